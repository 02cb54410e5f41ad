"""Addressing: "Mr" and "Ms" before a surname that two persons of the article share tell which of them is meant."""

import re
from collections import defaultdict
from collections.abc import Sequence

from reader.core.entity import EntityKind
from reader.engines.names.spelling import words_of
from reader.engines.names.tags import Name

BEFORE = 12  # characters looked at before a name

_HIS = "mr sir lord king prince duke baron monsieur herr señor signor"
_HERS = "mrs ms miss lady dame queen princess duchess baroness madame mme frau señora signora"
_TITLES = dict.fromkeys(_HIS.split(), "his") | dict.fromkeys(_HERS.split(), "hers")
_TITLED = re.compile(rf"\b({'|'.join(_TITLES)})\.? $", re.IGNORECASE)


def by_address(text: str, names: Sequence[Name], entities: Sequence[str]) -> list[str]:
    """The entity of each name, in order, by the titles that the article gives persons.

    A surname behind a title is no one's whom the article addresses otherwise, and somebody's where but one is left.
    """
    titles = [_title(text, each) if each.kind is EntityKind.PERSON else "" for each in names]
    if not any(titles):
        return list(entities)
    told: defaultdict[str, set[str]] = defaultdict(set)
    owners: defaultdict[str, set[str]] = defaultdict(set)
    for each, entity, title in zip(names, entities, titles, strict=True):
        surface = each.span.of(text)
        if each.kind is EntityKind.PERSON and len(words_of(surface)) > 1:
            owners[words_of(entity)[-1]].add(entity)
            told[entity] |= {title} - {""}
    settled = []
    for each, entity, title in zip(names, entities, titles, strict=True):
        words = words_of(each.span.of(text))
        known = owners.get(words[0], set()) if title and len(words) == 1 else set()
        fitting = [owner for owner in known if not told[owner] or title in told[owner]]
        if len(fitting) == 1:
            settled.append(fitting[0])
        else:
            settled.append(each.span.of(text) if entity in known else entity)
    return settled


def _title(text: str, name: Name) -> str:
    """Whose title stands before a name, "his" or "hers"; empty where none does."""
    found = _TITLED.search(text, max(0, name.span.start - BEFORE), name.span.start)
    return _TITLES[found[1].casefold()] if found else ""
