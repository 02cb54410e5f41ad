"""The versions of an article, and what changed between two of them."""

import pytest

from reader.core.errors import ReaderError
from reader.core.relocate import How
from reader.core.span import Span
from reader.core.version_diff import Kind
from reader.library.annotating import annotate, trash
from reader.library.library import Library
from reader.library.opening import open_article
from reader.library.shelf import Entry, resolve
from reader.library.versions import Difference, diff, two_versions, versions

BEFORE = "# Rain\n\nRain fell. The river rose over 2 metres. Nobody slept. Night came.\n"
AFTER = "# Rain\n\nRain fell. Wind blew. The river rose 3 metres. Night came.\n"


@pytest.fixture
def rain(library: Library) -> Entry:
    _write(library, BEFORE)
    return resolve(library, "rain")


def _write(library: Library, text: str) -> None:
    (library.articles / "rain.md").write_text(text, "utf-8")


def _mark(library: Library, quote: str) -> str:
    opened = open_article(library, resolve(library, "rain"))
    start = opened.document.text.index(quote)
    return annotate(library, opened.entry, opened.document, Span(start, start + len(quote))).uid


def _diff(library: Library, old: str = "", new: str = "") -> Difference:
    entry = resolve(library, "rain")
    return diff(library, entry, *two_versions(versions(library, entry), old, new))


def test_an_article_that_nothing_hangs_on_has_its_present_version_alone(library: Library, rain: Entry) -> None:
    [only] = versions(library, rain)
    assert (only.number, only.kept, only.annotations, only.is_present) == (1, None, 0, True)


def test_a_text_that_carries_annotations_is_a_version_and_the_present_one_is_the_last(
    library: Library, rain: Entry
) -> None:
    gone = _mark(library, "Rain fell.")
    _mark(library, "Nobody slept.")
    trash(library, gone)
    assert [(each.annotations, each.is_present) for each in versions(library, resolve(library, "rain"))] == [(1, True)]
    _write(library, AFTER)
    before, now = versions(library, resolve(library, "rain"))
    assert (before.number, before.text_digest, before.annotations, before.is_present) == (1, rain.text_digest, 1, False)
    assert (now.number, now.kept, now.annotations, now.is_present) == (2, None, 0, True)
    _write(library, BEFORE)
    assert [each.is_present for each in versions(library, resolve(library, "rain"))] == [True]


def test_what_changed_is_told_with_the_figures_and_the_annotations_that_it_hit(library: Library, rain: Entry) -> None:
    del rain
    kept, changed, lost = (_mark(library, quote) for quote in ("Rain fell.", "The river rose over", "Nobody slept."))
    _write(library, AFTER)
    found = _diff(library)
    assert [
        (each.kind, each.old.of(found.old_text), each.new.of(found.new_text), each.heading) for each in found.changes
    ] == [
        (Kind.ADDED, "", "Wind blew.", "Rain"),
        (Kind.CHANGED, "The river rose over 2 metres.", "The river rose 3 metres.", "Rain"),
        (Kind.REMOVED, "Nobody slept.", "", "Rain"),
    ]
    [(before, after)] = found.changes[1].figures
    assert (before.span.of(found.old_text), after.span.of(found.new_text)) == ("over 2 metres", "3 metres")
    hits = {hit.annotation.uid: hit.placed.how for each in found.changes for hit in each.hits}
    assert hits == {changed: How.CHANGED, lost: How.LOST}
    assert kept not in hits


def test_two_versions_that_lie_back_can_be_compared(library: Library, rain: Entry) -> None:
    _mark(library, "Night came.")
    _write(library, AFTER)
    _mark(library, "Night came.")
    _write(library, AFTER + "\nMorning came.\n")
    assert [each.kind for each in _diff(library, "1", "2").changes] == [Kind.ADDED, Kind.CHANGED, Kind.REMOVED]
    assert [each.kind for each in _diff(library).changes] == [Kind.ADDED]
    assert _diff(library, rain.text_digest[:8], "now") == _diff(library, "1", "3")
    assert [each.kind for each in _diff(library, "2", "1").changes] == [Kind.REMOVED, Kind.CHANGED, Kind.ADDED]


def test_from_the_present_version_to_one_that_lies_back_the_headings_are_those_of_the_present(
    library: Library, rain: Entry
) -> None:
    del rain
    _mark(library, "Night came.")
    _write(library, AFTER)
    assert {each.heading for each in _diff(library, "now", "1").changes} == {"Rain"}


@pytest.mark.parametrize("name", ["0", "3", "later", "abcdef"])
def test_a_version_that_there_is_not_is_refused(library: Library, rain: Entry, name: str) -> None:
    with pytest.raises(ReaderError, match="there is no version"):
        two_versions(versions(library, rain), name)


def test_the_text_of_a_file_that_is_gone_is_the_present_version(library: Library, rain: Entry) -> None:
    _mark(library, "Night came.")
    _write(library, AFTER)
    _mark(library, "Wind blew.")
    rain.path.unlink()
    assert len(_diff(library).changes) == 3
