"""Card: what is known of a figure, in rows: its value, its sentence, the reader's notes, what may be like it."""

from dataclasses import dataclass
from datetime import date

from reader.core.cells import fitted, width_of
from reader.core.figure import Figure
from reader.core.likeness import Likeness, measure_of, refined
from reader.core.symbols import base_words, interval_symbols
from reader.core.wording import interval_words, period_words
from reader.library.comparing import Alike
from reader.library.ledger import FigureMention
from reader.tui.brief import in_short
from reader.tui.entities.timeline import counted, day_words, fact_rows
from reader.tui.figures.headings import QUIET, marked_lines
from reader.tui.figures.knot import Knot
from reader.tui.widgets.margin import broken
from reader.tui.widgets.rows_view import Row as Line

SENTENCE_ROWS = 8
OTHER_ROWS = 2
INDENT = "  "
HEADING = "May be the same measure"
NO_MEASURE = "A day, an hour or a rank is no measure that other articles could share."
NOTHING_ALIKE = "Nothing else in the library that may be the same measure."
NONE_LEFT = "No more suggestions:"
LOOKING = "Looking through the library …"


@dataclass(frozen=True, slots=True)
class Sign:
    """How a likeness is drawn: a sign, words, and the look of both."""

    glyph: str
    words: str
    look: str = ""


def sign_of(figure: Figure, alike: Alike) -> Sign:
    """How another figure stands to this one."""
    if alike.likeness is Likeness.CONFLICTS:
        return Sign("≠", "conflicts", "sign.conflict")
    if alike.likeness is Likeness.REFINES:
        return Sign("⊂", "narrower") if refined(alike.mention.figure, figure) else Sign("⊃", "wider")
    return Sign("=", "equal") if alike.likeness is Likeness.EQUAL else Sign("≈", "compatible")


def value_words(figure: Figure) -> str:
    """The value or the days of a figure with its unit and what it counts: "over 6,000 soldiers"."""
    words = period_words(figure) or in_short(interval_words(figure))
    return " ".join(filter(None, (words, " ".join(figure.counts.split()))))


def fact_lines(mention: FigureMention, width: int) -> list[Line]:
    """What the figure says, each after its word."""
    figure = mention.figure
    dated = period_words(figure)
    facts = (
        ("kind", figure.kind.value),
        ("value", in_short(interval_words(figure))),
        ("interval", "" if _is_point(figure) else interval_symbols(figure)),
        ("in SI units", base_words(figure)),
        ("counts", figure.counts),
        ("change", figure.change.value if figure.change else ""),
        ("when", dated),
        ("said by", figure.speaker),
        ("in", where(mention.title, mention.published)),
    )
    return fact_rows(facts, width)


def _is_point(figure: Figure) -> bool:
    """Whether its interval is a single value, which symbols say no better."""
    return figure.low == figure.high and not (figure.low_open or figure.high_open)


def where(title: str, day: date | None) -> str:
    """An article and its day."""
    return " · ".join(filter(None, (title, day_words(day))))


def sentence_lines(mention: FigureMention, width: int) -> list[Line]:
    """Its sentence, the figure marked."""
    return marked_lines(mention.sentence, mention.quote, width, SENTENCE_ROWS)


def alike_lines(figure: Figure, alike: Alike, width: int, place: str = "") -> list[Line]:
    """Another figure that may measure the same: how it stands to this one, then its sentence, where, and why.

    Args:
        figure: The figure of the card.
        alike: The other one.
        width: Cells of a line.
        place: Which of how many it is: "1 of 3".
    """
    sign, other = sign_of(figure, alike), alike.mention
    day = day_words(other.published)
    head = f"{sign.glyph} {sign.words}"
    who = f" · {' '.join(other.figure.speaker.split())}" if other.figure.speaker else ""
    room = width - width_of(head) - width_of(day) - 4
    said = fitted(value_words(other.figure) or other.quote, room)
    who = fitted(who, room - width_of(said)) if room - width_of(said) > len(" · …") else ""
    gap = " " * (room - width_of(said + who) + 2)
    top: Line = ((head, sign.look), ("  ", ""), (said, "strong"), (who, QUIET), (gap, ""), (day, QUIET))
    sentence = marked_lines(other.sentence, other.quote, width - len(INDENT), OTHER_ROWS)
    below = [
        *_folded(" · ".join(filter(None, (place, other.title))), width, 1),
        *_folded(alike.reason, width, OTHER_ROWS),
    ]
    return [top, *(((INDENT, ""), *line) for line in sentence), *below]


def alike_heading(knot: Knot, width: int, *, is_known: bool) -> list[Line]:
    """What stands over the figures that may be like it, or why there are none, and how many the reader judged."""
    down = f"{knot.dismissed} dismissed (g d in X lists them)" if knot.dismissed else ""
    sure = f"{knot.confirmed} confirmed, under references" if knot.confirmed else ""
    judged, found = ", ".join(filter(None, (down, sure))), knot.alike
    if measure_of(knot.mention.figure) is None:
        said = NO_MEASURE
    elif not is_known:
        said = LOOKING
    else:
        said = HEADING if found else f"{NONE_LEFT} {judged}." if judged else NOTHING_ALIKE
    if said is not HEADING:
        return [((line, QUIET),) for line in broken(said, width)]
    lines: list[Line] = [((line, "strong"),) for line in broken(f"{said}: {counted(len(found), 'suggestion')}", width)]
    return lines + [((line, QUIET),) for line in (broken(down, width) if down else ())]


def _folded(text: str, width: int, most: int) -> list[Line]:
    """A quiet text in so many rows at most."""
    rows = broken(text, width - len(INDENT)) if text else []
    if len(rows) > most:
        rows = [*rows[: most - 1], fitted(rows[most - 1] + " …", width - len(INDENT))]
    return [((INDENT + row, QUIET),) for row in rows]
