"""Topic: what the words around a figure tell of it, so that two figures about one thing can be told."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reader.core.singular import singular
from reader.core.span import Span
from reader.core.wording import MONTHS

NEAR = 6  # words that say something, to either side, that count as standing beside a figure
SHORT = 2  # letters; shorter words say nothing
AROUND = 40  # code points to either side in which "each" or "a year earlier" is said of a figure

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_STOP_WORDS = (
    "the and but nor for yet so as at by in of on to up off out over under with from into onto than then that "
    "this these those there here which who whom whose what when where while why how is are was were be been being "
    "am has have had having do does did doing will would can could may might shall should must not no none it its "
    "itself they them their theirs themselves he him his himself she her hers we us our ours you your yours me my "
    "mine about above after again against all also although among any anybody anyone anything around because "
    "before behind below between beyond both cannot down during each either else enough even ever every everybody "
    "everyone everything few further however if instead just later latter least less like many more moreover most "
    "much near nearly neither never next nobody nothing now often once one only other others otherwise ought own "
    "per perhaps rather same several since some somebody someone something still such though through throughout "
    "thus till together too toward towards until upon very via well whether within without yes say said told "
    "according add added make made take took taken give gave given get got come came go went gone see saw seen "
    "know known put set let two three four five six seven eight nine ten eleven twelve hundred thousand million "
    "billion trillion dozen half number figure total amount percent cent mr mrs ms dr today yesterday tomorrow "
    "monday tuesday wednesday thursday friday saturday sunday day week month year time new old good big large "
    "small great long short high low early late"
)
_RANKS = "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|previous|next|last|1st|2nd|3rd|\\dth"
_STOPS = frozenset(_STOP_WORDS.split()) | {month.casefold() for month in MONTHS} | set(_RANKS.split("|"))
_FATES = {
    "killed": "killed", "killing": "killed", "kill": "killed", "dead": "killed", "died": "killed", "die": "killed",
    "deaths": "killed", "death": "killed", "fatalities": "killed", "injured": "injured", "injuring": "injured",
    "wounded": "injured", "wounding": "injured", "hurt": "injured", "injuries": "injured", "missing": "missing",
    "displaced": "displaced", "fled": "displaced", "evacuated": "displaced", "homeless": "displaced",
    "arrested": "arrested", "detained": "arrested", "arrests": "arrested", "released": "freed", "freed": "freed",
    "rescued": "freed", "infected": "infected", "hospitalised": "hospitalised", "hospitalized": "hospitalised",
    "abducted": "abducted", "kidnapped": "abducted", "captured": "abducted",
}  # fmt: skip
_FATE_REACH, _FATE_BEFORE = 4, 2  # words between a figure and what became of those that it counts
_EACH = re.compile(r"\b(?:each|apiece|per|every)\b", re.IGNORECASE)
_EARLIER_BEFORE = re.compile(r"\b(?:from|compared (?:with|to)|against|versus|than(?: the)?)\s*$", re.IGNORECASE)
_EARLIER_AFTER = re.compile(
    r"[^.;]{0,25}\b(?:(?:years?|months?|weeks?|days?|quarter) (?:earlier|before|ago)|(?:last|previous|prior) "
    r"(?:year|month|week|quarter))\b",
    re.IGNORECASE,
)
_GROWING = re.compile(
    r"\b(?:so far|toll|to date|by now|now stands?|stands at|(?:has|have|had) (?:risen|grown|climbed|reached|passed)|"
    r"rose|risen|climbed|running total|since)\b",
    re.IGNORECASE,
)
_FURTHER_BEFORE = re.compile(r"\b(?:another|additional|further|extra|by)\s*$", re.IGNORECASE)
_FURTHER_AFTER = re.compile(r"\s*(?:more|additional|further|extra|others?|fewer|less)\b", re.IGNORECASE)
_RANKED = re.compile(rf"\b(?P<rank>{_RANKS})\s+(?P<noun>[^\W\d_]+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Topic:
    """What a figure is about, as far as the words around it tell.

    Attributes:
        words: The stems of the words of its sentence that say something.
        near: Those of the words that stand beside it.
        context: Those of the sentence before it or of the heading over it.
        ranks: The things that its sentence tells by rank: "third round".
        days: First and last-exclusive day, ISO 8601, of each date and period in the sentence; an end may be empty.
        fate: What became of those that it counts: killed, injured, missing …; empty when it does not say.
        each: Whether it is said of each of several.
        earlier: Whether it is told as what was before ("up from", "a year earlier").
        growing: Whether its sentence tells of a number that grows ("so far", "the toll").
        further: Whether it comes on top of what was before ("3,000 more").
        listed: Whether it stands in a table or a list, beside others of its kind.
    """

    words: frozenset[str] = frozenset()
    near: frozenset[str] = frozenset()
    context: frozenset[str] = frozenset()
    ranks: frozenset[str] = frozenset()
    days: tuple[tuple[str, str], ...] = ()
    fate: str = ""
    each: bool = False
    earlier: bool = False
    growing: bool = False
    further: bool = False
    listed: bool = False


def stem(word: str) -> str:
    """What a word has in common with its other forms: "exchanges", "exchanged", "exchanging" give "exchang"."""
    single = singular(word)
    for ending, room in (("ing", 6), ("ed", 5)):
        if single.endswith(ending) and len(single) >= room:
            bare = single.removesuffix(ending)
            return bare[:-1] if bare[-1:] == bare[-2:-1] and bare[-1:] not in "ls" else bare.removesuffix("e")
    return single.removesuffix("e") if len(single) > SHORT + 1 else single


def stems(text: str) -> frozenset[str]:
    """The stems of the words of a text that say something."""
    return frozenset(word for word, _ in _content(text))


def word_of(wanted: str, text: str) -> str:
    """The word of a text that has this stem, as it stands; the stem itself when none has."""
    return next((match[0] for match in _WORD.finditer(text) if stem(match[0]) == wanted), wanted)


def topic_of(
    sentence: str,
    figure: Span,
    context: str = "",
    days: tuple[tuple[str, str], ...] = (),
    *,
    listed: bool = False,
) -> Topic:
    """What a figure of a sentence is about.

    Args:
        sentence: The sentence.
        figure: Where in it the figure stands.
        context: What stands before it: the sentence before, a heading.
        days: The dates of the sentence.
        listed: Whether it is a row of a table or an item of a list.
    """
    outside = [(word, span) for word, span in _content(sentence) if not span.overlaps(figure)]
    before = [word for word, span in outside if span.end <= figure.start][-NEAR:]
    after = [word for word, span in outside if span.start >= figure.end][:NEAR]
    left, right = sentence[max(figure.start - AROUND, 0) : figure.start], sentence[figure.end : figure.end + AROUND]
    return Topic(
        words=frozenset(word for word, _ in outside),
        near=frozenset(before + after),
        context=stems(context),
        ranks=frozenset(f"{match['rank']} {stem(match['noun'])}".casefold() for match in _RANKED.finditer(sentence)),
        days=days,
        fate=_fate(sentence, figure),
        each=bool(_EACH.search(left) or _EACH.search(right)),
        earlier=bool(_EARLIER_BEFORE.search(left) or _EARLIER_AFTER.match(right)),
        growing=bool(_GROWING.search(sentence)),
        further=bool(_FURTHER_BEFORE.search(left) or _FURTHER_AFTER.match(right)),
        listed=listed,
    )


def _content(text: str) -> Iterator[tuple[str, Span]]:
    for match in _WORD.finditer(text):
        word = match[0].casefold()
        if len(word) > SHORT and word not in _STOPS and singular(word) not in _STOPS:
            yield stem(word), Span(*match.span())


def _fate(sentence: str, figure: Span) -> str:
    """What became of those counted: the nearest such word behind the figure, else right before it."""
    right = sentence[figure.end : figure.end + 2 * AROUND]
    after = [match[0].casefold() for match in _WORD.finditer(right)][:_FATE_REACH]
    before = [match[0].casefold() for match in _WORD.finditer(sentence[: figure.start])][-_FATE_BEFORE:]
    return next((_FATES[word] for word in [*after, *reversed(before)] if word in _FATES), "")
