"""Stale: what a card has to say before it asks: its passage changed or went, or another article has a newer figure."""

import re
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from reader.core.annotation import Annotation
from reader.core.card import Card, CardKind
from reader.core.document import Document
from reader.core.errors import ReaderError
from reader.core.figure import Figure, FigureKind
from reader.core.likeness import Likeness, Measure, digits_of, is_vaguer, measure_of, refined, value_key
from reader.core.relocate import How, Lost, Placed
from reader.core.segment import sentence_at
from reader.core.slices import at_once
from reader.core.span import Span
from reader.core.wording import day_words
from reader.library.anchoring import Places
from reader.library.comparing import Alike, not_dismissed, relation_of
from reader.library.figure_mention import FigureMention
from reader.library.ledger import Ledger
from reader.library.library import Library
from reader.library.opening import open_article
from reader.library.shelf import Entry, bare_entries
from reader.library.typed_answers import answer_figures
from reader.library.weighing import TELLING_DIGITS
from reader.store.annotations import annotation
from reader.store.cards import card_articles

MOST = 2  # figures that a card tells of before it asks
WORDS_MAX = 220  # code points of a sentence that is quoted

_SIGNS = dict.fromkeys(("gone", "trashed", "lost"), "?") | {"changed": "~"} | dict.fromkeys(("newer", "conflict"), "≠")
_NOTE_MARK = re.compile(r"(?<=[.!?”\"])\[\w{1,4}\]$")


_Known = dict[tuple[str, Span], list[Alike]]  # what is like each figure, by its article and place


class Why(StrEnum):
    """Why a card says something before it asks."""

    GONE = "gone"
    TRASHED = "trashed"
    LOST = "lost"
    CHANGED = "changed"
    NEWER = "newer"
    CONFLICT = "conflict"


@dataclass(frozen=True, slots=True)
class Caveat:
    """What a card says before it asks.

    Attributes:
        words: One plain sentence, with the other article's words and day where it is about a figure.
        mention: The other figure, so that one can go there; None where it is about the passage.
    """

    why: Why
    words: str
    mention: FigureMention | None = None

    @property
    def sign(self) -> str:
        """What tells it without colour."""
        return _SIGNS[self.why]

    @property
    def in_short(self) -> str:
        """What it says without the sentence that it is said in."""
        if self.mention is None:
            return self.words
        day = day_words(self.mention.published) if self.mention.published else ""
        return " · ".join(part for part in (self.words.partition(": “")[0], day) if part)


@dataclass(frozen=True, slots=True)
class Home:
    """Where a card was made.

    Attributes:
        entry: The article.
        document: Its text as it is now.
        annotation: What the card is tied to.
        placed: Where that lies in the text.
    """

    entry: Entry
    document: Document
    annotation: Annotation
    placed: Lost | Placed


def caveats(library: Library, card: Card, ledger: Ledger | None = None) -> list[Caveat]:
    """What a card has to say before it asks, the most pressing first; nothing as a rule.

    Args:
        library: The library.
        card: The card.
        ledger: The figures of the library; without it nothing is said of other figures.
    """
    return at_once(foretelling(library, card, ledger))


def foretelling(library: Library, card: Card, ledger: Ledger | None = None) -> Generator[None, None, list[Caveat]]:
    """The same as `caveats`, in slices.

    Yields:
        After each file of the library and each figure of the card.
    """
    found = yield from foretelling_all(library, [card], ledger)
    return found.get(card.uid, [])


def foretelling_all(
    library: Library, cards: Iterable[Card], ledger: Ledger | None = None
) -> Generator[None, None, dict[str, list[Caveat]]]:
    """What many cards have to say before they ask, by their ids; only those that say something.

    Yields:
        After each file of the library and each figure of a card.
    """
    homes = _Homes(library, (yield from bare_entries(library)))
    known: _Known = {}
    told = dict[str, list[Caveat]]()
    for card in homes.by_article(cards):
        home = homes.of(card)
        yield
        said = [home] if isinstance(home, Caveat) else (yield from telling(library, card, ledger, home, known))
        if said:
            told[card.uid] = said
    return told


