"""Ending: what is shown where no card is asked: what a sitting came to, when the next are due, how cards are made."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from reader.core.asking import question_line
from reader.core.card import Card
from reader.core.review import Grade
from reader.library.cards import all_cards
from reader.library.library import Library
from reader.library.reviewing import Queue
from reader.library.scheduling import review_days
from reader.tui.reviewing.lines import QUIET, WARNED, centred, paragraphs, room_of, told_rows
from reader.tui.reviewing.sitting import Sitting
from reader.tui.reviewing.words import LEECH, counted, grades_words, next_words, nothing_words, span_words
from reader.tui.widgets.rows_view import Row

LEECH_ROWS = 2
OF_LEECHES = "g c lists cards (/ is:leech), e rewrites one"
MORE = "g S tells how reviewing goes, g r goes through notes"
MAKING = "c on a passage makes a card"
NO_CARDS = "There are no cards yet."
TEACHING = (
    "A card asks you for something that you marked, about when you would begin to forget it.\n\n"
    "c on a passage or an annotation makes one: open an article, put the focus on it, press c."
)


def ended_rows(library: Library, sitting: Sitting, width: int, height: int) -> list[Row]:
    """All of it in the middle of the screen."""
    rows = _ended(library, sitting, width)
    notices = [row for each in sitting.queue.notices for row in paragraphs(each, width, WARNED)]
    return centred([*rows, *([(), *notices] if notices else [])], width, height)


def waiting_words(queue: Queue, now: datetime) -> str:
    """How long it is until a card comes back; empty where none does today."""
    if not queue.later:
        return ""
    number, when = len(queue.later), span_words(queue.later[0].memory.due - now)
    return f"A card comes back in {when}." if number == 1 else f"{number:,} cards come back, the first in {when}."


def _ended(library: Library, sitting: Sitting, width: int) -> list[Row]:
    queue = sitting.queue
    if not sitting.done and not queue.done and not queue.later and not all_cards(library):
        return [((NO_CARDS, "strong"),), (), *paragraphs(TEACHING, width)]
    begins = review_days(library).bounds(queue.day)[1].astimezone(review_days(library).zone)
    now = library.now().astimezone(begins.tzinfo)
    new = min(queue.new_over, library.settings.review_new)
    nothing = nothing_words(sitting.ahead, now, begins, new)
    done = "Done for today." if sitting.done or queue.done else nothing
    head = waiting_words(queue, library.now()) or done
    parts = [*_done_words(sitting), *_more_words(queue)]
    parts += [next_words(sitting.ahead, now, begins, new)] if head != nothing else []
    rows = [row for part in parts if part for row in paragraphs(part, width, QUIET)]
    leeches = [row for card, lapses in sitting.leeches() for row in _leech_rows(card, lapses, width)]
    rows += [(), *leeches] if leeches else []
    keys = [*([OF_LEECHES] if leeches else []), *([] if sitting.done or queue.done else [MAKING]), MORE]
    rows += [()] if rows else []
    rows += [row for each in keys for row in paragraphs(each, width, QUIET)]
    return [*paragraphs(head, width, "strong"), (), *rows]


def _done_words(sitting: Sitting) -> Iterator[str]:
    """What the sitting came to."""
    given = list(sitting.given.values())
    if given:
        took = sum((each.took for each in given), timedelta())
        recalled = sum(each.grade is not Grade.AGAIN for each in given)
        yield f"{counted(len(given), 'answer')} in {span_words(took)}, {recalled:,} recalled"
        yield grades_words(each.grade for each in given)
        lapses = sum(each.is_lapse for each in given)
        yield f"{counted(lapses, 'learned card')} forgotten" if lapses else ""
    if sitting.read:
        yield f"{counted(len(sitting.read), 'highlight')} read again"


def _more_words(queue: Queue) -> Iterator[str]:
    over = queue.over + queue.new_over
    if over:
        yield f"{counted(over, 'more card')} beyond today's limit; settings: review_max, review_new"


def _leech_rows(card: Card, lapses: int, width: int) -> list[Row]:
    words = f"Forgotten {counted(lapses, 'time')}: {question_line(card.question, card.cloze)}"
    return told_rows([(LEECH, words)], room_of(width), LEECH_ROWS)
