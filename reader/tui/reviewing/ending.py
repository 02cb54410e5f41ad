"""Ending: what is shown where no card is asked: what a sitting came to, when the next are due, how cards are made."""

from datetime import datetime

from reader.core.review import Grade
from reader.library.cards import all_cards
from reader.library.library import Library
from reader.library.reviewing import Queue, forecast
from reader.tui.reviewing.lines import QUIET, WARNED, centred, paragraphs
from reader.tui.reviewing.sitting import Sitting
from reader.tui.reviewing.words import ahead_words, counted, grades_words, span_words
from reader.tui.widgets.rows_view import Row

DAYS_AHEAD = 366
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
    queue, given = sitting.queue, list(sitting.given.values())
    if not sitting.done and not queue.done and not queue.later and not all_cards(library):
        return [((NO_CARDS, "strong"),), (), *paragraphs(TEACHING, width)]
    done = "Done for today." if sitting.done or queue.done else "Nothing is due today."
    parts = [waiting_words(queue, library.now()) or done]
    if given:
        recalled = sum(each is not Grade.AGAIN for each in given)
        parts += [f"{counted(len(given), 'answer')}, {recalled:,} recalled", grades_words(given)]
    if sitting.read:
        parts.append(f"{counted(len(sitting.read), 'highlight')} read again")
    over = queue.over + queue.new_over
    if over:
        parts.append(f"{counted(over, 'more card')} beyond today's limit; settings: review_max, review_new")
    ahead = ahead_words(forecast(library, DAYS_AHEAD), queue.day)
    parts.append(f"Next: {ahead}." if ahead else "")
    rows = [row for part in parts[1:] if part for row in paragraphs(part, width, QUIET)]
    return [*paragraphs(parts[0], width, "strong"), (), *rows]
