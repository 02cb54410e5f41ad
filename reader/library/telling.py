"""Telling: what an act did, in words."""

from collections.abc import Mapping, Sequence

from reader.core.change import Change, Values
from reader.core.correction import Correction, CorrectionKind
from reader.core.entity import EntityKey
from reader.library.library import Library
from reader.library.pointing import target_words
from reader.store.articles import article
from reader.store.dismissals import row_dismissal
from reader.store.journal import KEPT
from reader.store.nouns import ANNOTATION, ARTICLE, CORRECTION, DISMISSAL, REFERENCE
from reader.store.rows import row_correction, row_reference

QUOTE_LENGTH = 40  # characters of a quote that are told


def act_words(library: Library, changes: Sequence[Change]) -> str:
    """What an act did and where: `highlighted “The river rose.” in “Rain in the north”`."""
    told = [change for change in changes if change.verb != KEPT] or list(changes)
    first = told[0]
    if all(change.noun == CORRECTION for change in told):
        return "; ".join(_correction(library, change) for change in told)
    words = f"{first.verb} {_what(library, first)}"
    return words if len(told) == 1 else f"{words} and {len(told) - 1} more"


def correction_words(library: Library, correction: Correction) -> str:
    """What the reader put right: `renamed the person “Umerov” to “Rustem Umerov”`."""
    told = _told(correction)
    if not correction.article:
        return told
    return f"{told}, in “{_title(library, {'article': correction.article})}”"


def entity_words(key: EntityKey) -> str:
    """`the person “Rustem Umerov”`."""
    return f"the {key.kind} “{key.name}”"


def _correction(library: Library, change: Change) -> str:
    values = change.after if change.after is not None else change.before or {}
    words = correction_words(library, row_correction(values))
    return f"{change.verb}: {words}" if values.get("deleted") else words


def _told(correction: Correction) -> str:
    about, into, surface = correction.about, correction.into, correction.surface
    if correction.kind is CorrectionKind.MARK:
        also = f" as {entity_words(about)}" if surface != about.name else f" as {_a(about.kind)}"
        return f"marked “{surface}”{also}"
    if correction.kind is CorrectionKind.REJECT or into is None:
        return f"“{surface}” is no name of {entity_words(about)}" if surface else f"“{about.name}” is no name"
    if correction.kind is CorrectionKind.RENAME:
        return f"renamed {entity_words(about)} to “{into.name}”"
    if correction.kind is CorrectionKind.RETYPE:
        return f"“{about.name}” is {_a(into.kind)}, not {_a(about.kind)}"
    if correction.kind is CorrectionKind.SPLIT:
        return f"split “{surface}” from {entity_words(about)}" + (f" as “{into.name}”" if into.name != surface else "")
    return f"merged {entity_words(about)} into {entity_words(into)}"


def _a(noun: str) -> str:
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"


def _what(library: Library, change: Change) -> str:
    values = change.after if change.after is not None else change.before or {}
    if change.noun == ARTICLE:
        return f"“{values.get('title', change.key)}”"
    if change.noun == ANNOTATION:
        return f"{_detail(change)}{_quote(values)} in “{_title(library, values)}”".replace("the whole article in ", "")
    if change.noun == REFERENCE:
        reference = row_reference(values)
        ends = f"{target_words(library, reference.source)} with {target_words(library, reference.target)}"
        return f"{ends} as {reference.relation}"
    if change.noun == DISMISSAL:
        dismissal = row_dismissal(values)
        return f"that {target_words(library, dismissal.source)} and {target_words(library, dismissal.target)} are alike"
    return f"{change.noun} {change.key}"


def _detail(change: Change) -> str:
    if change.verb == "relabelled" and change.after:
        return f"as {change.after['label'] or 'unlabelled'}: "
    return ""


def _quote(values: Values) -> str:
    exact = values.get("exact")
    if not isinstance(exact, str):
        return "the whole article"
    quote = " ".join(exact.split())
    return f"“{quote}”" if len(quote) <= QUOTE_LENGTH else f"“{quote[:QUOTE_LENGTH].rstrip()}…”"


def _title(library: Library, values: Mapping[str, object]) -> str:
    found = article(library.database, str(values.get("article")))
    return found.article.title if found else "an article that is gone"
