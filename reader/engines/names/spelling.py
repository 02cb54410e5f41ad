"""Spelling: when two words of names are the same word, written otherwise."""

import re
import unicodedata
from functools import lru_cache

SHORTEST_VARIANT = 5  # letters; shorter words are too often different words with the same sounds
SHORTEST_TOWN = 4  # letters

# Letters that one alphabet's sounds become in another's, the ways of writing them made one. From the
# tables in use for Cyrillic and Arabic names (BGN/PCGN, ISO 9, the newspapers'), reduced to what differs.
_SOUNDS = (
    (re.compile(r"(?:iy|yy|ii|ij|yj|y|j)\b"), "i"),
    (re.compile(r"\bye"), "e"),
    (re.compile(r"kh"), "h"),
    (re.compile(r"dh"), "d"),
    (re.compile(r"gh"), "g"),
    (re.compile(r"zh"), "z"),
    (re.compile(r"(?:tch|tsch|ch)"), "c"),
    (re.compile(r"(?:sch|sh)"), "s"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"ks"), "x"),
    (re.compile(r"w"), "v"),
    (re.compile(r"ou"), "u"),
    (re.compile(r"q"), "k"),
    (re.compile(r"(?:ae|ai|ay|ei|ey|ie)"), "e"),
    (re.compile(r"[yj]"), "i"),
    (re.compile(r"(.)\1+"), r"\1"),
    (re.compile(r"(?:ie|ei)"), "e"),
)
# How towns end in Ukrainian and in Russian (Kharkiv, Kharkov; Kyiv, Kiev), and the sound that is h or g.
_TOWN_END = re.compile(r"(?:[iy]?[ei]v|ov)\b")
_ARTICLE = re.compile(r"^(?:the|a|an)\s+(?=\S)", re.IGNORECASE)
_POSSESSIVE = re.compile(r"(?:['’]s|\s['’]?s|['’])$")


@lru_cache(maxsize=1 << 14)
def words_of(surface: str) -> tuple[str, ...]:
    """The words of a name, small, without accents, article, possessive and the dots of abbreviations."""
    bare = _POSSESSIVE.sub("", _ARTICLE.sub("", surface.strip()))
    letters = unicodedata.normalize("NFKD", bare.casefold())
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return tuple(re.findall(r"[^\W_]+(?:['’&][^\W_]+)*", plain.replace(".", "")))


@lru_cache(maxsize=1 << 14)
def sound_of(word: str) -> str:
    """A form that all ways of writing one small word share."""
    for pattern, sound in _SOUNDS:
        word = pattern.sub(sound, word)
    return word


def town_of(word: str) -> str:
    """A form that the Ukrainian and the Russian way of writing one small word of a place share."""
    return sound_of(_TOWN_END.sub("ov", word)).replace("g", "h")


def is_same_town_word(one: str, other: str) -> bool:
    """Whether two small words are one, or one word of a place in two languages."""
    if is_same_word(one, other):
        return True
    return min(len(one), len(other)) >= SHORTEST_TOWN and one[0] == other[0] and town_of(one) == town_of(other)


def is_same_word(one: str, other: str) -> bool:
    """Whether two small words are one, or two ways to write one name in our letters."""
    if one == other:
        return True
    return min(len(one), len(other)) >= SHORTEST_VARIANT and sound_of(one) == sound_of(other)
