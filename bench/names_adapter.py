"""Adapters of the names engine to scorers of named entities and of aliases.

Run `eval_ner.py names_adapter:raw names_adapter:whole_article --data …` and
`eval_aliases.py names_adapter:groups --data …` with this folder and its parent on PYTHONPATH.
"""

from collections.abc import Iterable, Iterator

from reader.core.entity import EntityKind
from reader.engines.names.aliases import entities_of
from reader.engines.names.article_pass import names_of, tagged
from reader.engines.names.models import find_model
from reader.engines.names.tagger import Tagger

Row = tuple[int, int, str]
LABELS = {EntityKind.PERSON: "PER", EntityKind.ORGANISATION: "ORG", EntityKind.PLACE: "LOC"}
KINDS = {label: kind for kind, label in LABELS.items()}


class raw:  # noqa: N801 (the scorer calls it as a factory)
    """The model alone, paragraph by paragraph."""

    def __init__(self) -> None:
        self._tagger = Tagger.load(str(find_model().path))

    def __call__(self, text: str) -> list[Row]:
        """The spans of one text."""
        names = tagged(text, self._tagger.tags)
        return [(each.span.start, each.span.end, LABELS[each.kind]) for each in names if each.kind in LABELS]

    def batch(self, texts: Iterable[str]) -> Iterator[list[Row]]:
        """The spans of each text."""
        return map(self, texts)


class whole_article(raw):  # noqa: N801 (the scorer calls it as a factory)
    """The model under the pass over the whole article."""

    def __call__(self, text: str) -> list[Row]:
        """The spans of one text."""
        names = names_of(text, self._tagger.tags)
        return [(each.span.start, each.span.end, LABELS[each.kind]) for each in names if each.kind in LABELS]


def groups(mentions: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """A group key for each mention of one article."""
    entities = entities_of([(surface, KINDS[label]) for surface, label in mentions])
    return [(entity, label) for entity, (_, label) in zip(entities, mentions, strict=True)]
