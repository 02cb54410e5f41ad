"""Wishing: what is typed to find annotations in the notebook: words, and values after `label:`, `tag:` and others."""

import re
from dataclasses import dataclass
from enum import StrEnum

_TERM = re.compile(r'(?P<without>-(?=[^\s-]))?(?:(?P<name>[A-Za-z]+):)?(?:"(?P<quoted>[^"]*)"?|(?P<bare>\S*))')


class About(StrEnum):
    """What a value is asked of; the value is the qualifier that is typed."""

    WORDS = ""
    LABEL = "label"
    TAG = "tag"
    ARTICLE = "in"
    ENTITY = "entity"
    AUTHOR = "by"
    BEFORE = "before"
    AFTER = "after"
    HAS = "has"
    ANCHOR = "anchor"


class Order(StrEnum):
    """How annotations are sorted; the value says it."""

    READING = "reading order"
    NEWEST = "newest first"
    LABEL = "by label"
    TAG = "by tag"
    ENTITY = "by name"

    @property
    def next(self) -> "Order":
        """The one after it, around."""
        every = list(Order)
        return every[(every.index(self) + 1) % len(every)]


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing that has to hold, or, with `without`, must not."""

    about: About
    value: str
    without: bool = False


@dataclass(frozen=True, slots=True)
class Wish:
    """Which annotations are meant: those of which all that is asked holds; and how they are sorted."""

    asked: tuple[Asked, ...] = ()
    order: Order = Order.READING

    @property
    def needs_names(self) -> bool:
        """Whether it can be answered only with the names that passages hold."""
        return self.order is Order.ENTITY or any(each.about is About.ENTITY for each in self.asked)

    @property
    def needs_references(self) -> bool:
        """Whether it can be answered only with what references start from and lead to."""
        return any(each.about is About.HAS for each in self.asked)


def read_wish(typed: str, order: Order = Order.READING) -> Wish:
    """Take apart what was typed: `label:doubt tag:law -in:"The flood" after:2025-06 letters`; never raises.

    A qualifier without a value asks nothing, for its value is still being typed; one that there is not is taken for
    a word. Days are ISO 8601 or their beginning: `after:2025-06` is from June on, `before:2025-06` until May ends.
    """
    asked = []
    for match in _TERM.finditer(typed):
        name, quoted, bare = match["name"] or "", match["quoted"], match["bare"]
        value = (bare if quoted is None else quoted).strip()
        about = About(name.casefold()) if name.casefold() in set(About) else About.WORDS
        if name and about is About.WORDS:
            value = f"{name}:{value}"
        if value:
            asked.append(Asked(about, value, bool(match["without"])))
    return Wish(tuple(asked), order)


def with_term(typed: str, about: About, value: str) -> str:
    """What was typed, asking for this value besides, in place of others of its kind."""
    kept = [each for each in read_wish(typed).asked if each.about is not about]
    return " ".join(map(_typed, [*kept, Asked(about, value)]))


def _typed(asked: Asked) -> str:
    value = f'"{asked.value}"' if re.search(r"\s", asked.value) else asked.value
    name = f"{asked.about}:" if asked.about else ""
    return f"{'-' if asked.without else ''}{name}{value}"
