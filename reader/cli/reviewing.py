"""Reviewing: what is due, and grading without the screen."""

import sys

import click

from reader.cli.call import Call
from reader.cli.choosing import opened
from reader.cli.output import Row, say, say_json
from reader.cli.root import command
from reader.cli.scheduling import say_if_long
from reader.cli.telling import tell
from reader.core.memory import Memory
from reader.core.review import Grade
from reader.library.library import Library
from reader.library.queueing import Queue, queue
from reader.library.resurfacing import Highlights, highlights

NOTHING_DUE = 3


@command(
    "review",
    examples=[
        ("reader review", "what is due, one card at a time, on a screen"),
        ("reader review --due", "for a shell prompt: what is due; exit code 3 when nothing is"),
        ("reader review --due --json", "the same for a program"),
        ("reader review --stats", "how reviewing goes: what comes due, what was recalled, by label, article and tag"),
        ("reader review --stats --json", "the same with each day of the last year"),
    ],
)
@click.option("--due", is_flag=True, help="Say how many cards and highlights are due; exit code 3 for none.")
@click.option("--stats", is_flag=True, help="Tell how reviewing goes.")
@click.option("--json", "json_", is_flag=True, help="Print one JSON array.")
@click.pass_obj
def review(call: Call, *, due: bool, stats: bool, json_: bool) -> int:
    """Review what is due on a screen; or say what is due, or how it goes.

    Cards that are due, were due, or are new count, within the limits of the day; and the highlights of the day that
    were not read yet.
    """
    if (due and stats) or (json_ and due == stats):
        raise click.UsageError("choose one of --due and --stats")
    if due == stats:
        return call.open_screen(call.library_option, "", "review")
    with opened(call.library_option) as library:
        say_if_long(library)
        if stats:
            # Here and not at the top: what tells whether anything is due should not pay for it.
            from reader.cli.review_figures import say_figures  # noqa: PLC0415

            say_figures(library, json_=json_)
            return 0
        cards, read = queue(library), highlights(library)
    return _say_due(cards, read, json_=json_)


@command(
    "grade",
    examples=[
        ("reader grade 01ke6xrf 3", "it was recalled: 1 again, 2 hard, 3 good, 4 easy"),
    ],
)
@click.argument("card")
@click.argument("grade", metavar="GRADE", type=click.IntRange(1, 4))
@click.pass_obj
def grade(call: Call, *, card: str, grade: int) -> None:
    """Grade a card; prints when it comes again.

    CARD is its id or the beginning of it; GRADE is 1 for again, 2 for hard, 3 for good, 4 for easy. Printed is the day,
    or, while the card is still being learned, the day and the time.
    """
    # Here and not at the top: what tells whether anything is due should not pay for what judges and keeps answers.
    from reader.library.cards import find_card  # noqa: PLC0415
    from reader.library.reviewing import grade as keep_grade  # noqa: PLC0415

    with opened(call.library_option, to_write=True) as library:
        memory = keep_grade(library, find_card(library, card).uid, Grade(grade))
        say(_when(library, memory))


def _say_due(cards: Queue, read: Highlights, *, json_: bool) -> int:
    some = bool(cards.asked or read.due)
    for notice in cards.notices:
        tell(notice)
    if json_:
        say_json([_due_row(cards, read)])
    elif some:
        say(f"{_counted(len(cards.asked), 'card')} and {_counted(len(read.due), 'highlight')} due")
    elif sys.stdout.isatty():  # a prompt is to stay empty
        tell("nothing is due")
    return 0 if some else NOTHING_DUE


def _due_row(cards: Queue, read: Highlights) -> Row:
    return {
        "day": cards.day.isoformat(),
        "cards": len(cards.asked),
        "learning": len(cards.learning),
        "due": len(cards.due),
        "new": len(cards.new),
        "later": len(cards.later),
        "over": cards.over,
        "new_over": cards.new_over,
        "siblings": cards.siblings,
        "answered": cards.done,
        "highlights": len(read.due),
        "highlights_read": len(read.done),
        "notices": list(cards.notices),
    }


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _when(library: Library, memory: Memory) -> str:
    from reader.library.scheduling import review_days  # noqa: PLC0415 - as above

    if memory.due_day:
        return memory.due_day.isoformat()
    return f"{memory.due.astimezone(review_days(library).zone):%Y-%m-%d %H:%M}"
