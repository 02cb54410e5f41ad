"""Anki text: the same cards as `anki` makes, a line each, for Anki's import of text.

The head: https://docs.ankiweb.net/importing/text-files.html#file-headers.
"""

from collections.abc import Iterator

from reader.core.outgoing import OutFile, Parcel, Wishes
from reader.formats.outgoing.anki_cards import FIELDS, NAME, notes, notices
from reader.formats.outgoing.naming import file_name

__all__ = ["files", "notices"]


def files(parcel: Parcel, _wishes: Wishes) -> Iterator[OutFile]:
    """Fields parted by tabs, after a head that says what they are; the id is the first field, and Anki's GUID too."""
    columns = (*FIELDS, "Tags", "GUID")
    head = {
        "separator": "tab",
        "html": "true",
        "notetype": NAME,
        "deck": NAME,
        "columns": "\t".join(columns),
        "tags column": str(len(columns) - 1),
        "guid column": str(len(columns)),
    }
    lines = [f"#{name}:{value}" for name, value in head.items()]
    lines += ["\t".join((*each.fields, " ".join(each.tags), each.uid)) for each in notes(parcel)]
    yield OutFile(file_name(parcel, ".txt"), ("\n".join(lines) + "\n").encode())
