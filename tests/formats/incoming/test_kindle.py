from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.errors import ReaderError
from reader.core.incoming import Incoming, Unread
from reader.formats.incoming.kindle import looks_like, records
from reader.formats.incoming.kindle_line import Place, read_line
from reader.formats.incoming.table import format_of

RULE = "=========="
MADE = datetime(2013, 11, 19, 13, 23, 50, tzinfo=UTC)


def _entry(line: str, text: str = "The ferry left at dawn.", title: str = "The Ferry (Ann Reed)") -> str:
    return f"{title}\r\n- {line}\r\n\r\n{text}\r\n{RULE}\r\n"


def _taken(*entries: str) -> list[Incoming]:
    found = list(records("".join(entries).encode(), "My Clippings.txt"))
    return [each for each in found if isinstance(each, Incoming)]


def _passed(*entries: str) -> list[str]:
    found = list(records("".join(entries).encode(), "My Clippings.txt"))
    return [f"{each.line}: {each.why}" for each in found if isinstance(each, Unread)]


LINES = {
    "en": (
        "Your Highlight on page 12 | Location 181-182 | Added on Tuesday, November 19, 2013 1:23:50 PM",
        "Your Note on page 12 | Location 182 | Added on Tuesday, November 19, 2013 1:23:50 PM",
        "Your Bookmark on page 12 | Location 182 | Added on Tuesday, November 19, 2013 1:23:50 PM",
    ),
    "en, older": (
        "Highlight on Page 12 | Loc. 181-82  | Added on Tuesday, November 19, 2013, 01:23:50 PM",
        "Note on Page 12 | Loc. 182  | Added on Tuesday, November 19, 2013, 01:23:50 PM",
        "Bookmark on Page 12 | Loc. 182  | Added on Tuesday, November 19, 2013, 01:23:50 PM",
    ),
    "de": (
        "Ihre Markierung auf Seite 12 | bei Position 181-182 | Hinzugefügt am Dienstag, 19. November 2013 13:23:50",
        "Ihre Notiz auf Seite 12 | bei Position 182 | Hinzugefügt am Dienstag, 19. November 2013 13:23:50",
        "Ihr Lesezeichen auf Seite 12 | bei Position 182 | Hinzugefügt am Dienstag, 19. November 2013 13:23:50",
    ),
    "fr": (
        "Votre surlignement sur la page 12 | emplacement 181-182 | Ajouté le mardi 19 novembre 2013 13:23:50",
        "Votre note sur la page 12 | emplacement 182 | Ajouté le mardi 19 novembre 2013 13:23:50",
        "Votre signet sur la page 12 | emplacement 182 | Ajouté le mardi 19 novembre 2013 13:23:50",
    ),
    "es": (
        "Tu subrayado en la página 12 | posición 181-182 | Añadido el martes, 19 de noviembre de 2013 13:23:50",
        "Tu nota en la página 12 | posición 182 | Añadido el martes, 19 de noviembre de 2013 13:23:50",
        "Tu marcador en la página 12 | posición 182 | Añadido el martes, 19 de noviembre de 2013 13:23:50",
    ),
    "it": (
        "La tua evidenziazione a pagina 12 | posizione 181-182 | Aggiunto in data martedì 19 novembre 2013 13:23:50",
        "La tua nota a pagina 12 | posizione 182 | Aggiunto in data martedì 19 novembre 2013 13:23:50",
        "Il tuo segnalibro a pagina 12 | posizione 182 | Aggiunto in data martedì 19 novembre 2013 13:23:50",
    ),
    "pt": (
        "Seu destaque na página 12 | posição 181-182 | Adicionado: terça-feira, 19 de novembro de 2013 13:23:50",
        "Sua nota na página 12 | posição 182 | Adicionado: terça-feira, 19 de novembro de 2013 13:23:50",
        "Seu marcador na página 12 | posição 182 | Adicionado: terça-feira, 19 de novembro de 2013 13:23:50",
    ),
    "nl": (
        "Je markering op pagina 12 | Locatie 181-182 | Toegevoegd op dinsdag 19 november 2013 13:23:50",
        "Je notitie op pagina 12 | Locatie 182 | Toegevoegd op dinsdag 19 november 2013 13:23:50",
        "Je bladwijzer op pagina 12 | Locatie 182 | Toegevoegd op dinsdag 19 november 2013 13:23:50",
    ),
    "ja": (
        "12ページ|位置No. 181-182のハイライト |作成日: 2013年11月19日火曜日 13:23:50",
        "12ページ|位置No. 182のメモ |作成日: 2013年11月19日火曜日 13:23:50",
        "12ページ|位置No. 182のブックマーク |作成日: 2013年11月19日火曜日 13:23:50",
    ),
    "zh-Hans": (
        "您在第 12 页（位置 #181-182）的标注 | 添加于 2013年11月19日星期二 下午1:23:50",
        "您在第 12 页（位置 #182）的笔记 | 添加于 2013年11月19日星期二 下午1:23:50",
        "您在第 12 页（位置 #182）的书签 | 添加于 2013年11月19日星期二 下午1:23:50",
    ),
    "zh-Hant": (
        "您在第 12 頁（位置 #181-182）的標註 | 新增於 2013年11月19日 星期二 下午 1:23:50",
        "您在第 12 頁（位置 #182）的筆記 | 新增於 2013年11月19日 星期二 下午 1:23:50",
        "您在第 12 頁（位置 #182）的書籤 | 新增於 2013年11月19日 星期二 下午 1:23:50",
    ),
    "ru": (
        "Ваш выделенный отрывок на странице 12 | Место 181–182 | Добавлено: вторник, 19 ноября 2013 г. в 13:23:50",
        "Ваша заметка на странице 12 | Место 182 | Добавлено: вторник, 19 ноября 2013 г. в 13:23:50",
        "Ваша закладка на странице 12 | Место 182 | Добавлено: вторник, 19 ноября 2013 г. в 13:23:50",
    ),
    "pl": (
        "Twoje podkreślenie na stronie 12 | pozycja 181-182 | Dodano: wtorek, 19 listopada 2013 13:23:50",
        "Twoja notatka na stronie 12 | pozycja 182 | Dodano: wtorek, 19 listopada 2013 13:23:50",
        "Twoja zakładka na stronie 12 | pozycja 182 | Dodano: wtorek, 19 listopada 2013 13:23:50",
    ),
    "tr": (
        "12. sayfadaki vurgunuz | Konum 181-182 | 19 Kasım 2013 Salı 13:23:50 tarihinde eklendi",
        "12. sayfadaki notunuz | Konum 182 | 19 Kasım 2013 Salı 13:23:50 tarihinde eklendi",
        "12. sayfadaki yer iminiz | Konum 182 | 19 Kasım 2013 Salı 13:23:50 tarihinde eklendi",
    ),
    "sv": (
        "Din markering på sidan 12 | plats 181-182 | Tillagd tisdag 19 november 2013 13:23:50",
        "Din anteckning på sidan 12 | plats 182 | Tillagd tisdag 19 november 2013 13:23:50",
        "Ditt bokmärke på sidan 12 | plats 182 | Tillagd tisdag 19 november 2013 13:23:50",
    ),
}


