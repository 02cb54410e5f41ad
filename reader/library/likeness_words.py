"""Likeness words: why two figures are held to measure the same, in one line."""

from datetime import date

from reader.core.likeness import head_as_said, head_noun
from reader.core.topic import stem, word_of
from reader.core.wording import MONTHS
from reader.library.evidence import Evidence
from reader.library.figure_mention import FigureMention

TOLD = 2  # names and words that a reason tells


def reason(one: FigureMention, other: FigureMention, found: Evidence, why: str) -> str:
    """What was found, after `why` the dates explain a difference; empty where nothing is to be said."""
    parts = [why] if why else []
    if found.noun.word:
        parts.append(_counted(found.noun.word, one, other))
    if found.names:
        parts.append(f"both name {' and '.join(name.name for name in found.names[:TOLD])}")
    if found.words:
        said = [f"“{word_of(word, one.sentence)}”" for word in found.words[:TOLD]]
        parts.append(f"both say {' and '.join(said)}")
    days = [_day(one.published, other.published), _day(other.published, one.published)]
    if days[0] != days[1]:
        parts.append(f"{days[0]} against {days[1]}")
    return "; ".join(parts)


def _counted(noun: str, one: FigureMention, other: FigureMention) -> str:
    heads = [head_as_said(each.figure.counts) for each in (one, other)]
    if not all(heads):
        return f"both about “{_as_said(noun, one, other)}”"
    if head_noun(heads[0]) != head_noun(heads[1]):
        return f"“{heads[0]}” and “{heads[1]}”"
    return f"same noun “{heads[0]}”"


def _as_said(noun: str, one: FigureMention, other: FigureMention) -> str:
    for mention in (one, other):
        if mention.figure.counts:
            found = word_of(stem(noun), mention.figure.counts)
            if stem(found) == stem(noun):
                return found
    return word_of(stem(noun), one.sentence)


def _day(day: date | None, other: date | None) -> str:
    """A day as it is told beside another, with its year where that is another one."""
    if day is None or other is None:
        return ""
    return f"{day.day} {MONTHS[day.month - 1]}" + (f" {day.year}" if day.year != other.year else "")
