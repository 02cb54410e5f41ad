import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.entity import folded
from reader.core.finding_names import NameFinder, bare_name, is_whole
from reader.core.span import Span
from tests.core.pictures import caret, marked, strange_texts


def _found(text: str, *names: str) -> list[str]:
    return [span.of(text) for span, _ in NameFinder(names).find(text)]


@pytest.mark.parametrize(
    "picture",
    [
        "He read the [Kyiv Post].",
        "The [Kyiv Post]’s man, and",
        "The [Kyiv Post]'s man",
        "THE “[Kyiv Post]” SAYS",
        "[Kyiv Post]-based",
        "pro-[Kyiv Post]",
        "the [Kyiv Post] (daily)",
        "a [Kyiv   Post] of old",
        "a [Kyiv\nPost] of old",
        "a [Kyiv\u00a0Post] of old",
        "either the [Kyiv Post]/Interfax",
        "said the [Kyiv Post]. He",
        "said the [Kyiv Post]...",
    ],
)
def test_a_name_is_found_as_a_whole_word_over_any_white_space(picture: str) -> None:
    document, span = marked(picture)
    assert NameFinder(["Kyiv Post"]).find(document.text) == [(span, "Kyiv Post")]


@pytest.mark.parametrize(
    "text",
    [
        "Kyiv Poste",
        "OldKyiv Post",
        "kyiv post",
        "KYIV POST",
        "Kyiv\tPost",
        "Kyiv\n\nPost",
        "Kyiv, Post",
        "Kyiv Post_2",
        "Kyiv Post\u0301",
        "O’Kyiv Post",
        "Kyiv Post.ua",
    ],
)
def test_what_is_a_part_of_a_word_or_written_otherwise_is_not_found(text: str) -> None:
    assert _found(text, "Kyiv Post") == []


@pytest.mark.parametrize(
    "text",
    [
        "https://example.org/Reuters/today",
        "www.Reuters.com",
        "see example.org/Reuters for it",
        "mail desk@Reuters now",
        "@Reuters",
        "#Reuters",
        "C:\\Reuters",
        "in news/Reuters/2025",
    ],
)
def test_an_address_a_handle_or_a_path_holds_no_name(text: str) -> None:
    assert _found(text, "Reuters") == []


def test_a_name_in_small_letters_is_also_found_where_a_sentence_gives_it_a_capital() -> None:
    assert _found("Elders met. The elders left. ELDERS!", "elders") == ["Elders", "elders"]


def test_the_longest_name_at_a_place_is_found_and_none_over_another() -> None:
    assert _found("the Kyiv Post Weekly of Kyiv", "Kyiv", "Kyiv Post", "Kyiv Post Weekly", "Post") == [
        "Kyiv Post Weekly",
        "Kyiv",
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("the U.S. said", "U.S."),
        ("(AT&T) said", "AT&T"),
        ("’Abd came", "’Abd"),
        ("the 26. Brigade", "26. Brigade"),
        ("東京都の人", "東京"),
        ("한국 사람", "한국"),
        ("昨日Kyivで", "Kyiv"),
        ("Łódź’s mayor", "Łódź"),
        ("И Киев, и", "Киев"),
        ("मुंबई में", "मुंबई"),
    ],
)
def test_names_of_all_scripts_and_with_signs_in_them_are_found(text: str, name: str) -> None:
    assert _found(text, name) == [name]


def test_an_abbreviation_is_not_found_in_a_longer_one() -> None:
    assert _found("the U.S.A and U.S.-led", "U.S.") == ["U.S."]


def test_a_name_without_a_letter_is_never_found() -> None:
    assert _found("a — b", "—", "") == []


@pytest.mark.parametrize(
    ("picture", "bare"),
    [
        ("the [Kyiv Post’s] man", "Kyiv Post"),
        ("the [ Kyiv Post ]man", "Kyiv Post"),
        ("the [soldiers’] camp", "soldiers"),
        ("of [James] himself", "James"),
        ("[O'Brien's] man", "O'Brien"),
        ("he read “[Kyiv Post,”] then", "Kyiv Post"),
        ("(of the [(Kyiv Post).]", "Kyiv Post"),
        ("left [Kyiv.]", "Kyiv"),
        ("he — [— Kyiv —] said", "Kyiv"),
        ("left the [U.S.]", "U.S."),
        ("bought [Reed Inc.]", "Reed Inc."),
        ("[ ’Abd] came", "’Abd"),
    ],
)
def test_what_stands_around_a_name_is_left_out(picture: str, bare: str) -> None:
    document, span = marked(picture)
    assert bare_name(document.text, span).of(document.text) == bare


@pytest.mark.parametrize("picture", ["one| two", "one |two", "|one", "one|", "one|-two", "日|本"])
def test_a_place_between_words_is_a_border_on_both_sides(picture: str) -> None:
    document, offset = caret(picture)
    assert is_whole(document.text, Span(0, offset))
    assert is_whole(document.text, Span(offset, len(document.text)))


NAMES = ("Kyiv", "Kyiv Post", "Post", "U.S.", "elders", "东京", "O’Brien", "é", "Ann Reed", "Reed", "’Abd", "x")
texts = st.lists(
    st.sampled_from((*NAMES, " ", " ", "\n", "\t", "’s", ".", "-", "/", "://", "\u0301", "y")), max_size=25
)


def _naive(text: str, names: list[str]) -> list[Span]:
    """Every stretch that reads as a name, the longest first at each place."""
    ways = {way for name in names for way in (name, name[0].upper() + name[1:] if name.islower() else name)}
    kept: list[Span] = []
    for start in range(len(text)):
        for end in range(len(text), start, -1):
            surface = text[start:end]
            fits = folded(surface) in ways and surface == surface.strip() and "\t" not in surface
            gaps = "".join(" " if each.isspace() and each != "\n" else each for each in surface)
            once = not any(piece.count("\n") > 1 for piece in _gaps(gaps))
            free = not kept or kept[-1].end <= start
            if fits and once and free and is_whole(text, Span(start, end)):
                kept.append(Span(start, end))
                break
    return kept


def _gaps(surface: str) -> list[str]:
    gaps, gap = [], ""
    for character in [*surface, "x"]:
        if character.isspace():
            gap += character
        else:
            gaps.append(gap)
            gap = ""
    return gaps


@given(texts.map("".join), st.lists(st.sampled_from(NAMES), unique=True))
def test_the_finder_finds_what_looking_everywhere_finds(text: str, names: list[str]) -> None:
    assert [span for span, _ in NameFinder(names).find(text)] == _naive(text, names)


@given(strange_texts, st.data())
def test_a_name_that_can_be_marked_is_found_where_it_was_marked(text: str, data: st.DataObject) -> None:
    text = unicodedata.normalize("NFC", text)
    start = data.draw(st.integers(0, len(text)))
    place = bare_name(text, Span(start, data.draw(st.integers(start, len(text)))))
    name = folded(place.of(text))
    parted = re.search(r"\t|\n\s*\n", place.of(text))
    if parted or not any(map(str.isalnum, name)) or not is_whole(text, place):
        return
    found = [span for span, _ in NameFinder([name]).find(text)]
    assert any(span == place or span.overlaps(place) for span in found)
