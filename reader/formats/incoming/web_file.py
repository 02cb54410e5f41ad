"""Web file: the annotations of a file of JSON-LD, each with its line, and found by their names."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from reader.core.incoming import Unread
from reader.core.reference import Target
from reader.formats.incoming.json_nodes import Node, json_values, made_key, node_of, text_of
from reader.formats.incoming.web_nodes import annotations, filled, graph, iri_of, value_at
from reader.formats.incoming.web_targets import aims
from reader.formats.iris import target_at
from reader.formats.moments import read_moment


@dataclass(slots=True)
class WebFile:
    """What a file holds.

    Attributes:
        nodes: Its annotations, each with its line, in order.
        unread: What is none.
    """

    nodes: list[tuple[int, Node]] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    _by_name: dict[str, Node] = field(default_factory=dict)

    def named(self, name: str) -> Node | None:
        """The annotation of that name; programs write it with and without the sign of a fragment."""
        bare = name.removeprefix("#")
        names = (name, bare, f"#{bare}") if bare else ()
        return next((self._by_name[each] for each in names if each in self._by_name), None)

    def end(self, name: str) -> Target | str | None:
        """What a reference can be tied to under that name; None where it can not."""
        found = self.named(name)
        if found is None:
            return target_at(name)
        return part_key(key_of(found), 1) if len(aims(found)) > 1 else key_of(found)

    def add(self, line: int, node: Node) -> None:
        """Take an annotation in."""
        self.nodes.append((line, node))
        self._by_name.setdefault(key_of(node), node)


def web_file(content: bytes, name: str) -> WebFile:
    """The annotations of a file.

    Raises:
        ReaderError: It is no JSON.
    """
    file, values = WebFile(), json_values(content, name)
    for each in values:
        if isinstance(each, Unread):
            file.unread.append(each)
        else:
            line, value = each
            for number, found in enumerate(_filled(value), 1):
                at = line if len(values) > 1 else number
                if isinstance(found, str):
                    file.unread.append(Unread(at, found))
                else:
                    file.add(at, found)
    return file


def key_of(node: Node) -> str:
    """What an annotation is known by."""
    return iri_of(node) or text_of(value_at(node, "canonical")) or made_key(node)


def part_key(key: str, number: int) -> str:
    """What one of the targets of an annotation is known by, from 1."""
    return f"{key}#{number}"


def created_of(node: Node) -> datetime | None:
    """When it was made."""
    return read_moment(text_of(value_at(node, "created")))


def unread(line: int, node: Node, why: str) -> Unread:
    """An annotation that is not taken, with its name."""
    name = iri_of(node)
    return Unread(line, f"{why} ({name})" if name else why)


def _filled(value: object) -> Iterator[Node | str]:
    parts = graph(value)
    for each in annotations(value):
        if isinstance(each, str) or not parts:
            yield each
        else:
            yield node_of({key: filled(held, parts) for key, held in each.items()})
