"""Note text: a note, which is Markdown with links of ours in it, as HTML by way of a document, as an article is."""

import re
from collections.abc import Callable, Iterator

from markupsafe import Markup

from reader.core.document import Block, BlockKind, Document
from reader.core.outgoing import Excerpt
from reader.core.reference import Target
from reader.core.span import Span
from reader.core.wiki_links import CLOSES, OPENS, pieces
from reader.formats.commonmark import TooMuchError
from reader.formats.decoding import clean
from reader.formats.markdown import parse_markdown
from reader.formats.markdown_text import escaped_within
from reader.formats.outgoing.web.blocks import Look, written
from reader.formats.outgoing.web.known_notes import KnownNotes
from reader.formats.outgoing.web.overlay import own
from reader.formats.outgoing.web.weft import Weft
from reader.formats.plain import parse_plain

_OURS = "postil:"  # what a link of ours leads to while the note is parsed
_BARE = re.compile(r"(?![#+=\-\d\s])[^\\`*_~\[\]<>|&\n\r\t\0]*[^\\`*_~\[\]<>|&\s\0]")


def note_html(
    excerpt: Excerpt, target: Callable[[Target], str], link: Callable[[str], str], known: KnownNotes
) -> Markup:
    """A note as HTML; nothing in it is obeyed.

    Args:
        excerpt: The annotation with its note.
        target: What leads to something of the library; empty for nothing.
        link: Likewise for what a link in the note says.
        known: The notes that were met before, on another page; this one is added.
    """
    if not excerpt.note.strip():
        return Markup()
    note, targets = _with_links(excerpt)

    def href(address: str) -> str:
        number = address.removeprefix(_OURS)
        if number != address:
            return target(targets[int(number)]) if number.isdecimal() and int(number) < len(targets) else ""
        # What a note says of its own headings and footnotes leads nowhere: they have no ids on a page of many notes.
        return "" if address.startswith("#") else link(address)

    if note in known.plain:
        return known.plain[note]
    document = known.linked.get(note) or note_document(note)
    weft = Weft(document.text, own(document, href))
    html = Markup("".join(written(document, weft, Look(top=0))))  # noqa: S704 (all text in it is escaped there)
    if document.links:
        known.linked[note] = document
    else:
        known.plain[note] = html
    return html


def note_document(note: str) -> Document:
    """A note as a document; plain prose is not parsed, for that takes ten times as long."""
    if _BARE.fullmatch(note):
        text = clean(note)
        return Document(text, (Block(BlockKind.PARAGRAPH, Span(0, len(text))),))
    try:
        return parse_markdown(clean(note))
    except TooMuchError:
        return parse_plain(clean(note))


def _with_links(excerpt: Excerpt) -> tuple[str, list[Target]]:
    """The note with Markdown links for those of ours, and what these lead to."""
    kept, shown = excerpt.annotation.note, excerpt.note
    if OPENS not in kept:
        return shown, []
    targets: list[Target] = []
    return "".join(_parts(kept, shown, targets)), targets


def _parts(kept: str, shown: str, targets: list[Target]) -> Iterator[str]:
    """The note piece by piece: what is text is the same in both; of a link, one has the target and one the words."""
    at = 0
    for piece in pieces(kept):
        if isinstance(piece, str):
            at += len(piece)
            yield piece
            continue
        ends = shown.find(CLOSES, at)
        words = shown[at + len(OPENS) : ends] if shown.startswith(OPENS, at) and ends > 0 else piece.words
        at = ends + len(CLOSES) if ends > 0 else len(shown)
        yield f"[{escaped_within(words)}]({_OURS}{len(targets)})"
        targets.append(piece.target)
