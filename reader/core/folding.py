"""Folding: a text as the words by which it is searched, without case, diacritics and ligatures."""

import re
import unicodedata
from functools import lru_cache

FOLDING = f"1 unicode {unicodedata.unidata_version}"  # another rule, or other tables, fold to other words
WORD_LENGTH_MAX = 64  # characters by which a longer word is known

# Scripts without a blank between words, and Korean, which joins particles to them, as they stand in a pattern: each
# character is a word here, and what is searched for is a phrase of them. (Trigrams, the other way, find no word of two
# characters, and most Chinese words have two.)
SINGLE = (
    "\u0e00-\u0e7f\u0e80-\u0eff\u0f00-\u0fff\u1000-\u109f\u1780-\u17ff\u2e80-\u2fdf\u3005-\u3007\u3040-\u30ff\u3105-\u312f"
    "\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff66-\uff9f"
    "\U0001b000-\U0001b16f\U00020000-\U000323af"
)
# Marks that stand within words; most scripts of India write vowels with them.
MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0711\u0730-\u074a\u07a6-\u07b0\u07eb-\u07f3\u0816-\u082d"
    "\u0900-\u0963\u0971-\u0df3\u135d-\u135f\u1ab0-\u1aff\u1dc0-\u1dff\u200c\u200d\u20d0-\u20ff\ufe20-\ufe2f"
)
_SYMBOLS = (
    "$+<=>^`|~\u00a2-\u00a9\u00ac\u00ae-\u00b1\u00d7\u00f7\u20a0-\u20cf\u2100-\u214f\u2190-\u2bff\U0001f000-\U0001faff"
)
_GROUPED = r"(?<![^\W_])[0-9]{1,3}(?:[,\u00a0\u202f'\u2019][0-9]{3})+(?![0-9])"
_WORD = re.compile(f"{_GROUPED}|[{SINGLE}]|(?:(?![{SINGLE}])(?:[^\\W_]|[{MARKS}]))+|[{_SYMBOLS}]")
_INNER = re.compile(f"[{SINGLE}]|(?:(?![{SINGLE}])(?:[^\\W_]|[{MARKS}]))+|[{_SYMBOLS}]")
_IN_GROUPS = re.compile(r"[,\u00a0\u202f'\u2019]")
_STROKES = str.maketrans(
    {
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "æ": "ae",
        "œ": "oe",
        "ı": "i",
        "ħ": "h",
        "ŧ": "t",
        "\u200c": "",
        "\u200d": "",
    }
)  # what has no decomposition, and is typed without its stroke all the same


def words_of(text: str) -> list[str]:
    """The words of a text, folded; a number with separators between its thousands is one word, "6057".

    A symbol is a word, and so is each character of a script that has no blanks between words.
    """
    return [word for found in _WORD.findall(text) for word in _folded(found)]


def placed_words(text: str) -> list[tuple[str, int, int]]:
    """The words of `words_of`, each with the start and end of where it stands in `text`."""
    return [(word, match.start(), match.end()) for match in _WORD.finditer(text) for word in _folded(match.group())]


def is_single(word: str) -> bool:
    """Whether a folded word is one character of a script without blanks, or a symbol."""
    return len(word) == 1 and bool(_LONE.match(word))


_LONE = re.compile(f"[{SINGLE}{_SYMBOLS}]")


@lru_cache(maxsize=1 << 16)
def _folded(found: str) -> tuple[str, ...]:
    if found.isascii():
        return (_IN_GROUPS.sub("", found).lower()[:WORD_LENGTH_MAX],)
    if is_single(found):
        words = _INNER.findall(unicodedata.normalize("NFKC", found).casefold())
        return tuple(word for word in words if not all(map(unicodedata.combining, word)))
    joined = _IN_GROUPS.sub("", found) if found[0].isdigit() and found[-1].isdigit() else found
    whole = unicodedata.normalize("NFKD", joined).casefold()
    bare = "".join(character for character in whole if not unicodedata.combining(character)).translate(_STROKES)
    return tuple(word[:WORD_LENGTH_MAX] for word in _INNER.findall(bare))