def telling(
    library: Library, card: Card, ledger: Ledger | None, home: Home, known: _Known | None = None
) -> Generator[None, None, list[Caveat]]:
    """The same of a card whose home is known.

    Args:
        library: The library.
        card: The card.
        ledger: The figures of the library; without it nothing is said of other figures.
        home: Where the card was made.
        known: What is known of its figures from other cards, and is added to.

    Yields:
        After each figure of the card.
    """
    anchor, placed = home.annotation.anchor, home.placed
    said = [] if anchor is None else list(_of_passage(anchor.exact, placed, home.document))
    if ledger is None:
        return said
    span = placed.span if isinstance(placed, Placed) and anchor is not None else None
    mentions = _mentions(card, ledger, home, span)
    return said + (yield from _of_figures(library, ledger, mentions, {} if known is None else known))


class _Homes:
    """Where cards were made; of the article of the last one the text is at hand."""

    def __init__(self, library: Library, shelf: Iterable[Entry]) -> None:
        self._library = library
        self._shelf = {each.id: each for each in shelf}
        self._entry: Entry | None = None
        self._document: Document | None = None
        self._places: Places | None = None

    def by_article(self, cards: Iterable[Card]) -> list[Card]:
        """Cards of one article after each other."""
        every = list(cards)
        homes = card_articles(self._library.database) if len(every) > 1 else {}
        return sorted(every, key=lambda card: homes.get(card.uid, ""))

    def of(self, card: Card) -> Home | Caveat:
        """Where a card was made, or why that cannot be looked at."""
        found = annotation(self._library.database, card.annotation)
        if found is None:
            return Caveat(Why.GONE, "The annotation that this card was made from is not in the library.")
        if found.record.deleted:
            return Caveat(Why.TRASHED, "The annotation that this card was made from is in the trash.")
        entry = self._shelf.get(found.article)
        if entry is None or entry.missing:
            where = "not where it was" if entry else "in the trash"
            return Caveat(Why.GONE, f"The article that this card was made from is {where}.")
        if entry is not self._entry:
            self._open(entry)
        if self._document is None or self._places is None:
            return Caveat(Why.GONE, "The article that this card was made from cannot be read.")
        return Home(entry, self._document, found, self._places.of(found))

    def _open(self, entry: Entry) -> None:
        self._entry, self._document, self._places = entry, None, None
        with suppress(ReaderError):  # it is told of each card
            self._document = open_article(self._library, entry).document
            self._places = Places(self._library, entry.id, self._document)


def asks_for_figure(card: Card, published: date | None) -> bool:
    """Whether there may be other figures than a card asks for, which is from an article of that day."""
    return bool(_asked_figures(card, published))


def _asked_figures(card: Card, published: date | None) -> Sequence[Figure]:
    return () if card.kind in {CardKind.ENTITY, CardKind.SPEAKER} else answer_figures(card, published)


def _of_passage(was: str, placed: Lost | Placed, document: Document) -> Iterator[Caveat]:
    if isinstance(placed, Lost):
        yield Caveat(Why.LOST, f"The passage is not in the article any more: {_quoted(was)}")
    elif placed.how is How.CHANGED:
        yield Caveat(Why.CHANGED, f"The passage has changed; it now says {_quoted(placed.span.of(document.text))}")


def _mentions(card: Card, ledger: Ledger, home: Home, span: Span | None) -> list[FigureMention]:
    """The figures of the article that a card asks for: those that its answer gives.

    Those in the sentences of its passage, and those elsewhere in the article that are hardly the same by chance.
    """
    asked = {_value(each) for each in _asked_figures(card, home.entry.article.published)}
    if not asked:
        return []
    around = _sentences(home.document, span)
    every = [each for each in ledger.of_article(home.entry.id) if _value(each.figure) in asked]
    here = [each for each in every if around is None or around.overlaps(each.figure.span)]
    telling = {_value(each.figure) for each in here if digits_of(each.figure) >= TELLING_DIGITS}
    return here + [each for each in every if each not in here and _value(each.figure) in telling]


def _sentences(document: Document, span: Span | None) -> Span | None:
    if span is None or span.is_empty:
        return None
    first, last = sentence_at(document, span.start), sentence_at(document, span.end - 1)
    return first.joined(last).joined(span)


def _value(figure: Figure) -> tuple[str, bool, str, str]:
    return value_key(figure), figure.approximate, figure.starts, figure.until


