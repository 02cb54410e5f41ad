"""Sheets: cards to be printed and cut, answers behind their questions; on the screen and on request as lists."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from reader.core.cloze import Side
from reader.core.outgoing import OutFile, Outgoing, Parcel, Wishes
from reader.formats.outgoing.carded import cards_left_out, without_cards
from reader.formats.outgoing.naming import CARDS, file_name
from reader.formats.outgoing.web.article import Head, head_of
from reader.formats.outgoing.web.card_faces import Faces, caveats_html, faces, side_html
from reader.formats.outgoing.web.card_grid import Cell, fitting, laid
from reader.formats.outgoing.web.escaping import said
from reader.formats.outgoing.web.frame import Frame
from reader.formats.outgoing.web.labels import looks_of

SUFFIX, OF_ARTICLE = ".html", ".cards.html"  # its page goes out as HTML too, and may lie in the same folder
TITLE = "Cards"


@dataclass(frozen=True, slots=True)
class Listed:
    """The cards of an article as lists.

    Attributes:
        first: The number of the first.
        questions: The items of the one list.
        answers: Those of the other.
    """

    head: Head
    first: int
    questions: Markup
    answers: Markup


@dataclass(frozen=True, slots=True)
class _Part:
    """A card, or a part of one that is too long for a page."""

    card: Faces
    front: Side
    back: Side
    which: str


def files(parcel: Parcel, _wishes: Wishes) -> Iterator[OutFile]:
    """One page for all cards; its name tells it from that of an article."""
    listed = list(_listed(parcel))
    parts = _placed(each for _, found in listed for each in found)
    pages = [page for _, here in groupby(parts, lambda each: each[1].sheet) for page in _sheet(list(here))]
    values = {
        "title": f"{TITLE} · {parcel.library}",
        "body": "",
        "nav": (),
        "heading": TITLE,
        "count": sum(len(found) for _, found in listed),
        "papers": len(pages) // 2,
        "lists": [_lists(article, found) for article, found in listed],
        "sheets": pages,
    }
    frame = Frame(looks_of((), parcel.codebook), parcel.library, ("page.css", "sheets.css"))
    suffix = OF_ARTICLE if len(parcel.articles) == 1 else SUFFIX
    yield OutFile(file_name(parcel, suffix, CARDS), frame.page("sheets.html", values))


def notices(parcel: Parcel) -> tuple[str, ...]:
    """How many cards are left out, and how many annotations have none."""
    return (*cards_left_out(parcel), *without_cards(parcel))


def _listed(parcel: Parcel) -> Iterator[tuple[Outgoing, Sequence[Faces]]]:
    number = 1
    for article in parcel.articles:
        found = list(faces(article, number))
        number += len(found)
        if found:
            yield article, found


def _placed(cards: Iterable[Faces]) -> Iterator[tuple[_Part, Cell]]:
    parts, sizes = [], []
    for card in cards:
        size, sides = fitting(card.question, card.answer, card.caveats)
        for number, (front, back) in enumerate(sides, 1):
            parts.append(_Part(card, front, back, f" ({number} of {len(sides)})" if len(sides) > 1 else ""))
            sizes.append(size)
    return zip(parts, laid(sizes), strict=True)


def _sheet(here: Sequence[tuple[_Part, Cell]]) -> Iterator[Markup]:
    """The front and the back of a sheet."""
    for name, side in (("front", _front), ("behind", _back)):
        # All text of others in it is escaped where it is written.
        yield Markup(f'<section class="sheet {name}">\n{"".join(map(side, here))}</section>')  # noqa: S704


def _front(placed: tuple[_Part, Cell]) -> str:
    part, cell = placed
    return _cell(part, cell, cell.column, caveats_html(part.card.caveats) + _words(part.front, "b", part.card), "")


def _back(placed: tuple[_Part, Cell]) -> str:
    part, cell = placed
    return _cell(part, cell, cell.column_behind, _words(part.back, "strong", part.card), f" · {said(part.card.source)}")


def _words(side: Side, tag: str, card: Faces) -> str:
    return f'<p class="words"{card.attributes}>{side_html(side, tag)}</p>'


def _cell(part: _Part, cell: Cell, column: int, words: str, source: str) -> str:
    size = cell.size
    return (
        f'<div class="card r{cell.row} c{column} w{size.columns} h{size.rows}" data-card="{part.card.number}">{words}'
        f'<p class="told" dir="auto">{part.card.number}{part.which}{source}</p></div>\n'
    )


def _lists(article: Outgoing, found: Sequence[Faces]) -> Listed:
    questions = "".join(map(_question, found))
    answers = "".join(f"<li>{_words(each.answer, 'strong', each)}</li>\n" for each in found)
    # As above.
    return Listed(head_of(article), found[0].number, Markup(questions), Markup(answers))  # noqa: S704


def _question(card: Faces) -> str:
    return (
        f'<li id="q{card.number}">{caveats_html(card.caveats)}{_words(card.question, "b", card)}'
        f'<details><summary lang="en">Answer</summary>{_words(card.answer, "strong", card)}'
        f'<p class="from" lang="en"><a href="{said(card.excerpt.link)}">open in Postil</a></p></details></li>\n'
    )
