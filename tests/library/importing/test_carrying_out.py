import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from signal import SIGKILL

import pytest

from reader.core.errors import ReaderError
from reader.core.incoming import About, IncomingLink, Read, Unread
from reader.core.reference import Target, TargetKind
from reader.core.span import Span
from reader.library.annotating import annotate, relabel, retag, rewrite, trash
from reader.library.checking import check
from reader.library.importing import carrying_out
from reader.library.importing.carrying_out import carry_out
from reader.library.importing.planned import Outcome
from reader.library.library import Library
from reader.library.noting import notes
from reader.library.opening import open_article
from reader.library.parking import drop, parked
from reader.library.replacing import confirm
from reader.library.shelf import resolve
from reader.library.undoing import history, redo, undo
from reader.store.references import all_references
from reader.store.versions import kept_versions
from tests.library.importing.coming_in import (
    MORNING,
    TALKS,
    became,
    brought_in,
    everything,
    planned,
    record,
    said,
)

NEW, THERE, DROPPED, UPDATED, OURS, PARKED, UNREAD, REMARK = Outcome
BRIDGES = About("Bridges")
SENTENCE = "The engineers of the northern railway counted forty bridges before the winter came."
CHANGED = SENTENCE.replace("forty", "fifty")
Opening = Callable[[], Library]


@pytest.fixture(autouse=True)
def _bridges(root: Path) -> None:
    (root / "articles" / "bridges.md").write_text(f"# Bridges\n\nSnow fell. {SENTENCE} Nobody slept.\n")


def test_a_quote_comes_to_its_place_with_all_that_is_told_of_it(library: Library) -> None:
    one = record("1", "The river rose.", note="Whose?", tags=("#water", "Law/Tax"), label="yellow", created=MORNING)
    assert became(brought_in(library, one)) == [NEW]
    [noted] = notes(library)
    made = noted.annotation
    assert (made.anchor and made.anchor.exact, made.note, made.label) == ("The river rose.", "Whose?", "important")
    assert (made.tags, made.record.created) == (("water", "Law/Tax"), MORNING)
    assert check(library) == []


def test_what_is_in_other_words_is_kept_as_it_was_marked_and_shown_as_changed(
    library: Library, opening: Opening
) -> None:
    brought_in(library, record("1", CHANGED, BRIDGES))
    for each in (library, opening()):
        assert said(each) == [(CHANGED, "changed", "")]
        assert check(each) == []
    [noted] = notes(library)
    confirm(library, open_article(library, noted.entry), noted.annotation.uid)
    assert said(library) == [(SENTENCE, "exact", "")]
    undo(library)
    assert said(library) == [(CHANGED, "changed", "")]


def test_what_is_in_other_words_follows_its_article(library: Library, root: Path) -> None:
    brought_in(library, record("1", CHANGED, BRIDGES))
    file = root / "articles" / "bridges.md"
    file.write_text(file.read_text().replace("Snow fell.", "It was June.\n\nSnow fell."))
    assert said(library) == [(CHANGED, "changed", "")]
    file.write_text(file.read_text().replace("forty", "fifty"))
    assert said(library) == [(CHANGED, "moved", "")]
    assert check(library) == []


def test_a_text_that_no_file_had_is_no_version(library: Library) -> None:
    brought_in(library, record("1", CHANGED, BRIDGES))
    [noted] = notes(library)
    assert [each.text_digest for each in kept_versions(library.database, noted.entry.id)] == [noted.entry.text_digest]


def test_a_text_that_a_file_comes_to_have_is_a_version_from_then_on(library: Library, root: Path) -> None:
    brought_in(library, record("1", CHANGED, BRIDGES))
    file = root / "articles" / "bridges.md"
    file.write_text(file.read_text().replace("forty", "fifty"))
    entry = resolve(library, "bridges")
    annotate(library, entry, open_article(library, entry).document, Span(0, 4))
    assert entry.text_digest in [each.text_digest for each in kept_versions(library.database, entry.id)]
    assert said(library)[-1] == (CHANGED, "exact", "")
    assert check(library) == []


