"""A file whose article is known becomes a new version of it, and its annotations stay."""

from collections.abc import Callable
from pathlib import Path

import pytest

from reader.core.errors import ReaderError
from reader.core.relocate import How
from reader.core.span import Span
from reader.library.acting import act
from reader.library.adding import Added, Became, add_each, register
from reader.library.annotating import annotate
from reader.library.library import Library
from reader.library.opening import open_article
from reader.library.removing import remove
from reader.library.renewing import renew
from reader.library.shelf import Entry, entries, resolve
from reader.library.twins import Choice, Twin
from reader.library.undoing import history, redo, undo
from reader.library.versions import diff, two_versions, versions

NEWER = b"# Rain in the north\n\nRain fell. The river rose two metres. Night came.\n"


@pytest.fixture
def rain(library: Library) -> Entry:
    opened = open_article(library, resolve(library, "rain"))
    annotate(library, opened.entry, opened.document, Span(18, 28), note="here")
    return resolve(library, "rain")


@pytest.fixture
def newer(tmp_path: Path) -> Path:
    file = tmp_path / "download.md"
    file.write_bytes(NEWER)
    return file


def renewed(library: Library, file: Path) -> Added:
    [added] = add_each(library, [str(file)], decide=lambda _: Choice.NEW_VERSION)
    return added


def _files(library: Library) -> list[str]:
    return sorted(path.name for path in library.articles.iterdir())


def _quotes(library: Library) -> list[tuple[str, How]]:
    opened = open_article(library, resolve(library, "rain"))
    return [(held.span.of(opened.document.text), held.placed.how) for held in opened.annotations if held.span]


def test_a_new_version_keeps_the_article_s_id_name_and_annotations(library: Library, rain: Entry, newer: Path) -> None:
    added = renewed(library, newer)
    assert (added.became, added.entry.id, added.entry.path) == (Became.NEW_VERSION, rain.id, rain.path)
    assert rain.path.read_bytes() == NEWER
    assert _files(library) == ["rain.md", "talks.txt"]
    assert _quotes(library) == [("Rain fell.", How.EXACT)]
    assert history(library)[0].words == "took a new version of “Rain in the north”"
    assert entries(library, trashed=True) == []


def test_what_changed_can_be_told_afterwards(library: Library, rain: Entry, newer: Path) -> None:
    renewed(library, newer)
    entry = resolve(library, "rain")
    known = versions(library, entry)
    assert [each.text_digest for each in known] == [rain.text_digest, entry.text_digest]
    assert len(diff(library, entry, *two_versions(known)).changes) == 1


def test_the_text_is_kept_of_an_article_that_nothing_hangs_on(library: Library, newer: Path) -> None:
    renewed(library, newer)
    assert len(versions(library, resolve(library, "rain"))) == 2


def test_undo_brings_the_old_file_back_and_redo_the_new_one(library: Library, rain: Entry, newer: Path) -> None:
    before = rain.path.read_bytes()
    renewed(library, newer)
    for _ in range(2):
        undo(library)
        assert (rain.path.read_bytes(), _files(library)) == (before, ["rain.md", "talks.txt"])
        assert resolve(library, "rain").text_digest == rain.text_digest
        assert _quotes(library) == [("Rain fell.", How.EXACT)]
        redo(library)
        assert (rain.path.read_bytes(), _files(library)) == (NEWER, ["rain.md", "talks.txt"])


def test_versions_go_to_and_fro_and_undo_leads_back_through_all(library: Library, rain: Entry, newer: Path) -> None:
    before = rain.path.read_bytes()
    for data in (NEWER, before, NEWER):
        newer.write_bytes(data)
        renewed(library, newer)
    for data in (before, NEWER, before):
        undo(library)
        assert rain.path.read_bytes() == data


def test_what_was_edited_since_is_kept_when_the_version_is_taken_back(
    library: Library, rain: Entry, newer: Path
) -> None:
    before = rain.path.read_bytes()
    renewed(library, newer)
    rain.path.write_bytes(NEWER + b"\nAnd more.\n")
    undo(library)
    assert rain.path.read_bytes() == before
    redo(library)
    assert rain.path.read_bytes() == NEWER + b"\nAnd more.\n"


def test_a_file_that_was_renamed_since_gets_its_old_text_under_its_new_name(
    library: Library, rain: Entry, newer: Path
) -> None:
    before = rain.path.read_bytes()
    renewed(library, newer)
    rain.path.rename(library.articles / "wet.md")
    undo(library)
    assert _files(library) == ["talks.txt", "wet.md"]
    assert (library.articles / "wet.md").read_bytes() == before


def test_a_version_of_another_kind_takes_another_ending(library: Library, rain: Entry, tmp_path: Path) -> None:
    (tmp_path / "rain.txt").write_bytes(b"Rain in the north\n\nRain fell. Night came.\n")
    added = renewed(library, tmp_path / "rain.txt")
    assert (added.entry.id, _files(library)) == (rain.id, ["rain.txt", "talks.txt"])
    undo(library)
    assert _files(library) == ["rain.md", "talks.txt"]


