"""Firms: a name that stands with "AG" or "Ltd" behind it once is a firm's wherever it stands alone."""

from collections.abc import Iterable, Sequence

from reader.core.entity import EntityKind
from reader.engines.names.gazetteer import is_place
from reader.engines.names.tags import Name

_FORMS = ("ag gmbh kg se plc ltd limited inc incorporated corp corporation co llc llp sa nv bv ab asa oyj spa srl pty",)
_LEGAL_FORMS = frozenset(" ".join(_FORMS).split())
_MISTAKEN = frozenset({EntityKind.PERSON, EntityKind.GROUP, EntityKind.WORK, EntityKind.PRODUCT, EntityKind.PLACE})


def with_firms(text: str, names: Iterable[Name]) -> list[Name]:
    """The names, those of one word that name a firm in full elsewhere as firms; a surname stays a person's."""
    names = list(names)
    firms = firms_of(text, names)
    return [
        Name(each.span, EntityKind.ORGANISATION) if each.kind in _MISTAKEN and each.span.of(text) in firms else each
        for each in names
    ]


def firms_of(text: str, names: Sequence[Name]) -> set[str]:
    """The words that are a firm's name without its legal form, and no person's surname."""
    said = [(each.kind, each.span.of(text).split()) for each in names]
    firms = {word for kind, words in said if kind is EntityKind.ORGANISATION for word in _short(words)}
    return firms - {words[-1] for kind, words in said if kind is EntityKind.PERSON and len(words) > 1}


def _short(words: Sequence[str]) -> list[str]:
    """The one word before a legal form; a place's name is too often the place."""
    *firsts, last = words
    is_firm = len(firsts) == 1 and last.replace(".", "").casefold() in _LEGAL_FORMS and not is_place(firsts[0])
    return firsts if is_firm else []