def test_what_finds_no_article_or_no_place_waits_and_one_bad_record_loses_nothing(library: Library) -> None:
    made = brought_in(
        library,
        Unread(1, "it is torn"),
        record("2", "Snow fell.", About("Snow in the south")),
        record("3", "Nothing of the kind was ever said."),
        record("4", "Night came."),
        record("5", "", note=""),
    )
    assert became(made) == [UNREAD, PARKED, PARKED, NEW, UNREAD]
    assert [(each.about.title, bool(each.about.article)) for each in parked(library)] == [
        ("Rain in the north", True),
        ("Snow in the south", False),
    ]


def test_one_import_is_one_undo_and_one_redo(library: Library) -> None:
    before = everything(library)
    link = IncomingLink(4, "l", "1", "supports", "2")
    brought_in(
        library,
        record("1", "The river rose."),
        record("2", CHANGED, BRIDGES),
        record("3", "Nowhere.", About("X")),
        link,
    )
    after = everything(library)
    assert len(history(library)) == 1
    undo(library)
    assert everything(library) == before
    redo(library)
    assert everything(library) == after


def test_importing_twice_adds_nothing(library: Library) -> None:
    reads: list[Read] = [
        record("1", "The river rose.", note="a"),
        record("2", CHANGED, BRIDGES),
        record("3", "Nowhere.", About("X")),
        record("4", "", note="on all of it"),
        IncomingLink(5, "l", "1", "supports", "2"),
        IncomingLink(6, "m", "1", "supports", "3"),
    ]
    assert became(brought_in(library, *reads)) == [NEW, NEW, PARKED, NEW, NEW, PARKED]
    before, acts = everything(library), len(history(library))
    assert set(became(brought_in(library, *reads))) == {THERE}
    assert everything(library) == before
    assert len(history(library)) == acts


def test_references_that_share_a_key_are_told_apart_by_what_they_say(library: Library) -> None:
    reads: list[Read] = [
        record("1", "The river rose."),
        record("2", CHANGED, BRIDGES),
        record("3", "Nowhere.", About("X")),
        IncomingLink(4, "l", "1", "supports", "2"),
        IncomingLink(5, "l", "1", "updates", "2"),
        IncomingLink(6, "l", "1", "supports", "3"),
        IncomingLink(7, "l", "1", "updates", "3"),
        IncomingLink(8, "l", "1", "updates", "3"),
    ]
    assert became(brought_in(library, *reads)) == [NEW, NEW, PARKED, NEW, NEW, PARKED, PARKED, THERE]
    before = everything(library)
    assert set(became(brought_in(library, *reads))) == {THERE}
    assert everything(library) == before


def test_a_note_is_not_there_already_where_the_same_import_makes_another_of_it(library: Library) -> None:
    brought_in(library, record("1", "The river rose."), record("2", "The river rose.", note="Whose?"))
    reads = [record("1", "The river rose."), record("1", "The river rose.", note="Whose?")]
    reads.append(record("2", "The river rose.", note="Since when?"))
    assert became(brought_in(library, *reads)) == [THERE, NEW, UPDATED]
    assert set(became(brought_in(library, *reads))) == {THERE}


def test_what_is_there_under_another_id_is_not_made_twice(library: Library) -> None:
    entry = resolve(library, "rain")
    document = open_article(library, entry).document
    start = document.text.index("The river")
    mine = annotate(library, entry, document, Span(start, start + 15), note="Whose?")
    made = brought_in(
        library, record("1", "The river rose.", note="Whose?"), record("2", "The river rose.", note="Else")
    )
    assert made.planned[0].uid == mine.uid
    assert became(made) == [THERE, NEW]


def test_a_second_note_under_one_key_is_not_lost(library: Library) -> None:
    one, two = record("1", "The river rose.", note="one"), record("1", "The river rose.", note="two")
    assert became(brought_in(library, one, two, one)) == [NEW, NEW, THERE]
    assert became(brought_in(library, one, two)) == [THERE, THERE]


