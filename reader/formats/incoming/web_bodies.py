"""Web bodies: what a web annotation says, as note, label and tags."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from reader.core.wiki_links import kept_again
from reader.formats import web_terms as terms
from reader.formats.incoming.html_note import markdown_of_html
from reader.formats.incoming.json_nodes import Node, items, node_of, text_of, texts_of
from reader.formats.incoming.web_nodes import iri_of, value_at, words_in

_SEVERAL = frozenset({"Composite", "List", "Independents"})
_VALUES = ("value", "rdf:value", "chars", "cnt:chars", "@value")
_NAMES = ("label", "name", "title", "rdfs:label", "skos:prefLabel", "dcterms:title", "dc:title")


@dataclass(frozen=True, slots=True)
class Said:
    """What the bodies of an annotation say.

    Attributes:
        note: Markdown.
        label: The name of a label of ours; empty for none.
        tags: In their order.
    """

    note: str = ""
    label: str = ""
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Part:
    """One body: its words, what it is for, and whether it is only the name of what lies elsewhere."""

    words: str
    purposes: frozenset[str]
    is_elsewhere: bool = False


def said(annotation: Node) -> Said:
    """What an annotation says; of a body that lies elsewhere, where that is."""
    is_ours = terms.UID in annotation
    motivations = words_in(annotation, "motivation")
    notes, labels, tags = list[str](), list[str](), list[str]()
    for part in parts(annotation):
        purposes = part.purposes or motivations
        if "tagging" in purposes and not part.is_elsewhere:
            tags.append(part.words)
        elif "classifying" in purposes and not part.is_elsewhere:
            (labels if is_ours and not labels else tags).append(part.words)
        else:
            notes.append(f"<{part.words}>" if part.is_elsewhere else part.words)
    note = kept_again("\n\n".join(notes), text_of(annotation.get(terms.NOTE)))
    return Said(note, next(iter(labels), ""), tuple(tags))


def relation(annotation: Node) -> Said:
    """What a linking annotation says: the relation as the label, and its note."""
    found = list(parts(annotation))
    named = next((each for each in found if not each.is_elsewhere and not each.purposes & {"commenting"}), None)
    notes = [each.words for each in found if each is not named and not each.is_elsewhere]
    return Said("\n\n".join(notes), named.words if named else "")


def parts(annotation: Node) -> Iterator[_Part]:
    """Each body that says anything; of a choice, the first text, or else the first."""
    plain = text_of(annotation.get("bodyValue"))
    if plain:
        yield _Part(plain, frozenset())
    for body in items(value_at(annotation, "body")):
        yield from _parts(body)


def _parts(body: object) -> Iterator[_Part]:
    node = node_of(body)
    kinds = words_in(node, "type")
    if kinds & _SEVERAL or "Choice" in kinds:
        found = [part for each in items(value_at(node, "items")) for part in _parts(each)]
        chosen = sorted(found, key=lambda each: each.is_elsewhere)[:1] if "Choice" in kinds else found
        yield from (replace(each, purposes=each.purposes or words_in(node, "purpose")) for each in chosen)
        return
    purposes = words_in(node, "purpose")
    words = _words(node)
    source = value_at(node, "source")
    if not words and source is not None:
        inner = next(_parts(source), None)
        if inner:
            part = _fragment(node) if inner.is_elsewhere else ""
            yield replace(inner, words=inner.words + part, purposes=purposes or inner.purposes)
    elif words:
        yield _Part(words, purposes)
    elif iri_of(body):
        named = next((name for key in _NAMES for name in texts_of(node.get(key))), "")
        yield _Part(named or iri_of(body), purposes, is_elsewhere=not named)


def _fragment(node: Node) -> str:
    """The part of what lies elsewhere that a body chooses, where an address can say it."""
    chosen = (node_of(each) for each in items(value_at(node, "selector")))
    values = (text_of(value_at(each, "value")) for each in chosen if "FragmentSelector" in words_in(each, "type"))
    return next((f"#{value}" for value in values if value), "")


def _words(node: Node) -> str:
    words = next((text for key in _VALUES if (text := text_of(node.get(key)))), "")
    formats = {each.partition(";")[0].strip().lower() for each in texts_of(value_at(node, "format"))}
    return markdown_of_html(words) if formats & {"text/html", "application/xhtml+xml"} else words
