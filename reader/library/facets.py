"""Facets: what a qualifier of a search asks for, as words that no text holds, the same in index and search."""

from collections.abc import Iterable, Iterator
from decimal import Decimal, InvalidOperation
from hashlib import sha256

from reader.core.figure import Figure
from reader.core.folding import words_of

DIGITS_MAX = 100  # of a value; a longer one is a word
SECTION, ANNOTATION = "=is=section", "=is=annotation"
HAS = {name: f"=has={name}" for name in ("note", "tag", "label", "reference")}


def in_article(article: str) -> str:
    """What stands on an article."""
    return f"=in={article}"


def by(author: str) -> tuple[str, ...]:
    """Who wrote or made it, a word for each word of the name."""
    return tuple(f"=by={word}" for word in words_of(author))


def label(name: str) -> str:
    """A label."""
    return f"=label={_hash(name)}"


def tag(name: str) -> str:
    """A tag."""
    return f"=tag={_hash(name)}"


def tags(names: Iterable[str]) -> tuple[str, ...]:
    """Tags, and each one over them: `a/b` is also `a`."""
    return tuple(dict.fromkeys(tag(over) for name in names for over in _over(name)))


def figures(found: Iterable[Figure]) -> tuple[str, ...]:
    """Figures: their kinds, units, values, values with units, and the years, months and days of dates."""
    return tuple(dict.fromkeys(facet for figure in found for facet in _figure(figure)))


def figure(asked: str) -> str:
    """A kind, a unit, a value or a day, as it was typed."""
    typed = " ".join(asked.split()).casefold()
    value = _value(typed)
    return f"=figure={_hash(typed if value is None else value)}"


def exactly(found: Figure) -> tuple[str, ...]:
    """What has to hold where this very figure stands: its values with its unit; its days."""
    values = tuple(f"{value} {found.unit}".rstrip() for value in _values(found))
    days = tuple(day[:10] for day in (found.starts,) if "-" in day)
    return tuple(figure(each) for each in dict.fromkeys((*values, *days)))


def _figure(found: Figure) -> Iterator[str]:
    values = _values(found)
    day = found.starts[:10] if "-" in found.starts else ""
    for each in (
        found.kind.value,
        found.unit,
        *values,
        *(f"{value} {found.unit}" for value in values if found.unit),
        *(day[:length] for length in (4, 7, 10) if day),
    ):
        if each:
            yield figure(each)


def _values(found: Figure) -> tuple[str, ...]:
    return tuple(dict.fromkeys(str(end) for end in (found.low, found.high) if end is not None))


def _value(typed: str) -> str | None:
    """A number, and the unit behind it, written the one way in which all that are equal are written."""
    number, _, unit = typed.partition(" ")
    try:
        value = Decimal(number.replace(",", ""))
    except InvalidOperation:
        return None
    return (
        f"{value.normalize():f} {unit}".rstrip() if value.is_finite() and abs(value.adjusted()) < DIGITS_MAX else None
    )


def _over(name: str) -> Iterator[str]:
    parts = name.split("/")
    for end in range(1, len(parts) + 1):
        yield "/".join(parts[:end])


def _hash(name: str) -> str:
    # Hashed, for a name may hold anything, and these have to be words.
    return sha256(" ".join(name.split()).casefold().encode("utf-8", "surrogatepass")).hexdigest()[:16]
