import re
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from html import unescape
from io import BytesIO
from zipfile import ZipFile

from hypothesis import given
from hypothesis import strategies as st

from reader.core.annotation import Record
from reader.core.card import Card, CardKind
from reader.core.cloze import Cloze, Gap, parse_cloze, written_cloze
from reader.core.outgoing import OutCard, Parcel, Wishes
from reader.formats.outgoing import anki, anki_text
from reader.formats.outgoing.anki_cards import notes, notices
from reader.formats.outgoing.anki_html import cloze_html
from reader.formats.outgoing.anki_look import CLOZE, GUESS, QUESTION
from tests.formats.outgoing.parcel_room import NOON, article, marked, parcel

RISKY = st.text(st.sampled_from("{}:\\c1<&[]\n ab▢"), max_size=12)
PIECES = st.lists(RISKY.filter(bool) | st.builds(Gap, st.integers(1, 3), RISKY.filter(str.strip), RISKY), max_size=6)
OF_A_CLOZE = re.compile(r"\{\{c(\d+)::((?:(?!::|\}\})[\s\S])*)(?:::((?:(?!\}\})[\s\S])*))?\}\}")  # as Anki reads one


def card(uid: str, question: str, answer: str = "", *, family: str = "", cloze: int = 0) -> Card:
    record, kind = Record(uid, "me", "here", NOON, NOON), CardKind.CLOZE if cloze else CardKind.FIGURE
    return Card(record, "id1", family or uid, kind, question, answer, cloze)


def of(*cards: Card, label: str = "doubt") -> Parcel:
    excerpt = replace(marked("6,057 bodies", "", "war/dead", label=label), cards=tuple(map(OutCard, cards)))
    return parcel(article(excerpt))


def trashed(found: Card, days: int = 1) -> Card:
    return replace(found, record=replace(found.record, deleted=NOON + timedelta(days=days)))


def rows(found: Parcel, query: str) -> list[tuple[object, ...]]:
    (file,) = anki.files(found, Wishes())
    with closing(sqlite3.connect(":memory:")) as database:
        database.deserialize(ZipFile(BytesIO(file.content)).read("collection.anki2"))
        return list(database.execute(query))


def test_a_question_goes_out_with_its_answer_and_is_known_by_its_id() -> None:
    (note,) = notes(of(card("q1", "How <many>?", "6,057")))
    assert (note.uid, note.type, note.tags) == ("q1", QUESTION, ("doubt", "war::dead"))
    assert note.fields[:4] == ("q1", "How &lt;many&gt;?", "6,057", "6,057 bodies")


def test_the_cards_of_a_cloze_are_one_note_with_all_its_gaps() -> None:
    text = "They gave {{c1::6,057::how many}} {{c2::bodies}}."
    found = of(card("k1", text, "In July.", family="f", cloze=1), card("k2", text, "In July.", family="f", cloze=2))
    (note,) = notes(found)
    assert (note.uid, note.type) == ("f", CLOZE)
    assert note.fields[1:3] == (text, "In July.")
    assert rows(found, "SELECT ord FROM cards ORDER BY ord") == [(0,), (1,)]
    assert rows(found, "SELECT count(DISTINCT id), count(DISTINCT nid) FROM cards") == [(2, 1)]


def test_a_gap_whose_card_is_in_the_trash_is_filled_and_the_note_counts_as_changed() -> None:
    text = "{{c1::One}} and {{c2::two}}."
    (note,) = notes(of(card("k1", text, family="f", cloze=1), trashed(card("k2", text, family="f", cloze=2), 3)))
    assert note.fields[1] == "{{c1::One}} and two."
    assert note.changed == NOON + timedelta(days=3)


def test_a_text_that_two_machines_wrote_differently_is_two_notes() -> None:
    one, other = card("k1", "{{c1::A}}", family="f", cloze=1), card("k2", "{{c2::B}}", family="f", cloze=2)
    assert [note.uid for note in notes(of(one, other))] == ["f", "k2"]
    assert [note.uid for note in notes(of(trashed(one), other))] == ["f"]