def test_what_only_the_file_changed_is_brought_up_to_date(library: Library) -> None:
    one = record("1", "The river rose.", note="old", tags=("a",))
    brought_in(library, one)
    assert became(brought_in(library, replace(one, note="new", tags=("a", "b")))) == [UPDATED]
    [noted] = notes(library)
    assert (noted.annotation.note, noted.annotation.tags) == ("new", ("a", "b"))
    undo(library)
    assert said(library) == [("The river rose.", "exact", "old")]


def test_what_the_reader_changed_stays_however_often_the_file_comes(library: Library) -> None:
    one = record("1", "The river rose.", note="old", tags=("a",))
    uid = brought_in(library, one).planned[0].uid
    rewrite(library, uid, "mine")
    assert became(brought_in(library, one)) == [THERE]
    assert became(brought_in(library, replace(one, tags=("b",)))) == [UPDATED]
    assert became(brought_in(library, replace(one, tags=("b",)))) == [THERE]
    [noted] = notes(library)
    assert (noted.annotation.note, noted.annotation.tags) == ("mine", ("b",))


def test_a_file_of_another_program_that_tells_no_label_takes_none_away(library: Library) -> None:
    one = record("1", "The river rose.", label="doubt")
    brought_in(library, one)
    assert became(brought_in(library, replace(one, label=""))) == [THERE]
    assert [each.annotation.label for each in notes(library)] == ["doubt"]


def test_of_what_both_changed_the_readers_is_kept_and_it_is_said(library: Library) -> None:
    one = record("1", "The river rose.", note="old", tags=("a",))
    uid = brought_in(library, one).planned[0].uid
    rewrite(library, uid, "mine")
    made = brought_in(library, replace(one, note="theirs", tags=("b",)))
    assert became(made) == [UPDATED]
    assert "note changed here and there" in made.planned[0].why
    assert became(brought_in(library, replace(one, note="theirs", tags=("b",)))) == [OURS]
    assert said(library) == [("The river rose.", "exact", "mine")]


def test_what_went_out_and_was_changed_elsewhere_comes_back(library: Library) -> None:
    entry = resolve(library, "rain")
    document = open_article(library, entry).document
    made = annotate(library, entry, document, Span(0, 4), note="old")
    [row] = library.database.rows("SELECT content_hash FROM annotations")
    base = str(row["content_hash"])
    back = record("k", "Rain", note="new", uid=made.uid, base=base)
    assert became(planned(library, back)) == [UPDATED]
    relabel(library, made.uid, "doubt")
    assert became(brought_in(library, replace(back, label="doubt"))) == [UPDATED]
    retag(library, made.uid, ["x"])
    assert became(brought_in(library, replace(back, note="newer", base=base))) == [OURS]


def test_what_is_in_the_trash_or_was_dropped_stays_there(library: Library) -> None:
    reads = record("1", "The river rose."), record("2", "Nowhere.", About("X"))
    made = brought_in(library, *reads)
    trash(library, made.planned[0].uid)
    drop(library, [made.planned[1].uid])
    assert became(brought_in(library, *reads)) == [THERE, DROPPED]
    assert notes(library) == []
    assert parked(library) == []


def test_references_lead_to_records_articles_and_names(library: Library) -> None:
    rain = resolve(library, "rain").id
    made = brought_in(
        library,
        IncomingLink(1, "a", "1", "Supports", "2"),
        IncomingLink(2, "b", "1", "quotes", Target(TargetKind.ARTICLE, rain)),
        IncomingLink(3, "c", Target(TargetKind.ENTITY, "person:Ann Reed"), "see also", "2"),
        IncomingLink(4, "d", "1", "supports", "1"),
        IncomingLink(5, "e", "1", "supports", "nobody"),
        IncomingLink(6, "f", "1", "supports", Target(TargetKind.ANNOTATION, "z" * 26)),
        record("1", "The river rose."),
        record("2", "letters came", TALKS),
    )
    assert became(made) == [NEW, NEW, NEW, UNREAD, UNREAD, PARKED, NEW, NEW]
    assert sorted(each.relation for each in all_references(library.database)) == ["see also", "see also", "supports"]
    assert check(library) == []


