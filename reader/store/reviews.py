"""Reviews: the log of all answers to cards, only ever added to but by undo."""

import json
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from itertools import groupby
from typing import Any

from reader.core.review import Grade, Review
from reader.store.database import Database
from reader.store.rows import Row, moment_text, text_moment

_COLUMNS = "uid, card, at, grade, took, typed, author, device"
_OF = f"SELECT {_COLUMNS} FROM reviews WHERE card = ? ORDER BY at, uid"  # noqa: S608 - names of our own schema
_ALL = f"SELECT {_COLUMNS} FROM reviews WHERE card > ? ORDER BY card, at, uid"  # noqa: S608 - likewise
_SOME = f"""
SELECT {_COLUMNS} FROM reviews WHERE card IN (SELECT value FROM json_each(?)) ORDER BY card, at, uid
"""  # noqa: S608 - likewise
_ANSWERED = """
SELECT card, EXISTS (SELECT 1 FROM reviews AS other WHERE other.card = reviews.card AND other.at < ?) AS known
FROM reviews WHERE at >= ? AND at < ? GROUP BY card
"""
_IS_ANSWERED = _ANSWERED.replace("GROUP BY", "AND card = ? GROUP BY")
_NEWEST = "SELECT max(at) FROM reviews"
_TIMES = "SELECT took FROM reviews ORDER BY at DESC, uid DESC LIMIT ?"
_LAST = "SELECT max(at) FROM reviews WHERE card = ? AND at <= ?"
_LAST_ROW = "SELECT coalesce(max(rowid), 0) FROM reviews"
_AFTER = "SELECT card FROM reviews WHERE at > ? GROUP BY card"
_NUMBER_AFTER = "SELECT count(*) FROM reviews WHERE at > ?"
_FIRST_AFTER = "SELECT min(at) FROM reviews WHERE at > ?"
_DATED = "SELECT DISTINCT card FROM reviews WHERE at >= ? AND at < ?"
_CARDS = "SELECT DISTINCT card FROM reviews"
# By place: the index of the nouns, which the plus keeps out of it, has all answers that ever were.
_SINCE = """
SELECT DISTINCT json_extract(coalesce(after, before), '$.card') FROM journal WHERE seq > ? AND +noun = 'review'
"""
_MARK = "SELECT seq, uid FROM journal ORDER BY seq DESC LIMIT 1"
_AT_MARK = "SELECT uid FROM journal WHERE seq = ?"


def reviews_of(database: Database, card: str) -> list[Review]:
    """The answers to a card, oldest first."""
    return [_review(values) for values in database.values(_OF, (card,))]


def logs(database: Database, cards: Iterable[str] | None = None) -> Iterator[tuple[str, list[Review]]]:
    """The cards that were answered, each with its answers, oldest first; only some cards, or all."""
    rows = database.values(_ALL, ("",)) if cards is None else database.values(_SOME, (json.dumps(sorted(cards)),))
    for card, each in groupby(rows, key=lambda values: str(values[1])):
        yield card, [_review(values) for values in each]


def answered_between(database: Database, start: datetime, end: datetime, only: str = "") -> dict[str, bool]:
    """The cards that were answered in some time, each with whether it had been before; one card only, or all."""
    first, last = moment_text(start), moment_text(end)
    asked, wanted = (_IS_ANSWERED, (first, first, last, only)) if only else (_ANSWERED, (first, first, last))
    return {str(card): bool(known) for card, known in database.values(asked, wanted)}


def answered_after(database: Database, moment: datetime) -> list[str]:
    """The cards with an answer that is dated after a moment."""
    return [str(card) for (card,) in database.values(_AFTER, (moment_text(moment),))]


def number_after(database: Database, moment: datetime) -> int:
    """How many answers are dated after a moment."""
    return int(database.values(_NUMBER_AFTER, (moment_text(moment),))[0][0])


def first_after(database: Database, moment: datetime) -> str:
    """When the first of them is, as in the rows; empty where there is none."""
    return str(database.values(_FIRST_AFTER, (moment_text(moment),))[0][0] or "")


def cards_dated(database: Database, start: str, end: str) -> list[str]:
    """The cards with an answer that is dated in some time, given as in the rows; the end is no part of it."""
    return [str(card) for (card,) in database.values(_DATED, (start, end))]


def answered_ever(database: Database) -> list[str]:
    """The cards with an answer."""
    return [str(card) for (card,) in database.values(_CARDS)]


def newest_review(database: Database) -> datetime | None:
    """When the last answer was given, as it is dated; None where there is none."""
    [(newest,)] = database.values(_NEWEST)
    return text_moment(newest) if newest else None


def last_review_until(database: Database, card: str, moment: datetime) -> datetime | None:
    """When a card was answered last until a moment; None where it was not."""
    [(last,)] = database.values(_LAST, (card, moment_text(moment)))
    return text_moment(last) if last else None


def last_times(database: Database, number: int) -> list[timedelta]:
    """How long the last answers took, the newest first."""
    return [timedelta(milliseconds=took) for (took,) in database.values(_TIMES, (number,))]


def last_row(database: Database) -> int:
    """A number that is another one where answers came in without the journal; costs the same however many there are."""
    return int(database.values(_LAST_ROW)[0][0])


def journal_mark(database: Database) -> tuple[int, str]:
    """The place and the id of the newest change; 0 and empty where there is none."""
    found = database.values(_MARK)
    return (int(found[0][0]), str(found[0][1])) if found else (0, "")


def cards_reviewed_since(database: Database, mark: tuple[int, str]) -> list[str] | None:
    """The cards whose log became another after a mark; None where the journal is not the one that it was."""
    seq, uid = mark
    at_mark = database.values(_AT_MARK, (seq,))
    if seq and (not at_mark or at_mark[0][0] != uid):
        return None
    return [str(card) for (card,) in database.values(_SINCE, (seq,))]


def review_row(review: Review) -> Row:
    """An answer as its columns."""
    return {
        "uid": review.uid,
        "card": review.card,
        "at": moment_text(review.at),
        "grade": int(review.grade),
        "took": round(review.took / timedelta(milliseconds=1)),
        "typed": review.typed,
        "author": review.author,
        "device": review.device,
    }


def _review(values: tuple[Any, ...]) -> Review:
    uid, card, at, grade, took, typed, author, device = values
    return Review(uid, card, text_moment(at), Grade(grade), timedelta(milliseconds=took), typed, author, device)
