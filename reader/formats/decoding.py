"""Decoding: bytes to the characters that every format starts from: NFC, one kind of line end, no NUL."""

import codecs
import re
from collections.abc import Iterable
from itertools import groupby
from unicodedata import category, combining, normalize

REPLACEMENT = "\ufffd"

_MARKS = (  # the longer first: the mark of UTF-32 begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WESTERN = "windows-1252"
WESTERN_WORDS = "the file is not in UTF-8 and was read as Windows-1252: if letters are wrong, save it as UTF-8"
_SURROGATE = re.compile("[\ud800-\udfff]")
_LONG_RUN = re.compile("[\u0300-\U0010ffff]{200,}")  # only there can a long run of combining marks be
_JAMO_MEDIAL, _JAMO_LAST = 0x1160, 0x11FF


def decode(data: bytes) -> tuple[str, tuple[str, ...]]:
    """The characters of a file.

    Returns:
        Text in NFC whose lines end in a newline, without NUL and lone surrogates, and what had to
        be replaced, in words.
    """
    encoding, body = _encoding_of(data)
    try:
        return clean(body.decode(encoding)), ()
    except UnicodeDecodeError as error:
        name = encoding.upper().removesuffix("-LE").removesuffix("-BE")
        notice = f"byte {error.start + len(data) - len(body)} is not {name}: shown as {REPLACEMENT}"
    return clean(body.decode(encoding, "replace")), (notice,)


def decode_any(data: bytes) -> tuple[str, str]:
    """The characters of a file of notes, which may be older than UTF-8.

    What has no mark and no character of UTF-8 beyond ASCII is taken for Windows-1252, as spreadsheets write it.

    Returns:
        As of `decode`, and what is to be said of it, in words; nothing where it is sound.
    """
    text, notices = decode(data)
    if not notices:
        return text, ""
    if _encoding_of(data)[1] is not data or any(each > "\x7f" and each != REPLACEMENT for each in text):
        return text, notices[0]
    return clean(data.decode(_WESTERN, "replace")), WESTERN_WORDS


def clean(text: str) -> str:
    """`text` in NFC, with newlines for line ends and U+FFFD for NUL and lone surrogates."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", REPLACEMENT)
    return nfc(_SURROGATE.sub(REPLACEMENT, text))


def nfc(text: str) -> str:
    """`text` in NFC, in a time that grows with its length.

    `unicodedata` takes the square of the length of a run of combining marks, unless they are in
    order already; so long runs are put in order first, which NFC does not tell apart.
    """
    return normalize("NFC", _LONG_RUN.sub(lambda found: _ordered(found[0]), text))


def composed(text: str, offsets: Iterable[int]) -> tuple[str, dict[int, int]]:
    """`text` in NFC, and where each of `offsets` lies in it.

    An offset between two characters that become one moves to the start of that one.
    """
    places = sorted({*offsets, len(text)})
    if nfc(text) == text:
        return text, {place: place for place in places}
    parts: list[str] = []
    mapped: dict[int, int] = {}
    cut = length = last = 0
    for place in places:
        base = _base_before(text, place, last)
        if base > last or base == place:
            parts.append(nfc(text[cut:base]))
            cut, length = base, length + len(parts[-1])
        mapped[place], last = length, place
    return "".join(parts), mapped


def _ordered(text: str) -> str:
    runs = groupby(text, lambda character: combining(character) > 0)
    return "".join("".join(sorted(run, key=combining) if is_mark else run) for is_mark, run in runs)


def _encoding_of(data: bytes) -> tuple[str, bytes]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding, data[len(mark) :]
    return "utf-8", data


def _base_before(text: str, place: int, floor: int) -> int:
    """The last offset up to `place`, not under `floor`, where nothing joins what stands before it."""
    while floor < place < len(text) and text[place - 1] != "\n" and _joins_back(text[place]):
        place -= 1
    return place


def _joins_back(character: str) -> bool:
    """Whether it may become one with what stands before it: marks and the later parts of a Hangul syllable."""
    return category(character).startswith("M") or _JAMO_MEDIAL <= ord(character) <= _JAMO_LAST
