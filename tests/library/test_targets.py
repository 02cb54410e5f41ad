from dataclasses import replace
from pathlib import Path

import pytest

from reader.core.errors import ReaderError, SeveralError
from reader.core.reference import Target, TargetKind, figure_place
from reader.core.span import Span
from reader.library.annotating import annotate
from reader.library.library import Library
from reader.library.marking import entities_of
from reader.library.opening import open_article
from reader.library.referencing import link
from reader.library.shelf import entries
from reader.library.shelf import resolve as resolve_article
from reader.library.targets import resolve, target_text
from tests.library.names_room import laid, with_model


@pytest.fixture
def named(library: Library, tmp_path: Path) -> Library:
    """A library that names Ann Reed, also as Reed, and Norholm, of which an article tells in its title."""
    shelf = with_model(library, tmp_path / "model")
    names = laid(
        shelf,
        {
            "2025-06-02-bridge": "[Ann Reed|p] spoke. [Reed|p Ann Reed] said over 340 boats were lost, over 340.",
            "2025-06-03-norholm-floods": "In [Norholm|l] over 340 boats were lost.",
        },
    )
    for entry in entries(shelf):
        entities_of(shelf, open_article(shelf, entry).document, names)
    return shelf


def noted(library: Library, name: str = "bridge") -> str:
    opened = open_article(library, resolve_article(library, name))
    return annotate(library, opened.entry, opened.document, Span(0, 3)).uid


def test_an_annotation_is_its_id_or_the_beginning_of_it(library: Library) -> None:
    library = replace(library, ids=iter([*(f"{number}x" for number in range(9)), "01abcdefgh"]).__next__)
    uid = noted(library, "rain")
    for text in (uid, uid[:4], f" {uid.upper()} ", f"reader://library/rain#{uid}"):
        if len(text.strip()) >= 4:
            assert resolve(library, text) == Target(TargetKind.ANNOTATION, uid)


@pytest.mark.parametrize(
    "text", ["rain", "articles/rain.md", "Rain in the north", "in the north", "reader://library/rain"]
)
def test_an_article_is_its_slug_path_or_title(library: Library, text: str) -> None:
    entry = resolve_article(library, "rain")
    for meaning in (text, entry.id):
        assert resolve(library, meaning) == Target(TargetKind.ARTICLE, entry.id)


@pytest.mark.parametrize("text", ["Ann Reed", "person:Ann Reed", "reed", "person:reed", "ann"])
def test_an_entity_is_any_name_of_it(named: Library, text: str) -> None:
    assert resolve(named, text) == Target(TargetKind.ENTITY, "person:Ann Reed")


def test_a_whole_name_goes_before_a_part_of_a_title(named: Library) -> None:
    assert resolve(named, "norholm") == Target(TargetKind.ENTITY, "place:Norholm")
    assert resolve(named, "floods").kind is TargetKind.ARTICLE


def test_a_part_of_a_title_and_of_a_name_is_not_guessed(named: Library) -> None:
    with pytest.raises(
        ReaderError, match=r"a part of the article .*norholm-floods.* and of the place “Norholm”"
    ) as told:
        resolve(named, "norho")
    assert told.value.hint == "say which: 2025-06-03-norholm-floods, or place:Norholm"


def test_a_figure_is_its_article_with_its_words_or_its_place(named: Library) -> None:
    entry = resolve_article(named, "floods")
    text = open_article(named, entry).document.text
    start = text.index("over 340")
    place = f"floods#{start}-{start + 8}"
    for meaning in (
        'floods#"over 340"',
        "floods#“Over  340”",
        'floods#"340 boats"',
        place,
        f"floods#{start + 6}-{start + 7}",
    ):
        article, digest, span = figure_place(resolve(named, meaning))
        assert (article, digest, span) == (entry.id, entry.text_digest, Span(start, start + 8))
    found = resolve(named, place)
    assert resolve(named, found.key) == resolve(named, target_text(found)) == found


def test_the_words_of_several_figures_mean_none_of_them(named: Library) -> None:
    with pytest.raises(ReaderError, match="2 figures “over 340”") as told:
        resolve(named, 'bridge#"over 340"')
    place = told.value.hint.rpartition(" ")[2]
    assert resolve(named, place) == resolve(named, 'bridge#"over 340 boats"')


@pytest.mark.parametrize(
    ("text", "why", "hint"),
    [
        ("nothing", "nothing here is called “nothing”", "ARTICLE#"),
        ("", "nothing here is called “”", "ARTICLE#"),
        ("person:Nobody", "no article names", "reader"),
        ('floods#"9,999"', "no figure “9,999” in", "reader figures 2025-06-03-norholm-floods"),
        ('floods#"boats"', "“boats” is no figure", "reader annotate"),
        ("floods#0-1", "no figure at 0 to 1", "reader figures"),
        ("reader://library/", "is no link of ours", "reader://LIBRARY/ARTICLE#"),
        ("reader://library/floods#nothing", "there is no annotation", "reader notes"),
        ('nowhere#"340"', "there is no article", "reader list"),
    ],
)
def test_what_means_nothing_is_told_with_what_to_do(named: Library, text: str, why: str, hint: str) -> None:
    with pytest.raises(ReaderError, match=why) as told:
        resolve(named, text)
    assert hint in told.value.hint


def test_what_means_several_articles_is_told(named: Library) -> None:
    with pytest.raises(SeveralError, match="the name of 2 articles"):
        resolve(named, "2025-06-0")


def test_a_name_that_a_reference_has_is_known_by_it(library: Library) -> None:
    made = link(library, Target(TargetKind.ENTITY, "work:Odes"), "see also", resolve(library, "rain"))
    assert resolve(library, "work:Odes") == made.source


def test_names_that_are_not_known_yet_are_told(library: Library, tmp_path: Path) -> None:
    shelf = with_model(library, tmp_path / "model")
    for text in ("Ann Reed", "person:Ann Reed"):
        with pytest.raises(ReaderError, match="Ann Reed") as told:
            resolve(shelf, text)
        assert "reader index" in told.value.hint
