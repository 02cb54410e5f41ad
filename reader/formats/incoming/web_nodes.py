"""Web nodes: the annotations of a file of JSON-LD, in whatever it puts them, and the fields of its nodes."""

import re
from collections.abc import Iterator, Mapping

from reader.formats.incoming.json_nodes import Node, items, node_of, text_of, texts_of

_LOCAL = re.compile(r"[^#/:]*\Z")
_DEPTH = 8  # nodes in each other: target, source, selector, what refines it
_HOLDS = ("items", "first", "@graph", "next")  # where a collection, a page or a graph has its annotations


def value_at(node: Node, name: str) -> object:
    """The value of a field, under any of the names that it goes by in JSON-LD."""
    big = name[:1].upper() + name[1:]
    names = (name, f"@{name}", f"oa:{name}", f"oa:has{big}", f"has{big}", f"as:{name}")
    return next((node[each] for each in names if each in node), None)


def iri_of(value: object) -> str:
    """What a node is known by: itself where it is a name, its `id` where it is an object; empty for none."""
    return text_of(value_at(value, "id")).strip() if isinstance(value, dict) else text_of(value).strip()


def words_in(node: Node, name: str) -> frozenset[str]:
    """The values of a field that says a kind (`type`, `motivation`, `purpose`), without the names of their spaces."""
    return frozenset(_LOCAL.search(each.strip())[0] for each in texts_of(value_at(node, name)))  # type: ignore[index]


def is_annotation(value: object) -> bool:
    """Whether an object is an annotation, or at least looks like one."""
    node = node_of(value)
    kinds = words_in(node, "type")
    return "Annotation" in kinds or (not kinds and value_at(node, "target") is not None)


def annotations(value: object) -> Iterator[Node | str]:
    """The annotations in a value, in order; of what is none, and of what lies elsewhere, that in words."""
    for each in items(value):
        if is_annotation(each):
            yield node_of(each)
        elif isinstance(each, dict):
            yield from _held(each)
        else:
            yield "it is no annotation"


def graph(value: object) -> Mapping[str, Node]:
    """The nodes of a flat graph by their names, to which others refer; empty for what is no graph."""
    found = [node for top in items(value) for node in items(node_of(top).get("@graph")) if isinstance(node, dict)]
    return {iri_of(node): node for node in found if iri_of(node)}


def filled(value: object, nodes: Mapping[str, Node], depth: int = 0) -> object:
    """A value with the nodes of a graph in the place of their names; annotations stay names."""
    if depth > _DEPTH:
        return value
    if isinstance(value, list):
        return [filled(each, nodes, depth + 1) for each in value]
    named = nodes.get(iri_of(value)) if isinstance(value, str) or set(node_of(value)) <= {"id", "@id"} else None
    if named is not None and not is_annotation(named):
        value = named
    return {key: filled(each, nodes, depth + 1) for key, each in value.items()} if isinstance(value, dict) else value


def _held(node: Node) -> Iterator[Node | str]:
    kinds = words_in(node, "type")
    holds = [key for key in _HOLDS if node.get(key) is not None]
    if not holds:
        said = ", ".join(sorted(kinds))
        yield f"it is no annotation but {said}" if said and not _is_holder(kinds) else "it holds no annotation"
    for key in holds:
        for each in items(node[key]):
            if isinstance(each, str):
                yield f"more annotations are at {each}, which is not in the file and is not fetched"
            elif key == "@graph" and not is_annotation(each):
                yield from _held(node_of(each)) if any(name in node_of(each) for name in _HOLDS) else ()
            else:
                yield from annotations(each)


def _is_holder(kinds: frozenset[str]) -> bool:
    return any(kind.endswith(("Collection", "Page")) for kind in kinds)
