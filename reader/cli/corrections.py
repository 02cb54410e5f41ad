"""Corrections: what was put right about names, and taking one of it back whatever was done since."""

import click

from reader.cli.call import Call
from reader.cli.choosing import opened
from reader.cli.listing import Column, ids_shown, say_table
from reader.cli.output import Row, say, say_json
from reader.cli.root import command
from reader.cli.telling import tell
from reader.core.correction import Correction
from reader.core.errors import ReaderError
from reader.core.ids import meant_id
from reader.library.correcting import corrections as all_corrections
from reader.library.correcting import withdraw
from reader.library.library import Library
from reader.library.telling import correction_words


@command(
    "corrections",
    examples=[
        ("reader corrections", "all that was put right about names"),
        ("reader corrections --json", "the same, for a program"),
    ],
)
@click.option("--withdraw", "uid", default="", metavar="ID", help="Take this one back; the others stay.")
@click.option("--json", "json_", is_flag=True, help="Print one JSON array.")
@click.pass_obj
def corrections(call: Call, *, uid: str, json_: bool) -> None:
    """List what you put right about names, or take one of it back.

    Corrections are made on the card of an entity (K, then r t m s d D) and with g n.
    """
    if uid and json_:
        raise click.UsageError("choose one of --withdraw ID and --json")
    with opened(call.library_option, to_write=bool(uid)) as library:
        found = all_corrections(library)
        if uid:
            say(correction_words(library, withdraw(library, _meant(found, uid).uid)))
            return
        rows = [_row(library, each) for each in found]
    if json_:
        say_json(rows)
    elif rows:
        ids = ids_shown(each.uid for each in found)
        columns: list[Column[Row]] = [
            Column("id", lambda row: ids[str(row["id"])], look="id"),
            Column("made", lambda row: str(row["created"])[:10], look="faint"),
            Column("says", lambda row: row["words"], shrinks=True, share=4),
        ]
        say_table(columns, rows)
    else:
        tell("nothing was put right yet")


def _meant(found: list[Correction], uid: str) -> Correction:
    known = {each.uid: each for each in found}
    meant = meant_id(uid, known, "corrections")
    if meant is None:
        raise ReaderError(f"there is no correction “{uid}”", "to see all: reader corrections")
    return known[meant]


def _row(library: Library, correction: Correction) -> Row:
    return {
        "id": correction.uid,
        "kind": correction.kind.value,
        "about": correction.about.text,
        "name": correction.surface or None,
        "into": correction.into.text if correction.into else None,
        "article": correction.article or None,
        "words": correction_words(library, correction),
        "created": correction.record.created.isoformat(),
    }
