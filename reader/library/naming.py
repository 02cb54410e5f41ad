"""Naming: the names of an article as the reader is shown them: joined over the library, and put right."""

from collections.abc import Iterable

from reader.core.document import Document
from reader.core.entity import EntityKey, Mention
from reader.library.kept_joins import kept_joins
from reader.library.library import Library
from reader.library.marking import kept_entities
from reader.library.shelf import Entry
from reader.store.corrections import corrections_state


def settled(library: Library, entry: Entry, document: Document, mentions: Iterable[Mention]) -> list[Mention]:
    """The names of an article as the reader is shown them, in order, none over another.

    Args:
        library: The library.
        entry: The article.
        document: Its text.
        mentions: As the engine found them.
    """
    if corrections_state(library.database):
        # Here and not at the top: the first page of a library without corrections need not load what applies them.
        from reader.library.settling import corrected  # noqa: PLC0415

        return corrected(library, entry, document, mentions)
    joins = kept_joins(library)
    return [_called(each, joins.get(each.key)) for each in mentions] if joins else list(mentions)


def resolve(library: Library, key: EntityKey) -> EntityKey | None:
    """What an entity is called now that was called so once, in a reference, say; None when it is no name any more."""
    from reader.library.settling import corrector  # noqa: PLC0415 as above

    return corrector(library).current(key)


def names_here(library: Library, entry: Entry, document: Document) -> list[Mention]:
    """The names of an article as far as they are known, settled."""
    return settled(library, entry, document, kept_entities(library, document) or ())


def _called(mention: Mention, key: EntityKey | None) -> Mention:
    if key is None:
        return mention
    return Mention(mention.span, key.kind, key.name, mention.engine, mention.description)
