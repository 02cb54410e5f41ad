"""Words: what a person typed, made fit to be kept, or refused with the reason."""

import unicodedata
from collections.abc import Iterable

from reader.core.errors import ReaderError

NAME_LENGTH_MAX = 200  # characters
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")  # what turns the order of a line


def clean_note(note: str, what: str = "note") -> str:
    """A note with its line ends as newlines; otherwise as typed.

    Args:
        note: What was typed.
        what: What it is called, where it is refused.

    Raises:
        ReaderError: It holds what a text cannot hold.
    """
    _refuse_unwritable(what, note)
    return note.replace("\r\n", "\n").replace("\r", "\n")


def clean_tags(tags: Iterable[str]) -> tuple[str, ...]:
    """Tags trimmed, in NFC, each once, in the order given; a `#` before a tag is not part of it.

    Raises:
        ReaderError: One is empty or holds what a text cannot hold.
    """
    cleaned: dict[str, str] = {}
    for tag in tags:
        _refuse_unwritable("tag", tag)
        name = unicodedata.normalize("NFC", " ".join(tag.split())).removeprefix("#").strip()
        if not name:
            raise ReaderError("a tag has no letters in it", "leave it out, or give it a name")
        cleaned.setdefault(name.casefold(), name)
    return tuple(cleaned.values())


def clean_name(name: str) -> str:
    """The name of a person, a place …: in NFC, one blank for each stretch of white space.

    Raises:
        ReaderError: It has no letter or digit, is longer than any name, or holds what no name holds.
    """
    _refuse_unwritable("name", name)
    cleaned = unicodedata.normalize("NFC", " ".join(name.split()))
    if not any(map(str.isalnum, cleaned)):
        raise ReaderError("a name has a letter in it, or a digit", "type one, or leave it as it was")
    if len(cleaned) > NAME_LENGTH_MAX:
        raise ReaderError(f"a name has at most {NAME_LENGTH_MAX} characters", "give a shorter one")
    if any(unicodedata.category(character) == "Cc" or character in _TURNING for character in cleaned):
        raise ReaderError("the name holds a control character", "type it anew")
    return cleaned


def _refuse_unwritable(what: str, text: str) -> None:
    if "\0" in text:
        raise ReaderError(f"the {what} holds a NUL character", "take it out; everything else may stay")
    if any("\ud800" <= character <= "\udfff" for character in text):
        raise ReaderError(f"the {what} holds half a character (a lone surrogate)", "type or paste that place again")
