"""Web annotations: one collection in the JSON-LD of the W3C, with one page that has an item a line."""

from collections.abc import Iterable, Iterator, Mapping

from reader.core.annotation import Record, content_hash
from reader.core.outgoing import Excerpt, OutFile, Outgoing, Parcel, Tie, Wishes
from reader.core.wiki_links import written
from reader.formats import web_terms as terms
from reader.formats.iris import article_iri, ends_of, library_iri, reference_iri
from reader.formats.json_text import begun, json_lines
from reader.formats.moments import moment_text
from reader.formats.outgoing.naming import file_name
from reader.formats.outgoing.standing import standing
from reader.formats.outgoing.web_findings import findings

Node = dict[str, object]

_CONTEXT = [terms.CONTEXT, {terms.PREFIX: terms.NAMESPACE}]
_GENERATOR = {"type": "Software", "name": terms.PROGRAM}


def files(parcel: Parcel, _wishes: Wishes) -> Iterator[OutFile]:
    """One file: annotations, then names and figures where they were gathered, article by article; then references."""
    items = [*_items(parcel), *_linking(parcel)]
    name = f"{library_iri(parcel)}/annotations"
    head = {
        "@context": _CONTEXT,
        "id": name,
        "type": "AnnotationCollection",
        "label": parcel.library,
        "generator": _GENERATOR,
        "total": len(items),
    }
    page = {"id": f"{name}/1", "type": "AnnotationPage", "partOf": name, "startIndex": 0}
    text = f"{begun(head, 'first')}{begun(page, 'items')}{json_lines(items)}}}}}\n"
    yield OutFile(file_name(parcel, ".jsonld"), text.encode())


def textual(value: str, purpose: str, form: str = "") -> Node:
    """A body that is a text.

    Args:
        value: The text.
        purpose: What it is for.
        form: Its media type; empty where that is plain.
    """
    body: Node = {"type": "TextualBody", "value": value, "purpose": purpose}
    return {**body, "format": form} if form else body


def _items(parcel: Parcel) -> Iterator[Node]:
    for article in parcel.articles:
        for each in article.excerpts:
            yield _annotation(article, each)
        yield from findings(article)


def _annotation(article: Outgoing, each: Excerpt) -> Node:
    made = each.annotation
    bodies = list(_bodies(each))
    ours = {
        terms.UID: made.uid,
        terms.BASE: content_hash(made.anchor.exact if made.anchor else None, made.note, made.label, made.tags),
        terms.STATE: str(each.placed.how),
        terms.ARTICLE: article.id,
        terms.TITLE: article.article.title,
        terms.AUTHOR: article.article.author,
        terms.NOTE: made.note if made.note != each.note else "",
    }
    return {
        "id": each.link,
        "type": "Annotation",
        "motivation": _motivation(each),
        **_made(made.record),
        **({"body": bodies} if bodies else {}),
        "target": _target(article, each),
        **{key: value for key, value in ours.items() if value},
    }


def _made(record: Record) -> Node:
    creator: Mapping[str, object] = {"creator": {"type": "Person", "name": record.author}} if record.author else {}
    dates = {"created": moment_text(record.created), "modified": moment_text(record.changed)}
    return {**creator, **dates, "generator": _GENERATOR}


def _motivation(each: Excerpt) -> str:
    made = each.annotation
    if made.note:
        return "commenting"
    if made.anchor:
        return "highlighting"
    return "tagging" if made.tags else "classifying" if made.label else "bookmarking"


def _bodies(each: Excerpt) -> Iterator[Node]:
    made = each.annotation
    if each.note:
        yield textual(each.note, "commenting", "text/markdown")
    if made.label:
        yield textual(made.label, "classifying")
    for tag in made.tags:
        yield textual(tag, "tagging")


def _target(article: Outgoing, each: Excerpt) -> str | Node:
    place = standing(each, article.document.text if article.document else None)
    source = article_iri(article)
    if place is None:
        return source
    selectors: list[Node] = [
        {"type": "TextQuoteSelector", "exact": place.exact, "prefix": place.prefix, "suffix": place.suffix}
    ]
    if place.span:
        selectors.append({"type": "TextPositionSelector", "start": place.span.start, "end": place.span.end})
    return {"type": "SpecificResource", "source": source, "selector": selectors}


def _linking(parcel: Parcel) -> Iterator[Node]:
    """The references of a parcel, each once."""
    library, seen = library_iri(parcel), set[str]()
    for link, tie in _ties(parcel.articles):
        reference = tie.reference
        if reference.record.uid in seen:
            continue
        seen.add(reference.record.uid)
        note = [textual(reference.note, "commenting", "text/markdown")] if reference.note else []
        yield {
            "id": reference_iri(library, reference),
            "type": "Annotation",
            "motivation": "linking",
            **_made(reference.record),
            "body": [textual(reference.relation, "tagging"), *note],
            "target": list(ends_of(library, tie, link)),
            terms.UID: reference.record.uid,
            terms.SOURCE: written(reference.source),
            terms.TARGET: written(reference.target),
        }


def _ties(articles: Iterable[Outgoing]) -> Iterator[tuple[str, Tie]]:
    for article in articles:
        yield from ((article.link, tie) for tie in article.ties)
        yield from ((each.link, tie) for each in article.excerpts for tie in each.ties)
