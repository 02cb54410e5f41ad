"""Desk: what there is to go through: the rounds that were begun, and what others could be made of."""

from collections import Counter
from collections.abc import Generator, Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

from reader.library.known import Census
from reader.library.library import Library
from reader.library.notebook import Row
from reader.library.rounds import Round, chosen, rounds_left, taking
from reader.library.wishing import About, read_wish, with_term

TAGS_MOST, ARTICLES_MOST = 12, 12  # that are offered; the others can be typed


@dataclass(frozen=True, slots=True)
class Offer:
    """What a round could be made of.

    Attributes:
        typed: What it is chosen by; empty for everything.
        words: What that is called: a label, a tag, the title of an article.
        about: Of what kind it is.
        count: How many annotations it has.
    """

    typed: str
    words: str
    about: About
    count: int


@dataclass(frozen=True, slots=True)
class ReviewDesk:
    """What there is to go through.

    Attributes:
        begun: The rounds that were begun, the one that was left last first.
        offers: What others could be made of: everything, labels, tags, articles; not what was begun.
        count: How many annotations there are.
    """

    begun: Sequence[Round] = ()
    offers: Sequence[Offer] = ()
    count: int = 0


def laying_out(library: Library, census: Census | None = None) -> Generator[None, None, ReviewDesk]:
    """What there is to go through.

    Yields:
        After a few milliseconds of work each.
    """
    lefts = rounds_left(library)
    whole = yield from taking(library, [each.typed for each in lefts], census)
    begun: list[Round] = []
    for each in lefts:
        begun += [(yield from chosen(library, whole, each.typed))]
    known = {read_wish(each.typed).asked for each in lefts}
    offers = [each for each in _offers(library, whole.rows) if read_wish(each.typed).asked not in known]
    return ReviewDesk(begun, offers, len(whole.rows))


def _offers(library: Library, rows: Sequence[Row]) -> Iterable[Offer]:
    if not rows:
        return
    yield Offer("", "all annotations", About.WORDS, len(rows))
    labels = Counter(row.brief.label for row in rows)
    used = [(label.name, labels[label.name]) for label in library.codebook.labels if labels[label.name]]
    yield from (_offer(About.LABEL, *each) for each in used)
    tags = Counter(tag for row in rows for tag in _with_those_above(row.brief.tags))
    yield from (_offer(About.TAG, *each) for each in sorted(tags.most_common(TAGS_MOST)))
    articles = Counter(row.entry.article.title for row in rows)  # in reading order, as the rows are
    yield from (_offer(About.ARTICLE, *each) for each in islice(articles.items(), ARTICLES_MOST))


def _offer(about: About, value: str, count: int) -> Offer:
    plain = max(value.split('"'), key=len).strip()  # what is typed knows no quotation marks within quotation marks
    return Offer(with_term("", about, plain), value, about, count)


def _with_those_above(tags: Iterable[str]) -> set[str]:
    """Tags, and those that they lie under, which mean them too."""
    parts = [tag.split("/") for tag in tags]
    return {"/".join(each[:depth]) for each in parts for depth in range(1, len(each) + 1)}
