"""Saying: the words that tell that what the tagger took for a firm or a place is a person: who speaks, has a wife."""

import re

from reader.core.entity import EntityKind
from reader.core.span import Span
from reader.engines.names.gazetteer import is_people, is_place
from reader.engines.names.tags import Name

BEFORE = 25  # characters looked at before a name

_MISTAKEN = frozenset(
    {EntityKind.ORGANISATION, EntityKind.PLACE, EntityKind.GROUP, EntityKind.WORK, EntityKind.PRODUCT}
)
_SURNAME = re.compile(r"(?:Mc|Mac|O['’]|De|La|Di)?[^\W\d_a-z][^\W\d_A-Z]+(?:-[^\W\d_a-z][^\W\d_A-Z]+)?")
# Firms and states announce and say; they do not recall, admit or die.
_ONLY_PERSONS = re.compile(
    r",?\s(?:told|added|recalled|explained|insisted|argued|joked|laughed|smiled|admitted|replied|thought|wrote|was born"
    r"|died|grew up|married|resigned|retired|walked|smiled|nodded|slept|wept|underwent|studied|graduated"
    r"|was (?:arrested|jailed|sentenced|convicted|acquitted|shot|injured|married|educated|diagnosed"
    r"|hospitali[sz]ed|buried))\b"
)
_HAS = re.compile(
    r"['’]s? (?:\w+ )?(?:wife|husband|son|daughter|mother|father|parents|brother|sister|girlfriend|boyfriend|widow"
    r"|career|life|death|childhood|birthday|illness|arrest|biography|memoirs?)\b"
)
_KIN = re.compile(
    r"\b(?:his|her|their)\s(?:late\s|younger\s|older\s|eldest\s)?(?:wife|husband|son|daughter|mother|father|brother"
    r"|sister|friend|girlfriend|boyfriend|uncle|aunt|cousin|nephew|niece|grandfather|grandmother|fianc[ée]e?),?\s$"
)
_SUBJECT = re.compile(r"(?:^|[\n.!?,;:”\"'’]\s?|\b(?:and|but|when|as|that|while|because|what)\s)$")
_QUOTED = re.compile(r"[,?!.][”\"’']\s$")
_SAYS = re.compile(r"\s(?:said|says)\b")
_SAYS_BEFORE = re.compile(r"[,?!”\"’']\s(?:says?|said|asked|recall(?:s|ed)|add(?:s|ed)|explain(?:s|ed))\s$")


def as_speaker(text: str, name: Name) -> Name:
    """The name as a person's where it is one word and does or has what only persons do, or ends a quotation."""
    surface = name.span.of(text)
    if name.kind not in _MISTAKEN or not _SURNAME.fullmatch(surface) or is_place(surface) or is_people(surface):
        return name
    return Name(name.span, EntityKind.PERSON) if _speaks(text, name.span) else name


def _speaks(text: str, span: Span) -> bool:
    before = text[max(0, span.start - BEFORE) : span.start]
    return bool(
        (_SUBJECT.search(before) and _ONLY_PERSONS.match(text, span.end))
        or _HAS.match(text, span.end)
        or _KIN.search(before)
        or (_QUOTED.search(before) and _SAYS.match(text, span.end))
        or (_SAYS_BEFORE.search(before) and text[span.end : span.end + 1] in {",", ".", ";"})
    )
