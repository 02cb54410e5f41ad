from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.core.anchor import Anchor
from reader.core.entity import EntityKey, EntityKind
from reader.core.reference import Target, TargetKind, figure_target
from reader.core.slices import at_once
from reader.core.snippet import Snippet
from reader.library.annotating import annotate, find_quote, retag, rewrite, trash
from reader.library.indexing import index
from reader.library.known import Census, Known, Presence
from reader.library.library import Library
from reader.library.marking import figures_of
from reader.library.opening import open_article
from reader.library.referencing import link
from reader.library.removing import remove
from reader.library.searching import RANKED_MAX, Answer, Search
from reader.library.shelf import resolve
from reader.library.undoing import undo
from tests.core.pictures import strange_texts

FLOOD = """---
title: The flood
author: Ann Reed
published: 2025-05-30
tags: [weather/storms]
---

The river rose in Łódź. Over 6,000 people left their houses.

## The bank

The river bank gave way at noon. Damage: $3.2 billion.

## 東京で

昨日東京で雨が降った。
"""


@pytest.fixture
def search(library: Library, root: Path) -> Iterator[Search]:
    (root / "articles" / "flood.md").write_text(FLOOD, "utf-8")
    with Search(library) as opened:
        at_once(opened.refresh())
        yield opened


def drawn(piece: Snippet) -> str:
    text = piece.text
    for mark in reversed(piece.marks):
        text = f"{text[: mark.start]}[{mark.of(text)}]{text[mark.end :]}"
    return text


def found(search: Search, query: str, census: Census | None = None) -> list[str]:
    """What is shown of the hits, best first, hits in square brackets; an annotation with its note behind a bar."""
    hits = search.search(query, census=census).hits
    return [drawn(hit.snippet) + (f" | {drawn(hit.note)}" if hit.note.text else "") for _, hit in hits]


def mark(library: Library, name: str, quote: str, **what: object) -> str:
    opened = open_article(library, resolve(library, name))
    return annotate(library, opened.entry, opened.document, find_quote(opened.document, quote), **what).uid  # type: ignore[arg-type]


def test_words_are_found_without_case_and_diacritics_and_their_hits_marked(search: Search) -> None:
    assert found(search, "RIVER lodz") == ["The [river] rose in [Łódź]. Over 6,000 people left their houses."]


def test_numbers_are_found_with_or_without_their_separators(search: Search) -> None:
    assert len(found(search, "6000 people")) == 1
    assert len(found(search, '"over 6,000 people"')) == 1


def test_a_hit_tells_where_in_the_article_it_stands(library: Library, search: Search) -> None:
    ((group, hit),) = search.search("noon").hits
    text = open_article(library, group.entry).document.text
    assert hit.span is not None
    assert hit.span.of(text) == "noon"
    assert hit.heading.text == "The bank"
    assert group.entry.article.title == "The flood"


def test_text_without_blanks_between_its_words_is_found(search: Search) -> None:
    assert found(search, "東京 雨") == ["昨日[東京]で[雨]が降った。"]


def test_the_title_counts_for_every_section_and_the_best_article_comes_first(search: Search) -> None:
    groups = search.search("rain").groups
    assert [group.entry.article.title for group in groups] == ["Rain in the north"]
    assert drawn(groups[0].title) == "[Rain] in the north"
    (_, hit), *_ = search.search("flood noon").hits
    assert drawn(hit.snippet) == "The river bank gave way at [noon]. Damage: $3.2 billion."


def test_what_has_the_words_in_its_heading_comes_before_what_has_them_in_its_text(search: Search) -> None:
    (_, first), *_ = search.search("river bank").hits
    assert drawn(first.heading) == "The [bank]"


