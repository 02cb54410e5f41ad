"""Topic: the words around a figure that tell what it is about, in the singular."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reader.core.singular import singular
from reader.core.span import Span
from reader.core.wording import MONTHS

NEAR = 6  # words that say something, to either side, that count as standing beside a figure
SHORT = 2  # letters; shorter words say nothing

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_STOP_WORDS = (
    "the and but nor for yet so as at by in of on to up off out over under with from into onto than then that this "
    "these those there here which who whom whose what when where while why how is are was were be been being am has "
    "have had having do does did doing will would can could may might shall should must not no none it its itself they "
    "them their theirs themselves he him his himself she her hers we us our ours you your yours me my mine about above "
    "after again against all also although among any anybody anyone anything around because before behind below "
    "between beyond both cannot down during each either else enough even ever every everybody everyone everything few "
    "first further however if instead just last later latter least less like many more moreover most much "
    "near nearly neither never next nobody nothing now often once one only onto other others otherwise ought own per "
    "perhaps rather same second several since some somebody someone something still such though through throughout "
    "thus till together too toward towards until upon very via well whether within without yes "
    "say said told according add added make made take took taken give gave given get got come came go went gone see "
    "saw seen know known put set let two three four five six seven eight nine ten eleven twelve hundred thousand "
    "million billion trillion dozen half third fourth fifth number figure total amount percent cent mr mrs ms dr "
    "today yesterday tomorrow monday tuesday wednesday thursday friday saturday sunday day week month year time "
    "new old good big large small great long short high low early late "
)
_STOPS = frozenset(_STOP_WORDS.split()) | {month.casefold() for month in MONTHS}
_FATES = {
    "killed": "killed", "killing": "killed", "kill": "killed", "dead": "killed", "died": "killed", "die": "killed",
    "deaths": "killed", "death": "killed", "fatalities": "killed", "injured": "injured", "injuring": "injured",
    "wounded": "injured", "wounding": "injured", "hurt": "injured", "injuries": "injured", "missing": "missing",
    "displaced": "displaced", "fled": "displaced", "evacuated": "displaced", "homeless": "displaced",
    "arrested": "arrested", "detained": "arrested", "arrests": "arrested", "released": "freed", "freed": "freed",
    "rescued": "freed", "infected": "infected", "hospitalised": "hospitalised", "hospitalized": "hospitalised",
    "abducted": "abducted", "kidnapped": "abducted", "captured": "abducted",
}  # fmt: skip
_FATE_REACH = 4  # words between a figure and what became of those that it counts


@dataclass(frozen=True, slots=True)
class Topic:
    """What a figure is about, as far as the words around it tell.

    Attributes:
        words: The words of its sentence that say something, in the singular.
        near: Those that stand beside it.
        fate: What became of those that it counts: killed, injured, missing …; empty when it does not say.
        days: First and last-exclusive day, ISO 8601, of each date and period in the sentence; an end may be empty.
    """

    words: frozenset[str] = frozenset()
    near: frozenset[str] = frozenset()
    fate: str = ""
    days: tuple[tuple[str, str], ...] = ()


def content_words(text: str) -> frozenset[str]:
    """The words of a text that say something, in the singular and in small letters."""
    return frozenset(word for word, _ in _content(text))


def topic_of(sentence: str, figure: Span, days: tuple[tuple[str, str], ...] = ()) -> Topic:
    """What a figure of a sentence is about.

    Args:
        sentence: The sentence.
        figure: Where in it the figure stands.
        days: The dates of the sentence.
    """
    outside = [(word, span) for word, span in _content(sentence) if not span.overlaps(figure)]
    before = [word for word, span in outside if span.end <= figure.start][-NEAR:]
    after = [word for word, span in outside if span.start >= figure.end][:NEAR]
    return Topic(frozenset(word for word, _ in outside), frozenset(before + after), _fate(sentence, figure), days)


def _content(text: str) -> Iterator[tuple[str, Span]]:
    for match in _WORD.finditer(text):
        word = singular(match[0])
        if len(word) > SHORT and word not in _STOPS:
            yield word, Span(*match.span())


def _fate(sentence: str, figure: Span) -> str:
    """What became of those counted: the nearest such word behind the figure, else right before it."""
    after = [match[0].casefold() for match in _WORD.finditer(sentence, figure.end, figure.end + 80)][:_FATE_REACH]
    before = [match[0].casefold() for match in _WORD.finditer(sentence[: figure.start])][-2:]
    return next((_FATES[word] for word in [*after, *reversed(before)] if word in _FATES), "")
