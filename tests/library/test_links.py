from collections.abc import Callable

import pytest

from reader.core.entity import EntityKey, EntityKind
from reader.core.reference import Reference, Target, TargetKind, entity_target, figure_target
from reader.core.slices import at_once
from reader.core.span import Span
from reader.library.annotating import annotate, find_quote, restore, trash
from reader.library.beyond import figures_beyond
from reader.library.correcting import reject, rename
from reader.library.ends import Ends, EndState
from reader.library.ledger import take_ledger
from reader.library.library import Library
from reader.library.links import Direction, direction, links
from reader.library.opening import open_article
from reader.library.referencing import change_note, change_relation, link, turn_round, unlink
from reader.library.referencing import restore as restore_link
from reader.library.removing import remove
from reader.library.shelf import entries, resolve
from reader.library.shown_ends import ends_in, figures_tied, told_at
from reader.library.targets import resolve as typed
from reader.library.tied import Tied
from reader.library.undoing import history, redo, undo

ANN = entity_target(EntityKey(EntityKind.PERSON, "Ann Reed"))
ANNA = EntityKey(EntityKind.PERSON, "Anna Reed")


def marked(library: Library, name: str, quote: str) -> Target:
    opened = open_article(library, resolve(library, name))
    made = annotate(library, opened.entry, opened.document, find_quote(opened.document, quote))
    return Target(TargetKind.ANNOTATION, made.uid)


def article(library: Library, name: str) -> Target:
    return Target(TargetKind.ARTICLE, resolve(library, name).id)


def tied(library: Library, name: str) -> list[Tied]:
    opened = open_article(library, resolve(library, name))
    return ends_in(library, opened.entry, opened.document)


def ends(library: Library) -> list[tuple[str, EndState]]:
    return [(end.words, end.state) for each in links(library) for end in (each.source, each.target)]


@pytest.fixture
def updates(library: Library) -> Reference:
    """The river of one article updates the figure of the other."""
    return link(library, marked(library, "rain", "The river rose."), "updates", typed(library, 'talks#"over 6,000"'))


def test_a_reference_is_listed_with_both_ends_in_words_and_in_place(library: Library, updates: Reference) -> None:
    (found,) = links(library)
    assert found.reference == updates
    assert (found.source.words, found.target.words) == ("“The river rose.”", "“over 6,000”")
    assert found.source.entry == resolve(library, "rain")
    assert found.target.entry == resolve(library, "talks")
    text = open_article(library, resolve(library, "talks")).document.text
    assert found.target.span
    assert found.target.span.of(text) == "over 6,000"
    assert found.source.state is found.target.state is EndState.EXACT


def test_backlinks_are_found_from_every_kind_of_end(library: Library) -> None:
    note, figure, talks = (
        marked(library, "rain", "Rain fell."),
        typed(library, 'talks#"6,000"'),
        article(library, "talks"),
    )
    for source, target in ((note, figure), (figure, ANN), (ANN, talks)):
        link(library, source, "see also", target)
    shelf = Ends(library, entries(library))

    def ways(target: Target) -> list[Direction | None]:
        return [direction(each, shelf.end(target)) for each in links(library, target)]

    assert ways(note) == [Direction.OUT]
    assert ways(figure) == [Direction.IN, Direction.OUT]
    assert ways(ANN) == [Direction.IN, Direction.OUT]
    assert ways(talks) == [Direction.IN, Direction.OUT, Direction.IN]
    assert ways(article(library, "rain")) == [Direction.OUT]


def test_references_are_filtered_by_relation_article_and_entity(library: Library, updates: Reference) -> None:
    other = link(library, ANN, "supports", article(library, "rain"))
    assert [each.reference for each in links(library, relation="UPDATES")] == [updates]
    assert [each.reference for each in links(library, article="talks")] == [updates]
    assert [each.reference for each in links(library, article="rain in the")] == [updates, other]
    assert [each.reference for each in links(library, entity="reed")] == [other]
    assert links(library, article="nowhere") == links(library, entity="nobody") == []


def test_an_end_follows_its_passage_when_the_article_changes(library: Library, updates: Reference) -> None:
    for name in ("rain.md", "talks.txt"):
        file = library.articles / name
        file.write_text("Read this first, all of it.\n\n" + file.read_text())
    assert ends(library) == [("“The river rose.”", EndState.MOVED), ("“over 6,000”", EndState.MOVED)]
    (found,) = tied(library, "talks")
    text = open_article(library, resolve(library, "talks")).document.text
    assert found.span
    assert found.span.of(text) == "over 6,000"
    assert found.references == (updates,)
    assert links(library, typed(library, 'talks#"over 6,000"'))[0].reference == updates


@pytest.mark.usefixtures("updates")
def test_an_end_that_is_no_longer_said_is_lost_and_the_reference_stays(library: Library) -> None:
    (library.articles / "talks.txt").write_text("Talks end\n\nNobody wrote.\n")
    assert ends(library)[1] == ("“over 6,000”", EndState.LOST)
    assert [each.span for each in tied(library, "talks")] == [None]


