"""Cards: list them with how they stand, make some, and set some aside."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import click

from reader.cli.call import Call
from reader.cli.choosing import opened
from reader.cli.listing import Column, ids_shown, say_table, slugs_shown
from reader.cli.output import Row, say, say_json
from reader.cli.root import article_argument, command
from reader.cli.scheduling import say_if_long
from reader.cli.telling import tell
from reader.core.asking import question_line
from reader.core.card import CardKind
from reader.core.slices import at_once
from reader.formats.wire import card_row
from reader.library import cards as keeping
from reader.library.card_list import ListedCard, Standing, listed_cards
from reader.library.caveat import Caveat
from reader.library.ledger import take_ledger
from reader.library.library import Library
from reader.library.scheduling import review_days
from reader.library.seeking import find_annotation
from reader.library.shelf import entries, resolve
from reader.library.stale import foretelling_all

_LOOKS = {Standing.SUSPENDED: "faint", Standing.BURIED: "faint", Standing.NEW: "good", Standing.TRASHED: "bad"}


@command(
    "cards",
    examples=[
        ("reader cards", "all of them"),
        ("reader cards counting --json", "those of an article, for a program"),
        ("reader cards --stale", "those whose passage changed, or of whose figure there is a newer one"),
        ("reader cards --leeches", "those that were forgotten so often that they had better be rewritten"),
    ],
)
@article_argument(required=False)
@click.option("--stale", is_flag=True, help="Only those that have something to say before they ask.")
@click.option("--leeches", is_flag=True, help="Only those that were forgotten often.")
@click.option("--trash", "trashed", is_flag=True, help="List those in the trash instead.")
@click.option("--suspend", metavar="CARD", help="Ask this one no more.")
@click.option("--resume", metavar="CARD", help="Ask one again that was suspended or buried.")
@click.option("--delete", metavar="CARD", help="Move this one to the trash.")
@click.option("--restore", metavar="CARD", help="Bring one back from there.")
@click.option("--json", "json_", is_flag=True, help="Print one JSON array.")
@click.pass_obj
def cards(  # noqa: PLR0913 click gives each option of the command line its own parameter
    call: Call, /, *, article: str | None, stale: bool, leeches: bool, trashed: bool, json_: bool, **changes: str | None
) -> None:
    """List the cards, or set some aside.

    CARD is an id or the beginning of it.
    """
    wanted = {name: card for name, card in changes.items() if card is not None}
    if len(wanted) > 1 or (wanted and (article or stale or leeches or trashed or json_)):
        raise click.UsageError("--suspend, --resume, --delete and --restore each stand alone")
    for name, card in wanted.items():
        with opened(call.library_option, to_write=True) as library:
            _CHANGES[name](library, [keeping.find_card(library, card).uid])
        return
    with opened(call.library_option) as library:
        say_if_long(library)
        entry = resolve(library, article) if article else None
        found = [_Found(each) for each in listed_cards(library, entry, trashed=trashed) if each.leech or not leeches]
        found = _stale(library, found) if stale else found
        zone, slugs, ids = review_days(library), slugs_shown(entries(library)), ids_shown(keeping.card_ids(library))
    if json_:
        say_json(_row(each, stale=stale) for each in found)
    elif found:
        say_table(_columns(ids, slugs, lambda each: zone.of(each.memory.due).isoformat(), stale=stale), found)
    else:
        asked = article or stale or leeches or trashed
        tell("there are no such cards" if asked else "there are no cards yet; to make one: reader card ANNOTATION")


@command(
    "card",
    examples=[
        ('reader card 01ke6ty --question "How many?" --answer "6,057"', "a question and its answer"),
        ('reader card 01ke6ty --cloze "They exchanged {{c1::6,057::how many}} bodies."', "a text with gaps"),
    ],
)
@click.argument("annotation")
@click.option("--question", metavar="TEXT", help="What is asked; shown as it is typed.")
@click.option("--answer", metavar="TEXT", help="What is to be recalled; with --cloze, what is shown with it.")
@click.option("--cloze", metavar="TEXT", help="A text with gaps, {{c1::words::hint}}; a card for each number.")
@click.pass_obj
def card(call: Call, *, annotation: str, question: str | None, answer: str | None, cloze: str | None) -> None:
    """Make cards from an annotation; prints their ids.

    ANNOTATION is its id or the beginning of it.
    """
    if (cloze is None) == (question is None) or (question is not None and answer is None):
        raise click.UsageError("give --question and --answer, or --cloze")
    with opened(call.library_option, to_write=True) as library:
        uid = find_annotation(library, annotation).uid
        if cloze is not None:
            made = keeping.make_clozes(library, uid, cloze, extra=answer or "")
        else:
            made = [keeping.make_card(library, uid, CardKind.QUESTION, question or "", answer or "")]
    for each in made:
        say(each.uid)


@dataclass(frozen=True, slots=True)
class _Found:
    """A card, and what it has to say before it asks."""

    listed: ListedCard
    says: tuple[Caveat, ...] = ()


_CHANGES: Mapping[str, Callable[[Library, Sequence[str]], None]] = {
    "suspend": keeping.suspend,
    "resume": keeping.resume,
    "delete": keeping.trash_cards,
    "restore": keeping.restore_cards,
}


def _stale(library: Library, found: Sequence[_Found]) -> list[_Found]:
    told = at_once(foretelling_all(library, [each.listed.card for each in found], take_ledger(library)))
    return [_Found(each.listed, tuple(told[uid])) for each in found if (uid := each.listed.card.uid) in told]


def _row(found: _Found, *, stale: bool) -> Row:
    listed = found.listed
    article = listed.entry.id if listed.entry else None
    row = card_row(listed.card, article, listed.memory, listed.standing, lack=listed.lack, leech=listed.leech)
    said = [{"why": each.why.value, "words": each.words} for each in found.says]
    return {**row, "says": said} if stale else row


def _columns(
    ids: Mapping[str, str], slugs: Mapping[str, str], day: Callable[[ListedCard], str], *, stale: bool
) -> list[Column[_Found]]:
    def article(found: _Found) -> str:
        return slugs.get(found.listed.entry.id, "") if found.listed.entry else "(in the trash)"

    def state(found: _Found) -> str:
        listed = found.listed
        return ", ".join(part for part in (listed.standing, listed.lack, "leech" if listed.leech else "") if part)

    def state_look(found: _Found) -> str:
        return "warn" if found.listed.leech or found.listed.lack else _LOOKS.get(found.listed.standing, "")

    says: Column[_Found] = Column(
        "says", lambda found: " ".join(each.words for each in found.says), shrinks=True, share=5
    )
    return [
        Column("id", lambda found: ids[found.listed.card.uid], look="id"),
        Column("article", article, shrinks=True, share=2, least=10, optional=True),
        Column("state", state, look=state_look),
        Column("due", lambda found: day(found.listed) if found.listed.memory.last else ""),
        Column("lapses", lambda found: found.listed.memory.lapses or "", right=True, optional=True),
        Column("question", _question, shrinks=True, share=4, least=16, look="strong"),
        *([says] if stale else []),
    ]


def _question(found: _Found) -> str:
    card = found.listed.card
    return question_line(card.question, card.cloze)