def test_words_that_cannot_be_kept_are_marked_and_the_rest_is_kept(library: Library) -> None:
    brought_in(library, record("1\ud800", "The river rose.\r\n", note="a\0b\ud800c\r\nd", tags=("#", "a\0", "", " b ")))
    [noted] = notes(library)
    assert (noted.annotation.note, noted.annotation.tags) == ("a\ufffdb\ufffdc\nd", ("a\ufffd", "b"))
    made = brought_in(library, record("\ud800", "x\ud800y" * 99, About("T\0\ud800"), note="\0"))
    assert became(made) == [PARKED]
    assert parked(library)[0].about.title == "T\ufffd\ufffd"


def test_a_plan_that_is_old_is_made_anew_before_it_is_carried_out(library: Library) -> None:
    old = planned(library, record("1", "The river rose."), record("2", "Night came."))
    brought_in(library, record("1", "The river rose."))
    assert became(carry_out(library, old)) == [THERE, NEW]
    assert len(notes(library)) == 2


def test_all_of_it_is_on_the_article_that_is_named(library: Library) -> None:
    made = brought_in(library, record("1", "letters came", About("Anything")), article=resolve(library, "talks"))
    assert became(made) == [NEW]
    assert (
        planned(library, record("2", "The river rose."), article=resolve(library, "talks")).planned[0].outcome is PARKED
    )


def test_a_file_of_a_library_that_cannot_be_written_is_planned_and_not_carried_out(
    opening: Opening, monkeypatch: pytest.MonkeyPatch
) -> None:
    opening().close()
    monkeypatch.setattr("os.access", lambda _each, _mode: False)
    library = opening()
    plan = planned(library, record("1", "The river rose."))
    assert became(plan) == [NEW]
    with pytest.raises(ReaderError, match="nothing can be saved"):
        carry_out(library, plan)


def test_links_in_a_note_that_lead_to_what_is_here_are_references(library: Library) -> None:
    rain = resolve(library, "rain").id
    brought_in(library, record("1", "letters came", TALKS, note=f"See [[article:{rain}|Rain]] and [[nothing]]."))
    [reference] = all_references(library.database)
    assert reference.target == Target(TargetKind.ARTICLE, rain)
    undo(library)
    assert all_references(library.database) == []


def test_an_empty_import_is_no_act(library: Library) -> None:
    assert became(brought_in(library)) == []
    assert became(brought_in(library, Unread(1, "torn"))) == [UNREAD]
    assert history(library) == []


def test_what_is_only_said_of_a_file_is_no_record_that_was_not_taken(library: Library) -> None:
    made = brought_in(library, Unread(1, "an old file", is_remark=True), record("1", "The river rose."))
    assert (became(made), carrying_out.said(made.counts)) == ([REMARK, NEW], "1 imported")


def test_a_record_without_a_day_is_of_now_and_one_changed_before_it_was_made_of_then(library: Library) -> None:
    brought_in(
        library,
        record("1", "Night came."),
        record("2", "Rain fell.", created=MORNING, changed=MORNING.replace(year=1999)),
    )
    first, second = sorted((each.annotation.record for each in notes(library)), key=lambda each: each.created)
    assert first.created == first.changed == MORNING
    assert second.created.year == 2025


@pytest.mark.parametrize("number", [2, 6, 10])
def test_a_program_that_is_killed_while_it_imports_leaves_nothing_half(
    opening: Opening, root: Path, number: int
) -> None:
    reads = [record(str(each), "The river rose.", note=f"note {each}") for each in range(9)]
    child = os.fork()
    if not child:  # the program that is killed
        left = iter(range(number))

        def ids() -> str:
            made = next(left, None)
            if made is None:
                os.kill(os.getpid(), SIGKILL)
            return f"id{made}"

        brought_in(replace(opening(), ids=ids), *reads)
        os._exit(0)
    assert os.WTERMSIG(os.waitpid(child, 0)[1]) == SIGKILL
    library = opening()
    assert (notes(library), history(library), check(library)) == ([], [], [])
    assert set(became(brought_in(library, *reads))) == {NEW}
    assert root.is_dir()
