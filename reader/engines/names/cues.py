"""Cues: what the words in and around one name tell about its kind, where the tagger is often wrong."""

import re

from reader.core.entity import EntityKind
from reader.core.span import Span
from reader.engines.names.tags import Name

NEAR = 30  # characters looked at before a name

_PLACE_HEADS = (
    "park river lake mountain mountains mount island islands valley street road avenue boulevard highway bridge bay",
    "beach county province district region canyon creek ocean sea gulf desert forest hills hill peninsula airport",
    "stadium square palace castle harbor harbour city town village cathedral tower station theater empire kingdom",
    "republic garden gardens",
)
PLACE_HEADS = frozenset(" ".join(_PLACE_HEADS).split())

LAW_HEADS = frozenset(
    ["treaty", "protocol", "accord", "accords", "pact", "charter", "amendment", "armistice", "agreement"]
)
_ORGANISATION_HEADS = (
    "party ministry university college institute commission committee council agency bank corp corporation inc ltd",
    "company association federation league bureau department congress parliament senate assembly army navy police",
    "foundation fund society organization organisation authority alliance coalition movement",
    "united fc afc rovers wanderers albion hotspur",
)
ORGANISATION_HEADS = frozenset(" ".join(_ORGANISATION_HEADS).split())
_MEETINGS = frozenset(["national", "party", "democratic", "republican", "constitutional", "annual"])
_MAY_BE_LAW = frozenset({EntityKind.ORGANISATION, EntityKind.EVENT, EntityKind.WORK})
_ALSO_SURNAMES = frozenset(["hill", "park", "lake", "street", "bay", "bridge", "castle", "forest"])
_MAY_BE_PLACE = frozenset({EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.PLACE})
_IN = re.compile(r"\b(?:in|near)\s(?:the\s)?$", re.IGNORECASE)
_ALONE_IN = re.compile(r"\b(?:in|near|around)\s$")
_NOT_IN_A_PLACE = re.compile(
    r"\b(?:shares?|stakes?|stocks?|interest\w*|invest\w*|confidence|holdings?|trust\w*|faith|believe\w*|positions?|jobs?"
    r"|rises?|falls?|drop|career|roles?|appear\w*|star\w*|articles?|published)\s(?:in|near|around)\s$"
)
_ONE_WORD = re.compile(r"[^\W\d_a-z][^\W\d_A-Z]+(?:-[^\W\d_]+)*")
_CHAMBERS = "parliament congress cabinet court commons lords senate knesset duma bundestag government"
_SAT_IN = frozenset(_CHAMBERS.split())
_LONGER = re.compile(r"['’]|[^\S\n][^\W\d_a-z]|\s(?:magazine|newspaper)\b")
_KIND_OF = re.compile(
    r"\b(?:city|town|village|province|district|region|state|island|capital|county|port|suburb|republic|kingdom|area"
    r"|cities|towns|villages|provinces|districts|regions|islands|villagers|residents|inhabitants|outskirts|suburbs|streets)"
    r"\sof\s(?:the\s)?$",
    re.IGNORECASE,
)
_IS_PLACE = re.compile(
    r"(?:,|\s(?:is|was|remains|became))\s(?:the|an?)\s(?:[\w'’-]+\s){0,4}?"
    r"(?:village|town|city|municipality|district|suburb|commune|island|river|lake|mountain|province|county|region|hamlet"
    r"|port|resort|settlement|peninsula|neighbou?rhood)(?=[,.;]|\s(?:in|of|on|near|at|and|with|about|north|south|east|west"
    r"|outside|that|which|where|located|situated)\b)"
)
_REGNAL = r"II|III|IV|V|VI|VII|VIII|IX|X|XI|XII|XIII|XIV|XV|XVI"
_BYNAME = re.compile(rf"(?:,? (?:Jr|Sr)\b\.?| (?:{_REGNAL})\b| the (?:Elder|Younger|Great)\b)")
# "Henry I accepted", but not "said Henry. I": what follows is no verb that a person says of himself.
_IS_HOUSE = re.compile(
    r",\s(?:the|an?|its)\s(?:(?!(?:of|for|at|in|to|from|who|and|by|on|with)\b)[\w'’-]+\s){0,2}"
    r"(?:union|company|firm|agency|bank|charity|party|insurer|carmaker|airline|retailer|watchdog|regulator|newspaper"
    r"|broadcaster|ministry|manufacturer|supplier|lender|utility|foundation|non-profit|brewery|shipyard)(?=[,.;])"
)
_FIRST = re.compile(
    r" I(?=[.,;]| (?!(?:am|was|have|had|will|would|do|did|can|could|may|might|must|shall|should|think|know|love|like)\b"
    r"|(?:want|need|feel|just|really|never|also|still|hope|guess|mean|see|saw|say|said|got|get|go|don|didn)\b)[a-z(])"
)


def with_cues(text: str, name: Name) -> Name:
    """The name with the kind that its last word or the words before it give away, and its byname."""
    if _is_place(text, name):
        return Name(name.span, EntityKind.PLACE)
    if _is_law(text, name):
        return Name(name.span, EntityKind.LAW)
    if _is_organisation(text, name):
        return Name(name.span, EntityKind.ORGANISATION)
    if name.kind is EntityKind.PERSON and (byname := _byname(text, name.span)):
        return name.over(Span(name.span.start, byname.end()))
    return name


def _byname(text: str, person: Span) -> re.Match[str] | None:
    is_first_name = " " not in person.of(text)
    return _BYNAME.match(text, person.end) or (_FIRST.match(text, person.end) if is_first_name else None)


def _is_place(text: str, name: Name) -> bool:
    if name.kind not in _MAY_BE_PLACE:
        return False
    words = name.span.of(text).split()
    heads = PLACE_HEADS - _ALSO_SURNAMES if name.kind is EntityKind.PERSON else PLACE_HEADS
    if len(words) > 1 and words[-1].lower() in heads:
        return True
    before = text[max(0, name.span.start - NEAR) : name.span.start]
    if _KIND_OF.search(before) or _IS_PLACE.match(text, name.span.end):
        return True
    if name.kind is EntityKind.ORGANISATION:
        return _is_town(text, name, before)
    return name.kind is EntityKind.PERSON and len(words) == 1 and bool(_IN.search(before))


def _is_town(text: str, name: Name, before: str) -> bool:
    """Whether one word taken for an organisation is where something is; nobody buys shares in a town."""
    word = name.span.of(text)
    is_in = _ALONE_IN.search(before) and not _NOT_IN_A_PLACE.search(before)
    is_word = _ONE_WORD.fullmatch(word) and word.lower() not in _SAT_IN
    return bool(is_in and is_word and not _LONGER.match(text, name.span.end))


def _is_organisation(text: str, name: Name) -> bool:
    """Whether its last word is what organisations are, in a capital."""
    *firsts, last = name.span.of(text).split()
    if name.kind is EntityKind.PERSON and _IS_HOUSE.match(text, name.span.end):
        return True
    is_head = last[0].isupper() and last.rstrip(".").lower() in ORGANISATION_HEADS
    is_shore = name.kind is EntityKind.PLACE and last == "Bank"
    return bool(firsts) and is_head and not is_shore and name.kind is not EntityKind.EVENT


def _is_law(text: str, name: Name) -> bool:
    """Whether it ends as treaties do; a convention is one when named after a place alone, else it is a meeting."""
    words = name.span.of(text).lower().split()
    if name.kind not in _MAY_BE_LAW or len(words) == 1:
        return False
    return words[-1] in LAW_HEADS or (words[1:] == ["convention"] and words[0] not in _MEETINGS)
