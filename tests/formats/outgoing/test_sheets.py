import re
from dataclasses import replace
from datetime import timedelta
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.annotation import Record
from reader.core.card import Card, CardKind
from reader.core.cells import visible
from reader.core.cloze import Gap, Side, parse_cloze
from reader.core.outgoing import Excerpt, OutCard, Outgoing, Parcel, Wishes
from reader.core.span import Span
from reader.formats.outgoing.web import sheets
from reader.formats.outgoing.web.card_grid import COLUMNS, LARGEST, ROWS, SIZES, Size, fitting, laid
from tests.core.pictures import strange_texts
from tests.formats.outgoing.page_room import Page
from tests.formats.outgoing.parcel_room import NOON, article, marked, parcel

SMALL, WIDE, HALF, WHOLE = SIZES
SENTENCE = "At night the river rose by two metres, and nobody slept. "
HOSTILE = "<script>alert(1)</script> \"'><img src=x onerror=y> &amp; </style> ]]> --> {{ 7*7 }} \x1b[31m \u202e"


def card(question: str, answer: str = "", number: int = 0, uid: str = "c1") -> OutCard:
    kind = CardKind.CLOZE if number else CardKind.QUESTION
    return OutCard(Card(Record(uid, "me", "here", NOON, NOON), "id1", uid, kind, question, answer, number))


def carded(*cards: OutCard) -> Excerpt:
    return replace(marked("6,057 bodies"), cards=cards)


def page_of(*articles: Outgoing) -> str:
    (file,) = sheets.files(parcel(*articles), Wishes())
    Page(file.content)  # as a strict browser reads it
    return file.content.decode()


def of(*cards: OutCard) -> Parcel:
    return parcel(article(carded(*cards)))


def test_an_answer_lies_on_the_back_in_the_other_column() -> None:
    front, back = page_of(article(carded(card("Who?", "Me."), card("Where?", "Here.")))).split(
        '<section class="sheet '
    )[1:]
    assert [front.index(each) for each in ("r1 c1", "Who?", "r1 c2", "Where?")] == sorted(
        front.index(each) for each in ("r1 c1", "Who?", "r1 c2", "Where?")
    )
    assert back.index("r1 c2") < back.index("Me.") < back.index("r1 c1") < back.index("Here.")


def test_a_cloze_asks_for_the_gap_of_its_number_and_shows_what_was_left_out() -> None:
    text = "They gave {{c1::6,057::how many}} {{c2::bodies}}."
    front, back = page_of(article(carded(card(text, "In July.", 1)))).split('<section class="sheet ')[1:]
    assert "They gave <b>▢ (how many)</b> bodies." in front
    assert "They gave <strong>6,057</strong> bodies.\n\nIn July." in back


def test_what_a_card_has_to_say_stands_before_its_question_with_a_sign() -> None:
    told = replace(card("How many?", "6,000"), says=(("≠", "A later article counts 6,057 bodies · 16 June 2025"),))
    page = page_of(article(carded(told)))
    assert page.count("≠ A later article counts 6,057 bodies · 16 June 2025</p><p") == 2


def test_the_title_that_may_be_the_answer_stands_on_the_back_alone() -> None:
    front, back = page_of(article(carded(card("What fell?", "Rain")))).split('<section class="sheet ')[1:]
    assert "Rain" not in front
    assert "Rain · 2 June 2025" in back


def test_cards_that_are_not_asked_are_left_out_and_that_is_said() -> None:
    suspended, gone = card("A?", "a"), card("B?", "b")
    suspended = OutCard(replace(suspended.card, suspended=True))
    gone = OutCard(replace(gone.card, record=replace(gone.card.record, deleted=NOON + timedelta(1))))
    found = of(suspended, gone, card("C?", "c"))
    (file,) = sheets.files(found, Wishes())
    assert all(each not in file.content.decode() for each in ("A?", "B?"))
    assert sheets.notices(found) == ("one suspended card is left out", "one card in the trash is left out")


def test_a_library_without_cards_is_told_how_to_make_some() -> None:
    assert "There is no card to ask" in page_of(article(carded()))
    assert sheets.notices(of())[0].startswith("one annotation has no card")


