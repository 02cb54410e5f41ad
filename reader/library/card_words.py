"""Card words: what an act on cards, answers and weights was about, in words."""

from collections.abc import Mapping, Sequence

from reader.core.asking import question_line
from reader.core.change import Change, Values
from reader.core.quotes import QUOTE_LENGTH, quoted
from reader.core.reference import Target, TargetKind
from reader.core.review import Grade
from reader.library.library import Library
from reader.library.pointing import target_words
from reader.store.nouns import CARD, REVIEW, find_row
from reader.store.rows import number


def what_words(library: Library, change: Change) -> str:
    """What a change was about: `the card “What rose?”`, `“What rose?” as good`."""
    values = change.after if change.after is not None else change.before or {}
    if change.noun == CARD:
        return f"the card {_asked(values)}"
    if change.noun == REVIEW:
        card = find_row(library.database, CARD, str(values["card"]))
        return f"{_asked(card) if card else 'a card'} as {Grade(number(values['grade'])).name.lower()}"
    return target_words(library, _target(values))


def cards_words(changes: Sequence[Change]) -> str:
    """What an act did to several cards: `made 2 cards: “What rose?” …`."""
    first = changes[0]
    return f"{first.verb} {len(changes):,} cards: {_asked(first.after or first.before or {})} …"


def _asked(values: Values) -> str:
    return quoted(question_line(str(values["question"]), number(values["cloze"])), QUOTE_LENGTH)


def _target(values: Mapping[str, object]) -> Target:
    if "annotation" in values:
        return Target(TargetKind.ANNOTATION, str(values["annotation"]))
    return Target(TargetKind(str(values["target_kind"])), str(values["target_key"]))
