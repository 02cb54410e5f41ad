"""Web links: annotations that link: two targets, or a target and a body, become a reference."""

from collections.abc import Iterator, Sequence

from reader.core.incoming import IncomingLink, Read
from reader.core.reference import Target
from reader.core.wiki_links import read_target
from reader.formats import web_terms as terms
from reader.formats.incoming.answers import ANSWERS
from reader.formats.incoming.json_nodes import Node, items, text_of
from reader.formats.incoming.web_bodies import relation
from reader.formats.incoming.web_file import WebFile, created_of, key_of, part_key, unread
from reader.formats.incoming.web_nodes import iri_of, value_at, words_in
from reader.formats.incoming.web_passages import passage
from reader.formats.incoming.web_targets import Aim

End = Target | str


def is_link(file: WebFile, node: Node, found: Sequence[Aim]) -> bool:
    """Whether an annotation is a reference; one that links a page to what lies elsewhere is none."""
    if terms.SOURCE in node:
        return True
    return "linking" in words_in(node, "motivation") and (len(found) > 1 or bool(_bodies(file, node)))


def links(file: WebFile, line: int, node: Node, found: Sequence[Aim]) -> Iterator[Read]:
    """A reference from the first end to each of the others, after the passages that are no annotations yet."""
    if terms.SOURCE in node:
        ours = [read_target(text_of(node.get(each))) for each in (terms.SOURCE, terms.TARGET)]
        ends: list[End] = [each for each in ours if each]
    else:
        known = [file.end(aim.name) if aim.is_whole else None for aim in found]
        lacking = [aim for aim, end in zip(found, known, strict=True) if end is None and not aim.quote]
        if lacking:
            yield unread(line, node, lacking[0].why or "it links what is not in the file")
            return
        made = [passage(line, part_key(key_of(node), number), node, aim) for number, aim in enumerate(found, 1)]
        yield from (each for each, end in zip(made, known, strict=True) if end is None)
        ends = [*(end or each.key for each, end in zip(made, known, strict=True)), *_bodies(file, node)]
    if len(ends) > 1:
        yield from _references(line, node, ends)
    else:
        yield unread(line, node, "one of its ends cannot be told")


def _references(line: int, node: Node, ends: Sequence[End]) -> Iterator[IncomingLink]:
    told, (first, *others) = relation(node), ends
    for number, end in enumerate(others, 1):
        key = key_of(node) if number == 1 else part_key(key_of(node), number)
        uid = text_of(node.get(terms.UID))
        yield IncomingLink(line, key, first, told.label or ANSWERS, end, told.note, created_of(node), uid)


def _bodies(file: WebFile, node: Node) -> list[End]:
    """What its body leads to, where a reference can be tied to that."""
    named = (iri_of(each) for each in items(value_at(node, "body")))
    return [end for name in named if name and (end := file.end(name))]