def test_quotes_notes_and_tags_are_found_and_told_apart(library: Library, search: Search) -> None:
    uid = mark(library, "rain", "Night came.", note="Whose gauge?", tags=["law/treaty"], label="doubt")
    at_once(search.refresh())
    assert found(search, "gauge") == ["Night came. | Whose [gauge]?"]
    ((_, hit),) = search.search("treaty").hits
    assert (hit.uid, hit.label, hit.tags, hit.span) == (uid, "doubt", ("law/treaty",), None)
    for query in ("has:note", "has:notes", "has:tag", "has:label", "label:doubt", "label:DOUBT", "tag:law"):
        assert found(search, query) == ["Night came. | Whose gauge?"], query
    assert found(search, "tag:law/treaty night") == ["[Night] came. | Whose gauge?"]
    assert len(found(search, "night -has:note")) == 1
    assert found(search, "-tag:law has:note") == []


def test_the_tags_of_an_article_are_found_by_those_above_them(search: Search) -> None:
    assert len(found(search, "tag:weather")) == 3
    assert len(found(search, "tag:weather/storms bank")) == 1


def test_what_was_changed_in_the_library_is_found_as_it_is_now(library: Library, search: Search, root: Path) -> None:
    uid = mark(library, "rain", "Night came.", note="first")
    rewrite(library, uid, "second")
    at_once(search.refresh())
    assert found(search, "first") == []
    assert found(search, "second") == ["Night came. | [second]"]
    retag(library, uid, ["third"])
    (root / "articles" / "flood.md").write_text("# Drought\n\nNothing fell.\n")
    at_once(search.refresh())
    assert found(search, "third") == ["Night came. | second"]
    assert found(search, "noon") == []
    assert found(search, "drought") == ["Nothing fell."]


def test_what_is_in_the_trash_is_not_found_until_it_is_brought_back(library: Library, search: Search) -> None:
    uid = mark(library, "rain", "Night came.", note="gauge")
    trash(library, uid)
    at_once(search.refresh())
    assert found(search, "gauge") == []
    undo(library)
    remove(library, resolve(library, "rain"))
    at_once(search.refresh())
    assert found(search, "gauge") == found(search, "night") == []
    undo(library)
    at_once(search.refresh())
    assert len(found(search, "gauge")) == 1
    assert len(found(search, "night")) == 2


def test_only_what_has_changed_is_touched(library: Library, search: Search) -> None:
    assert at_once(search.refresh()) is False
    mark(library, "rain", "Night came.")
    assert at_once(search.refresh()) is True
    assert at_once(search.refresh()) is False


def test_figures_are_found_by_value_unit_kind_and_month_once_they_are_known(library: Library, search: Search) -> None:
    assert found(search, "figure:6000") == []
    list(index(library, None))
    at_once(search.refresh())
    for query in ("figure:6000", "figure:6,000", 'figure:"over 6,000"'):
        assert "The river rose in Łódź. Over [6,000] people left their houses." in found(search, query), query
    for query in ("figure:USD", "figure:money", 'figure:"$3.2bn"', "figure:3200000000"):
        assert len(search.search(query).hits) == 1, query
    assert search.search("figure:nonsense").as_words == ("figure:nonsense",)


def test_a_linked_figure_article_or_annotation_is_one_that_has_a_reference(library: Library, search: Search) -> None:
    uid = mark(library, "rain", "Night came.")
    opened = open_article(library, resolve(library, "flood"))
    figure = figures_of(library, opened.entry, opened.document)[0]
    end = figure_target(opened.entry.id, opened.document.text_digest, figure.span)
    link(library, Target(TargetKind.ANNOTATION, uid), "supports", end)
    at_once(search.refresh())
    assert sorted(found(search, "has:reference")) == [
        "Night came.",
        "The river rose in Łódź. Over 6,000 people left their houses.",
    ]