@pytest.mark.parametrize("tongue", LINES)
def test_a_kindle_is_understood_in_its_language(tongue: str) -> None:
    highlight, note, bookmark = LINES[tongue]
    [taken] = _taken(_entry(highlight), _entry(note, "Which pier?"), _entry(bookmark, ""))
    assert (taken.about.title, taken.about.author) == ("The Ferry", "Ann Reed")
    assert (taken.quote, taken.note, taken.created) == ("The ferry left at dawn.", "Which pier?", MADE)
    assert _passed(_entry(highlight), _entry(note, "Which pier?"), _entry(bookmark, "")) == [
        "11: a bookmark: it marks no words"
    ]
    said = read_line(f"- {highlight}")
    assert (said.location, said.page) == (Place(181, 182), Place(12, 12))


@pytest.mark.parametrize(
    ("when", "made"),
    [
        ("Added on Tuesday, 19 November 13 13:23:50", None),
        ("Added on Sunday, November 3, 2013 12:05:00 AM", datetime(2013, 11, 3, 0, 5, tzinfo=UTC)),
        ("Added on Sunday, 3 November 2013 12:05 PM", datetime(2013, 11, 3, 12, 5, tzinfo=UTC)),
        ("Hinzugefügt am 19.11.2013 um 13:23 Uhr", datetime(2013, 11, 19, 13, 23, tzinfo=UTC)),
        ("Hinzugefügt am 5.11.2013 um 13:23 Uhr", datetime(2013, 11, 5, 13, 23, tzinfo=UTC)),
        ("Ajouté le mardi 19 novembre 2013 à 13 h 23", datetime(2013, 11, 19, 13, 23, tzinfo=UTC)),
        ("Added on 11/19/2013 1:23:50 PM", MADE),
        ("Added on 2013-11-19 13:23:50", MADE),
        ("Added on 5/6/2013 13:23:50", None),
        ("Added on 31 February 2013 13:23:50", None),
        ("作成日: 2013年11月19日 午後1:23:50", MADE),
        ("添加于 2013年11月19日 上午12:23:50", datetime(2013, 11, 19, 0, 23, 50, tzinfo=UTC)),
        ("Lagt til tirsdag 19. brumaire 2013 13:23:50", None),
    ],
)
def test_a_date_is_read_where_it_is_certain(when: str, made: datetime | None) -> None:
    line = read_line(f"- Your Highlight on Location 181-182 | {when}")
    assert line.made == made
    assert bool(line.undated) == (made is None)
    assert line.location == Place(181, 182)


