"""Web findings: the names and figures of an article as web annotations, for those who want them beside the notes."""

from collections.abc import Iterator

from reader.core.anchor import CONTEXT
from reader.core.entity import Mention
from reader.core.figure import Figure
from reader.core.outgoing import Outgoing
from reader.core.span import Span
from reader.core.wording import interval_words, period_words
from reader.formats import web_terms as terms
from reader.formats.iris import article_iri, entity_iri
from reader.formats.wire import FIGURE_COLUMNS, figure_row

Node = dict[str, object]

_OF_THE_SPAN = frozenset({"start", "end", "text"})


def findings(article: Outgoing) -> Iterator[Node]:
    """An annotation that identifies for each mention of a name, and one that describes for each figure."""
    if article.document is None:
        return
    text = article.document.text
    for mention in article.mentions:
        yield _mention(article, mention, text)
    for figure in article.figures:
        yield _figure(article, figure, text)


def _mention(article: Outgoing, mention: Mention, text: str) -> Node:
    source = {"type": "SpecificResource", "purpose": "identifying", "source": entity_iri(article.link, mention.key)}
    ours: Node = {"kind": str(mention.kind), "entity": mention.entity, "engine": mention.engine}
    if mention.description:
        ours["description"] = mention.description
    return {
        **_head(article, mention.span, "entity", "identifying"),
        "body": [source, {"type": "TextualBody", "value": mention.entity, "purpose": "identifying"}],
        "target": _target(article, mention.span, text),
        **_namespaced(ours),
    }


def _figure(article: Outgoing, figure: Figure, text: str) -> Node:
    row = figure_row(figure, text)
    words = interval_words(figure) or period_words(figure) or figure.span.of(text)
    return {
        **_head(article, figure.span, "figure", "describing"),
        "body": [{"type": "TextualBody", "value": words, "purpose": "describing"}],
        "target": _target(article, figure.span, text),
        **_namespaced({key: row[key] for key in FIGURE_COLUMNS if key not in _OF_THE_SPAN and row[key] is not None}),
    }


def _head(article: Outgoing, span: Span, what: str, motivation: str) -> Node:
    return {
        "id": f"{article.link}/{what}/{span.start}-{span.end}",
        "type": "Annotation",
        "motivation": motivation,
        terms.DERIVED: what,
    }


def _target(article: Outgoing, span: Span, text: str) -> Node:
    quote = {
        "type": "TextQuoteSelector",
        "exact": span.of(text),
        "prefix": text[max(0, span.start - CONTEXT) : span.start],
        "suffix": text[span.end : span.end + CONTEXT],
    }
    place = {"type": "TextPositionSelector", "start": span.start, "end": span.end}
    return {"type": "SpecificResource", "source": article_iri(article), "selector": [quote, place]}


def _namespaced(values: Node) -> Node:
    return {f"{terms.PREFIX}:{key}": value for key, value in values.items()}
