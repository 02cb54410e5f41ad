"""Newer figures: what other passages and later articles give for the figure that a card asks for."""

import re
from collections.abc import Generator, Sequence
from datetime import date

from reader.core.card import Card, CardKind
from reader.core.document import Document
from reader.core.figure import Figure, FigureKind
from reader.core.likeness import Likeness, Measure, digits_of, is_vaguer, measure_of, refined, value_key
from reader.core.segment import sentence_at
from reader.core.span import Span
from reader.core.wording import day_words
from reader.library.card_homes import Home
from reader.library.caveat import WORDS_MAX, Caveat, Why, quoted
from reader.library.comparing import Alike, not_dismissed, relation_of
from reader.library.figure_mention import FigureMention
from reader.library.ledger import Ledger
from reader.library.library import Library
from reader.library.typed_answers import answer_figures
from reader.library.weighing import TELLING_DIGITS

MOST = 2  # figures that a card tells of before it asks
_NOTE_MARK = re.compile(r"(?<=[.!?”\"])\[\w{1,4}\]$")
Known = dict[tuple[str, Span], list[Alike]]  # what is like each figure, by its article and place


def asks_for_figure(card: Card, published: date | None) -> bool:
    """Whether there may be other figures than a card asks for, which is from an article of that day."""
    return bool(_asked_figures(card, published))


def asked_mentions(card: Card, ledger: Ledger, home: Home, span: Span | None) -> list[FigureMention]:
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


def other_figures(
    library: Library, ledger: Ledger, asked: list[FigureMention], known: Known
) -> Generator[None, None, list[Caveat]]:
    """What is to be told of other figures, the most pressing first.

    Args:
        library: The library.
        ledger: Its figures.
        asked: Those that a card asks for.
        known: What is like each of them, and is added to.

    Yields:
        Before each figure.
    """
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


def _asked_figures(card: Card, published: date | None) -> Sequence[Figure]:
    return () if card.kind in {CardKind.ENTITY, CardKind.SPEAKER} else answer_figures(card, published)


def _sentences(document: Document, span: Span | None) -> Span | None:
    if span is None or span.is_empty:
        return None
    first, last = sentence_at(document, span.start), sentence_at(document, span.end - 1)
    return first.joined(last).joined(span)


def _value(figure: Figure) -> tuple[str, bool, str, str]:
    return value_key(figure), figure.approximate, figure.starts, figure.until


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
    return f"{who} {number}: {quoted(_around(other))} ({other.title}{day})"


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