def test_a_language_that_is_not_known_loses_its_date_and_nothing_else() -> None:
    line = "Zure azpimarra 12. orrialdean | 181-182 kokapena | 2013(e)ko azaroak 19 13:23:50"
    entries = (_entry(line), _entry(line.replace("181-182", "990"), "Night came."))
    first, second = _taken(*entries)
    assert (first.quote, first.created) == ("The ferry left at dawn.", None)
    assert second.quote == "Night came."
    [passed] = _passed(*entries)
    assert passed.startswith("1: its date is passed over, for it is not understood: 2013(e)ko azaroak")
    assert passed.endswith(", and 1 more like it")


@pytest.mark.parametrize(
    ("line", "location", "page"),
    [
        ("Your Highlight on page 12-13", None, Place(12, 13)),
        ("Your Highlight on Location 1181-82", Place(1181, 1182), None),
        ("Your Highlight", None, None),
        ("Your Highlight on page xii | Location 30", Place(30, 30), None),
        ("Ihre Markierung bei Position 5-6", Place(5, 6), None),
        ("您在位置 #5-6的标注", Place(5, 6), None),
    ],
)
def test_what_is_missing_is_missed(line: str, location: Place | None, page: Place | None) -> None:
    said = read_line(f"- {line}")
    assert (said.location, said.page, said.made, said.undated) == (location, page, None, "")
    assert _taken(_entry(line))[0].quote


@pytest.mark.parametrize(
    ("line", "title", "author"),
    [
        ("The Ferry (Ann Reed)", "The Ferry", "Ann Reed"),
        ("The Ferry (A Novel) (Reed, Ann)", "The Ferry (A Novel)", "Reed, Ann"),
        ("The Ferry (Reed, Ann (ed.))", "The Ferry", "Reed, Ann (ed.)"),
        ("The Ferry (2nd edition)", "The Ferry (2nd edition)", ""),
        ("The Ferry", "The Ferry", ""),
        ("(Ann Reed)", "(Ann Reed)", ""),
        ("The Ferry ()", "The Ferry ()", ""),
        ("Ferry) (Ann Reed)", "Ferry)", "Ann Reed"),
        ("渡し船（山田花子）", "渡し船", "山田花子"),
        ("The Ferry (Ann Reed;Bo Lind)", "The Ferry", "Ann Reed;Bo Lind"),
    ],
)
def test_the_author_stands_in_the_last_brackets(line: str, title: str, author: str) -> None:
    [taken] = _taken(_entry("Your Highlight on Location 1-2", title=line))
    assert (taken.about.title, taken.about.author) == (title, author)


def test_a_note_goes_to_the_highlight_that_ends_where_it_stands() -> None:
    first, second = _taken(
        _entry("Your Highlight on Location 10-14", "A long passage about rivers."),
        _entry("Your Highlight on Location 12-13", "Another one."),
        _entry("Your Note on Location 13", "On the other one."),
        _entry("Your Note on Location 14", "On rivers."),
    )
    assert (first.note, second.note) == ("On rivers.", "On the other one.")


def test_a_note_without_a_highlight_is_one_on_the_whole_article() -> None:
    [taken] = _taken(_entry("Your Note on Location 13", "By itself."))
    assert (taken.quote, taken.note) == ("", "By itself.")


def test_notes_of_other_books_and_pages_stay_apart() -> None:
    taken = _taken(
        _entry("Your Highlight on page 3"),
        _entry("Your Note on page 4", "elsewhere"),
        _entry("Your Note on page 3", "here"),
        _entry("Your Note on page 3", "in another book", title="Other (Bo Lind)"),
    )
    assert [(each.quote, each.note) for each in taken] == [
        ("The ferry left at dawn.", "here"),
        ("", "elsewhere"),
        ("", "in another book"),
    ]


def test_a_highlight_that_was_made_anew_is_one_as_it_was_made_last() -> None:
    entries = (
        _entry("Your Highlight on Location 10-11", "The river rose."),
        _entry("Your Highlight on Location 10-12", "The river rose. Night came."),
        _entry("Your Highlight on Location 11-12", "Night came. It held."),
        _entry("Your Highlight on Location 10-12", "Quite another sentence."),
    )
    once = _taken(*entries[:1])
    taken = _taken(*entries)
    assert [each.quote for each in taken] == ["Night came. It held.", "Quite another sentence."]
    assert taken[0].key == once[0].key  # known again when the file has grown
    assert _passed(*entries) == ["1: it was marked anew in line 6", "6: it was marked anew in line 11"]


