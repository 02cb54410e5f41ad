"""Note blocks: what is said about an annotation as HTML: beside the text, apart from it, and in the notebook.

There are thousands of them, and a template would take three times as long.
"""

from collections.abc import Iterable, Iterator, Sequence

from markupsafe import Markup

from reader.formats.outgoing.web.escaping import told
from reader.formats.outgoing.web.notes import Note, Said


def aside(note: Note) -> str:
    """A note as it stands in the text, or in its margin."""
    was = " was" if note.state else ""
    return (
        f'<aside class="note {note.look.css}" id="{note.name}"'
        f' aria-label="note {note.number}{told(note.look.told)}">\n'
        f'<p><a class="to" href="#{note.place}">{_head(note)}</a>{_state(note)}'
        f' <span class="quote{was}" dir="auto">{told(note.short)}</span></p>\n'
        f"{_about(note)}</aside>\n"
    )


def loose(notes: Iterable[Note], css: str) -> Markup:
    """Notes that have no place in the text."""
    return _made(_loose(each, css) for each in notes)


def entries(notes: Iterable[Note]) -> Markup:
    """Annotations as the notebook has them."""
    return _made(map(_entry, notes))


def tied(ties: Sequence[Said]) -> Markup:
    """References as a list; empty for none."""
    return _made(['<ul class="tied">\n', *map(_tie, ties), "</ul>\n"] if ties else ())


def _made(pieces: Iterable[str]) -> Markup:
    return Markup("".join(pieces))  # noqa: S704 (all text in the pieces is escaped where they are made)


def _loose(note: Note, css: str) -> str:
    quote = f'<p class="quote" dir="auto">“{told(note.quote)}”</p>\n' if note.quote else ""
    return (
        f'<aside class="note {css} {note.look.css}" id="{note.name}" aria-label="note{told(note.look.told)}">\n'
        f'<p><b class="to">{_head(note)}</b>{_state(note)}</p>\n{quote}{_about(note)}</aside>\n'
    )


def _entry(note: Note) -> str:
    href = told(note.href)
    quote = f'<blockquote dir="auto"><p><a href="{href}">{told(note.quote)}</a></p></blockquote>\n'
    return (
        f'<article class="entry {note.look.css}" aria-label="{told(note.look.name) or "highlight"}">\n'
        f'{quote if note.quote else ""}<div class="note"><p><a class="to" href="{href}">{_head(note)}</a>'
        f"{'' if note.quote else ' on the whole article'}"
        f' <time class="said" datetime="{note.made}">{note.made}</time>{_state(note)}</p>\n'
        f"{_about(note)}</div>\n</article>\n"
    )


def _head(note: Note) -> str:
    number = f" {note.number}" if note.number else ""
    name = told(note.look.name) or "note"
    return f'<span class="glyph" aria-hidden="true">{told(note.look.glyph)}</span>{number} {name}'


def _state(note: Note) -> str:
    return f' <span class="state">{told(note.state)}</span>' if note.state else ""


def _about(note: Note) -> str:
    """The note itself, its tags and its references."""
    return f"{note.note}{''.join(_tags(note.tags))}{tied(note.ties)}"


def _tags(tags: Sequence[str]) -> Iterator[str]:
    if tags:
        yield '<p class="tags">'
        yield from (f"#{told(each)} " for each in tags)
        yield "</p>\n"


def _tie(each: Said) -> str:
    words = f'<a href="{told(each.href)}">{told(each.words)}</a>' if each.href else told(each.words)
    title = f" in <cite>{told(each.title)}</cite>" if each.title else ""
    note = f" ({told(each.note)})" if each.note else ""
    inward = ' class="inward"' if each.after else ""
    return f"<li{inward}>{told(each.before)}{words}{title}{told(each.after)}{note}</li>\n"
