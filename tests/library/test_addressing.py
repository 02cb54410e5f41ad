from collections.abc import Callable
from dataclasses import replace

import pytest

from reader.core.entity import EntityKey, EntityKind
from reader.core.errors import ReaderError
from reader.core.span import Span
from reader.library.addressing import Place, article_address, entity_address, passage_address, place_at
from reader.library.annotating import annotate, trash
from reader.library.correcting import rename
from reader.library.library import Library
from reader.library.opening import Opened, open_article
from reader.library.removing import remove
from reader.library.shelf import resolve


@pytest.fixture
def rain(library: Library) -> Opened:
    return open_article(library, resolve(library, "rain"))


def _span(opened: Opened, words: str, occurrence: int = 1) -> Span:
    start = -1
    for _ in range(occurrence):
        start = opened.document.text.index(words, start + 1)
    return Span(start, start + len(words))


def _leads_to(library: Library, opened: Opened, span: Span) -> Span | None:
    return place_at(library, passage_address(library, opened.entry, opened.document, span)).span


def test_a_link_leads_to_an_article_an_annotation_a_passage_or_an_entity(library: Library, rain: Opened) -> None:
    assert place_at(library, article_address(library, rain.entry)) == Place(rain.entry)
    made = annotate(library, rain.entry, rain.document, _span(rain, "The river rose."))
    place = place_at(library, article_address(library, rain.entry, made.uid))
    assert (place.entry and place.entry.id, place.annotation) == (rain.entry.id, made.uid)
    assert _leads_to(library, rain, _span(rain, "Night came.")) == _span(rain, "Night came.")
    ann = EntityKey(EntityKind.PERSON, "Ann Reed")
    assert place_at(library, entity_address(library, ann)) == Place(entity=ann)


def test_a_passage_that_stands_twice_is_told_by_what_stands_before_it(library: Library, rain: Opened) -> None:
    rain.entry.path.write_text("# Rain\n\nIt fell. It rose. It fell. Night came. It fell.\n")
    opened = open_article(library, rain.entry)
    for occurrence in (1, 2, 3):
        span = _span(opened, "It fell.", occurrence)
        assert _leads_to(library, opened, span) == span


def test_a_long_passage_is_told_by_its_ends(library: Library, rain: Opened) -> None:
    words = " ".join(f"word{number}" for number in range(60))
    rain.entry.path.write_text(f"# Rain\n\nFirst. {words}. Last.\n")
    opened = open_article(library, rain.entry)
    link = passage_address(library, opened.entry, opened.document, _span(opened, f"{words}."))
    assert len(link) < 200
    assert place_at(library, link).span == _span(opened, f"{words}.")


def test_a_link_holds_when_the_folder_is_called_otherwise(library: Library, rain: Opened) -> None:
    annotate(library, rain.entry, rain.document, None, note="so that there is a first act")
    link = article_address(library, rain.entry)
    moved = replace(library, root=library.root.rename(library.root.with_name("other")))
    place = place_at(moved, link)
    assert place.entry
    assert place.entry.id == rain.entry.id


def test_a_link_from_before_the_first_act_still_leads_there_after_it(library: Library, rain: Opened) -> None:
    link = article_address(library, rain.entry)
    annotate(library, rain.entry, rain.document, None, note="so that there is a first act")
    assert place_at(library, link).entry


def test_a_link_into_another_library_is_refused(library: Library, rain: Opened) -> None:
    made = annotate(library, rain.entry, rain.document, None, note="so that there is a first act")
    link = article_address(library, rain.entry, made.uid)
    with pytest.raises(ReaderError, match="another library, “elsewhere”; this one is “library”") as refused:
        place_at(library, link.replace("reader://library~", "reader://elsewhere~x"))
    assert "--library DIR" in str(refused.value.hint)
    with pytest.raises(ReaderError, match="another library"):
        place_at(library, f"reader://elsewhere/{rain.entry.id}")


def _trashed_annotation(library: Library, rain: Opened) -> str:
    made = annotate(library, rain.entry, rain.document, _span(rain, "Rain"))
    trash(library, made.uid)
    return article_address(library, rain.entry, made.uid)


def _removed_article(library: Library, rain: Opened) -> str:
    remove(library, rain.entry)
    return article_address(library, rain.entry)


def _changed_text(library: Library, rain: Opened) -> str:
    link = passage_address(library, rain.entry, rain.document, _span(rain, "The river rose."))
    rain.entry.path.write_text("# Rain in the north\n\nRain fell.\n")
    return link


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (_trashed_annotation, "is in the trash"),
        (_removed_article, "“Rain in the north”, where the link leads, is in the trash"),
        (_changed_text, "“Rain in the north” does not say what the link leads to any more"),
        (lambda *_: "reader://library/000000000000", "an article that is not here"),
    ],
)
def test_what_a_link_leads_to_may_be_gone(
    library: Library, rain: Opened, make: Callable[[Library, Opened], str], says: str
) -> None:
    link = make(library, rain)
    with pytest.raises(ReaderError, match=says):
        place_at(library, link)


def test_a_link_to_an_entity_follows_its_name(library: Library) -> None:
    ann, anna = (EntityKey(EntityKind.PERSON, name) for name in ("Ann Reed", "Anna Reed"))
    link = entity_address(library, ann)
    rename(library, ann, anna.name)
    assert place_at(library, link) == Place(entity=anna)
