"""Tokens: a text as the words and signs by which two versions of it are compared, and where each stands."""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import accumulate

from reader.core.folding import MARKS, SINGLE
from reader.core.span import Span

_UNSEEN = "\u00ad\u2060\ufeff"  # soft hyphens and joiners, which stand within words
_WORD = f"[^\\W{SINGLE}]"
# Each piece takes the white space behind it along, so that the pieces tile the text.
_PIECE = re.compile(f"(?:{_WORD}+(?:[{MARKS}{_UNSEEN}]+{_WORD}*)*|\\S)\\s*|\\s+")
_ASCII_PIECE = re.compile(r"(?:\w+|\S)\s*|\s+")
_ALIKE = str.maketrans(
    dict.fromkeys("‘’‚‛´`′ʼ", "'")
    | dict.fromkeys("“”„‟«»″", '"')
    | dict.fromkeys("‐‑‒–—―−﹘﹣－", "-")
    | dict.fromkeys(f"{_UNSEEN}\u200b\u200c\u200d", "")
)
_FIRST, _LAST = 32, 0x10FFFF  # code points that stand for tokens; all tokens beyond share the last one


class Symbols(dict[str, str]):
    """One character for each different token, without regard to case, quotation marks, dashes and Unicode form.

    Texts that are compared share one; a text is then a string of such characters, and is searched as one.
    """

    def __init__(self) -> None:
        self._by_token: dict[str, str] = {}
        self.signs: set[str] = set()  # those that stand for no word
        self.single: set[str] = set()  # those that stand for one character of a script without blanks

    def __missing__(self, piece: str) -> str:
        token = folded(piece)
        symbol = self._by_token.get(token)
        if symbol is None:
            symbol = self._by_token[token] = chr(min(_FIRST + len(self._by_token), _LAST))
            if not any(map(str.isalnum, token)):
                self.signs.add(symbol)
            elif len(token) == 1 and not token.isascii() and _SINGLE.match(token):
                self.single.add(symbol)
        self[piece] = symbol
        return symbol


_SINGLE = re.compile(f"[{SINGLE}]")


@dataclass(frozen=True)
class Tokens:
    """A text as tokens.

    Attributes:
        text: The text.
        symbols: A character for each token.
        starts: Where each token begins, in code points, and where the text ends.
    """

    text: str
    symbols: str
    starts: list[int]

    def __len__(self) -> int:
        return len(self.symbols)

    def end_of(self, index: int) -> int:
        """Where a token ends, without the white space behind it."""
        start = self.starts[index]
        return start + len(self.text[start : self.starts[index + 1]].rstrip())

    def span_of(self, first: int, stop: int) -> Span:
        """Where the tokens from `first` to before `stop` stand; there is one at least."""
        return Span(self.starts[first], self.end_of(stop - 1))

    def touching(self, span: Span) -> tuple[int, int]:
        """The tokens that share a character with `span`: the first, and the one after the last."""
        first = bisect_right(self.starts, span.start) - 1
        if first < len(self) and self.end_of(first) <= span.start:
            first += 1
        stop = bisect_left(self.starts, span.end)
        return first, max(first, min(stop, len(self)))


def tokens_of(text: str, symbols: Symbols) -> Tokens:
    """The tokens of a text, each as its symbol."""
    pieces = (_ASCII_PIECE if text.isascii() else _PIECE).findall(text)
    return Tokens(text, "".join(map(symbols.__getitem__, pieces)), list(accumulate(map(len, pieces), initial=0)))


def words_of(text: str) -> list[str]:
    """The words of a text as they are compared, without the signs between them."""
    known = dict[str, str]()
    found = []
    for piece in (_ASCII_PIECE if text.isascii() else _PIECE).findall(text):
        word = known.get(piece)
        if word is None:
            token = folded(piece)
            word = known[piece] = token if any(map(str.isalnum, token)) else ""
        if word:
            found.append(word)
    return found


def folded(text: str) -> str:
    """A text as it is compared: in small letters, with plain quotation marks and dashes, in one Unicode form."""
    trimmed = text.rstrip()
    trimmed = trimmed.strip("_") or trimmed  # marks of emphasis in plain text
    if trimmed.isascii():
        return trimmed.lower().replace("`", "'")
    return unicodedata.normalize("NFKC", trimmed).casefold().translate(_ALIKE)


def formed(text: str) -> str:
    """A text without white space and, but for case, as `folded` has it: what two forms of the same words share."""
    bare = "".join(text.split())
    return unicodedata.normalize("NFKC", bare).translate(_ALIKE).replace("_", "")
