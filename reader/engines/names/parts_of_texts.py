"""Parts of texts: "Section 4" and "Figure 3" point into a text and name nothing, unless a law is named with them."""

import re
from collections.abc import Iterable

from reader.core.entity import EntityKind
from reader.core.span import Span
from reader.engines.names.tags import Name

BEFORE = 60  # characters looked at before a name
BEHIND = 120  # characters looked at behind a name

_OF_LAWS = "sections?|sec|articles?|art|paragraphs?|para|clauses?|chapters?|parts?|annex|schedule"
_OF_TEXTS = "figures?|fig|tables?|pages?|appendix|box|footnotes?|notes?|steps?|panels?|exhibits?|slides?|volumes?"
_NUMBER = r"(?:\d[\d.]*[a-z]?(?:\(\w+\))*|[ivxlc]+|[a-z])"
_PART = rf"(?:{_OF_LAWS}|{_OF_TEXTS})\b\.?"
_LINK = r"(?:,? (?:of|and|to|or|in) (?:the )?|, |[-–])"
_REFERENCE = re.compile(rf"(?:(?:see|under|cf\.?) )?{_PART} {_NUMBER}(?:{_LINK}(?:{_PART} )?{_NUMBER})*", re.IGNORECASE)
_MAY_BE_OF_LAW = re.compile(rf"(?:{_OF_LAWS})\b", re.IGNORECASE)
_ARTICLE = re.compile(r"Articles?\b")
_LAW = (
    r"\b(?:Act|Code|Constitution|Treaty|Charter|Convention|Law|Statute|Bill|Regulations?|Directive|Protocol|Amendment"
    r"|Ordinance|Agreement|Covenant|Rules|Declaration|Decree|Accords?|Pact|[A-Z]{3,})\b"
)
_OF_LAW = re.compile(
    r"(?:\(\w+\))* (?:of|in|to) (?:the |its )?"
    rf"(?:(?:[^\W\d_a-z][\w'’-]*|of|on|and|the|for) ){{0,7}}?{_LAW}"
    r"| (?:bankruptcy|protection|proceedings)\b"
)
_LAW_BEFORE = re.compile(rf"{_LAW}(?:['’]s|,)? $")


def without_references(text: str, names: Iterable[Name]) -> list[Name]:
    """The names but for those that are places in a text, and not in a law that the article names with it once.

    "Article 5" is of a law, even alone, where it has its capital.
    """
    names = list(names)
    parts = {each: each.span.of(text).casefold() for each in names if _REFERENCE.fullmatch(each.span.of(text))}
    of_laws = {part for each, part in parts.items() if _is_of_a_law(text, each)}
    return [each for each in names if each not in parts or parts[each] in of_laws]


def _is_of_a_law(text: str, name: Name) -> bool:
    surface = name.span.of(text)
    if not _MAY_BE_OF_LAW.match(surface):
        return False
    if name.kind is EntityKind.LAW and _ARTICLE.match(surface):
        return True
    return _is_said_of_a_law(text, name.span)


def _is_said_of_a_law(text: str, span: Span) -> bool:
    behind = _OF_LAW.match(text, span.end, span.end + BEHIND)
    return bool(behind or _LAW_BEFORE.search(text, max(0, span.start - BEFORE), span.start))