def _of_figures(
    library: Library, ledger: Ledger, asked: list[FigureMention], known: _Known
) -> Generator[None, None, list[Caveat]]:
    told: dict[str, Caveat] = {}
    for mention in asked:
        yield
        place = mention.article, mention.figure.span
        if place not in known:
            known[place] = not_dismissed(library, ledger, mention)
        for each in known[place]:
            why = _why(mention, each)
            if why is not None:
                best = _best_told(ledger, mention, each.mention)
                told.setdefault(value_key(best.figure), Caveat(why, _words(why, mention, best), best))
    pressing = sorted(told.values(), key=lambda each: (each.why is not Why.NEWER, _is_of_another(asked[0], each)))
    return pressing[:MOST]


def _is_of_another(asked: FigureMention, caveat: Caveat) -> bool:
    return caveat.mention is not None and caveat.mention.article != asked.article


def _why(mention: FigureMention, found: Alike) -> Why | None:
    """Why a figure is to be told of beside the one that is asked for; None when it takes nothing away from it."""
    other = found.mention
    if found.likeness is Likeness.EQUAL or is_vaguer(other.figure, mention.figure):
        return None
    if _is_older(other, mention) and other.article != mention.article:
        if _is_of_before(other, mention) or refined(mention.figure, other.figure):
            return None
        return Why.NEWER if relation_of(other, mention) in {"updates", "contradicts"} else None
    return Why.CONFLICT if found.likeness is Likeness.CONFLICTS else None


def _is_older(other: FigureMention | None, mention: FigureMention) -> bool:
    """Whether `mention` was told on an earlier day."""
    if other is None or other.published is None or mention.published is None:
        return False
    return mention.published < other.published


def _is_of_before(other: FigureMention, mention: FigureMention) -> bool:
    """Whether a later article tells of days before the earlier one, and so nothing newer."""
    day = mention.published.isoformat() if mention.published else ""
    return bool(other.topic.days) and all(until and until <= day for _, until in other.topic.days)


def _best_told(ledger: Ledger, mention: FigureMention, other: FigureMention) -> FigureMention:
    """Where an article gives a value best: without the one that is asked for, by whom, and in few words."""
    every, wanted, measure = ledger.of_article(other.article), _value(other.figure), measure_of(other.figure)
    gives_away = {each.sentence for each in every if _value(each.figure) == _value(mention.figure)}
    return min(
        (each for each in every if _value(each.figure) == wanted and _fits(each, measure)),
        key=lambda each: (each.sentence in gives_away, not each.figure.speaker, each != other),
        default=other,
    )


def _fits(mention: FigureMention, measure: Measure | None) -> bool:
    own = measure_of(mention.figure)
    return own is not None and measure is not None and own.fits(measure)


def _words(why: Why, mention: FigureMention, other: FigureMention) -> str:
    figure, number = other.figure, _quoted_number(other)
    if why is Why.NEWER:
        who = f"A later article has {figure.speaker} say" if figure.speaker else f"A later article {_verb(figure)}"
    elif other.article == mention.article:
        who = f"In the same article {figure.speaker} says" if figure.speaker else "The same article also says"
    else:
        article = "an earlier article" if _is_older(mention, other) else "another article"
        who = f"In {article} {figure.speaker} says" if figure.speaker else f"{article.capitalize()} {_verb(figure)}"
    day = f", {day_words(other.published)}" if other.published else ""
    return f"{who} {number}: {_quoted(_around(other))} ({other.title}{day})"


def _verb(figure: Figure) -> str:
    return "counts" if figure.kind is FigureKind.COUNT else "says"


def _quoted_number(mention: FigureMention) -> str:
    return " ".join(f"{mention.quote} {mention.figure.counts}".split())


def _around(mention: FigureMention) -> str:
    """The sentence of a figure; of a long one what stands around the figure."""
    sentence = _NOTE_MARK.sub("", mention.sentence)
    if len(sentence) <= WORDS_MAX:
        return sentence
    at = max(sentence.find(mention.quote), 0)
    first = max(0, min(at - WORDS_MAX // 2, len(sentence) - WORDS_MAX))
    cut = sentence[first : first + WORDS_MAX]
    opening, closing = ("…" if first else ""), ("…" if first + WORDS_MAX < len(sentence) else "")
    return f"{opening}{cut.strip()}{closing}"


def _quoted(words: str) -> str:
    told = " ".join(words.split())
    return f"“{told if len(told) <= WORDS_MAX else told[:WORDS_MAX].rstrip() + '…'}”"