def test_what_stands_twice_comes_once() -> None:
    highlight = _entry("Your Highlight on Location 10-11")
    note = _entry("Your Note on Location 11", "Why?")
    longer = _entry("Your Note on Location 11", "Why? And when?")
    [taken] = _taken(highlight, note, highlight, note, longer)
    assert taken.note == "Why? And when?"
    assert _passed(highlight, note, highlight, note, longer) == [
        "6: the same stands in line 16",
        "11: the same stands in line 1",
        "16: it was gone on with in line 21",
    ]


@pytest.mark.parametrize(
    "said",
    [
        "<You have reached the clipping limit for this item>",
        " <Sie haben die Höchstgrenze für Ausschnitte aus diesem Titel erreicht> ",
        "<Has alcanzado el límite de recortes>",
    ],
)
def test_what_may_not_be_copied_is_said_to_be_missing(said: str) -> None:
    entries = (_entry("Your Highlight on Location 10-11", said), _entry("Your Highlight on Location 20"))
    assert len(_taken(*entries)) == 1
    [passed] = _passed(*entries)
    assert "the limit of what may be copied" in passed


def test_a_passage_in_angle_brackets_is_a_passage() -> None:
    assert _taken(_entry("Your Highlight on Location 1", "<The ferry>"))[0].quote == "<The ferry>"


def test_marks_of_order_may_stand_anywhere() -> None:
    content = (
        "\ufeff" + _entry("Your Highlight on Location 1") + "\ufeff" + _entry("Your Note on Location 1", "Why?")
    ).encode()
    [taken] = [each for each in records(content, "x.txt") if isinstance(each, Incoming)]
    assert (taken.about.title, taken.note) == ("The Ferry", "Why?")
    assert looks_like(content, "x.txt")
    assert looks_like(content.replace(b"\r\n", b"\n").decode().encode("utf-8"), "x.txt")


def test_one_bad_entry_loses_nothing_else() -> None:
    entries = (
        _entry("Your Highlight on Location 1"),
        f"Only a title\r\n{RULE}\r\n",
        f"Two\r\nlines of prose\r\n{RULE}\r\n",
        f"\r\n{RULE}\r\n",
        _entry("Your Highlight on Location 9", "Night came."),
    )
    assert [each.line for each in _taken(*entries)] == [1, 13]
    assert [each.split(":")[0] for each in _passed(*entries)] == ["6", "8"]


def test_words_may_have_several_lines_and_the_last_rule_may_be_missing() -> None:
    text = _entry("Your Highlight on Location 1", "One line.\r\n\r\nAnother.").removesuffix(f"{RULE}\r\n")
    assert _taken(text)[0].quote == "One line.\n\nAnother."


def test_a_text_without_entries_is_none_of_a_kindle() -> None:
    with pytest.raises(ReaderError, match="there is no entry in x"):
        list(records(b"Just prose.", "x.txt"))
    assert not looks_like(b"# A title\n- a list\n", "notes.md")
    assert format_of(_entry(LINES["ja"][0]).encode(), "x.txt").name == "kindle"


@given(st.binary(max_size=300) | st.text(max_size=300).map(str.encode))
def test_no_bytes_are_too_strange(content: bytes) -> None:
    entry = _entry("Your Highlight on Location 1").encode()
    looks_like(content, "x")
    assert list(records(entry + content + b"\n" + RULE.encode() + b"\n" + entry.replace(b"Ferry", b"Boat"), "x"))


@given(st.lists(st.tuples(st.integers(1, 40), st.integers(0, 5), st.booleans()), max_size=12))
def test_every_entry_is_taken_or_said_to_be_passed_over(told: list[tuple[int, int, bool]]) -> None:
    entries = [
        _entry(f"Your {'Note' if note else 'Highlight'} on Location {at}-{at + length}", f"Words {at} {length}.")
        for at, length, note in told
    ]
    highlights = sum(not note for _, _, note in told)
    taken, passed = _taken(*entries) if entries else [], _passed(*entries) if entries else []
    quotes = [each for each in taken if each.quote]
    notes = [note for each in taken for note in each.note.split("\n\n") if note]
    assert len(quotes) + len(notes) + len(passed) == len(entries)
    assert len(quotes) <= highlights
    assert _taken(*entries) == taken if entries else True