def test_a_file_that_is_gone_comes_back_as_its_new_version(library: Library, rain: Entry, newer: Path) -> None:
    rain.path.unlink()
    added = renewed(library, newer)
    assert (added.entry.id, added.entry.missing, rain.path.read_bytes()) == (rain.id, False, NEWER)
    undo(library)
    assert resolve(library, "rain").missing


def test_a_file_elsewhere_stays_as_it_is_when_a_new_version_comes(
    library: Library, newer: Path, tmp_path: Path
) -> None:
    file = tmp_path / "elsewhere.md"
    file.write_bytes(b"# Snow\n\nSnow fell.\n")
    snow = register(library, file)
    newer.write_bytes(b"# Snow\n\nMuch snow fell.\n")
    added = renewed(library, newer)
    assert (added.entry.id, added.entry.path.parent) == (snow.id, library.articles)
    assert file.read_bytes() == b"# Snow\n\nSnow fell.\n"
    undo(library)
    assert resolve(library, snow.id).path == file
    assert _files(library) == ["rain.md", "talks.txt"]
    redo(library)
    assert resolve(library, snow.id).path == added.entry.path


def test_an_act_that_is_not_saved_leaves_the_old_file(library: Library, rain: Entry, newer: Path) -> None:
    before = rain.path.read_bytes()
    with pytest.raises(ReaderError, match="is in the trash"):
        add_each(library, [str(newer)], decide=lambda twin: _removed(library, twin))
    undo(library)
    assert rain.path.read_bytes() == before


def test_a_version_that_cannot_be_saved_leaves_no_trace(library: Library, rain: Entry) -> None:
    before = rain.path.read_bytes()
    with pytest.raises(ZeroDivisionError):
        _renew_and_fail(library, rain)
    assert (_files(library), rain.path.read_bytes()) == (["rain.md", "talks.txt"], before)
    assert [path for path in library.trash.rglob("*") if path.is_file()] == []
    assert resolve(library, "rain") == rain


def _renew_and_fail(library: Library, entry: Entry) -> None:
    with act(library) as acting:
        renew(acting, entry, ".txt", b"Rain in the north\n\nRain fell.\n")
        assert _files(library) == ["rain.txt", "talks.txt"]
        raise ZeroDivisionError


def _removed(library: Library, twin: Twin) -> Choice:
    remove(library, twin.known)  # as another program might, before the act begins
    return Choice.NEW_VERSION


@pytest.mark.parametrize(
    ("kept", "brought", "same"),
    [
        (
            "---\nurl: https://a.org/x\n---\n# One\n\nText.",
            "---\nurl: http://www.a.org/x/#top\n---\n# Two\n\nT.",
            "url",
        ),
        ("# One\n\nText.", "---\ntitle: one\nurl: https://a.org/x\n---\n\nOther.", "title"),
        ("---\nurl: https://a.org/x\n---\n# One\n\nText.", "---\nurl: https://a.org/y\n---\n# One\n\nT.", None),
        ("# One\n\nText.", "# Two\n\nText.", None),
        ("Only a line.", "Another line.", None),
    ],
)
def test_a_url_or_a_title_tells_that_an_article_is_known(
    library: Library, tmp_path: Path, kept: str, brought: str, same: str | None
) -> None:
    (library.articles / "draft.md").write_text(kept, "utf-8")
    (tmp_path / "draft.md").write_text(brought, "utf-8")
    asked: list[Twin] = []

    def decide(twin: Twin) -> Choice:
        asked.append(twin)
        return Choice.SKIP

    [added] = add_each(library, [str(tmp_path / "draft.md")], decide=decide)
    assert [twin.same for twin in asked] == ([same] if same else [])
    assert added.became is (Became.SKIPPED if same else Became.ADDED)


def test_of_many_the_others_are_added(library: Library, rain: Entry, tmp_path: Path) -> None:
    (tmp_path / "download.md").write_bytes(NEWER)
    (tmp_path / "wind.md").write_bytes(b"# Wind\n\nIt blew.\n")
    (tmp_path / "again.md").write_bytes(NEWER + b"\nAgain.\n")
    found = add_each(library, [str(tmp_path / name) for name in ("wind.md", "download.md", "again.md")], decide=_newer)
    assert [added.became for added in found] == [Became.ADDED, Became.NEW_VERSION, Became.SKIPPED]
    assert rain.path.read_bytes() == NEWER
    undo(library)
    assert _files(library) == ["rain.md", "talks.txt"]
    assert rain.path.read_bytes() != NEWER


def _newer(twin: Twin) -> Choice:
    del twin
    return Choice.NEW_VERSION


def test_another_program_sees_the_same_article(
    library: Library, rain: Entry, newer: Path, opening: Callable[[], Library]
) -> None:
    other = opening()
    assert resolve(other, "rain").annotations == 1
    renewed(library, newer)
    again = resolve(other, "rain")
    assert (again.id, again.annotations, again.text_digest) == (rain.id, 1, resolve(library, "rain").text_digest)
