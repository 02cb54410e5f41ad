"""Article: what the page of an article shows, ready to be set: its text with all that lies over it, notes, indexes."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from reader.core.article import WORDS_A_MINUTE, Article
from reader.core.document import BlockKind, Document
from reader.core.outgoing import Excerpt, Outgoing
from reader.core.wording import MONTHS
from reader.formats.outgoing.web import indexes
from reader.formats.outgoing.web.blocks import HEADING_PIECES, Look, written
from reader.formats.outgoing.web.escaping import RIGHT_TO_LEFT, language, outside
from reader.formats.outgoing.web.frame import ANCHORED_MAX, Frame, Step
from reader.formats.outgoing.web.indexes import Named
from reader.formats.outgoing.web.note_blocks import aside, loose, tied
from reader.formats.outgoing.web.notes import Note, Notes, state_words
from reader.formats.outgoing.web.overlay import backs, finds, highlights, own
from reader.formats.outgoing.web.places import Places
from reader.formats.outgoing.web.weft import Knot, Strand, Weft


@dataclass(frozen=True, slots=True)
class Head:
    """What stands over an article.

    Attributes:
        title: Its title.
        about: Who wrote it, and where it appeared.
        day: The day of publication, ISO 8601; empty where it is not known.
        day_words: The same as a person says it.
        words: How many words it has.
        minutes: How long it takes to read.
        url: Where it stands on the web; empty where that is not known.
        site: The name of that place.
        link: The `reader://` link to it.
        language: The code of its language; empty where it is not known.
        right_to_left: Whether its text may run that way, so that each part has to be asked.
        tags: Its own.
    """

    title: str
    about: Sequence[str]
    day: str
    day_words: str
    words: int
    minutes: int
    url: str
    site: str
    link: str
    language: str
    right_to_left: bool
    tags: Sequence[str]


@dataclass(frozen=True, slots=True)
class Shown:
    """What the page of an article shows.

    Attributes:
        heading: The title, as it stands in the text where that begins with it.
        text: The rest of the text with the notes.
        is_gone: Whether there is no text to show.
        whole: What was noted on the whole article.
        lost: What has no place in the text.
        marginal: The ids of the places of those notes that stand in the margin, in the order of the text.
        ties: What is tied to the article itself.
    """

    head: Head
    heading: Markup
    text: Markup
    is_gone: bool
    whole: Markup
    lost: Markup
    marginal: Sequence[Note]
    ties: Markup
    names: Sequence[tuple[str, Sequence[Named]]]
    figures: Markup
    annotations: int


def head_of(article: Outgoing) -> Head:
    """What stands over an article."""
    its, text = article.article, article.document.text if article.document else ""
    url = outside(its.url)
    return Head(
        its.title,
        [part for part in (its.author, its.source) if part],
        its.published.isoformat() if its.published else "",
        _day_words(its),
        its.words,
        max(1, round(its.words / WORDS_A_MINUTE)),
        url,
        its.url.partition("://")[2].partition("/")[0].removeprefix("www.") or its.url,
        article.link,
        language(its.language),
        bool(RIGHT_TO_LEFT.search(text) or RIGHT_TO_LEFT.search(its.title)),
        its.tags,
    )


def article_page(article: Outgoing, places: Places, frame: Frame, nav: Sequence[Step] = ()) -> bytes:
    """The page of an article.

    Args:
        article: The article.
        places: Where things stand.
        frame: What sets it.
        nav: What leads to the pages beside it.
    """
    page = _shown(article, places, frame)
    is_beside = 0 < len(page.marginal) <= ANCHORED_MAX
    body = " ".join(filter(None, ("margins" if page.marginal else "", "beside" if is_beside else "")))
    values = {"title": page.head.title, "body": body, "nav": nav, "shown": page}
    return frame.page("article.html", values, page.marginal)


def _shown(article: Outgoing, places: Places, frame: Frame) -> Shown:
    page, looks = places.pages[article.id], frame.looks
    notes = Notes(places, looks, page)
    lying = [each for each in article.excerpts if each.span]
    nowhere = [each for each in article.excerpts if not each.span]
    said = [each for each in lying if _says_something(each)]
    numbers = {each.annotation.uid: number for number, each in enumerate(said, 1)}
    marginal = [notes.note(article, each, numbers[each.annotation.uid]) for each in said]
    heading, text = _text(article, places, highlights(lying, looks, numbers), _after(article, said, marginal))
    return Shown(
        head_of(article),
        heading,
        text,
        article.document is None,
        loose((notes.note(article, each) for each in nowhere if each.annotation.anchor is None), "whole"),
        loose((notes.note(article, each) for each in nowhere if each.annotation.anchor), "lost"),
        marginal,
        tied(notes.ties(article, article.ties)),
        indexes.names(places, page, [article]),
        indexes.figures(places, page, article),
        len(article.excerpts),
    )


def _text(
    article: Outgoing, places: Places, lying: Iterable[Strand | Knot], after: Mapping[int, str]
) -> tuple[Markup, Markup]:
    """The heading, where the text begins with it, and the rest of the text."""
    document, page = article.document, places.pages[article.id]
    if document is None:
        return Markup(), Markup()
    over = [*own(document, lambda target: places.link(page, article, target)), *lying, *finds(article)]
    weft = Weft(
        document.text,
        [each for each in over if isinstance(each, Strand)],
        [each for each in over if isinstance(each, Knot)],
    )
    title = 0 if _begins_with_title(document, article.article.title) else -1
    pieces = list(written(document, weft, Look(2, title, after, backs(document))))
    cut = HEADING_PIECES if title == 0 else 0
    # All text in the pieces is escaped where they are made.
    return Markup("".join(pieces[:cut])), Markup("".join(pieces[cut:]))  # noqa: S704


def _after(article: Outgoing, said: Iterable[Excerpt], marginal: Iterable[Note]) -> dict[int, str]:
    """The notes of the margin by the number of the block that they follow: the one that they begin in."""
    after: dict[int, str] = {}
    for each, note in zip(said, marginal, strict=True):
        if article.document and each.span:
            block = article.document.block_index_at(each.span.start)
            after[block] = after.get(block, "") + aside(note)
    return after


def _says_something(excerpt: Excerpt) -> bool:
    """Whether something is to be read about an annotation beside that it is one."""
    its = excerpt.annotation
    return bool(excerpt.note.strip() or its.tags or excerpt.ties or state_words(excerpt))


def _begins_with_title(document: Document, title: str) -> bool:
    first = document.blocks[0] if document.blocks else None
    if first is None or first.kind is not BlockKind.HEADING or first.prefix:
        return False
    return first.span.of(document.text).split() == title.split()


def _day_words(article: Article) -> str:
    day = article.published
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}" if day else ""
