"""Sifting: which cards a filter finds: by their words, and by how they stand, their label and their tags."""

import re
from collections.abc import Callable, Iterable, Mapping

from reader.core.matching import loose
from reader.library.card_list import MATURE, YOUNG, ListedCard, Standing, age_of
from reader.store.annotations import Brief

LABEL, TAG, IS = "label", "tag", "is"
LEECH = "leech"  # one that was forgotten often
STANDS = (*(each.value for each in Standing), YOUNG, MATURE, LEECH)  # what `is:` takes
_NAMED = re.compile(rf'\b({LABEL}|{TAG}|{IS}):(?:"([^"]*)"?|(\S*))')

Briefs = Mapping[str, Brief]


def matching(cards: Iterable[ListedCard], typed: str, read: Callable[[], Briefs]) -> list[ListedCard]:
    """Those in whose words all that is typed stands, and of which all holds that is named.

    Args:
        cards: The cards.
        typed: Words, and `label:`, `tag:` and `is:`, each with what it is to be; `is:` takes how a card stands.
        read: Reads the annotations that the cards are of, by their ids; asked only where one has to be known.
    """
    named = [(name, loose(quoted or bare)) for name, quoted, bare in _NAMED.findall(typed)]
    words = loose(_NAMED.sub(" ", typed)).split()
    briefs = read() if any(name in {LABEL, TAG} for name, _ in named) else {}
    return [
        each
        for each in cards
        if all(_holds(each, name, wanted, briefs) for name, wanted in named)
        and (not words or all(word in _searched(each) for word in words))
    ]


def named(name: str, wanted: str) -> str:
    """The filter that finds exactly what is called so."""
    return f'{name}:"{wanted}"'


def unknown_words(typed: str) -> str:
    """What is said of an `is:` that no card can be, with those that there are; empty where there is none such."""
    asked = (loose(quoted or bare) for name, quoted, bare in _NAMED.findall(typed) if name == IS)
    unknown = next((each for each in asked if each not in STANDS), None)
    return "" if unknown is None else f"{IS}: takes one of {', '.join(STANDS)}."


def _holds(listed: ListedCard, name: str, wanted: str, briefs: Briefs) -> bool:
    if name == IS:
        said = {age_of(listed.memory, listed.standing), listed.standing.value}
        return wanted in said or (wanted == LEECH and listed.leech)
    brief = briefs.get(listed.card.annotation)
    if brief is None:
        return False
    if name == LABEL:
        return loose(brief.label) == wanted
    return any(loose(tag) == wanted or loose(tag).startswith(f"{wanted}/") for tag in brief.tags)


def _searched(listed: ListedCard) -> str:
    title = listed.entry.article.title if listed.entry else ""
    return loose(f"{listed.card.question} {listed.card.answer} {title} {listed.standing}")
