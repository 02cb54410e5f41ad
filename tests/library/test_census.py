import os
from dataclasses import replace
from pathlib import Path

import pytest

from reader.core.entity import EntityKind
from reader.core.errors import ReaderError
from reader.core.span import Span
from reader.library.census import counting, kept_joins, take_census
from reader.library.correcting import mark_name, reject, rename
from reader.library.indexing import index
from reader.library.known import Census, Known, Presence, Presences, meant
from reader.library.library import Library
from reader.library.opening import open_article
from reader.library.shelf import resolve
from reader.library.summaries import named_in
from reader.library.undoing import undo
from tests.library.names_room import Told, key, laid, with_model

TALKS = {
    "2025-05-16-first": "(Mayor) [Ann Reed|p] met [Tom Hill|p] in [Kyiv|l]. [Reed|p Ann Reed] left. [Reed|p Ann Reed].",
    "2025-06-02-second": "In [Kyiv|l], [Tom Hill|p] waited.",
    "2025-07-23-third": "[Kyiv|l] again: (Chair) [Ann Reed|p] came, [Kyiv|l] slept.",
}
REED, HILL, KYIV = key("person:Ann Reed"), key("person:Tom Hill"), key("place:Kyiv")


@pytest.fixture
def bare(library: Library, tmp_path: Path) -> Library:
    """A library without articles, with a model."""
    for each in library.articles.iterdir():
        each.unlink()
    return with_model(library, tmp_path / "told")


@pytest.fixture
def talks(bare: Library) -> Library:
    names = laid(bare, TALKS)
    assert [each.problem for each in index(bare, names)] == [""] * 4
    return bare


def slugs(library: Library, articles: tuple[str, ...]) -> list[str]:
    return [resolve(library, each).slug[11:] for each in articles]


def test_a_census_tells_who_is_named_where_and_how(talks: Library) -> None:
    census = take_census(talks)
    reed = census.entities[REED]
    assert (reed.count, reed.aliases, reed.description) == (4, ("Reed",), "Chair")
    assert slugs(talks, reed.articles) == ["third", "first"]
    assert [(each.count, each.surfaces, each.descriptions) for each in reed.presences] == [
        (1, ("Ann Reed",), ("Chair",)),
        (3, ("Reed", "Ann Reed"), ("Mayor",)),
    ]
    assert list(census.entities) == [REED, KYIV, HILL]
    assert census.unread == ()


def test_who_is_named_with_whom(talks: Library) -> None:
    census = take_census(talks)
    third = resolve(talks, "third").id
    assert [each.key for each in census.in_article(third)] == [KYIV, REED]
    assert census.in_article("nowhere") == []
    assert [(each.key, count) for each, count in census.beside(HILL)] == [(KYIV, 2), (REED, 1)]
    assert census.beside(key("person:Nobody")) == []
    assert slugs(talks, census.together([REED, KYIV])) == ["third", "first"]
    assert slugs(talks, census.together([REED, HILL])) == ["first"]
    assert census.together([REED, key("person:Nobody")]) == census.together([]) == ()
    assert [(each.key, each.count) for each in census.within([third])] == [(KYIV, 2), (REED, 1)]


def test_a_census_that_is_made_by_hand_knows_its_articles_too() -> None:
    known = [Known(REED, (Presence("a", 1, ("Ann Reed",)),)), Known(HILL, Presences([("a", 2, ("Hill",), ())]))]
    census = Census({each.key: each for each in known})
    assert [each.key for each in census.in_article("a")] == [HILL, REED]
    assert known[1].presences == (Presence("a", 2, ("Hill",)),)
    assert known[1].presences[:1] == known[1].presences
    assert Known(HILL, known[1].presences) == known[1]


def test_a_census_runs_no_engine_and_says_what_it_does_not_know(bare: Library) -> None:
    names = laid(bare, TALKS)
    steps = index(bare, names)
    next(steps), next(steps)
    steps.close()
    census = take_census(bare)
    assert slugs(bare, census.unread) == ["second", "first"]
    assert set(census.entities) == {KYIV, REED}
    assert len(names.asked) == 1


def test_without_a_model_nothing_is_known(talks: Library) -> None:
    without = replace(talks, settings=replace(talks.settings, model="no_such_model"))
    census = take_census(without)
    assert (dict(census.entities), len(census.unread)) == ({}, 3)
    assert kept_joins(without) == {}


