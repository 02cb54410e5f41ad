"""Cues: what the words in and around one name tell about its kind, where the tagger is often wrong."""

import re

from reader.core.entity import EntityKind
from reader.core.span import Span
from reader.engines.names.tags import Name

NEAR = 30  # characters looked at before a name

_PLACE_HEADS = (
    "park river lake mountain mountains mount island islands valley street road avenue boulevard highway bridge bay",
    "beach county province district region canyon creek ocean sea gulf desert forest hills hill peninsula airport",
    "stadium square palace castle harbor harbour city town village cathedral",
)
PLACE_HEADS = frozenset(" ".join(_PLACE_HEADS).split())

LAW_HEADS = frozenset(["treaty", "protocol", "accord", "accords", "pact", "charter", "amendment", "armistice"])
_MEETINGS = frozenset(["national", "party", "democratic", "republican", "constitutional", "annual"])
_MAY_BE_LAW = frozenset({EntityKind.ORGANISATION, EntityKind.EVENT, EntityKind.WORK})
_ALSO_SURNAMES = frozenset(["hill", "park", "lake", "street", "bay", "bridge", "castle", "forest"])
_MAY_BE_PLACE = frozenset({EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.PLACE})
_IN = re.compile(r"\b(?:in|near)\s(?:the\s)?$", re.IGNORECASE)
_KIND_OF = re.compile(
    r"\b(?:city|town|village|province|district|region|state|island|capital|county|port|suburb|republic|kingdom|area)"
    r"\sof\s(?:the\s)?$",
    re.IGNORECASE,
)
_REGNAL = r"II|III|IV|V|VI|VII|VIII|IX|X|XI|XII|XIII|XIV|XV|XVI"
_BYNAME = re.compile(rf"(?:,? (?:Jr|Sr)\b\.?| (?:{_REGNAL})\b| the (?:Elder|Younger|Great)\b)")


def with_cues(text: str, name: Name) -> Name:
    """The name with the kind that its last word or the words before it give away, and its byname."""
    if _is_place(text, name):
        return Name(name.span, EntityKind.PLACE)
    if _is_law(text, name):
        return Name(name.span, EntityKind.LAW)
    if name.kind is EntityKind.PERSON and (byname := _BYNAME.match(text, name.span.end)):
        return name.over(Span(name.span.start, byname.end()))
    return name


def _is_place(text: str, name: Name) -> bool:
    if name.kind not in _MAY_BE_PLACE:
        return False
    words = name.span.of(text).split()
    heads = PLACE_HEADS - _ALSO_SURNAMES if name.kind is EntityKind.PERSON else PLACE_HEADS
    if len(words) > 1 and words[-1].lower() in heads:
        return True
    before = text[max(0, name.span.start - NEAR) : name.span.start]
    if _KIND_OF.search(before):
        return True
    return name.kind is EntityKind.PERSON and len(words) == 1 and bool(_IN.search(before))


def _is_law(text: str, name: Name) -> bool:
    """Whether it ends as treaties do; a convention is one when named after a place alone, else it is a meeting."""
    words = name.span.of(text).lower().split()
    if name.kind not in _MAY_BE_LAW or len(words) == 1:
        return False
    return words[-1] in LAW_HEADS or (words[1:] == ["convention"] and words[0] not in _MEETINGS)