def test_an_end_in_the_trash_is_told_and_the_reference_stays(library: Library, updates: Reference) -> None:
    trash(library, updates.source.key)
    assert ends(library)[0] == ("“The river rose.”, in the trash", EndState.GONE)
    assert tied(library, "rain") == []
    restore(library, updates.source.key)
    assert ends(library)[0] == ("“The river rose.”", EndState.EXACT)
    remove(library, resolve(library, "rain"))
    assert ends(library)[0] == ("“The river rose.”, its article is in the trash", EndState.GONE)
    undo(library)
    link(library, ANN, "see also", article(library, "talks"))
    remove(library, resolve(library, "talks"))
    assert ends(library)[1:] == [
        ("“over 6,000”, its article is in the trash", EndState.GONE),
        ("the person “Ann Reed”", EndState.EXACT),
        ("“Talks end”, in the trash", EndState.GONE),
    ]


def test_an_entity_is_told_by_its_present_name_and_found_under_it(library: Library) -> None:
    made = link(library, ANN, "see also", article(library, "rain"))
    rename(library, EntityKey(EntityKind.PERSON, "Ann Reed"), ANNA.name)
    assert ends(library)[0] == ("the person “Anna Reed”", EndState.EXACT)
    assert [each.reference for each in links(library, entity_target(ANNA))] == [made]
    assert [each.reference for each in links(library, entity="anna")] == [made]
    reject(library, ANNA)
    assert ends(library)[0] == ("the person “Ann Reed”, rejected as a name", EndState.GONE)


def test_from_a_note_its_references_are_told_by_the_present_names(library: Library, updates: Reference) -> None:
    link(library, ANN, "source of", updates.source)
    rename(library, EntityKey(EntityKind.PERSON, "Ann Reed"), ANNA.name)
    assert told_at(library, updates.source) == [
        "→ updates “over 6,000”",
        "← the person “Anna Reed” source of this",
    ]


def test_a_figure_has_its_sign_where_the_text_says_it_now(library: Library, updates: Reference) -> None:
    talks = resolve(library, "talks")
    link(library, updates.source, "see also", article(library, "talks"))
    for text in ("{}", "Read this first, all of it.\n\n{}"):
        file = library.articles / "talks.txt"
        file.write_text(text.format(file.read_text()))
        (span,) = figures_tied(library, talks.id)
        assert span.of(open_article(library, resolve(library, "talks")).document.text) == "over 6,000"
        assert span in at_once(figures_beyond(library, take_ledger(library), talks.id))
    assert figures_tied(library, resolve(library, "rain").id) == frozenset()
    unlink(library, updates.record.uid)
    assert figures_tied(library, talks.id) == at_once(figures_beyond(library, take_ledger(library), talks.id)) == set()


@pytest.mark.parametrize("kind", list(TargetKind))
def test_an_end_that_nothing_knows_is_told_without_a_failure(library: Library, kind: TargetKind) -> None:
    end = Ends(library, entries(library)).end(Target(kind, "nothing"))
    assert end.state is EndState.GONE
    assert end.words


def test_a_place_tells_which_way_its_references_lead(library: Library, updates: Reference) -> None:
    (here,) = tied(library, "rain")
    (there,) = tied(library, "talks")
    assert (here.target, here.direction) == (updates.source, Direction.OUT)
    assert (there.target, there.direction) == (updates.target, Direction.IN)
    link(library, updates.target, "see also", ANN)
    assert [each.direction for each in tied(library, "talks")] == [Direction.BOTH]


def test_what_is_about_a_whole_article_stands_last_and_has_no_place(library: Library, updates: Reference) -> None:
    link(library, article(library, "rain"), "see also", ANN)
    assert [(each.target, each.span is None) for each in tied(library, "rain")] == [
        (updates.source, False),
        (article(library, "rain"), True),
    ]


def test_a_figure_written_by_hand_has_no_place(library: Library) -> None:
    entry = resolve(library, "talks")
    link(library, typed(library, 'talks#"over 6,000"'), "see also", ANN)
    beyond = figure_target(entry.id, entry.text_digest, Span(9_000, 9_001))
    link(library, beyond, "see also", Target(TargetKind.ENTITY, "star:Sun"))
    assert [each.span is None for each in tied(library, "talks")] == [False, True]
    assert ends(library)[2:] == [("a figure", EndState.LOST), ("star:Sun", EndState.GONE)]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda library, uid: change_relation(library, uid, "supports"), "linked otherwise"),
        (lambda library, uid: change_note(library, uid, "a\r\nb"), "noted on the link of"),
        (turn_round, "turned round"),
        (unlink, "unlinked"),
    ],
)
def test_every_change_of_a_reference_is_told_undone_and_done_again(
    library: Library, updates: Reference, change: Callable[[Library, str], Reference], words: str
) -> None:
    changed = change(library, updates.record.uid)
    assert changed != updates
    assert history(library)[0].words.startswith(words)
    undo(library)
    assert [each.reference for each in links(library)] == [updates]
    redo(library)
    assert [each.reference for each in links(library)] == [each for each in (changed,) if not each.record.deleted]


def test_a_reference_comes_back_from_the_trash(library: Library, updates: Reference) -> None:
    unlink(library, updates.record.uid)
    back = restore_link(library, updates.record.uid)
    assert [each.reference for each in links(library)] == [back]
    assert history(library)[0].words == "linked again “The river rose.” with “over 6,000” as updates"
    assert restore_link(library, updates.record.uid) == back


def test_a_change_that_changes_nothing_is_no_act(library: Library, updates: Reference) -> None:
    before = history(library)
    change_relation(library, updates.record.uid, "updates")
    change_note(library, updates.record.uid, "")
    assert history(library) == before
