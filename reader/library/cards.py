"""Cards: making, changing and setting aside what is to be recalled."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

from reader.core.card import Card, CardKind
from reader.core.cloze import cloze_trouble, parse_cloze
from reader.core.errors import ReaderError
from reader.core.ids import meant_id
from reader.library.acting import Acting, act
from reader.library.library import Library
from reader.library.words import clean_note
from reader.store import cards as store
from reader.store.annotations import annotation
from reader.store.cards import card_row
from reader.store.nouns import CARD


def all_cards(library: Library, *, trashed: bool = False) -> list[Card]:
    """All cards, oldest first; those in the trash instead when asked for."""
    return store.all_cards(library.database, trashed=trashed)


def cards_of(library: Library, annotation_uid: str, *, trashed: bool = False) -> list[Card]:
    """The cards that are tied to an annotation, oldest first."""
    return store.cards_of(library.database, annotation_uid, trashed=trashed)


def siblings(library: Library, card: Card) -> list[Card]:
    """The other living cards of its family."""
    return [each for each in store.family_of(library.database, card.family) if each.uid != card.uid]


def card_ids(library: Library) -> list[str]:
    """The ids among which the beginning of one has to tell it: of all cards, also of those in the trash."""
    return list(store.card_articles(library.database))


def find_card(library: Library, typed: str) -> Card:
    """The card that a person typed the id of, or its beginning; also one in the trash.

    Raises:
        ReaderError: There is none, or there are several.
    """
    uid = meant_id(typed, store.cards_starting(library.database, typed.lower()), "cards") or typed
    found = store.card(library.database, uid)
    if found is None:
        raise ReaderError(f"there is no card {typed}", "`reader cards` lists them all")
    return found


def make_card(  # noqa: PLR0913 - a card has as many parts
    library: Library,
    annotation_uid: str,
    kind: CardKind,
    question: str,
    answer: str,
    *,
    family: str = "",
    acting: Acting | None = None,
) -> Card:
    """Make a card that asks one question.

    Args:
        library: The library.
        annotation_uid: The annotation that it is tied to.
        kind: What it asks for; not a cloze, of which `make_clozes` makes as many as there are gaps.
        question: Plain text; it is shown as it is, whatever it would mean in Markdown.
        answer: Plain text.
        family: That of its siblings; a family of its own when empty.
        acting: The act that it is a part of; one of its own when None.

    Raises:
        ReaderError: There is no such annotation, or a side of the card is empty.
    """
    if kind is CardKind.CLOZE:
        raise ValueError("a cloze is made by make_clozes")
    question, answer = _side("question", question), _side("answer", answer)
    if acting is None:
        with act(library) as own:
            return make_card(library, annotation_uid, kind, question, answer, family=family, acting=own)
    _refuse_gone(library, annotation_uid)
    record = acting.new_record()
    return _made(acting, Card(record, annotation_uid, family or record.uid, kind, question, answer))


def make_clozes(
    library: Library, annotation_uid: str, text: str, *, extra: str = "", acting: Acting | None = None
) -> list[Card]:
    """Make a card for each number among the gaps of a text; they are one family.

    Args:
        library: The library.
        annotation_uid: The annotation that they are tied to.
        text: With gaps as `{{c1::answer::hint}}`; what has the same number is asked together.
        extra: What is shown with the answer.
        acting: The act that they are a part of; one of its own when None.

    Raises:
        ReaderError: There is no such annotation, or the text has no gap.
    """
    text, extra = _side("text", text), clean_note(extra, "card")
    wanted = _gaps(text)
    if acting is None:
        with act(library) as own:
            return make_clozes(library, annotation_uid, text, extra=extra, acting=own)
    _refuse_gone(library, annotation_uid)
    family = library.ids()
    record = acting.new_record
    return [
        _made(acting, Card(record(), annotation_uid, family, CardKind.CLOZE, text, extra, cloze=each))
        for each in wanted
    ]


def change_card(library: Library, uid: str, question: str, answer: str, *, seen: Card | None = None) -> list[Card]:
    """Give a card another question and answer; the clozes of its family with it.

    A gap that is new gets a card, and the card of one that is there no longer goes to the trash.

    Args:
        library: The library.
        uid: The card.
        question: What is asked.
        answer: What is to be recalled.
        seen: The card as it was when it began to be changed, so that what another program made of it since is not
            written over; None to write in any case.

    Returns:
        The living cards that are so now: it, or its family.

    Raises:
        ReaderError: The card is gone or not as it was seen, a side is empty, or no gap is left.
    """
    question = _side("question", question)
    with act(library) as acting:
        found = _living(library, uid)
        if seen is not None and (seen.question, seen.answer) != (found.question, found.answer):
            raise ReaderError("the card was changed elsewhere meanwhile", "look at it, and change it again")
        if found.kind is CardKind.CLOZE:
            return _reclozed(acting, found, question, clean_note(answer, "card"))
        changed = replace(found, question=question, answer=_side("answer", answer))
        return [_written(acting, "rewrote", found, changed)]


def suspend(library: Library, uids: Iterable[str]) -> None:
    """Ask cards no more until `resume`."""
    _each(library, uids, "suspended", lambda card: replace(card, suspended=True))


def resume(library: Library, uids: Iterable[str]) -> None:
    """Ask cards again that were suspended or buried."""
    _each(library, uids, "resumed", lambda card: replace(card, suspended=False, buried=None))


def bury(library: Library, uids: Iterable[str], today: date) -> None:
    """Leave cards for another day.

    Args:
        library: The library.
        uids: The cards.
        today: The review day on which they are asked no more: `reviewing.today`.
    """
    _each(library, uids, "buried", lambda card: replace(card, buried=today))


def trash_cards(library: Library, uids: Iterable[str]) -> None:
    """Put cards into the trash; their log is kept."""
    with act(library) as acting:
        for uid in uids:
            found = _living(library, uid)
            gone = replace(found, record=replace(found.record, deleted=acting.at))
            _written(acting, "trashed", found, gone)


def restore_cards(library: Library, uids: Iterable[str]) -> None:
    """Bring cards back from the trash."""
    with act(library) as acting:
        for uid in uids:
            found = find_card(library, uid)
            _refuse_gone(library, found.annotation)
            back = replace(found, record=replace(found.record, deleted=None))
            _written(acting, "restored", found, back)


def _reclozed(acting: Acting, found: Card, text: str, extra: str) -> list[Card]:
    wanted = _gaps(text)
    family = [each for each in store.family_of(acting.library.database, found.family) if each.kind is CardKind.CLOZE]
    made = list[Card]()
    for each in family:  # two of one gap, where two machines made it, both live on with their logs
        if each.cloze in wanted:
            made.append(_written(acting, "rewrote", each, replace(each, question=text, answer=extra)))
        else:
            _written(acting, "trashed", each, replace(each, record=replace(each.record, deleted=acting.at)))
    for number in wanted:
        if all(each.cloze != number for each in family):
            fit = replace(found, question=text, answer=extra, cloze=number, suspended=False, buried=None)
            made.append(_made(acting, replace(fit, record=acting.new_record())))
    return sorted(made, key=lambda each: each.cloze)


def _each(library: Library, uids: Iterable[str], verb: str, change: Callable[[Card], Card]) -> None:
    with act(library) as acting:
        for uid in uids:
            found = _living(library, uid)
            _written(acting, verb, found, change(found))


def _made(acting: Acting, card: Card) -> Card:
    acting.write("made", CARD, card.uid, card_row(card))
    return card


def _written(acting: Acting, verb: str, found: Card, wanted: Card) -> Card:
    if wanted == found:
        return found
    made = replace(wanted, record=replace(wanted.record, changed=acting.at))
    acting.write(verb, CARD, made.uid, card_row(made))
    return made


def _living(library: Library, uid: str) -> Card:
    found = find_card(library, uid)
    if found.record.deleted:
        raise ReaderError(f"the card {found.uid} is in the trash", "bring it back first")
    return found


def _refuse_gone(library: Library, uid: str) -> None:
    found = annotation(library.database, uid)
    if found is None or found.record.deleted:
        where = "in the trash" if found else "not there"
        raise ReaderError(f"the annotation {uid} is {where}", "a card needs one to be tied to")


def _gaps(text: str) -> tuple[int, ...]:
    trouble = cloze_trouble(text)
    if trouble:
        raise ReaderError(trouble, "what stands in the gap is asked for: {{c1::these words}}")
    return parse_cloze(text).numbers


def _side(name: str, text: str) -> str:
    cleaned = clean_note(text, "card").strip()
    if not cleaned:
        raise ReaderError(f"the {name} of the card is empty", "type it, or leave the card")
    return cleaned
