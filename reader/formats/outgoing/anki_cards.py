"""Anki cards: the reader's own cards as notes of Anki, or, where there is none yet, guesses of what could be asked."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from reader.core.card import Card, CardKind
from reader.core.cloze import parse_cloze
from reader.core.outgoing import Excerpt, Outgoing, Parcel
from reader.formats.outgoing.anki_guesses import GAP_WORDS, can_be_asked, guess
from reader.formats.outgoing.anki_html import cloze_html, filled, html, legal_tags, source_html
from reader.formats.outgoing.anki_look import CLOZE, QUESTION
from reader.formats.outgoing.anki_note import AnkiNote
from reader.formats.outgoing.carded import all_cards, cards_left_out, counted, has_cards, without_cards

_Place = tuple[Outgoing, Excerpt]


def notes(parcel: Parcel) -> Iterator[AnkiNote]:
    """The cards that are asked, in reading order of what they were made from; those of one cloze are one note.

    Where the reader has no card in the whole parcel, one for each annotation that can be asked.
    """
    if has_cards(parcel):
        return _made(parcel)
    return (guess(article, each) for article in parcel.articles for each in article.excerpts if can_be_asked(each))


def notices(parcel: Parcel) -> tuple[str, ...]:
    """How many cards or annotations are left out, and why."""
    if has_cards(parcel):
        along = sum(each.suspended for each in _made(parcel))
        said = (
            f"{counted(along, 'suspended card goes', 'suspended cards go')} along with what is asked in the same text"
        )
        return (*cards_left_out(parcel, along), *([said] if along else []), *without_cards(parcel))
    left = sum(not can_be_asked(each) for article in parcel.articles for each in article.excerpts)
    if not left:
        return ()
    which = counted(left, "annotation makes no card", "annotations make no card")
    return (f"{which}: it takes a note, or a highlight of at most {GAP_WORDS} words",)


def _made(parcel: Parcel) -> Iterator[AnkiNote]:
    together: dict[tuple[str, ...], tuple[_Place, list[Card]]] = {}
    changed: dict[str, datetime] = {}
    for article, excerpt, each in all_cards(parcel):
        card, record = each.card, each.card.record
        # A card that went to the trash changes the text of its siblings too.
        changed[card.family] = max(
            changed.get(card.family, record.changed), record.changed, record.deleted or record.changed
        )
        if not record.deleted:
            together.setdefault(_same(card), ((article, excerpt), []))[1].append(card)
    known = set[str]()
    for place, cards in together.values():
        first = cards[0]
        uid = first.family if first.kind is CardKind.CLOZE and first.family not in known else first.uid
        found = _note(uid, place, cards, changed)
        if found is not None:
            known.add(uid)
            yield found


def _same(card: Card) -> tuple[str, ...]:
    """What cards of one note share; two machines may have written the text of a family differently."""
    return (card.family, card.question, card.answer) if card.kind is CardKind.CLOZE else (card.uid,)


def _note(uid: str, place: _Place, cards: Sequence[Card], changed: Mapping[str, datetime]) -> AnkiNote | None:
    """The note of some cards; None when none of them is to be asked."""
    (article, excerpt), first, made = place, cards[0], place[1].annotation
    is_cloze = first.kind is CardKind.CLOZE
    cloze = parse_cloze(first.question) if is_cloze else None
    asked = [each for each in cards if cloze is None or each.cloze in cloze.numbers]
    if all(each.suspended for each in asked):
        return None
    if cloze is None:
        sides = (filled(first.question), filled(first.answer))
    else:
        sides = (cloze_html(cloze, frozenset(each.cloze for each in asked)), html(first.answer))
    about = (excerpt.quote, article.article.title)
    fields = (uid, *sides, *map(html, about), source_html(article), html(excerpt.link), html(made.label))
    return AnkiNote(
        uid,
        CLOZE if is_cloze else QUESTION,
        fields,
        legal_tags(made.label, *made.tags),
        first.record.created,
        max(changed[first.family], made.record.changed),
        sum(each.suspended for each in asked),
    )
