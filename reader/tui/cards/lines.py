"""Lines: cards under their articles, each with its answer and how it stands."""

from collections.abc import Sequence
from datetime import date, datetime

from reader.core.asking import in_a_line, question_line
from reader.core.card import CardKind
from reader.core.cells import fitted, shown, width_of
from reader.core.cloze import parse_cloze
from reader.core.memory import Memory
from reader.core.wording import day_words
from reader.library.card_list import ListedCard, Standing
from reader.tui.entities.timeline import counted
from reader.tui.widgets.rows_view import Row
from reader.tui.widgets.sheets import Card

QUIET, SIGN = "byline", "sign.reference"
INDENT = "  "
CARD_ROWS = 2
HOMELESS = "An article in the trash"
EMPTY = """No cards yet.

A card asks for something you read, and comes back when you are about to forget it.

In an article, c makes a card of what is in focus: of a draft, or of your own words.
Select words (v), and C leaves them out of their sentence.
In the notebook, c makes cards of all annotations that are selected.

R  reviews what is due   q  goes back"""
EMPTY_TRASH = """No card is in the trash.

dd puts one there, and brings it back.   esc  goes back to the cards"""


def answer_of(listed: ListedCard) -> str:
    """What is to be recalled, in a line."""
    card = listed.card
    told = " · ".join(parse_cloze(card.question).answers(card.cloze)) if card.kind is CardKind.CLOZE else card.answer
    return in_a_line(told)


def standing_words(listed: ListedCard, today: date, now: datetime) -> str:
    """How a card stands: `new`, `due today`, `due 2 June 2025`, `suspended`; what it lacks; whether it is a leech.

    Args:
        listed: The card.
        today: The review day.
        now: The moment, where the reader is.
    """
    memory, card, lack = listed.memory, listed.card, listed.lack
    if lack and not lack.is_asked and listed.standing is not Standing.TRASHED:
        return lack.words
    words = str(listed.standing)
    if listed.standing is Standing.TRASHED:
        words = "in the trash"
    elif listed.standing is Standing.BURIED and card.buried:
        words = f"buried until {day_words(card.buried)}"
    elif listed.standing in {Standing.LEARNING, Standing.RELEARNING}:
        words = f"{listed.standing}, due {_hour(memory.due, now)}"
    elif listed.standing is Standing.REVIEW:
        day = memory.due_day or memory.due.astimezone(now.tzinfo).date()
        words = "due today" if day <= today else f"due {day_words(day)}"
    leech = f"forgotten {memory.lapses} times, better rewritten (e)" if listed.leech else ""
    return " · ".join(part for part in (words, lack.words if lack else "", leech) if part)


def heading_row(listed: ListedCard, width: int) -> Row:
    """The article."""
    title = listed.entry.article.title if listed.entry else HOMELESS
    return ((fitted(shown(title), width), "strong"),)


def card_rows(listed: ListedCard, today: date, now: datetime, width: int) -> list[Row]:
    """What it asks; what it tells, and how it stands."""
    card, told = listed.card, f" · {standing_words(listed, today, now)}"
    asked = fitted(shown(question_line(card.question, card.cloze)), max(1, width - 2))
    room = max(8, width - width_of(INDENT) - 2 - width_of(told))
    answer = fitted(shown(answer_of(listed)), room)
    look = QUIET if card.suspended else ""
    return [
        (("? ", SIGN), (asked, look)),
        ((INDENT, ""), ("→ ", QUIET), (answer, "margin.note"), (fitted(told, max(1, width - 4)), QUIET)),
    ]


def whole_card(listed: ListedCard, siblings: Sequence[ListedCard], today: date, now: datetime) -> Card:
    """All that there is of a card."""
    card, memory = listed.card, listed.memory
    asked = question_line(card.question, card.cloze) if card.kind is CardKind.CLOZE else card.question
    extra = card.answer if card.kind is CardKind.CLOZE else ""
    rows = (
        ("asks", asked),
        ("tells", "\n".join(filter(None, (answer_of(listed) if card.cloze else card.answer, extra)))),
        ("stands", standing_words(listed, today, now)),
        ("answered", _answered(memory) if memory.last else ""),
        ("siblings", "\n".join(question_line(each.card.question, each.card.cloze) for each in siblings)),
        ("article", listed.entry.article.title if listed.entry else HOMELESS),
        ("made", f"{card.record.created:%Y-%m-%d %H:%M} by {card.record.author}"),
    )
    return Card(f"Card · {card.kind}", tuple(row for row in rows if row[1]))


def _hour(due: datetime, now: datetime) -> str:
    return "now" if due <= now else f"{due.astimezone(now.tzinfo):%H:%M}"


def _answered(memory: Memory) -> str:
    forgotten = f"forgotten {counted(memory.lapses, 'time')}" if memory.lapses else "never forgotten"
    return f"{counted(memory.reps, 'time')}, {forgotten}"
