"""Full names: a speaker's surname becomes the full name that the same text gives, where it gives but one."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from reader.core.figure import Figure
from reader.engines.figures.attributing import is_name_word
from reader.engines.figures.guards import starts_sentence
from reader.engines.figures.tokens import Tokens
from reader.engines.figures.vocabulary import HYPHENS
from reader.engines.figures.words import word_set

_PLACED = word_set("in at near across outside throughout around the")
_PARTICLES = word_set("de del della der den di da do dos das du van von zu af av ten ter bin ibn al el la le")
_LONGEST = 5  # words


def with_full_names(tokens: Tokens, figures: Sequence[Figure]) -> list[Figure]:
    """The figures, those whom a surname alone is named for under the full name of that person.

    What stands behind "in" or "the" is no surname, and one that two persons share stays as it is.
    """
    surnames = {each.speaker for each in figures if each.speaker.isalpha() and each.speaker.istitle()}
    full = _full_names(tokens, surnames) if surnames else {}
    return [replace(each, speaker=full[each.speaker]) if each.speaker in full else each for each in figures]


def _full_names(tokens: Tokens, surnames: Iterable[str]) -> dict[str, str]:
    """The full name behind each surname that has one."""
    small = {surname.lower(): surname for surname in surnames}
    forms: defaultdict[str, Counter[str]] = defaultdict(Counter)
    others, common = set(), dict[str, bool]()
    for at, word in enumerate(tokens.words):
        if word not in small or tokens.raw(at) != small[word]:
            continue
        first = _first_word(tokens, at, common)
        if first < at and tokens.is_capital(at + 1):
            continue  # "Outer Tarvik Council"
        if first < at:
            forms[small[word]][tokens.slice(first, at + 1)] += 1
        elif tokens.at(at - 1) in _PLACED:
            others.add(small[word])
    found = {surname: _one_of(counted) for surname, counted in forms.items() if surname not in others}
    return {surname: name for surname, name in found.items() if name}


def _first_word(tokens: Tokens, last: int, common: dict[str, bool]) -> int:
    """Where the name that ends in a surname begins: with first names, initials and particles."""
    first = at = last
    for _ in range(_LONGEST):
        at -= 1
        if tokens.at(at) in HYPHENS and tokens.glued(at) and tokens.glued(at + 1):
            at -= 1
        at -= tokens.at(at) == "." and tokens.glued(at) and len(tokens.at(at - 1)) == 1
        if tokens.at(at) in _PARTICLES and not tokens.is_capital(at):
            continue
        if not is_name_word(tokens, at) or (starts_sentence(tokens, at) and _is_common(tokens, at, common)):
            break
        first = at
    return first


def _is_common(tokens: Tokens, index: int, common: dict[str, bool]) -> bool:
    """Whether a word that begins a sentence stands elsewhere in small letters; `common` keeps what was found."""
    word = tokens.at(index)
    if word not in common:
        common[word] = f" {word} " in tokens.text
    return common[word]


def _one_of(forms: Mapping[str, int]) -> str:
    """The longest of several forms if all are forms of it, else ""."""
    longest = max(forms, key=len)
    return longest if all(longest.endswith(form) for form in forms) else ""
