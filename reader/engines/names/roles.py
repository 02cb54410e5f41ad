"""Roles: what a person is said to be, right before the name or in apposition to it."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from reader.core.entity import EntityKind
from reader.core.span import Span
from reader.engines.names.tags import Name
from reader.engines.names.titles import PORTFOLIO, TITLES

BEFORE = 80  # characters looked at before a name
LONGEST_ABBREVIATION = 4  # letters
LONGEST_APPOSITION = 70  # characters

_NO_ROLES = frozenset(["mr", "mrs", "ms", "miss", "chair", "sir", "lady", "lord", "dame"])
_CALLINGS = (
    "leader negotiator lawmaker ceo cfo founder co-founder cofounder executive officer historian economist lawyer",
    "scientist researcher biologist physicist engineer doctor surgeon nurse teacher activist adviser advisor aide",
    "actor actress singer author writer poet novelist artist painter architect photographer musician composer",
    "striker midfielder defender goalkeeper forward captain skipper manager boxer sprinter batsman bowler winger",
    "undersecretary treasurer president-elect ex-president ex-minister whip baron duke earl count strategist trader",
    "head official co-author co-chair vice-chairman governor-general director-general secretary-general mp msp mep",
)
ROLES = (TITLES | frozenset(" ".join(_CALLINGS).split())) - _NO_ROLES
_QUALITIES = (
    "former acting deputy vice first second senior chief prime interim assistant associate executive managing special",
    "general national supreme opposition party team club presidential parliamentary government regional federal state",
    "lieutenant major rear brigadier honorary outgoing incoming current longtime veteran retired late top lead press",
    "military intelligence human rights political security policy ruling central bank world football baseball cricket",
)
_QUALIFYING = PORTFOLIO | frozenset(" ".join(_QUALITIES).split())
_WITHIN = frozenset(["state", "staff", "defense", "defence", "justice", "commerce", "government"])
_JOINING = frozenset(["and", "&"])
IN_ROLES = _QUALIFYING | ROLES
_ABBREVIATED = frozenset(role for role in ROLES if len(role) <= LONGEST_ABBREVIATION)

_WORD = re.compile(r"\S+")
_ROLE = "|".join([*sorted(ROLES, key=len, reverse=True), r"\w+(?:ist|ician)"])
_APPOSITION = re.compile(
    r",(?:\s\d{1,3},)?\s(?:(?P<article>the|an?|then|its|their|our|his|her)\s)?"
    rf"(?P<role>(?:[\w'’-]+\s){{0,5}}?(?:{_ROLE})(?:\sand\s(?:{_ROLE}))?"
    r"(?P<more>\s(?:of|for|at|in|to|on|with)\s[^,.;:()?!\n]*[^,.;:()?!\n\s])?)(?<!\s[A-Z])(?=[,.;)\n]|$)",
    re.IGNORECASE,
)
_SAYS = re.compile(
    r"\b(?:who|which|that|when|where|while|as|is|was|were|are|has|had|have|will|would|said|says|told|[a-z]{3,}ing)\b"
)


def role_of(text: str, names: Sequence[Name], index: int) -> str:
    """What the person at `index` of the names, in order, is said to be there; empty where that is not sure.

    An organisation that stands before the role belongs to it: "Acme chairman".
    """
    name = names[index]
    if name.kind is not EntityKind.PERSON:
        return ""
    before = names[index - 1] if index else None
    role = _role_before(text, before.span.end if before else 0, name.span.start)
    if not role.is_empty:
        is_house = before and before.kind is EntityKind.ORGANISATION and text[before.span.end : role.start] == " "
        return text[before.span.start if before and is_house else role.start : role.end]
    return _role_behind(text, names, index)


def _role_before(text: str, start: int, end: int) -> Span:
    """The words from `start` on that end right before `end` and are a title or a role; empty where there are none."""
    first_character = max(start, text.rfind("\n", 0, end) + 1, end - BEFORE)
    words = [Span(*word.span()) for word in _WORD.finditer(text, first_character, end)]
    if not words or words[-1].end + 1 != end or _ends_phrase(text, words[-1]):
        return Span(end, end)
    small = [word.of(text).casefold().rstrip(".").removeprefix("ex-") for word in words]
    first = _last_role(small)
    while 0 < first < len(small) and (more := _more_before(text, words, small, first)):
        first -= more
    return Span(words[first].start, words[-1].end) if first < len(small) else Span(end, end)


def _last_role(small: list[str]) -> int:
    """Where the role starts that the words end in, without what qualifies it; their number when there is none."""
    *_, office, of, where = ["", "", *small]
    if where in ROLES:
        return len(small) - 1
    return len(small) - (3 if office in ROLES and of == "of" and where in _WITHIN else 0)


def _more_before(text: str, words: list[Span], small: list[str], first: int) -> int:
    """How many words before the first belong to the role too."""
    last = first - 1
    if _ends_phrase(text, words[last]):
        return 0
    if small[last] in IN_ROLES:
        return 1
    goes_on = last and small[last] in _JOINING and small[last - 1] in IN_ROLES
    return 2 if goes_on and not _ends_phrase(text, words[last - 1]) else 0


def _ends_phrase(text: str, word: Span) -> bool:
    """Whether a mark ends the phrase with the word; the dot of an abbreviated title ("Lt. Gen.") does not."""
    said = word.of(text)
    return not said[-1].isalnum() and said.casefold().rstrip(".") not in _ABBREVIATED


def _role_behind(text: str, names: Sequence[Name], index: int) -> str:
    """What stands between commas behind a name and is a role, without its article."""
    start = names[index].span.end
    found = _APPOSITION.match(text, start, start + LONGEST_APPOSITION)
    if not found or _SAYS.search(found["role"]) or not (found["article"] or found["more"]):
        return ""
    span = Span(*found.span("role"))
    following = names[bisect_left(names, span.start, key=lambda each: each.span.start) :]
    has_person = any(each.kind is EntityKind.PERSON for each in following if each.span.start < span.end)
    return "" if has_person else span.of(text)
