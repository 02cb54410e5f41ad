"""Anki: a package of cards that Anki imports, and that updates them when it is imported again."""

import sqlite3
from collections.abc import Iterable, Iterator
from datetime import datetime
from io import BytesIO
from itertools import count
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import genanki  # type: ignore[import-untyped]  # it has none

from reader.core.outgoing import OutFile, Parcel, Wishes
from reader.formats.outgoing.anki_cards import notes, notices
from reader.formats.outgoing.anki_look import LAST_CHANGED, NAME, STYLE, TYPES, NoteType
from reader.formats.outgoing.anki_note import AnkiNote
from reader.formats.outgoing.naming import CARDS, file_name

__all__ = ["files", "notices"]

DECK = 1529406187  # for ever: by it Anki knows the deck again

_NO_TIME = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip can tell


def files(parcel: Parcel, _wishes: Wishes) -> Iterator[OutFile]:
    """One package; its bytes are the same for the same annotations."""
    yield OutFile(
        file_name(parcel, ".apkg", CARDS), _zipped({"collection.anki2": _collection(notes(parcel)), "media": b"{}"})
    )


def _collection(found: Iterable[AnkiNote]) -> bytes:
    """The database in a package: written by genanki, in memory, with the times of the annotations."""
    models = {each: _model(each) for each in TYPES}
    deck = genanki.Deck(DECK, NAME)
    for model in models.values():
        deck.add_model(model)
    database = sqlite3.connect(":memory:")
    try:
        cursor = database.cursor()
        genanki.Package(deck).write_to_db(cursor, LAST_CHANGED.timestamp(), count())
        free: dict[int, int] = {}
        for each in found:
            note = genanki.Note(models[each.type], list(each.fields), guid=each.uid, tags=list(each.tags))
            numbers = [_number(each.created, free) for _ in note.cards]
            note.write_to_db(cursor, each.changed.timestamp(), DECK, iter((numbers[0], *numbers)))
        database.commit()
        return database.serialize()
    finally:
        database.close()


def _model(kind: NoteType) -> genanki.Model:
    return genanki.Model(
        kind.number,
        kind.name,
        fields=[{"name": name} for name in kind.fields],
        templates=[{"name": "Card", "qfmt": kind.front, "afmt": kind.back}],
        css=STYLE,
        model_type=genanki.Model.CLOZE if kind.is_cloze else genanki.Model.FRONT_BACK,
        sort_field_index=kind.fields.index(kind.sorted_by),
    )


def _number(created: datetime, free: dict[int, int]) -> int:
    """An id as Anki has them, milliseconds; the next that is free.

    Args:
        created: When the note was made.
        free: Behind each that is taken one that may be free; notes of one import were all made at once.
    """
    number, passed = int(created.timestamp() * 1000), list[int]()
    while number in free:
        passed.append(number)
        number = free[number]
    free |= dict.fromkeys([*passed, number], number + 1)
    return number


def _zipped(contents: dict[str, bytes]) -> bytes:
    whole = BytesIO()
    with ZipFile(whole, "w") as package:
        for name, content in contents.items():
            package.writestr(ZipInfo(name, _NO_TIME), content, ZIP_DEFLATED)
    return whole.getvalue()
