"""Anki text: the same cards as `anki` makes, a line each, for Anki's import of text.

The head: https://docs.ankiweb.net/importing/text-files.html#file-headers.
"""

from collections.abc import Iterator

from reader.core.outgoing import OutFile, Parcel, Wishes
from reader.formats.outgoing.anki_cards import notes, notices
from reader.formats.outgoing.anki_look import GUESS, NAME, QUESTION
from reader.formats.outgoing.carded import has_cards
from reader.formats.outgoing.naming import CARDS, file_name

__all__ = ["files", "notices"]

_SIDES = {"Question": "Question or text", "Answer": "Answer or more"}  # which of them it is depends on the type


def files(parcel: Parcel, _wishes: Wishes) -> Iterator[OutFile]:
    """Fields parted by tabs, after a head that says what they are; the id is the first field, and Anki's GUID too."""
    kinds = QUESTION if has_cards(parcel) else GUESS
    columns = (*(_SIDES.get(each, each) for each in kinds.fields), "Tags", "GUID", "Type")
    head = {
        "separator": "tab",
        "html": "true",
        "deck": NAME,
        "columns": "\t".join(columns),
        "tags column": str(len(columns) - 2),
        "guid column": str(len(columns) - 1),
        "notetype column": str(len(columns)),
    }
    lines = [f"#{name}:{value}" for name, value in head.items()]
    lines += ["\t".join((*each.fields, " ".join(each.tags), each.uid, each.type.name)) for each in notes(parcel)]
    yield OutFile(file_name(parcel, ".txt", CARDS), ("\n".join(lines) + "\n").encode())
