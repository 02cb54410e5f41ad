import pytest

from reader.core.entity import EntityKey
from reader.core.reference import Target, TargetKind, entity_target
from reader.core.slices import at_once
from reader.library.annotating import annotate, find_quote
from reader.library.known import Census, Known, Presence
from reader.library.library import Library
from reader.library.linkable import Offers, fitting, offering
from reader.library.opening import open_article
from reader.library.shelf import resolve


def known(text: str, *names: str) -> Known:
    return Known(EntityKey.of(text), (Presence("a1", len(names), names),))


@pytest.fixture
def census() -> Census:
    every = [known("person:Ann Reed", "Ann Reed", "Reed"), known("place:Talksville", "Talksville")]
    return Census({each.key: each for each in every})


@pytest.fixture
def offers(library: Library, census: Census) -> Offers:
    opened = open_article(library, resolve(library, "rain"))
    for quote, note in (("Night came.", ""), ("", "Check [[talks]] again."), ("The river rose.", "High.")):
        span = find_quote(opened.document, quote) if quote else None
        annotate(library, opened.entry, opened.document, span, note=note)
    return at_once(offering(library, census))


def found(offers: Offers, typed: str) -> list[tuple[str, str]]:
    return [(each.words, each.kind) for each in at_once(fitting(offers, typed))]


def test_articles_entities_and_annotations_are_offered_a_few_of_each_when_nothing_is_typed(offers: Offers) -> None:
    assert found(offers, "") == [
        ("Rain in the north", "article"),
        ("Ann Reed", "person"),
        ("The river rose.", "note"),
        ("Talks end", "article"),
        ("Talksville", "place"),
        ("Check Talks end again.", "note"),
        ("Night came.", "highlight"),
    ]


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("talks", ["Talks end", "Talksville", "Check Talks end again."]),
        ("reed", ["Ann Reed"]),
        ("r a", ["Ann Reed"]),
        ("ráin in", ["Rain in the north"]),
        ("ight", ["Night came."]),
        ("hi", ["The river rose."]),
        ("nothing", []),
    ],
)
def test_what_is_typed_begins_a_name_or_words_of_it_or_stands_in_it(
    offers: Offers, typed: str, words: list[str]
) -> None:
    assert [name for name, _ in found(offers, typed)] == words


def test_an_offer_leads_somewhere(library: Library, offers: Offers) -> None:
    by_words = {each.words: each.target for each in at_once(fitting(offers, ""))}
    assert by_words["Ann Reed"] == entity_target(EntityKey.of("person:Ann Reed"))
    assert by_words["Talks end"] == Target(TargetKind.ARTICLE, resolve(library, "talks").id)
    assert by_words["Night came."].kind is TargetKind.ANNOTATION


def test_without_a_census_no_entity_is_offered(library: Library) -> None:
    assert at_once(offering(library, None)).entities == []


def test_what_begins_with_the_whole_words_that_are_typed_comes_first(library: Library) -> None:
    for number in (71, 7, 70):
        path = library.root / "articles" / f"part-{number}.md"
        path.write_text(f"---\npublished: 2025-01-{number % 31 + 1:02}\n---\n# Part {number} of it\n\nWords.\n")
    offers = at_once(offering(library, None))
    assert found(offers, "part 7")[0] == ("Part 7 of it", "article")


def test_of_several_that_are_called_alike_it_is_known_where_they_are(library: Library) -> None:
    for slug in ("one", "two"):
        (library.root / "articles" / f"{slug}.md").write_text("# Alike\n\nWords.\n")
    offers = at_once(offering(library, None))
    assert sorted(each.where for each in at_once(fitting(offers, "alike"))) == ["one", "two"]
