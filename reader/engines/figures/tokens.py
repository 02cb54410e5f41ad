"""Tokens: a text cut once into numerals, words and signs, for all readers of figures to walk over."""

import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field

BREAK = "\n"  # the token of a line break or tab that ends what stands before it

_TOKEN = re.compile(
    r"(?:https?://|www\.)\S+"
    r"|[0-9]{1,3}(?:[\u00a0\u2009\u202f][0-9]{3})+(?![0-9])"  # spaces that do not break part thousands
    r"|[0-9]{1,3}(?: [0-9]{3}){0,2} 000(?![0-9.,])"  # and so do plain ones before "000"
    r"|\.?[0-9](?:[0-9.,]*[0-9])?"
    r"|[^\W\d_]+"
    r"|[\n\t\r\x0b\x0c\u2028\u2029]\s*"
    r"|[^\s\w]"
    r"|[\w]"
)
_PLAIN = re.compile(r"[0-9]+(?:\.[0-9]+)*\Z|\.[0-9]+\Z")
_GROUPED = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?\Z|[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}\Z|[0-9]+,[0-9]{2}\Z")
_CONTINENTAL = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]{1,2}\Z")
_PIECE = re.compile(r"[0-9]+(?:\.[0-9]+)*|[.,]")
_BREAKS = frozenset("\n\t\r\x0b\x0c\u2028\u2029")
_NUMERIC = frozenset(".0123456789")
_WRAPPED_LINE = 40  # characters; a shorter line is a line of its own, not one that was wrapped
_MARGIN = 128  # tokens; farther than any reader looks ahead or back
_LONGEST_NUMERAL = 64  # characters; what is longer is no number that anyone reads


def _no_memory() -> defaultdict[object, dict[int, object]]:
    return defaultdict(dict)


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a text, as parallel lists, with a margin of empty ones behind the last.

    The margin stands beyond either end (a negative index counts from behind), so that looking
    around needs no care.

    Attributes:
        text: The text that was cut.
        words: The tokens in lower case; `BREAK` where a paragraph or cell ends.
        starts: Where each begins in `text`.
        ends: Where each ends.
        memory: What readers have found at tokens near by.
        at: The token in lower case at an index, or "" a little beyond either end.
    """

    text: str
    words: list[str]
    starts: list[int]
    ends: list[int]
    memory: defaultdict[object, dict[int, object]] = field(default_factory=_no_memory, compare=False, repr=False)
    at: Callable[[int], str] = field(init=False, compare=False, repr=False)

    def __len__(self) -> int:
        return len(self.words) - _MARGIN

    def __post_init__(self) -> None:
        object.__setattr__(self, "at", self.words.__getitem__)  # asked a million times a megabyte: no frame of ours

    def raw(self, index: int) -> str:
        """The token as it is written, or "" a little beyond either end."""
        return self.text[self.starts[index] : self.ends[index]]

    def glued(self, index: int) -> bool:
        """Whether no space stands between this token and the one before."""
        return index > 0 and self.starts[index] == self.ends[index - 1]

    def is_numeral(self, index: int) -> bool:
        """Whether it is written in digits."""
        word = self.at(index)
        return "0" <= word[:1] <= "9" or (word[:1] == "." and len(word) > 1)

    def is_word(self, index: int) -> bool:
        """Whether it is made of letters."""
        return self.at(index)[:1].isalpha()

    def is_capital(self, index: int) -> bool:
        """Whether it is a word that begins with a capital letter."""
        return self.raw(index)[:1].isupper()

    def has_capital(self, index: int) -> bool:
        """Whether a capital letter stands anywhere in it, as in "iPhone"."""
        return self.is_word(index) and self.raw(index) != self.at(index)

    def phrase(self, index: int, *words: str) -> int:
        """The index after `words` when they stand at `index`, else 0."""
        if self.words[index] != words[0]:
            return 0
        after = index + len(words)
        return after if tuple(self.words[index:after]) == words else 0

    def slice(self, first: int, after: int) -> str:
        """The text from token `first` up to, and without, token `after`."""
        return self.text[self.starts[first] : self.ends[after - 1]] if first < after else ""


def cut(text: str) -> Tokens:
    """Cut a text into tokens, in one pass."""
    tokens = Tokens(text, [], [], [])
    add_word, add_start, add_end = tokens.words.append, tokens.starts.append, tokens.ends.append
    line = 0
    for found in _TOKEN.finditer(text):
        word, start, end = found[0], found.start(), found.end()
        first = word[0]
        if first in _BREAKS:
            if not _is_wrapped(text, line, start, end):
                _add(tokens, BREAK, start, start)  # no token is glued to a break
            line = end
        elif first in _NUMERIC and word[-1] in _NUMERIC and word != ".":
            _add_numeral(tokens, word, start)
        else:
            add_word(word.lower())
            add_start(start)
            add_end(end)
    for _ in range(_MARGIN):
        _add(tokens, "", len(text), len(text))
    return tokens


def _add(tokens: Tokens, word: str, start: int, end: int) -> None:
    tokens.words.append(word)
    tokens.starts.append(start)
    tokens.ends.append(end)


def _add_numeral(tokens: Tokens, word: str, start: int) -> None:
    """Keep a well-formed numeral whole; part others at commas, so that "1,2,3" is three numbers."""
    if not word.isascii() or " " in word or _CONTINENTAL.match(word):
        _add(tokens, _british(word), start, start + len(word))
        return
    point = (
        word[0] == "." and start > 0 and not tokens.text[start - 1].isspace() and tokens.text[start - 1] not in "($-"
    )
    if not point and (len(word) > _LONGEST_NUMERAL or _PLAIN.match(word) or _GROUPED.match(word)):
        _add(tokens, word, start, start + len(word))
        return
    for piece in _PIECE.finditer(word):
        _add(tokens, piece[0], start + piece.start(), start + piece.end())


def _british(word: str) -> str:
    """The same numeral with commas between thousands and a point before what follows."""
    if not word.isascii() or " " in word:
        return re.sub(r"[^0-9]", ",", word)
    return word.replace(".", " ").replace(",", ".").replace(" ", ",")


def _is_wrapped(text: str, line: int, start: int, end: int) -> bool:
    """Whether a line break only wraps a sentence: a full line, no stop at its end, a small letter or digit next."""
    if text[start] != "\n" or text.count("\n", start, end) > 1 or start - line < _WRAPPED_LINE or end >= len(text):
        return False
    return text[start - 1] not in '.!?:;|"”' and (text[end].islower() or text[end].isdecimal())
