"""Choices: what can be gone through, in lines: the rounds that were begun, with how far they got, and others."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from reader.core.cells import fitted, shown, width_of
from reader.library.desk import Offer, ReviewDesk
from reader.library.rounds import Round
from reader.library.wishing import About
from reader.tui.entities.timeline import counted
from reader.tui.history.lines import short_when, when_words
from reader.tui.widgets.rows_view import Row

QUIET, DONE_LOOK = "byline", "glyph.green"
EVERYTHING = "all annotations"
NARROW = 60  # cells under which it is told in few words
AGO = " ago"  # a time alone would be taken for how long the round takes
BEGUN, NEW, WANTED = "begun", "new", "wanted"
HEADS = {BEGUN: "Begun", NEW: "Everything", About.LABEL: "By label", About.TAG: "By tag", About.ARTICLE: "By article"}

EMPTY = """Nothing is marked yet, so there is nothing to go through.

Open an article, go to a sentence with ) and press h to highlight it, or a to write a note on it.
Here you can then go through all that you marked, one by one: what is done, and where you stopped, is kept."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to go through.

    Attributes:
        typed: What it is chosen by; empty for everything.
        words: What that is called.
        part: What it stands under.
        count: How many annotations it has; None while that is not known.
        done: How many of them are done.
        when: When it was left; None where it was not begun.
    """

    typed: str
    words: str
    part: str
    count: int | None
    done: int = 0
    when: datetime | None = None


def choices(desk: ReviewDesk) -> list[Choice]:
    """All that there is."""
    return [*map(_begun, desk.begun), *map(_new, desk.offers)]


def matching(desk: ReviewDesk, typed: str, count: int | None) -> list[Choice]:
    """What is typed, and of what there is that which it stands in."""
    wanted = typed.strip()
    found = [each for each in choices(desk) if wanted.casefold() in f"{each.typed} {each.words}".casefold()]
    same = next((each for each in found if each.typed == wanted), None)
    first = same or Choice(wanted, wanted, WANTED, count)
    return [first, *(each for each in found if each is not same)]


def choice_rows(choice: Choice, now: datetime, width: int) -> list[Row]:
    """What it is, and how far it got, in a line."""
    tail = list(_tail(choice, now, is_narrow=width < NARROW))
    cells = sum(width_of(text) for text, _ in tail)
    words = fitted(shown(choice.words), max(1, width - cells - 2))
    return [((words, ""), (" " * max(1, width - cells - width_of(words)), ""), *tail)]


def heading_of(choice: Choice) -> Row:
    """What stands over the part that it is in."""
    said = HEADS.get(choice.part, "")
    return ((said, "title"),) if said else ()


def _tail(choice: Choice, now: datetime, *, is_narrow: bool) -> Iterator[tuple[str, str]]:
    if choice.count is None:
        yield "…", QUIET
    elif choice.when is None:
        yield f"{choice.count:,}" if is_narrow else counted(choice.count, "annotation"), QUIET
    else:
        is_over = choice.count and choice.done >= choice.count
        said = f"{choice.done:,}/{choice.count:,}" if is_narrow else f"{choice.done:,} of {choice.count:,} done"
        yield (f"✓ {said}" if is_over else said), DONE_LOOK if is_over else ""
        yield f" · {_left(choice.when, now, is_narrow=is_narrow)}", QUIET


def _left(when: datetime, now: datetime, *, is_narrow: bool) -> str:
    told = when_words(when, now)
    if is_narrow:
        return told if told.endswith(AGO) else short_when(when, now)
    return f"left {told}"


def _begun(found: Round) -> Choice:
    left = found.left
    return Choice(left.typed, left.typed or EVERYTHING, BEGUN, len(found.rows), found.done, left.when)


def _new(offer: Offer) -> Choice:
    words = f"#{offer.words}" if offer.about is About.TAG else offer.words
    return Choice(offer.typed, words, offer.about or NEW, offer.count)


def left_over(desk: ReviewDesk) -> Iterable[str]:
    """What is told over the list: how much there is."""
    return [counted(desk.count, "annotation"), *([f"{counted(len(desk.begun), 'round')} begun"] if desk.begun else [])]
