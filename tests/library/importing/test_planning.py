import pytest

from reader.core.errors import ReaderError
from reader.library.importing.carrying_out import carry_out, said
from reader.library.importing.planned import Outcome
from reader.library.importing.planning import plan, whole_among
from reader.library.library import Library
from reader.library.noting import notes
from reader.library.undoing import history, undo

ONE = b"Highlight,Title\nThe river rose.,Rain in the north\nSnow fell.,Snow\n"
TWO = b"\xef\xbb\xbfTitle;Highlight;Note\nTalks end;letters came;How many?\n"


def test_several_files_of_one_import_are_one_act(library: Library) -> None:
    made = carry_out(library, plan(library, [("one.csv", ONE), ("two.csv", TWO)]))
    assert said(made.counts) == "2 imported, 1 waiting for an article or a place"
    assert [(each.given.source, each.line) for each in made.planned] == [("one.csv", 2), ("one.csv", 3), ("two.csv", 2)]
    assert history(library)[0].words == "imported 2 annotations, 1 parked note"
    undo(library)
    assert notes(library) == []


def test_one_file_twice_in_one_import_adds_nothing(library: Library) -> None:
    made = plan(library, [("one.csv", ONE), ("again.csv", ONE)])
    assert [each.outcome for each in made.planned] == [Outcome.NEW, Outcome.PARKED, Outcome.THERE, Outcome.THERE]


def test_a_file_that_is_too_large_or_of_no_format_is_refused_before_it_is_read(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(ReaderError, match="it cannot be told what noise is"):
        plan(library, [("noise", b"\0\1\2"), ("more", b"\0\1\2")])
    with pytest.raises(ReaderError, match="there is no format"):
        plan(library, [("one.csv", ONE)], "noise")
    monkeypatch.setattr("reader.library.importing.planning.SIZE_LIMIT_BYTES", len(ONE) - 1)
    with pytest.raises(ReaderError, match="larger than"):
        plan(library, [("one.csv", ONE)])
    assert history(library) == []


def test_a_file_that_cannot_be_read_is_told_and_the_others_come_in(library: Library) -> None:
    gone = ReaderError("gone.csv cannot be read")
    made = carry_out(library, plan(library, [("one.csv", ONE), ("noise", b"\0\1\2"), ("gone.csv", gone)]))
    assert said(made.counts) == "1 imported, 1 waiting for an article or a place, 2 not taken"
    assert [(each.where, each.why) for each in made.planned[2:]] == [
        ("noise", "it cannot be told what noise is"),
        ("gone.csv", "gone.csv cannot be read"),
    ]
    assert not plan(library, [("one.csv", ONE), ("noise", b"\0\1\2")]).is_whole


def test_a_library_comes_in_by_itself() -> None:
    own = ("all.json", b'{"format": "postil", "version": 1}')
    assert whole_among([own]) == own
    assert whole_among([("one.csv", ONE), ("noise", b"\0")]) is None
    with pytest.raises(ReaderError, match=r"all\.json is a library, and comes in by itself"):
        whole_among([("one.csv", ONE), own])
