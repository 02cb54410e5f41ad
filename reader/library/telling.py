"""Telling: what an act did, in words."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from reader.core.change import Change, Values
from reader.core.correction import Correction, CorrectionKind
from reader.core.entity import EntityKey
from reader.core.quotes import QUOTE_LENGTH, quoted
from reader.library.library import Library
from reader.library.pointing import target_words
from reader.store.articles import article
from reader.store.dismissals import row_dismissal
from reader.store.journal import CODEBOOK, IMPORTED, KEPT, NOTE_LINKED, NOTE_UNLINKED, PLACED
from reader.store.nouns import (
    ANNOTATION,
    ARTICLE,
    CARD,
    CORRECTION,
    DISMISSAL,
    PARKED,
    REFERENCE,
    RELATION,
    RESURFACED,
    REVIEW,
    SAVED_SEARCH,
    WEIGHT,
)
from reader.store.rows import row_correction, row_reference, row_tags

_FIRST = (ARTICLE, ANNOTATION, REFERENCE)
_PLAIN = {PARKED: "parked note", CODEBOOK: "list of labels", RESURFACED: "rereading"}
_OF_REVIEW = (CARD, REVIEW, RESURFACED, WEIGHT)


def act_words(library: Library, changes: Sequence[Change]) -> str:
    """What an act did and where: `highlighted “The river rose.” in “Rain in the north”`."""
    told = [change for change in changes if change.verb != KEPT] or list(changes)
    told = [change for change in told if not _waits_no_more(change)] or told
    came = [change for change in told if change.verb == IMPORTED]
    placed = [change for change in told if change.verb == PLACED]
    added = placed or [change for change in told if change.noun == ARTICLE and change.verb != IMPORTED]
    if came and added:
        waited = numbers(Counter(change.noun for change in came if change.noun != PARKED))
        return _act_words(library, added) + (f", with {waited} that waited" if waited else "")
    if len(told) > 1 and came:
        return f"{IMPORTED} {numbers(Counter(change.noun for change in told))}"
    return _act_words(library, told)


def _waits_no_more(change: Change) -> bool:
    """Whether it only takes out of the list of what waits what has found its place."""
    return (change.noun, change.verb) == (PARKED, IMPORTED) and bool((change.after or {}).get("deleted"))


def _act_words(library: Library, told: Sequence[Change]) -> str:
    of_notes = [change for change in told if change.verb in (NOTE_LINKED, NOTE_UNLINKED)]
    if of_notes and len(of_notes) < len(told):
        return _act_words(library, [change for change in told if change not in of_notes]) + _with_links(of_notes)
    first = told[0]
    if any(change.noun == RELATION for change in told):
        return _relations([change for change in told if change.noun == RELATION]) + _merged(told)
    if all(change.noun == CORRECTION for change in told):
        return "; ".join(_correction(library, change) for change in told)
    codebook = next((change for change in told if change.noun == CODEBOOK), None)
    if codebook is not None:
        return codebook.verb + (f", on {_counted(len(told) - 1, 'annotation')}" if len(told) > 1 else "")
    if len(told) > 1 and all(change.noun == ANNOTATION and change.verb == first.verb for change in told):
        return f"{first.verb} {len(told)} annotations{_alike(told)}"
    return _cards(told) or _one_or_more(library, told)


def _cards(told: Sequence[Change]) -> str:
    """What was done to several cards; empty where it is anything else."""
    if len(told) == 1 or any((each.noun, each.verb) != (CARD, told[0].verb) for each in told):
        return ""
    # Here and not at the top, as below.
    from reader.library.card_words import cards_words  # noqa: PLC0415

    return cards_words(told)


def _one_or_more(library: Library, told: Sequence[Change]) -> str:
    first = told[0]
    linked = [change for change in told if (change.noun, change.verb) == (REFERENCE, "linked")]
    if len(linked) == 1:  # the highlights at its ends were made for it
        told, first = linked, linked[0]
    words = f"{first.verb} {_what(library, first)}"
    return words if len(told) == 1 else f"{words} and {len(told) - 1} more"


def correction_words(library: Library, correction: Correction) -> str:
    """What the reader put right: `renamed the person “Umerov” to “Rustem Umerov”`."""
    told = _told(correction)
    if not correction.article:
        return told
    return f"{told}, in “{_title(library, {'article': correction.article})}”"


def numbers(counts: Mapping[str, int]) -> str:
    """How many rows of each noun there are: `2 articles, 1,204 annotations`."""
    nouns = sorted(counts, key=lambda noun: _FIRST.index(noun) if noun in _FIRST else len(_FIRST))
    return ", ".join(_counted(counts[noun], _PLAIN.get(noun, noun)) for noun in nouns if counts[noun])


def entity_words(key: EntityKey) -> str:
    """`the person “Rustem Umerov”`."""
    return f"the {key.kind} “{key.name}”"


def _with_links(changes: Sequence[Change]) -> str:
    """The references that came and went with a note: `, with 2 links in it`."""
    verbs = [change.verb for change in changes]
    told = {"with": verbs.count(NOTE_LINKED), "without": verbs.count(NOTE_UNLINKED)}
    return ", " + ", ".join(f"{how} {_counted(number, 'link')} in its note" for how, number in told.items() if number)


def _relations(changes: Sequence[Change]) -> str:
    first, last = changes[0], changes[-1]
    if first.key != last.key and first.before is None:
        return f"renamed the relation “{last.key}” to “{first.key}”"
    if first.key != last.key and first.after is None:
        return f"renamed the relation “{first.key}” to “{last.key}”"
    if first.before is not None and first.after is not None:
        return "put the relations in another order"
    return f"{first.verb} the relation “{first.key}”"


def _merged(told: Sequence[Change]) -> str:
    """What references say from now on whose relation was removed."""
    merged = [change for change in told if change.verb == "merged"]
    says = (merged[0].after or {}).get("relation") if merged else ""
    return f", {_counted(len(merged), 'reference')} to “{says}”" if merged else ""


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
        return f"{_detail(change)}{_quote(values)}“{_title(library, values)}”"
    if change.noun == REFERENCE:
        reference = row_reference(values)
        ends = f"{target_words(library, reference.source)} with {target_words(library, reference.target)}"
        return f"{ends} as {reference.relation}"
    return _other(library, change, values)


def _other(library: Library, change: Change, values: Values) -> str:
    if change.noun == SAVED_SEARCH:
        names = [str(each["name"]) for each in (change.before, change.after) if each and not each["deleted"]]
        return f"the search {' to '.join(f'“{name}”' for name in dict.fromkeys(names))}"
    if change.noun == PARKED:
        title = values.get("title") or values.get("url") or "its article"
        return f"a note that {'waited' if values.get('deleted') else 'waits'} for “{title}”"
    if change.noun == DISMISSAL:
        dismissal = row_dismissal(values)
        return f"that {target_words(library, dismissal.source)} and {target_words(library, dismissal.target)} are alike"
    if change.noun in _OF_REVIEW:
        # Here and not at the top: few acts are about cards, and starts should not pay for what reads them.
        from reader.library.card_words import what_words  # noqa: PLC0415

        return what_words(library, change)
    return f"{change.noun} {change.key}"


def _detail(change: Change) -> str:
    if change.verb == "relabelled" and change.after:
        return f"as {change.after['label'] or 'unlabelled'}: "
    if change.verb in {"tagged", "untagged"}:
        return f"{_alike([change]).strip()}: "
    return ""


def _counted(number: int, noun: str) -> str:
    many = f"{noun}es" if noun.endswith("ch") else f"{noun}s"
    return f"{number:,} {noun if number == 1 else many}"


def _alike(told: Sequence[Change]) -> str:
    """What several annotations have become alike, as far as the verb leaves it open."""
    after = told[0].after or {}
    if told[0].verb == "relabelled":
        return f" as {after.get('label') or 'unlabelled'}"
    if told[0].verb == "tagged":
        return "".join(f" #{tag}" for tag in _more_tags(told, "before", "after"))
    if told[0].verb == "untagged":
        return "".join(f" #{tag}" for tag in _more_tags(told, "after", "before"))
    return ""


def _more_tags(told: Iterable[Change], less: str, more: str) -> list[str]:
    """The tags that stand on one side of changes and not on the other, each once."""
    found: dict[str, None] = {}
    for change in told:
        there, here = (row_tags(getattr(change, side) or {"tags": []}) for side in (less, more))
        found.update(dict.fromkeys(tag for tag in here if tag not in there))
    return list(found)


def _quote(values: Values) -> str:
    """The passage of an annotation; empty for a whole article."""
    exact = values.get("exact")
    return f"{quoted(exact, QUOTE_LENGTH)} in " if isinstance(exact, str) else ""


def _title(library: Library, values: Mapping[str, object]) -> str:
    found = article(library.database, str(values.get("article")))
    return found.article.title if found else "an article that is gone"
