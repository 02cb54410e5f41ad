"""Sentences: where running text has sentences, by rules of meaning on top of one plain scan."""

import re
from collections.abc import Iterator
from itertools import pairwise

from reader.core.abbreviations import begins_sentence, ends_sentence, is_abbreviation
from reader.core.span import Span

LOOK_BACK, LOOK_AHEAD = 60, 80  # code points; what decides about a full stop stands nearer
REMARK = 300  # code points; a remark in brackets is no longer
LOWER_WORD = 4  # letters; a shorter word before a stop and a small letter may be an abbreviation

_CLOSERS = r"(?:[”’\"'»›)\]}」』）】〉》]|[\u00a0\u202f ]»|\[\w{1,3}\]|[¹²³⁰⁴-⁹*†‡](?=\s|$))*"
_STOP = re.compile(
    rf"(?P<wide>[。！？｡]+{_CLOSERS})|(?P<stop>(?:\. ){{2,}}\.|[.!?…‽؟۔।॥]+)(?P<close>{_CLOSERS})(?=\s|$)|\n+"
)
_WORD_BEFORE = re.compile(r"(?:(?P<before>[^\s(\[“\"‘«]+)[\s(\[“\"‘«]+)?(?P<word>[^\s(\[“\"‘«—–/]+)$")
_OPENERS = " \t\n\u00a0\u202f“”„‘’\"'«‹([{¿¡—–-*•·_「『（【"
_SAYS = (
    r"(?:said|says|asked|asks|told|added|adds|replied|wrote|writes|noted|notes|shouted|cried|answered|demanded|wondered|"
    r"exclaimed|insisted|argued|warned|declared|recalled|continued|responded|tweeted|posted)"
)
_SPEAKER = re.compile(rf"(?:(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Sen|Rep|Gov)\. )?(?:[A-Z][\w’'-]*\.? ){{1,3}}{_SAYS}\b")
_NOT_SPEAKER = ("The ", "A ", "An ", "He ", "She ", "They ", "It ", "I ", "We ", "You ", "But ", "And ")


def split_sentences(text: str) -> list[Span]:
    """The sentences of one paragraph, without the white space around them.

    Args:
        text: The paragraph; a newline in it is a line break that the author made.

    Returns:
        Spans in order that cover every character but white space.
    """
    edges = [0, *_ends(text), len(text)]
    found = (Span(start, end).trimmed(text) for start, end in pairwise(edges))
    return [span for span in found if not span.is_empty]


def _ends(text: str) -> Iterator[int]:
    start = 0
    longest = max(map(len, text.split("\n")))
    for stop in _STOP.finditer(text):
        if stop["wide"]:
            ends = True
        elif stop["stop"]:
            ends = _is_end(text, start, stop)
        else:
            ends = _is_break(text, stop, longest)
        if ends:
            start = stop.end()
            yield start


def _is_end(text: str, start: int, stop: re.Match[str]) -> bool:
    after = text[stop.end() : stop.end() + LOOK_AHEAD].lstrip()
    first = after.lstrip(_OPENERS)
    if not first:
        return not after
    if stop["close"][:1] == ")" and not _opens_sentence(text, start, stop):
        return _ends_remark(text, start, stop, after)
    if first[0].islower() and not first[1:2].isupper():
        return _ends_before_small(text, start, stop)
    if stop["stop"] != ".":
        return not (_is_speech(stop) and _SPEAKER.match(after) and not after.startswith(_NOT_SPEAKER))
    word, before = _word_before(text, start, stop.start())
    return ends_sentence(word, before, after)


def _ends_before_small(text: str, start: int, stop: re.Match[str]) -> bool:
    """All in small letters: the stop is believed after a long plain word."""
    if stop["stop"] != "." or stop["close"]:
        return False
    word, _ = _word_before(text, start, stop.start())
    return len(word) >= LOWER_WORD and word.isalpha() and word.islower() and not is_abbreviation(word)


def _opens_sentence(text: str, start: int, stop: re.Match[str]) -> bool:
    """Whether the bracket that closes here was opened where the sentence began."""
    opened = text.rfind("(", max(start, stop.start() - REMARK), stop.start())
    return opened >= 0 and not text[start:opened].strip(_OPENERS)


def _ends_remark(text: str, start: int, stop: re.Match[str], after: str) -> bool:
    """A remark inside a sentence: `(yes!) Street` and `(in the U.S.)` do not end it, `(he left.)` does."""
    if after[:1].islower():
        return False
    if stop["stop"] != ".":
        return begins_sentence(after)
    word, before = _word_before(text, start, stop.start())
    return ends_sentence(word, before or "(", after)


def _is_speech(stop: re.Match[str]) -> bool:
    return stop["close"][:1] in {"”", '"', "’", "'", "»"}


def _word_before(text: str, start: int, end: int) -> tuple[str, str]:
    found = _WORD_BEFORE.search(text[max(start, end - LOOK_BACK) : end])
    return (found["word"], found["before"] or "") if found else ("", "")


def _is_break(text: str, stop: re.Match[str], longest: int) -> bool:
    """Whether a line break also ends a sentence: not when the line was only full, or runs on."""
    line = text[text.rfind("\n", 0, stop.start()) + 1 : stop.start()].rstrip()
    after = text[stop.end() : stop.end() + LOOK_AHEAD].lstrip()
    if len(stop[0]) > 1 or not line or not after:
        return True
    if line[-1] in ",;–—-" or after[0].islower():
        return False
    next_word = after.split(maxsplit=1)[0]
    return len(line) + 1 + len(next_word) <= longest
