"""Today: what is due, what was done, and how many cards there are of each age."""

from datetime import timedelta

from reader.core.wording import day_words
from reader.library.card_list import Standing
from reader.library.review_figures import ReviewFigures
from reader.tui.statistics.parts import QUIET, Line, Part, To, said
from reader.tui.statistics.plots import meter
from reader.tui.statistics.view import View
from reader.tui.statistics.words import counted, listed, percent, time_words

NAME_CELLS, BAR_CELLS = 11, 24


def today_part(found: ReviewFigures, view: View) -> Part:
    """Today, in words; under it the cards by how they stand."""
    due, new, done = found.forecast[0].due, found.cards[Standing.NEW.value], found.calendar[-1]
    answered = f"{counted(done.answers, 'answer')} given today" if done.answers else "no answer given yet today"
    words = listed(
        (
            f"{counted(due, 'card')} due" if due else "no card is due",
            f"{counted(new, 'new card')} to begin with" if new else "",
            f"{answered}{f' in {time_words(done.took)}' if done.took > timedelta() else ''}",
            f"{counted(done.highlights, 'highlight')} read again" if done.highlights else "",
            f"{counted(found.streak, 'day')} in a row" if found.streak else "",
        )
    )
    note = ["R reviews"] if due or new else []
    title = f"Today · {found.day:%A} {day_words(found.day)}"
    return Part("today", title, said(words, view.width), _counts(found, view), note, To.REVIEW)


def _counts(found: ReviewFigures, view: View) -> list[Line]:
    whole = sum(found.cards.values())
    cells = max(len(f"{number:,}") for number in found.cards.values())
    room = max(4, min(BAR_CELLS, view.width - NAME_CELLS - cells - 10))
    return [
        Line(
            (
                (name.ljust(NAME_CELLS), ""),
                (f"{number:>{cells},}  ", ""),
                *meter(number / whole, room),
                (f"{percent(number / whole):>7}", QUIET),
            ),
            To.STANDING,
            name,
        )
        for name, number in found.cards.items()
        if number
    ]