def test_an_entity_is_found_by_all_of_its_names_where_they_stand(library: Library, search: Search) -> None:
    talks = resolve(library, "talks").id
    ann = EntityKey(EntityKind.PERSON, "Ann Reed")
    census = Census({ann: Known(ann, [Presence(talks, 1, ("Ann Reed", "Reed"))])})
    for query in ('entity:"Ann Reed"', "entity:reed", 'entity:"person:Ann Reed"'):
        assert found(search, query, census)[:1] == ["[Ann Reed] said over 6,000 letters came."], query
    assert found(search, "-entity:reed letters", census) == []
    answer = search.search("entity:nobody letters", census=census)
    assert (answer.as_words, answer.hits) == (("entity:nobody",), [])


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("by:reed river", 2),
        ('by:"ann reed" river', 2),
        ("before:2025-06 river", 2),
        ("before:2025-05-30 river", 0),
        ("after:2025-05-30 river", 2),
        ("after:2025-06 river", 0),
        ("after:2025 before:2026 river", 2),
        ("-after:2025-06 river", 2),
        ("-before:2025 river", 2),
        ("in:flood river", 2),
        ('in:"the flood" river', 2),
        ("-in:flood river", 1),
        ("in:north river", 1),
    ],
)
def test_qualifiers_narrow_what_is_found(search: Search, query: str, count: int) -> None:
    assert len(found(search, query)) == count


@pytest.mark.parametrize(
    "query", ["after:noon", "has:pictures", "label:nothing", "tag:none", "in:nowhere", "by:nobody"]
)
def test_what_means_nothing_here_is_searched_for_as_words(search: Search, query: str) -> None:
    assert search.search(query).as_words == (query,)


def test_where_very_much_is_found_only_the_newest_is_ranked(library: Library, root: Path) -> None:
    text = "".join(f"# Part {number}\n\nThe river.\n\n" for number in range(RANKED_MAX + 1))
    (root / "articles" / "long.md").write_text(text)
    with Search(library) as search:
        at_once(search.refresh())
        answer = search.search("river", limit=10)
    assert answer.more
    assert len(answer.hits) <= 10


def test_first_come_the_newest_and_then_the_best(search: Search) -> None:
    steps = search.answering("riv", typing=True)
    first = next(steps)
    assert first is not None
    assert not first.is_ranked
    answers = [first, at_once(steps)]
    assert answers[1].is_ranked
    assert {hit.snippet.text for _, hit in answers[0].hits} == {hit.snippet.text for _, hit in answers[1].hits}


def test_nothing_that_is_asked_for_finds_nothing(search: Search) -> None:
    assert search.search("") == search.search(' "" -- * ') == Answer()


def test_the_index_may_be_deleted_at_any_time(library: Library, search: Search, opening: Callable[[], Library]) -> None:
    before = found(search, "river")
    search.close()
    for file in library.folders.cache.glob("search-*"):
        file.unlink()
    with Search(opening()) as again:
        at_once(again.refresh())
        assert found(again, "river") == before


def test_searching_writes_nothing_to_the_library(library: Library, search: Search) -> None:
    before = (library.root / "annotations.db").read_bytes()
    found(search, "river")
    at_once(search.refresh())
    assert (library.root / "annotations.db").read_bytes() == before


def test_a_lost_annotation_is_found_as_well(library: Library, search: Search, root: Path) -> None:
    mark(library, "rain", "Night came.", note="gauge")
    (root / "articles" / "rain.md").write_text("# Rain in the north\n\nAll else is gone.\n")
    at_once(search.refresh())
    assert found(search, "gauge") == ["Night came. | [gauge]"]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(strange_texts | st.text(max_size=80) | st.text(alphabet='abhasnote:tgin"-*() 东ก“', max_size=60), st.booleans())
def test_any_text_is_answered(search: Search, text: str, typing: bool) -> None:
    for answer in search.answering(text, typing=typing):
        assert answer is None or answer.groups


def test_an_anchor_is_not_needed_for_a_note_on_the_whole_article(library: Library, search: Search) -> None:
    entry = resolve(library, "rain")
    opened = open_article(library, entry)
    made = annotate(library, entry, opened.document, None, note="All of it.")
    assert not isinstance(made.anchor, Anchor)
    at_once(search.refresh())
    assert found(search, '"all of it"') == [" | [All of it]."]
