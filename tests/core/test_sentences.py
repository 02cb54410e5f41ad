"""Sentences: a picture has a bar where one ends and the next begins."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.document import BlockKind
from reader.core.segment import sentences
from reader.core.sentences import split_sentences
from tests.core.pictures import document, strange_texts, texts_of


def cut(text: str) -> str:
    return " | ".join(texts_of(document((BlockKind.PARAGRAPH, text)), split_sentences(text)))


@pytest.mark.parametrize(
    "picture",
    [
        "The river rose. | Nobody slept! | Why? | It rained",
        # titles, ranks, initials
        "Mr. Hale met Lt. Gen. Ana Brook. | They spoke.",
        "J. K. Lane wrote it with George W. Moor. | It sold well.",
        "Sen. Ada Hill, D-Pa., said no. | So did the Rev. Dr. Paul Reed.",
        "It is Dr. A. B. Cole Jr. | He waits.",
        "Queen Anne I. | The crown went on.",
        "So do I. | Rain fell.",
        # short forms of countries and firms
        "He lives in the U.S. | The weather is mild.",
        "The U.S. Army left, as the U.S. President said.",
        "It stands in Washington, D.C. | He agreed.",
        "The Moor Co. Board met Hill Inc. | It fell apart.",
        "On St. John St. | The lamps went out.",
        # numbers, dates, hours
        "No. 5 is alive. | Is it? | No. | It is not.",
        "It opens on Jan. 5 and shuts in Dec. | Officials agreed.",
        "Sales of $3.2bn rose 4.5 percent to 6,000. | In 2025. | 300 came.",
        "Version 3.2.1 is out. | See p. 12, Fig. 3 and Art. 118 of it.",
        "At 9 a.m. Monday they met. | They left at 5 p.m. | Nobody stayed.",
        "The town (pop. 40,000) slept. | It was late.",
        "1. First the rain. | Then the river.",
        # Latin
        "Some towns, e.g. Moor, fled; others, i.e. Hill, did not. | That was all.",
        "Rain vs. Sun is a game. | Lamps, beds, etc. were lost. | The rest was saved.",
        # dots that are none
        "See config.toml and https://example.org/a.b?c=d. | It works.",
        "He paused… and went on… | Then he stopped.",
        "He paused... and went on... | Then he stopped.",
        "He paused . . . and went on . . . | Then he stopped.",
        # quotations and brackets
        "“Really?” he asked. | “Yes.” | “No!” | He left.",
        "“Really?” Mr. Hale asked. | “Stop!” Brook said.",
        "‘Is it?’ she said. | ‘It is.’ | Then it rained.",
        '"Rain," he said. | "And wind." | "Good."',
        "« Oui. » | Il part. | «Да.» | Он ушёл.",
        "He said: “It is over. | We lost.” | Then he left.",
        "(He left.) | The door closed. | He left (at last!) Hill Street (in the U.S.) quietly.",
        "The talks ended.[1] | The next began.¹ | It went on.",
        # small letters
        "i went home. | then i slept.",
        "It is called eBay. | eBay is here.",
        "Yahoo! said so.",
        # other scripts
        "日本語です。 | 「そうか。」 | 終わり。",
        "هل جاء؟ | نعم.",
    ],
)
def test_a_sentence_ends_where_the_bar_stands(picture: str) -> None:
    joint = "" if "日" in picture else " "
    assert cut(picture.replace(" | ", joint)) == picture


@pytest.mark.parametrize(
    ("text", "picture"),
    [
        ("Over the roof,\nunder the moon\nthe river rose.", "Over the roof,\nunder the moon\nthe river rose."),
        ("Contents\nRain\nRiver and town", "Contents | Rain | River and town"),
        ("Rain fell.\nNight came.", "Rain fell. | Night came."),
        (
            "He had met the old Governor\nHale at the river in spring.",
            "He had met the old Governor\nHale at the river in spring.",
        ),
        ("One\n\nTwo", "One | Two"),
    ],
)
def test_a_line_break_ends_a_sentence_unless_it_runs_on(text: str, picture: str) -> None:
    assert cut(text) == picture


@given(strange_texts | st.text(alphabet="aA .?!…”“’)(\n1", max_size=40))
def test_sentences_cover_all_but_white_space_in_order(text: str) -> None:
    found = split_sentences(text)
    assert "".join(span.of(text) for span in found).split() == [] or found
    rest, end = [], 0
    for span in found:
        assert span.start >= end
        assert span.of(text) == span.of(text).strip() != ""
        rest.append(text[end : span.start])
        end = span.end
    assert not "".join([*rest, text[end:]]).strip()


def test_code_has_a_sentence_a_line_and_a_table_row_one_a_cell() -> None:
    pages = document((BlockKind.CODE, "a = 1.  \n\n  b. c"), (BlockKind.ROW, "St. John\t\t5. It is", "", ""))
    assert texts_of(pages, sentences(pages, 0)) == ["a = 1.", "b. c"]
    assert texts_of(pages, sentences(pages, 1)) == ["St. John", "5. It is"]


def test_a_heading_is_a_sentence_without_a_full_stop() -> None:
    pages = document((BlockKind.HEADING, "The river rose"), (BlockKind.PARAGRAPH, "Rain fell. Night came."))
    assert texts_of(pages, sentences(pages, 0)) == ["The river rose"]
    assert texts_of(pages, sentences(pages, 1)) == ["Rain fell.", "Night came."]
