"""Template values: an article that goes out, in the words of a template: texts, numbers, lists, and nothing else."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from reader.core.entity import Mention
from reader.core.figure import Figure
from reader.core.outgoing import Excerpt, Outgoing, Tie
from reader.core.wiki_links import WikiLink
from reader.formats.moments import moment_text
from reader.formats.obsidian_block import head_line, note_written
from reader.formats.obsidian_text import hashtags, in_a_line
from reader.formats.wire import figure_row

NAMES = ("library", "article", "annotations", "entities", "figures")  # what a template is given
LONG = 600  # characters of a quote, from which it can be folded

Values = Mapping[str, object]
LinkOf = Callable[[Tie], str]
NoteLinkOf = Callable[[WikiLink], str]

_NAMED = re.compile(r"\^(?=[\w-]+\Z)")


class Telling:
    """Tells articles in the words of a template.

    Args:
        tie_link: A link to the other end of a reference.
        note_link: A link that stands in a note.
    """

    def __init__(self, tie_link: LinkOf, note_link: NoteLinkOf) -> None:
        self._tie_link, self._note_link = tie_link, note_link

    def article(self, found: Outgoing, file: str, library: str) -> Values:
        """What a template is given.

        Args:
            found: The article.
            file: The name of its file, without suffix.
            library: The name of the library.
        """
        tags = hashtags(tags_of(found))
        return {
            "library": library,
            "article": self._about(found, file, tags),
            "annotations": [self._annotation(each, tags) for each in found.excerpts],
            "entities": list(_entities(found.mentions)),
            "figures": list(_figures(found.figures, found.document.text if found.document else "")),
        }

    def _about(self, found: Outgoing, file: str, tags: Mapping[str, str]) -> Values:
        article = found.article
        return {
            "id": found.id,
            "file": file,
            "title": " ".join(article.title.split()),
            "author": article.author,
            "source": article.source,
            "url": article.url,
            "published": article.published.isoformat() if article.published else "",
            "language": article.language,
            "words": article.words,
            "tags": list(article.tags),
            "hashtags": [tags[each] for each in article.tags],
            "link": found.link,
            "references": [self._reference(each) for each in found.ties],
        }

    def _annotation(self, found: Excerpt, tags: Mapping[str, str]) -> Values:
        kept, anchor, span = found.annotation, found.annotation.anchor, found.span
        kind = "quote" if anchor else "note"
        return {
            "id": kept.uid,
            "kind": kind,
            "head": head_line(kind, kept.label, anchor.heading if anchor else ""),
            "quote": found.quote,
            "is_long": len(found.quote) > LONG,
            "note": note_written(kept.note, self._note_link),
            "label": kept.label,
            "tags": list(kept.tags),
            "hashtags": " ".join(f"#{tags[each]}" for each in kept.tags),
            "heading": anchor.heading if anchor else "",
            "created": moment_text(kept.record.created),
            "changed": moment_text(kept.record.changed),
            "state": str(found.placed.how),
            "start": span.start if span else None,
            "end": span.end if span else None,
            "link": found.link,
            "references": [self._reference(each) for each in found.ties],
        }

    def _reference(self, tie: Tie) -> Values:
        reference, link = tie.reference, self._tie_link(tie)
        relation = in_a_line(reference.relation)
        line = f"→ {relation} {link}" if tie.outward else f"← {link} {relation} this"
        note = _in_a_line(note_written(" ".join(reference.note.split()), self._note_link))
        return {
            "relation": reference.relation,
            "outward": tie.outward,
            "words": tie.words,
            "link": link,
            "note": reference.note,
            "line": f"{line} – {note}" if note else line,
        }


def _in_a_line(note: str) -> str:
    """Markdown on a line, the end of which names no block."""
    return _NAMED.sub(r"\\^", note)


def tags_of(found: Outgoing) -> list[str]:
    """All the tags of an article and its annotations."""
    return list(dict.fromkeys([*found.article.tags, *(tag for each in found.excerpts for tag in each.annotation.tags)]))


def _entities(mentions: Sequence[Mention]) -> Iterator[Values]:
    """The names, the most mentioned first."""
    by_key: dict[tuple[str, str], list[Mention]] = {}
    for each in mentions:
        by_key.setdefault((str(each.kind), each.entity), []).append(each)
    for (kind, name), found in sorted(by_key.items(), key=lambda item: (-len(item[1]), item[0][1].casefold())):
        said = list(dict.fromkeys(each.description for each in found if each.description))
        yield {"name": name, "kind": kind, "count": len(found), "descriptions": said}


def _figures(figures: Sequence[Figure], text: str) -> Iterator[Values]:
    """The figures in the order of the text, as `reader figures --json` has them."""
    for each in figures:
        row = dict(figure_row(each, text))
        row["text"] = " ".join(str(row["text"]).split())
        yield row
