"""Web passages: one target of a web annotation, with what is said of it, as an annotation that comes in."""

from reader.core.incoming import Incoming
from reader.formats import web_terms as terms
from reader.formats.incoming.json_nodes import Node, text_of
from reader.formats.incoming.web_bodies import Said
from reader.formats.incoming.web_file import created_of
from reader.formats.incoming.web_nodes import value_at
from reader.formats.incoming.web_targets import Aim
from reader.formats.moments import read_moment

_NOTHING = Said()


def passage(line: int, key: str, node: Node, aim: Aim, told: Said = _NOTHING) -> Incoming:
    """An annotation on what is aimed at."""
    return Incoming(
        line,
        key,
        aim.about,
        aim.quote,
        aim.prefix,
        aim.suffix,
        aim.offsets,
        told.label,
        told.note,
        told.tags,
        created_of(node),
        read_moment(text_of(value_at(node, "modified"))),
        text_of(node.get(terms.UID)),
        text_of(node.get(terms.BASE)),
    )
