"""Web rules: what the Web Annotation Data Model asks of a file, held strictly; it says what is broken, and where.

https://www.w3.org/TR/annotation-model/
"""

import re
from collections.abc import Iterator, Mapping

MOTIVATIONS = frozenset(
    {
        *("assessing", "bookmarking", "classifying", "commenting", "describing", "editing", "highlighting"),
        *("identifying", "linking", "moderating", "questioning", "replying", "tagging"),
    }
)
_CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+")
_MOMENT = re.compile(r"-?\d{4,}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z")
_NAMESPACED = re.compile(r"[a-z]+:[A-Za-z_]+")
_DATES = ("created", "modified", "generated")
_OF_AN_ANNOTATION = frozenset(
    {
        *("@context", "id", "type", "body", "bodyValue", "target", "motivation", "creator", "generator", "created"),
        *("modified", "generated", "audience", "rights", "canonical", "via", "stylesheet"),
    }
)
_SEVERAL = frozenset({"Choice", "Composite", "List", "Independents"})
_AGENTS = frozenset({"Person", "Organization", "Software"})
_NEEDS = {
    "TextQuoteSelector": ("exact",),
    "TextPositionSelector": ("start", "end"),
    "DataPositionSelector": ("start", "end"),
    "FragmentSelector": ("value",),
    "CssSelector": ("value",),
    "XPathSelector": ("value",),
    "RangeSelector": ("startSelector", "endSelector"),
    "SvgSelector": (),
}


def broken(value: object) -> Iterator[str]:
    """What is wrong with a file: an annotation, a page or a collection, with its context."""
    if not isinstance(value, Mapping):
        yield "it is no object"
        return
    context = value.get("@context")
    if _CONTEXT not in (context if isinstance(context, list) else [context]):
        yield "it has not the context of annotations"
    kind = value.get("type")
    if kind == "AnnotationCollection":
        yield from _collection(value)
    elif kind == "AnnotationPage":
        yield from _page(value)
    else:
        yield from annotation(value)


def annotation(value: object) -> Iterator[str]:
    """What is wrong with an annotation."""
    if not isinstance(value, Mapping):
        yield "an annotation is no object"
        return
    where = value.get("id")
    yield from (f"{where}: {each}" for each in _annotation(value))


def _collection(value: Mapping[str, object]) -> Iterator[str]:
    yield from _named(value, "AnnotationCollection")
    if not isinstance(value.get("label", ""), str):
        yield "its label is no text"
    first = value.get("first")
    if isinstance(first, Mapping):
        yield from _page(first)
        items = first.get("items")
        if isinstance(items, list) and "next" not in first and value.get("total", len(items)) != len(items):
            yield f"its total is {value.get('total')}, and it holds {len(items)}"
    elif not _is_iri(first):
        yield "a collection has a first page"


def _page(value: Mapping[str, object]) -> Iterator[str]:
    yield from _named(value, "AnnotationPage")
    items, start = value.get("items"), value.get("startIndex", 0)
    if not isinstance(start, int) or start < 0:
        yield f"startIndex {start}"
    if "partOf" in value and not _is_iri(value["partOf"]) and not isinstance(value["partOf"], Mapping):
        yield "partOf is no IRI"
    if not isinstance(items, list):
        yield "a page has items"
        return
    for each in items:
        yield from annotation(each)
    names = [each.get("id") for each in items if isinstance(each, Mapping)]
    if len(set(names)) != len(names):
        yield "two annotations have one id"


def _annotation(value: Mapping[str, object]) -> Iterator[str]:
    yield from _named(value, "Annotation")
    for key in value:
        if key not in _OF_AN_ANNOTATION and not _NAMESPACED.fullmatch(key):
            yield f"{key} is no word of annotations, and of no other space"
    if not _listed(value.get("target")):
        yield "it has no target"
    if "body" in value and "bodyValue" in value:
        yield "it has body and bodyValue"
    if not isinstance(value.get("bodyValue", ""), str):
        yield "bodyValue is no text"
    yield from _moved(value, "motivation")
    for key in ("creator", "generator"):
        for each in _listed(value.get(key)):
            yield from _agent(key, each)
    yield from _dates(value)
    for each in _listed(value.get("target")) + _listed(value.get("body")):
        yield from _resource(each)


def _named(value: Mapping[str, object], kind: str) -> Iterator[str]:
    if not _is_iri(value.get("id")):
        yield f"{kind} has no IRI but {value.get('id')!r}"
    if kind not in _listed(value.get("type")):
        yield f"its type is not {kind}"


def _agent(key: str, value: object) -> Iterator[str]:
    if _is_iri(value):
        return
    if not isinstance(value, Mapping):
        yield f"{key} is neither IRI nor object"
        return
    if not set(map(str, _listed(value.get("type")))) <= _AGENTS:
        yield f"{key} is of type {value.get('type')}"
    if not isinstance(value.get("name", ""), str):
        yield f"the name of {key} is no text"


def _dates(value: Mapping[str, object]) -> Iterator[str]:
    for key in _DATES:
        if key in value and not _MOMENT.fullmatch(str(value[key])):
            yield f"{key} is no xsd:dateTime in UTC but {value[key]!r}"


def _moved(value: Mapping[str, object], key: str) -> Iterator[str]:
    yield from (f"{key} {each}" for each in _listed(value.get(key)) if each not in MOTIVATIONS)


def _resource(value: object) -> Iterator[str]:
    """A body or a target."""
    if not isinstance(value, Mapping):
        if not _is_iri(value):
            yield f"neither IRI nor object: {value!r}"
        return
    kinds = set(map(str, _listed(value.get("type"))))
    yield from _dates(value)
    yield from _moved(value, "purpose")
    if "TextualBody" in kinds and not isinstance(value.get("value"), str):
        yield "a TextualBody has no value"
    if "SpecificResource" in kinds and "source" not in value:
        yield "a SpecificResource has no source"
    if kinds & _SEVERAL and not _listed(value.get("items")):
        yield f"{kinds} has no items"
    for each in _listed(value.get("items")) + _listed(value.get("source")):
        yield from _resource(each)
    for each in _listed(value.get("selector")):
        yield from _selector(each)


def _selector(value: object) -> Iterator[str]:
    if _is_iri(value):
        return
    if not isinstance(value, Mapping) or value.get("type") not in _NEEDS:
        yield f"no selector: {value!r}"
        return
    for key in _NEEDS[str(value["type"])]:
        held = value.get(key)
        if key.endswith("Selector"):
            yield from _selector(held)
        elif not (isinstance(held, int) and held >= 0 if key in ("start", "end") else isinstance(held, str)):
            yield f"{key} {held!r}"
    if isinstance(value.get("start"), int) and isinstance(value.get("end"), int) and value["start"] > value["end"]:
        yield "it ends before it begins"
    for each in _listed(value.get("refinedBy")):
        yield from _selector(each)


def _is_iri(value: object) -> bool:
    return isinstance(value, str) and bool(_IRI.fullmatch(value))


def _listed(value: object) -> list[object]:
    if value is None:
        return []
    return list(value) if isinstance(value, list) else [value]