def test_numbers_go_on_over_the_articles() -> None:
    page = page_of(article(carded(card("A?", "a"), card("B?", "b"))), article(carded(card("C?", "c")), uid="snow"))
    assert page.count('<ol start="1">') == page.count('<ol start="3">') == 2


def test_nothing_that_is_said_is_obeyed() -> None:
    page = page_of(article(carded(card(HOSTILE, HOSTILE), card(f"{{{{c1::{HOSTILE.replace('}', '')}}}}}", HOSTILE, 1))))
    assert "<script" not in page
    assert "<img" not in page
    assert "\x1b" not in page


@pytest.mark.parametrize(("sentences", "size"), [(1, SMALL), (7, WIDE), (14, HALF), (40, WHOLE)])
def test_a_longer_card_takes_more_of_the_page(sentences: int, size: Size) -> None:
    assert fitting(Side("Why?", ()), Side(SENTENCE * sentences, ()))[0] == size
    assert fitting(Side(SENTENCE * sentences, ()), Side("So.", ()))[0] == size


def test_what_stands_over_a_question_takes_room() -> None:
    asked = Side("x " * 160, ())
    assert fitting(asked, Side("", ()))[0] == SMALL
    assert fitting(asked, Side("", ()), ["≠ A later article counts 6,057 bodies · 16 June 2025"])[0] == WIDE


def test_a_card_beside_a_wide_one_goes_where_there_is_room_for_it() -> None:
    cells = list(laid([SMALL, WIDE, SMALL, HALF, SMALL, SMALL]))
    assert [(each.sheet, each.row, each.column) for each in cells] == [
        (0, 1, 1), (0, 2, 1), (0, 1, 2), (0, 3, 1), (1, 1, 1), (1, 1, 2),
    ]  # fmt: skip


@given(st.lists(st.sampled_from(SIZES), max_size=40))
def test_no_two_cards_lie_on_one_another_on_either_side(sizes: list[Size]) -> None:
    cells = list(laid(sizes))
    for columns in ([each.column for each in cells], [each.column_behind for each in cells]):
        taken = [
            (cell.sheet, row, column)
            for cell, first in zip(cells, columns, strict=True)
            for row in range(cell.row, cell.row + cell.size.rows)
            for column in range(first, first + cell.size.columns)
        ]
        assert len(taken) == len(set(taken))
        assert all(1 <= row <= ROWS and 1 <= column <= COLUMNS for _, row, column in taken)


@given(strange_texts, st.integers(1, 400))
def test_a_card_that_is_continued_says_all_of_it(text: str, times: int) -> None:
    said = text * times
    gaps = (Span(0, len(said)),) if said else ()
    size, parts = fitting(Side("Why?", ()), Side(said, gaps))
    assert "".join(back.text for _, back in parts) == said
    assert "".join(gap.of(back.text) for _, back in parts for gap in back.gaps) == said
    assert "".join(front.text for front, _ in parts) == "Why?"
    assert len(parts) == 1 or size == LARGEST


@given(strange_texts.filter(str.strip))
def test_all_words_of_a_card_stand_in_the_lists_and_on_the_sheets(text: str) -> None:
    page = page_of(article(carded(card("Who?", text))))
    words = [unescape(each) for each in re.findall(r'<p class="words"[^>]*>([^<]*)</p>', page)]
    told = visible(text)
    assert words[:3] == ["Who?", told, told]
    assert "".join(words[4::2]) == told


def test_the_same_cards_make_the_same_bytes() -> None:
    assert page_of(article(carded(card("Who?", "Me.")))) == page_of(article(carded(card("Who?", "Me."))))


def test_a_gap_is_parted_where_the_page_ends() -> None:
    answer = SENTENCE * 80
    cloze = parse_cloze(f"{{{{c1::{answer}}}}}")
    assert cloze.pieces == (Gap(1, answer),)
    _, parts = fitting(cloze.question(1), cloze.answer(1))
    assert len(parts) > 1
    assert all(back.gaps == (Span(0, len(back.text)),) for _, back in parts)
