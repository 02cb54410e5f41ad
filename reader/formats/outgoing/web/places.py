"""Places: where things stand on the pages that go out together, and how one page leads to another."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from posixpath import dirname, relpath
from urllib.parse import quote, unquote, urlsplit

from reader.core.entity import EntityKey
from reader.core.outgoing import Outgoing
from reader.core.reference import Target, TargetKind, figure_place
from reader.core.span import Span
from reader.formats.outgoing.web.blocks import footnote_id, heading_id
from reader.formats.outgoing.web.escaping import outside
from reader.formats.outgoing.web.known_notes import KnownNotes
from reader.formats.slug import slug
from reader.formats.targets import anchor_of, heading_slugs

ADDRESSES_KNOWN = 4_096  # one page leads to another many times in a row

_SPECIAL = re.compile(r"[^A-Za-z0-9-]")
_SAFE_IN_FRAGMENT = "-._~:"


def mark_id(uid: str) -> str:
    """The id of the place where an annotation begins."""
    return f"a-{_plain(uid)}"


def note_id(uid: str) -> str:
    """The id of what is said about an annotation."""
    return f"n-{_plain(uid)}"


def name_id(span: Span) -> str:
    """The id of a mention."""
    return f"m{span.start}-{span.end}"


def figure_id(span: Span) -> str:
    """The id of a figure."""
    return f"f{span.start}-{span.end}"


@dataclass(frozen=True)
class Places:
    """The pages that go out.

    Attributes:
        pages: The path of each article's page, by its id.
        articles: What goes out.
        names_page: The path of the page with all names; empty where each article's page has its own.
    """

    pages: Mapping[str, str]
    articles: tuple[Outgoing, ...]
    names_page: str = ""

    @cached_property
    def by_id(self) -> Mapping[str, Outgoing]:
        """The articles by their ids."""
        return {each.id: each for each in self.articles}

    @cached_property
    def entity_ids(self) -> Mapping[EntityKey, str]:
        """The id of each entity that is named, the same on every page."""
        keys = sorted({mention.key for each in self.articles for mention in each.mentions})
        ids: dict[EntityKey, str] = {}
        taken: set[str] = set()
        for key in keys:
            name = f"e-{key.kind}-{slug(key.name)}"
            number = 1
            while (one := f"{name}.{number}" if number > 1 else name) in taken:
                number += 1
            taken.add(one)
            ids[key] = one
        return ids

    @cached_property
    def known_notes(self) -> KnownNotes:
        """The notes that were met on any page."""
        return KnownNotes()

    @cached_property
    def known_figures(self) -> dict[str, list[tuple[str, str]]]:
        """What is said of the figures of an article, by its id; see `indexes.figures`."""
        return {}

    def page(self, here: str, article: str) -> str:
        """What leads from a page to that of an article; empty where it does not go out."""
        there = self.pages.get(article)
        return way(here, there) if there else ""

    def target(self, here: str, target: Target, article: str = "") -> str:
        """What leads from a page to something; empty where it stands on none.

        Args:
            here: The path of the page.
            target: What is to be led to.
            article: The article that an annotation belongs to, where that is known.
        """
        match target.kind:
            case TargetKind.ARTICLE:
                return self.page(here, target.key)
            case TargetKind.ENTITY:
                return self._entity(here, target.key)
            case TargetKind.FIGURE:
                return self._figure(here, target)
            case TargetKind.ANNOTATION:
                return self._annotation(here, target.key, article)

    def link(self, here: str, article: Outgoing, target: str) -> str:
        """What a link of an article leads to: the web, a place in its text, or another article that goes out.

        Args:
            here: The path of the page that it stands on.
            article: The article.
            target: What the link says.
        """
        if target.startswith("#"):
            return self._fragment(here, article, target)
        there = outside(target)
        if there:
            return there
        try:
            parts = urlsplit(target)
        except ValueError:  # "http://[" is no URL
            return ""
        if parts.scheme or parts.netloc or not parts.path:
            return ""
        other = self._by_slug.get(slug(unquote(parts.path).rpartition("/")[2].rpartition(".")[0]))
        if other is None:
            return ""
        return (parts.fragment and self._fragment(here, other, f"#{parts.fragment}")) or self.page(here, other.id)

    @cached_property
    def _by_slug(self) -> Mapping[str, Outgoing]:
        return {slug(each.slug): each for each in reversed(self.articles)}

    @cached_property
    def _annotated(self) -> Mapping[str, tuple[str, bool]]:
        """The article of each annotation, and whether that has a place in the text."""
        found = ((each, excerpt) for each in self.articles for excerpt in each.excerpts)
        return {excerpt.annotation.uid: (each.id, excerpt.span is not None) for each, excerpt in found}

    @cached_property
    def _known_fragments(self) -> dict[tuple[str, str], str]:
        return {}

    def _annotation(self, here: str, uid: str, article: str) -> str:
        found = self._annotated.get(uid)
        if found is None:
            return self.page(here, article)
        article, is_placed = found
        return way(here, self.pages[article], mark_id(uid) if is_placed else note_id(uid))

    def _entity(self, here: str, key: str) -> str:
        try:
            name = self.entity_ids.get(EntityKey.of(key), "")
        except ValueError:  # a kind of a later version
            return ""
        if self.names_page:
            return way(here, self.names_page, name) if name else ""
        article = next((self.by_id[uid] for uid, path in self.pages.items() if path == here), None)
        is_here = article is not None and any(mention.key.text == key for mention in article.mentions)
        return f"#{name}" if is_here else ""

    def _figure(self, here: str, target: Target) -> str:
        try:
            uid, digest, span = figure_place(target)
        except ValueError:  # none of ours
            return ""
        found = self.by_id.get(uid)
        if found is None:
            return ""
        is_there = found.document is not None and found.document.text_digest == digest
        is_there = is_there and any(figure.span == span for figure in found.figures)
        return way(here, self.pages[uid], figure_id(span)) if is_there else self.page(here, uid)

    def _fragment(self, here: str, there: Outgoing, target: str) -> str:
        """A heading or footnote of a text; empty where it has none of that name."""
        known = self._known_fragments
        if (there.id, target) not in known:
            known[there.id, target] = _place_in(there, target)
        name = known[there.id, target]
        return way(here, self.pages[there.id], name) if name else ""


def way(here: str, there: str, name: str = "") -> str:
    """The relative address of a page, or of a place on it, as it is seen from another."""
    fragment = f"#{quote(name, safe=_SAFE_IN_FRAGMENT)}" if name else ""
    if here == there and fragment:
        return fragment
    return _relative(here, there) + fragment


@lru_cache(ADDRESSES_KNOWN)
def _relative(here: str, there: str) -> str:
    return quote(relpath(there, dirname(here) or "."))


def named_figures(article: Outgoing) -> Iterable[Span]:
    """The places of the figures of an article, each once."""
    return dict.fromkeys(figure.span for figure in article.figures)


def _plain(uid: str) -> str:
    """An id as any address and style sheet takes it; those that we make are so already."""
    return _SPECIAL.sub(lambda found: f"_{ord(found[0]):x}_", uid)


def _place_in(there: Outgoing, target: str) -> str:
    document = there.document
    span = anchor_of(document, target) if document else None
    if document is None or span is None:
        return ""
    slugs = {where.start: name for name, where in heading_slugs(document).items()}
    if span.start in slugs:
        return heading_id(slugs[span.start])
    prefix = next(block.prefix for block in document.blocks if block.span.start == span.start)
    digits = prefix.strip().strip("[]")
    return footnote_id(int(digits)) if digits.isdecimal() else ""
