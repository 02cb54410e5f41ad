"""Obsidian properties: those of a note that is there, brought together with those that are wanted."""

from collections.abc import Mapping
from dataclasses import dataclass

from reader.formats.obsidian_ledger import Ledger, property_digest, property_name


@dataclass(frozen=True, slots=True)
class Properties:
    """Properties brought together.

    Attributes:
        texts: By key, in order; None where the file has none, because somebody took them out.
        changed: The keys of those that were changed in the file and in the library; they stay as they are in the file.
        unseen: The keys whose present value did not go into the file.
    """

    texts: Mapping[str, str] | None
    changed: tuple[str, ...] = ()
    unseen: frozenset[str] = frozenset()


def merged_properties(here: Mapping[str, str] | None, wanted: Mapping[str, str] | None, ledger: Ledger) -> Properties:
    """Properties as they are to be.

    Args:
        here: As they stand in the file.
        wanted: As a new file would have them.
        ledger: What was written last.
    """
    if here is None or wanted is None:
        return Properties(here, unseen=frozenset(wanted or ()))
    texts, changed, unseen = dict(here), list[str](), set[str]()
    for key, text in here.items():
        last, now = ledger.digest(property_name(key)), property_digest(text)
        new = property_digest(wanted[key]) if key in wanted else ""
        if new == now or (new and new == last):
            continue
        if now == last and new:
            texts[key] = wanted[key]
        elif now == last:
            del texts[key]
        elif new:
            changed.append(key)
            unseen.add(key)
    for key, text in wanted.items():
        if key not in here and not ledger.digest(property_name(key)):
            texts[key] = text
        elif key not in here:
            unseen.add(key)
    return Properties(texts, tuple(changed), frozenset(unseen))
