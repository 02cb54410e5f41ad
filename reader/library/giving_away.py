"""Giving away: whether a text says what a card asks for, and the text without it."""

from collections.abc import Iterable, Sequence
from datetime import date

from reader.core.figure import Figure, FigureKind
from reader.core.folding import placed_words, words_of
from reader.core.likeness import Likeness, compare
from reader.core.span import Span
from reader.engines.figures import find_figures

_CONVERTED = frozenset((FigureKind.MEASURE, FigureKind.TEMPERATURE))  # told twice in one breath: 5 miles (8 km)
_STEM = 5  # letters that two words of one origin share: Ukraine, Ukrainian


def says_figure(text: str, figure: Figure, written: str, published: date | None) -> bool:
    """Whether a text says the number or the day of a figure, in whatever way, or the words that it is written in."""
    found = find_figures(text, published)
    if figure.starts or figure.until:
        return any(days_of(each) == days_of(figure) for each in found)
    return any(_gives(each, figure) for each in found) or _says_words(text, written)


def says_name(text: str, names: Iterable[str]) -> bool:
    """Whether a text holds a word of a name, or one of the same origin."""
    stems = _stems(names)
    return any(word[:_STEM] in stems for word in words_of(text))


def without_figure(text: str, figure: Figure, published: date | None) -> str:
    """A text with dots where it says a figure."""
    days, found = days_of(figure), find_figures(text, published)
    gives = (each for each in found if _gives(each, figure) or days_of(each) == days != ("", ""))
    return _with_dots(text, [each.span for each in gives])


def without_name(text: str, name: str) -> str:
    """A text with dots where it holds a word of a name, or one of the same origin."""
    stems = _stems((name,))
    return _with_dots(text, [Span(start, end) for word, start, end in placed_words(text) if word[:_STEM] in stems])


def days_of(figure: Figure) -> tuple[str, str]:
    """First and last-exclusive day of a date or period; empty for what is none."""
    return figure.starts, figure.until


def _gives(found: Figure, figure: Figure) -> bool:
    """Whether a figure tells the number of another one, in its own unit or converted."""
    if _numbers(found) & _numbers(figure):
        return True
    likeness = compare(found, figure)
    is_converted = figure.kind in _CONVERTED and found.unit != figure.unit
    return likeness is Likeness.EQUAL or (is_converted and likeness is Likeness.REFINES)


def _says_words(text: str, written: str) -> bool:
    """Whether a text holds several words in their order; one number is told by its value."""
    words, wanted = words_of(text), words_of(written)
    if len(wanted) < 2 or not any(map(str.isalpha, wanted)):  # noqa: PLR2004 several
        return False
    return any(words[at : at + len(wanted)] == wanted for at in range(len(words) - len(wanted) + 1))


def _with_dots(text: str, spans: Sequence[Span]) -> str:
    for span in reversed(spans):
        text = f"{text[: span.start]}…{text[span.end :]}"
    return text


def _numbers(figure: Figure) -> frozenset[str]:
    ends = {end for end in (figure.low, figure.high) if end is not None}
    return frozenset(f"{end.normalize():f}" for end in ends)


def _stems(names: Iterable[str]) -> frozenset[str]:
    return frozenset(word[:_STEM] for name in names for word in words_of(name) if len(word) >= _STEM - 1)