def test_names_are_joined_over_the_articles_and_the_joins_are_kept(bare: Library) -> None:
    pictures = {"2025-01-01-one": "[Rustem Umerov|p] spoke.", "2025-01-02-two": "[Umerov|p] left."}
    list(index(bare, laid(bare, pictures)))
    assert kept_joins(bare) == {}
    assert [(each.key.text, each.count) for each in take_census(bare).entities.values()] == [
        ("person:Rustem Umerov", 2)
    ]
    assert kept_joins(bare) == {key("person:Umerov"): key("person:Rustem Umerov")}


def test_another_article_may_part_what_was_joined(bare: Library) -> None:
    pictures = {"2025-01-01-one": "[Rustem Umerov|p] spoke.", "2025-01-02-two": "[Umerov|p] left."}
    list(index(bare, laid(bare, pictures)))
    take_census(bare)
    list(index(bare, laid(bare, {"2025-01-03-three": "[Ali Umerov|p] came."})))
    assert len(take_census(bare).entities) == 3
    assert kept_joins(bare) == {}


def test_a_census_is_taken_in_slices(talks: Library) -> None:
    said = list(counting(talks))
    assert said[-1] == (3, 3)
    assert len(said) >= 9
    assert sorted(said) == said


def test_a_census_opens_no_file_that_it_has_seen(talks: Library) -> None:
    before = take_census(talks)
    for each in talks.articles.iterdir():
        status = each.stat()
        each.write_bytes(b"x" * status.st_size)
        os.utime(each, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert take_census(talks) == before


def test_names_that_were_kept_without_a_short_account_are_accounted_for_once(talks: Library) -> None:
    entry = resolve(talks, "second")
    engine = laid(talks, {}).engine
    for stored in ("", "[[1]]", "7"):
        talks.cache.keep_summary(entry.prose_digest, engine, stored)
        assert [each.surface for each in named_in(talks, entry, engine) or ()] == ["Kyiv", "Tom Hill"]


def test_a_census_is_taken_under_the_corrections(talks: Library) -> None:
    rename(talks, HILL, "Thomas Hill")
    reject(talks, KYIV, resolve(talks, "second"))
    census = take_census(talks)
    assert census.entities[key("person:Thomas Hill")].aliases == ("Tom Hill",)
    assert slugs(talks, census.entities[KYIV].articles) == ["third", "first"]
    assert HILL not in census.entities
    undo(talks)
    undo(talks)
    assert set(take_census(talks).entities) == {REED, HILL, KYIV}


def test_a_marked_name_is_counted_wherever_it_stands(talks: Library) -> None:
    entry = resolve(talks, "third")
    document = open_article(talks, entry).document
    start = document.text.index("again")
    mark_name(talks, entry, document, Span(start, start + 5), EntityKind.EVENT)
    for _ in range(2):
        census = take_census(talks)
        assert slugs(talks, census.entities[key("event:again")].articles) == ["third"]
        assert census.entities[KYIV].count == 4
    undo(talks)
    assert key("event:again") not in take_census(talks).entities


@pytest.mark.parametrize("name", ["person:Ann Reed", "ann  reed", "Reed", "Ree"])
def test_an_entity_is_found_by_its_key_its_names_and_a_part(talks: Library, name: str) -> None:
    assert meant(take_census(talks), name) == REED


@pytest.mark.parametrize(("name", "what"), [("Nobody", "no article names"), ("", "no article"), ("y", "no article")])
def test_a_name_that_means_nobody_is_told(talks: Library, name: str, what: str) -> None:
    census = take_census(talks)
    with pytest.raises(ReaderError, match=what):
        meant(Census({REED: census.entities[REED]}), name)


def test_a_name_that_means_several_is_told(talks: Library) -> None:
    with pytest.raises(ReaderError, match="a name of 2 entities: place:Kyiv, person:Tom Hill") as told:
        meant(take_census(talks), "i")
    assert told.value.hint


def test_the_pictures_are_read_as_they_are_meant(bare: Library) -> None:
    names = laid(bare, {"one": "(Mayor) [Reed|p Ann Reed] spoke"})
    assert isinstance(names, Told)
    (found,) = names.find("Mayor Reed spoke")
    assert (found.key, found.description, found.span) == (REED, "Mayor", Span(6, 10))
