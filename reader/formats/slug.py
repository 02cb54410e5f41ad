"""Slug: a title becomes a file name that every system takes, or the short name of an article."""

from unicodedata import category, normalize

LIMIT_BYTES = 120
EMPTY = "article"

_APOSTROPHES = frozenset("'’ʼ")
_ALLOWED = frozenset("LMN")  # letters, the marks that belong to them, and numbers: an allow-list by category
RESERVED = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))})


def slug(title: str) -> str:
    """A file name without suffix: lower-case words joined by hyphens.

    Returns:
        Letters, digits and single hyphens in NFC, at most `LIMIT_BYTES` bytes of UTF-8, never
        empty, never a name that Windows keeps for itself.
    """
    kept = "".join(map(_allowed, normalize("NFKC", title[:LIMIT_BYTES]).lower()))
    name = _cut(normalize("NFC", "-".join(filter(None, map(_based, kept.split()))))) or EMPTY
    return f"{name}-{EMPTY}" if name in RESERVED else name


def _allowed(character: str) -> str:
    if character in _APOSTROPHES:
        return ""
    return character if category(character)[0] in _ALLOWED else " "


def _based(word: str) -> str:
    """The word without marks at its head, where they have no letter to stand on."""
    while word and category(word[0]).startswith("M"):
        word = word[1:]
    return word


def _cut(name: str) -> str:
    short = name.encode("utf-8", "ignore")[:LIMIT_BYTES].decode("utf-8", "ignore")
    if len(short) == len(name):
        return name
    words, hyphen, _ = short.rpartition("-")
    return words if hyphen and len(words) > len(short) // 2 else short.rstrip("-")
