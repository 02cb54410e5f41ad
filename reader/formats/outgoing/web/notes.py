"""Notes: what is said about an annotation, as the margin of a page and the notebook show it."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from reader.core.outgoing import Excerpt, Outgoing, Tie
from reader.core.quotes import quoted
from reader.core.reference import Target
from reader.core.relocate import How, Lost
from reader.formats.outgoing.web.labels import Look, Looks
from reader.formats.outgoing.web.note_text import note_html
from reader.formats.outgoing.web.places import Places, mark_id, note_id, way

_LONG = 3_000  # characters of a quote that are repeated beside it
_SHORT = 90  # characters of a quote that tell what a note is about


@dataclass(frozen=True, slots=True)
class Said:
    """A reference in words, with what it leads to.

    Attributes:
        before: The words before the other end.
        words: What the other end is called.
        after: The words after it.
        href: What leads to it; empty where it does not go out.
        title: The article it stands in; empty for this one, and where there is none.
        note: What is noted about the reference.
    """

    before: str
    words: str
    after: str
    href: str
    title: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """An annotation as pages show it.

    Attributes:
        place: The id of where it begins in the text.
        name: The id of what is said about it.
        look: How its label looks.
        number: Its number in the margin; 0 for none.
        quote: What was marked; of very much, the beginning.
        short: The beginning of it in quotation marks, on one line.
        href: What leads from the page to where it begins; empty where it has no place.
        state: What became of its place, in words; empty where it stands as it was marked.
        note: Its note.
        made: The day on which it was made.
        link: The `reader://` link to it.
    """

    place: str
    name: str
    look: Look
    number: int
    quote: str
    short: str
    href: str
    state: str
    note: Markup
    tags: Sequence[str]
    ties: Sequence[Said]
    made: str
    link: str


@dataclass(frozen=True, slots=True)
class Notes:
    """Makes notes for one page.

    Attributes:
        places: Where things stand.
        looks: How labels look.
        page: The path of the page.
    """

    places: Places
    looks: Looks
    page: str

    def note(self, article: Outgoing, excerpt: Excerpt, number: int = 0) -> Note:
        """An annotation as this page shows it."""
        annotation = excerpt.annotation
        return Note(
            mark_id(annotation.uid),
            note_id(annotation.uid),
            self.looks.of(annotation.label),
            number,
            _cut(excerpt.quote),
            quoted(excerpt.quote[: 4 * _SHORT], _SHORT),
            self._href(article, excerpt),
            state_words(excerpt),
            self._text(article, excerpt),
            annotation.tags,
            self.ties(article, excerpt.ties),
            annotation.record.created.date().isoformat(),
            excerpt.link,
        )

    def ties(self, article: Outgoing, ties: Sequence[Tie]) -> list[Said]:
        """References as this page shows them."""
        return [self._tie(article, each) for each in ties]

    def _href(self, article: Outgoing, excerpt: Excerpt) -> str:
        uid = excerpt.annotation.uid
        return way(self.page, self.places.pages[article.id], mark_id(uid) if excerpt.span else note_id(uid))

    def _tie(self, article: Outgoing, tie: Tie) -> Said:
        relation = tie.reference.relation
        before, after = (f"{relation} ", "") if tie.outward else ("", f" {relation} this")
        other = self.places.by_id.get(tie.article)
        is_elsewhere = other is not None and other.id != article.id and other.article.title not in tie.words
        title = other.article.title if other is not None and is_elsewhere else ""
        href = self.places.target(self.page, tie.other, tie.article)
        return Said(before, tie.words, after, href, title, tie.reference.note)

    def _text(self, article: Outgoing, excerpt: Excerpt) -> Markup:
        def target(found: Target) -> str:
            return self.places.target(self.page, found)

        def link(address: str) -> str:
            return self.places.link(self.page, article, address)

        return note_html(excerpt, target, link, self.places.known_notes)


def state_words(excerpt: Excerpt) -> str:
    """What became of the place of an annotation; empty where it stands as it was marked, or moved with its words."""
    if excerpt.annotation.anchor is None:
        return ""
    if isinstance(excerpt.placed, Lost):
        return f"Its place is lost: {excerpt.placed.reason}."
    return "The words here have changed since; they were:" if excerpt.placed.how is How.CHANGED else ""


def _cut(quote: str) -> str:
    return quote if len(quote) <= _LONG else f"{quote[:_LONG].rstrip()} …"
