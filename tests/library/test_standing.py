"""Standing: what became of annotations, with what they were and where they may lie."""

from reader.core.relocate import How
from reader.core.slices import at_once
from reader.library.library import Library
from reader.library.replacing import confirm, let_be
from reader.library.standing import stood_near, unsettled
from tests.library.changed_room import CHANGED, EDITED, LOST, MOVED, TEXT, marked, opened, written


def test_what_is_lost_comes_first_with_the_paragraph_it_stood_in(library: Library) -> None:
    marked(library, MOVED, CHANGED, LOST)
    found = at_once(unsettled(library, written(library, EDITED)))
    assert [each.how for each in found] == [How.LOST, How.CHANGED, How.MOVED]
    lost = found[0]
    assert lost.was == "Schools in the town stayed shut on Monday. Nobody was hurt."
    assert lost.at.of(lost.was) == LOST
    assert [each.asks for each in found] == [True, True, False]


def test_of_what_lies_as_it_was_marked_nothing_is_said(library: Library) -> None:
    marked(library, MOVED, CHANGED, LOST)
    assert at_once(unsettled(library, written(library, TEXT))) == []


def test_one_that_is_let_be_asks_no_more_and_comes_last(library: Library) -> None:
    uids = marked(library, CHANGED, LOST)
    there = written(library, EDITED)
    let_be(library, there, uids[LOST])
    found = at_once(unsettled(library, there))
    assert [(each.how, each.asks) for each in found] == [(How.CHANGED, True), (How.LOST, False)]


def test_what_is_known_is_not_looked_for_again_and_the_same_comes_of_it(library: Library) -> None:
    uids = marked(library, CHANGED, LOST)
    there = written(library, EDITED)
    known = at_once(unsettled(library, there))
    assert at_once(unsettled(library, there, known)) == known
    confirm(library, there, uids[CHANGED])
    left = at_once(unsettled(library, opened(library), known))
    assert [each.held.annotation.uid for each in left] == [uids[LOST]]
    assert left == at_once(unsettled(library, opened(library)))


def test_where_a_lost_passage_stood_is_told_by_what_stood_around_it(library: Library) -> None:
    marked(library, LOST)
    there = written(library, EDITED)
    anchor = there.annotations[0].annotation.anchor
    assert anchor is not None
    offset = stood_near(library, anchor, there.document)
    assert there.document.text[:offset].rstrip().endswith("stayed shut on Monday.")
