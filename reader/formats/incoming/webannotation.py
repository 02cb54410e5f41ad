"""Web annotations: the JSON-LD of the W3C from any program: one, a list, a collection, a graph, one a line."""

import re
from collections.abc import Iterator, Sequence

from reader.core.incoming import Read, Unread
from reader.core.reference import Target, TargetKind
from reader.formats import web_terms as terms
from reader.formats.incoming.answers import answering
from reader.formats.incoming.json_nodes import Node, decoded
from reader.formats.incoming.web_bodies import said
from reader.formats.incoming.web_file import WebFile, created_of, key_of, part_key, unread, web_file
from reader.formats.incoming.web_links import is_link, links
from reader.formats.incoming.web_passages import passage
from reader.formats.incoming.web_targets import Aim, aims

_LOOKS = re.compile(r'www\.w3\.org/ns/(?:anno|oa)\b|"@?type"\s*:\s*\[?\s*"(?:oa:)?Annotation(?:Collection|Page)?"')
_ROUNDS = 8  # answers to answers; a ring of them ends too


def looks_like(head: bytes, _name: str) -> bool:
    """Whether it says so."""
    text = decoded(head)
    return text.startswith(("{", "[")) and bool(_LOOKS.search(text))


def records(content: bytes, name: str) -> Iterator[Read]:
    """Annotations, and references where one links several; what the program finds itself is told of once.

    Raises:
        ReaderError: It is no JSON.
    """
    file = web_file(content, name)
    yield from file.unread
    derived = [line for line, node in file.nodes if terms.DERIVED in node]
    if derived:
        yield Unread(derived[0], f"{len(derived)} names and figures are passed over: Postil finds them itself")
    for line, node in file.nodes:
        if terms.DERIVED not in node:
            yield from _records(file, line, node)


def _records(file: WebFile, line: int, node: Node) -> Iterator[Read]:
    found = aims(node)
    if not found:
        yield unread(line, node, "it has no target")
    elif is_link(file, node, found):
        yield from links(file, line, node, found)
    else:
        yield from _annotations(file, line, node, found)


def _annotations(file: WebFile, line: int, node: Node, found: Sequence[Aim]) -> Iterator[Read]:
    """One for each target; what answers an annotation stands beside it."""
    told, name = said(node), key_of(node)
    for number, aim in enumerate(found, 1):
        key, placed = name if len(found) == 1 else part_key(name, number), _placed(file, aim)
        if placed.why:
            yield unread(line, node, placed.why)
        elif not (placed.quote or told.note.strip() or told.tags or told.label or terms.UID in node):
            yield unread(line, node, "it marks no words and says nothing")
        else:
            yield passage(line, key, node, placed, told)
            answered = _answered(file, aim)
            if answered:
                yield answering(line, key, answered, created_of(node))


def _placed(file: WebFile, aim: Aim) -> Aim:
    """Where an answer belongs: to the words of what it answers."""
    for _ in range(_ROUNDS):
        above = file.named(aim.name) if aim.is_whole else None
        aimed = aims(above) if above else []
        if not aimed:
            break
        aim = aimed[0]
    return aim


def _answered(file: WebFile, aim: Aim) -> Target | str | None:
    """The annotation that another one is about; None where it is about an article."""
    end = file.end(aim.name) if aim.is_whole else None
    return end if isinstance(end, str) or (end and end.kind is TargetKind.ANNOTATION) else None
