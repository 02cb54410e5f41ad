"""Web targets: what a web annotation is about: the article, and the words in it."""

from collections.abc import Iterator
from dataclasses import dataclass

from reader.core.address import is_address
from reader.core.incoming import About, Offsets
from reader.formats import web_terms as terms
from reader.formats.incoming.json_nodes import Node, items, node_of, number_of, text_of, texts_of
from reader.formats.incoming.web_nodes import iri_of, value_at, words_in
from reader.formats.iris import article_at

_SEVERAL = frozenset({"Choice", "Composite", "List", "Independents"})
_TITLES = ("title", "label", "name", "dcterms:title", "dc:title", "schema:name", "rdfs:label")


@dataclass(frozen=True, slots=True)
class Aim:
    """One target.

    Attributes:
        name: What it is known by.
        about: The article.
        quote: The words; empty for all of it.
        prefix: What stands before them.
        suffix: What stands after them.
        offsets: Where they stand.
        why: What it marks that a text has not, or that is not said in words; empty for none.
        is_whole: Whether nothing in it is chosen: then it may be another annotation.
    """

    name: str
    about: About
    quote: str = ""
    prefix: str = ""
    suffix: str = ""
    offsets: Offsets | None = None
    why: str = ""
    is_whole: bool = True


def aims(annotation: Node) -> list[Aim]:
    """What an annotation is about, each target alone; of a choice, the first."""
    return [_aim(annotation, each) for each in _targets(value_at(annotation, "target"))]


def _targets(value: object) -> Iterator[object]:
    for each in items(value):
        node = node_of(each)
        kinds = words_in(node, "type")
        if kinds & _SEVERAL:
            held = list(_targets(value_at(node, "items")))
            yield from held[:1] if "Choice" in kinds else held
        else:
            yield each


def _aim(annotation: Node, target: object) -> Aim:
    node = node_of(target)
    source = value_at(node, "source")
    name = iri_of(target if source is None else next(iter(items(source)), ""))
    about = _about(annotation, name, node_of(next(iter(items(source)), None)) or node)
    selectors = items(value_at(node, "selector"))
    if not selectors:
        return Aim(name, about)
    quote = next(filter(None, (_quoted(node_of(each)) for each in selectors)), None)
    if quote is None:
        return Aim(name, about, why=_why(selectors), is_whole=False)
    offsets = next(filter(None, (_offsets(node_of(each)) for each in selectors)), None)
    return Aim(name, about, *quote, offsets, is_whole=False)


def _about(annotation: Node, name: str, source: Node) -> About:
    title = text_of(annotation.get(terms.TITLE)) or next(
        (text for key in _TITLES for text in texts_of(source.get(key))), ""
    )
    author = text_of(annotation.get(terms.AUTHOR))
    article = text_of(annotation.get(terms.ARTICLE))
    if is_address(name):
        return About(title, author, "", article or article_at(name))
    return About(title, author, name, article)


def _quoted(selector: Node) -> tuple[str, str, str] | None:
    """The words that a selector chooses, innermost where it is refined, and what is around them."""
    inner = value_at(selector, "refinedBy")
    exact = text_of(value_at(selector, "exact")) if "TextQuoteSelector" in words_in(selector, "type") else ""
    for each in items(inner):
        found = _quoted(node_of(each))
        if found:
            return found
        place = _offsets(node_of(each))
        if exact and place and place.start < place.end <= len(exact):
            around = text_of(value_at(selector, "prefix")), text_of(value_at(selector, "suffix"))
            return exact[place.start : place.end], around[0] + exact[: place.start], exact[place.end :] + around[1]
    return (
        (exact, text_of(value_at(selector, "prefix")), text_of(value_at(selector, "suffix"))) if exact.strip() else None
    )


def _offsets(selector: Node) -> Offsets | None:
    """Where a selector says that words stand; None for one that is refined, for it says where more than they stand."""
    if "TextPositionSelector" not in words_in(selector, "type") or value_at(selector, "refinedBy") is not None:
        return None
    start, end = number_of(value_at(selector, "start")), number_of(value_at(selector, "end"))
    return Offsets(start, end) if start is not None and end is not None and start < end else None


def _why(selectors: list[object]) -> str:
    kinds = sorted({kind for each in selectors for kind in words_in(node_of(each), "type")})
    if "TextPositionSelector" in kinds:
        return "it says where a passage stands, but not its words"
    if not kinds:
        return "what it marks of the article is described elsewhere"
    return f"it marks a part by {' and '.join(kinds)}, not by its words"