def test_suspended_cards_and_those_in_the_trash_are_left_out_with_a_word() -> None:
    found = of(
        card("q1", "Who?", "me"), replace(card("q2", "Where?", "here"), suspended=True), trashed(card("q3", "a", "b"))
    )
    assert [note.uid for note in notes(found)] == ["q1"]
    assert notices(found) == ("one suspended card is left out", "one card in the trash is left out")


def test_a_suspended_gap_goes_along_with_the_others_of_its_text() -> None:
    text = "{{c1::One}} and {{c2::two}}."
    second = replace(card("k2", text, family="f", cloze=2), suspended=True)
    found = of(card("k1", text, family="f", cloze=1), second)
    assert [note.fields[1] for note in notes(found)] == [text]
    assert notices(found) == ("one suspended card goes along with what is asked in the same text",)
    assert not list(notes(of(second)))


def test_annotations_are_guessed_at_only_where_there_is_no_card_at_all() -> None:
    noted = marked("two metres", "Who measured?", uid="id2")
    carded = replace(marked("a b", "Why?"), cards=(OutCard(card("q1", "Q", "A")),))
    with_one = parcel(article(noted, carded))
    assert [note.uid for note in notes(with_one)] == ["q1"]
    (told,) = notices(with_one)
    assert told.startswith("one annotation has no card: `c`")
    without = parcel(article(noted, replace(carded, cards=(OutCard(trashed(card("q1", "Q", "A"))),))))
    assert [(note.uid, note.type) for note in notes(without)] == [("id2", GUESS), ("id1", GUESS)]


def test_the_text_says_of_each_line_which_type_it_is() -> None:
    found = of(card("q1", "Who?", "me"), card("k1", "{{c1::One}}.", family="f", cloze=1))
    (file,) = anki_text.files(found, Wishes())
    head, lines = file.content.decode().split("#notetype column:11\n")
    assert "#columns:Id\tQuestion or text\tAnswer or more\tQuote" in head
    assert [(line.split("\t")[1], line.split("\t")[-1]) for line in lines.splitlines()] == [
        ("Who?", "Postil question"),
        ("{{c1::One}}.", "Postil cloze"),
    ]


def test_what_was_only_control_characters_is_no_empty_field() -> None:
    found = of(card("q1", "\x07", "\x1f"), card("k1", "{{c1::\x07}}", family="f", cloze=1))
    assert [note.fields[1:3] for note in notes(found)] == [("…", "…"), ("{{c1::…}}", "")]
    assert rows(found, "SELECT count(*) FROM cards") == [(2,)]


@given(PIECES)
def test_anki_reads_the_gaps_that_we_read(pieces: list[str | Gap]) -> None:
    cloze = parse_cloze(written_cloze(Cloze(tuple(pieces))))
    html = cloze_html(cloze, frozenset({1, 2, 3}))
    read: list[str | Gap] = []
    at = 0
    for match in OF_A_CLOZE.finditer(html):
        read += [said(html[at : match.start()])] if match.start() > at else []
        read.append(Gap(int(match[1]), said(match[2]), said(match[3] or "")))
        at = match.end()
    read += [said(html[at:])] if html[at:] else []
    assert read == list(cloze.pieces)


@given(st.lists(RISKY, min_size=2, max_size=2))
def test_no_words_beside_a_text_with_gaps_make_another_gap(beside: list[str]) -> None:
    found = of(card("k1", "{{c2::One}}", beside[0] + "{{c7::x}}", family="f", cloze=2), label=beside[1] + "{{c8::y}}")
    ((fields,),) = rows(found, "SELECT flds FROM notes")
    assert re.findall(r"\{\{c(\d+)::", str(fields)) == ["2"]


def said(html: str) -> str:
    return unescape(html.replace("<br>", "\n"))
