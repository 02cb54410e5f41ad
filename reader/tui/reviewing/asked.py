"""Asked: a card as it is shown: its question and answer with their blanks, and where it is from."""

from dataclasses import dataclass
from datetime import date

from reader.core.card import Card, CardKind
from reader.core.cells import fitted, width_of
from reader.core.cloze import BLANK, Side, parse_cloze
from reader.core.folding import words_of
from reader.core.span import Span
from reader.core.wording import day_words
from reader.library.library import Library
from reader.library.typed_answers import answer_figures, asked_of
from reader.store.annotations import annotation
from reader.store.articles import article

_TELLING = 3  # letters from which a word that title and answer share gives it away


@dataclass(frozen=True, slots=True)
class Asked:
    """What is shown of a card.

    Attributes:
        question: What is asked.
        answer: What is shown for it: of a cloze the whole text, and what stands beside it.
        more: What is shown under the answer of a cloze; empty for none.
        title: The article's title; empty where that is not known.
        published: The article's day.
    """

    card: Card
    question: Side
    answer: Side
    more: str = ""
    title: str = ""
    published: date | None = None

    @property
    def is_in_place(self) -> bool:
        """Whether the answer takes the place of the question, because it is the same text, filled."""
        return self.card.kind is CardKind.CLOZE

    @property
    def told(self) -> str:
        """The last line of the question, where that says in brackets where it is from; else empty."""
        last = self.question.text.rpartition("\n")[2]
        return last if last.startswith("(") and last.endswith(")") and last != self.question.text else ""

    def source(self, *, answered: bool, width: int) -> str:
        """Title and day in a line; before it is answered without what would give the answer away."""
        title, day = self.title, day_words(self.published) if self.published else ""
        if not answered and self.told:
            return ""
        if not answered:
            figures = answer_figures(self.card, self.published)
            title = "" if _gives_away(title, asked_of(self.card).answer) else title
            day = "" if self.published and any(each.starts == self.published.isoformat() for each in figures) else day
        return source_line(title, day, width)


def source_line(title: str, day: str, width: int) -> str:
    """Title and day in so many cells: it is the title that is cut."""
    title = fitted(title, max(1, width - width_of(f" · {day}"))) if title else ""
    return " · ".join(part for part in (title, day) if part)


def asked(library: Library, card: Card) -> Asked:
    """A card with where it is from."""
    note = annotation(library.database, card.annotation)
    row = article(library.database, note.article) if note is not None else None
    title, published = (row.article.title, row.article.published) if row is not None else ("", None)
    if card.kind is not CardKind.CLOZE:
        return Asked(card, _with_blanks(card.question), Side(card.answer, ()), "", title, published)
    cloze = parse_cloze(card.question)
    return Asked(card, cloze.question(card.cloze), cloze.answer(card.cloze), card.answer, title, published)


def _with_blanks(text: str) -> Side:
    places = [number for number, char in enumerate(text) if char == BLANK]
    return Side(text, tuple(Span(place, place + 1) for place in places))


def _gives_away(title: str, answer: str) -> bool:
    shared = set(words_of(title)) & set(words_of(answer))
    return any(len(word) >= _TELLING or word.isdecimal() for word in shared)
