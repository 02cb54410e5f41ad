"""Card faces: what stands on the front and the back of a card, as HTML."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reader.core.card import Card, CardKind
from reader.core.cloze import BLANK, Side, parse_cloze
from reader.core.outgoing import Excerpt, OutCard, Outgoing
from reader.core.span import Span
from reader.core.wording import day_words
from reader.formats.outgoing.web.escaping import language, said

_TITLE_MAX = 90  # characters of a title on a card; the list has all of it


@dataclass(frozen=True, slots=True)
class Faces:
    """A card as it is printed.

    Attributes:
        number: By which front, back and list are told to belong together.
        question: What is asked, with its blanks.
        answer: What is to be recalled; of a cloze the whole text and what stands beside it.
    """

    number: int
    found: OutCard
    article: Outgoing
    excerpt: Excerpt
    question: Side
    answer: Side

    @property
    def caveats(self) -> tuple[str, ...]:
        """What it has to say before it asks, a line each."""
        return tuple(f"{sign} {words}" for sign, words in self.found.says)

    @property
    def source(self) -> str:
        """The article with its day, in a line."""
        of = self.article.article
        title = of.title if len(of.title) <= _TITLE_MAX else f"{of.title[:_TITLE_MAX].rstrip()}…"
        return " · ".join(filter(None, (title, day_words(of.published) if of.published else "")))

    @property
    def attributes(self) -> str:
        """The language and direction of its words, for a tag."""
        code = language(self.article.article.language)
        return f' lang="{code}" dir="auto"' if code else ' dir="auto"'


def faces(article: Outgoing, number: int) -> Iterator[Faces]:
    """The cards of an article that are asked, in reading order.

    Args:
        article: The article.
        number: That of its first card.
    """
    for excerpt in article.excerpts:
        for each in excerpt.cards:
            if each.is_asked:
                yield Faces(number, each, article, excerpt, *_sides(each.card))
                number += 1


def side_html(side: Side, tag: str) -> str:
    """The words of a side; what lies in its gaps stands in a tag."""
    html, at = "", 0
    for gap in side.gaps:
        html += f"{said(side.text[at : gap.start])}<{tag}>{said(gap.of(side.text))}</{tag}>"
        at = gap.end
    return html + said(side.text[at:])


def caveats_html(caveats: Sequence[str]) -> str:
    """What a card has to say before it asks."""
    return "".join(f'<p class="caveat" lang="en" dir="auto">{said(each)}</p>' for each in caveats)


def _sides(card: Card) -> tuple[Side, Side]:
    if card.kind is not CardKind.CLOZE:
        blanks = tuple(Span(at, at + 1) for at, letter in enumerate(card.question) if letter == BLANK)
        return Side(card.question, blanks), Side(card.answer, ())
    cloze = parse_cloze(card.question)
    answer = cloze.answer(card.cloze)
    more = f"\n\n{card.answer}" if card.answer.strip() else ""
    return cloze.question(card.cloze), Side(answer.text + more, answer.gaps)
