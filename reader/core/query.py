"""Query: what a person typed to search with, as terms; any text is a query."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from reader.core.folding import is_single, words_of
from reader.core.phrase import Phrase

TEXT_LENGTH_MAX = 4000  # characters that are looked at
TERMS_MAX = 32
PHRASE_WORDS_MAX = 64
QUALIFIERS = {
    "has": "note, tag, label or reference",
    "label": "the label of an annotation",
    "tag": "a tag, or one below it: tag:a finds a/b",
    "entity": "a name, by any of its forms",
    "figure": "a value, a unit or a kind of figure",
    "by": "who wrote the article or made the annotation",
    "before": "a year, month or day",
    "after": "a year, month or day, itself included",
    "in": "an article",
}  # each with what it takes, in words

_TERM = re.compile(
    r"""(?P<without>-(?=[^\s-]))?
    (?:(?P<name>[A-Za-z]+):(?=[^\s]))?
    (?: ["“”](?P<quoted>[^"“”]*)(?P<closed>["“”])? | (?P<bare>[^\s"“”]+) )
    (?P<star>\*)?""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Term:
    """Something that has to hold, or must not.

    Attributes:
        phrases: What it is as words; all of them are meant.
        without: Whether it must not hold.
        qualifier: One of `QUALIFIERS`; empty for plain words.
        value: What was typed after the qualifier.
    """

    phrases: tuple[Phrase, ...]
    without: bool = False
    qualifier: str = ""
    value: str = ""


@dataclass(frozen=True, slots=True)
class Query:
    """All terms have to hold; none means that nothing was asked for."""

    terms: tuple[Term, ...] = ()

    @property
    def qualifiers(self) -> frozenset[str]:
        """Those that are used."""
        return frozenset(term.qualifier for term in self.terms) - {""}


def parse(text: str, *, typing: bool = False) -> Query:
    """The query that `text` is; never raises.

    Words are and-ed, `"words"` stand together, `-` excludes, `*` after a word lets it go on, `name:value` is a
    qualifier where the name is one. A word with something else in its middle, such as `a-b`, is a phrase.

    Args:
        text: What was typed.
        typing: Whether the last word may not be complete yet: then it may go on, too.
    """
    terms = list(islice(_terms(text[:TEXT_LENGTH_MAX], typing=typing), TERMS_MAX))
    worded = [term for term in terms if not _is_symbols(term)]
    return Query(tuple(dict.fromkeys(worded or terms)))


def _terms(text: str, *, typing: bool) -> Iterator[Term]:
    for match in _TERM.finditer(text):
        quoted, bare, name = match["quoted"], match["bare"], (match["name"] or "").lower()
        value = quoted if bare is None else bare
        open_end = typing and match.end() == len(text) and not match["closed"] and value[-1:].isalnum()
        prefix = bool(match["star"]) or value.endswith("*") or open_end
        without = bool(match["without"])
        if name in QUALIFIERS:
            yield Term(_worded(f"{name} {value}", prefix=prefix), without, name, value.removesuffix("*"))
        elif name:
            together = without or value.startswith("/")  # an address is not parted
            whole = f"{name} {value}"
            yield Term(_phrase(whole, prefix=prefix) if together else _worded(whole, prefix=prefix), without)
        elif phrases := _phrase(value, prefix=prefix):
            yield Term(phrases, without)


def _worded(text: str, *, prefix: bool) -> tuple[Phrase, ...]:
    """Each word by itself."""
    words = words_of(text)[:TERMS_MAX]
    return tuple(
        Phrase((word,), prefix and at == len(words) - 1 and not is_single(word)) for at, word in enumerate(words)
    )


def _phrase(text: str, *, prefix: bool) -> tuple[Phrase, ...]:
    """The words together; none where there are none."""
    words = tuple(words_of(text)[:PHRASE_WORDS_MAX])
    return (Phrase(words, prefix and not is_single(words[-1])),) if words else ()


def _is_symbols(term: Term) -> bool:
    return not term.qualifier and all(
        is_single(word) and not word.isalnum() for phrase in term.phrases for word in phrase.words
    )
