"""The table of outgoing formats: what an export offers, without loading what writes them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from importlib import import_module

from reader.core.errors import ReaderError
from reader.core.outgoing import OutFile, Parcel, Part, Wishes
from reader.formats.outgoing.naming import CARDS, NOTES

Writer = Callable[[Parcel, Wishes], Iterable[OutFile]]


class Take(StrEnum):
    """A wish that only some formats can fulfil."""

    TEMPLATE = "template"
    SPREADSHEET = "spreadsheet"
    LINES = "jsonl"


@dataclass(frozen=True, slots=True)
class OutFormat:
    """A format that notes go out in.

    Attributes:
        name: As it is typed.
        says: One line.
        place: The module in this room; its function `files` is a `Writer`.
        suffix: What the name of its file ends with; of a format with several files, empty.
        needs: What it cannot be written without.
        offers: What may be asked for beside.
        is_binary: Whether it is no text that a terminal could show.
        bare: Whether it is about articles, and so about those too that nothing was marked in.
        marks: Whether annotations are in it.
        takes: What else it can be asked for.
        merges: Whether its files are brought together with those that are there and that somebody may have changed.
        several: What its file is called where that is not about one article.
        is_whole: Whether it is the library's own: rows as they are, which no parcel holds; `place` is empty then.
    """

    name: str
    says: str
    place: str
    suffix: str = ""
    needs: frozenset[Part] = frozenset()
    offers: frozenset[Part] = frozenset()
    is_binary: bool = False
    bare: bool = False
    marks: bool = True
    takes: frozenset[Take] = frozenset()
    merges: bool = False
    several: str = NOTES
    is_whole: bool = False

    @property
    def is_folder(self) -> bool:
        """Whether it makes several files."""
        return not self.suffix


_TEXT = frozenset({Part.TEXT})
_PAGE = frozenset({Part.TEXT, Part.ENTITIES, Part.FIGURES})
_CARDS = frozenset({Part.TEXT, Part.CARDS})
_ROWS = frozenset({Take.SPREADSHEET, Take.LINES})

FORMATS: tuple[OutFormat, ...] = (
    OutFormat("postil", "Everything that was made, to be brought in again.", "", ".json", is_whole=True),
    OutFormat("markdown", "One plain Markdown file.", "markdown", ".md", takes=frozenset({Take.TEMPLATE})),
    OutFormat(
        "obsidian",
        "A note for each article, for Obsidian; what you change there stays.",
        "obsidian",
        "",
        frozenset({Part.TEXT}),
        frozenset({Part.ENTITIES, Part.FIGURES}),
        takes=frozenset({Take.TEMPLATE}),
        merges=True,
    ),
    OutFormat("csv", "The columns that Readwise imports.", "readwise", ".csv", takes=frozenset({Take.SPREADSHEET})),
    OutFormat(
        "figures",
        "The figures, as CSV or JSON Lines.",
        "figures",
        ".csv",
        frozenset({Part.TEXT, Part.FIGURES}),
        bare=True,
        marks=False,
        takes=_ROWS,
    ),
    OutFormat(
        "entities",
        "The names, as CSV or JSON Lines.",
        "entities",
        ".csv",
        frozenset({Part.TEXT, Part.ENTITIES}),
        bare=True,
        marks=False,
        takes=_ROWS,
    ),
    OutFormat(
        "webannotation",
        "W3C web annotations, as JSON-LD.",
        "webannotation",
        ".jsonld",
        frozenset({Part.TEXT}),
        frozenset({Part.ENTITIES, Part.FIGURES}),
    ),
    OutFormat(
        "hypothesis", "The file that Hypothesis exports and imports.", "hypothesis", ".json", frozenset({Part.TEXT})
    ),
    OutFormat("org", "An outline for Emacs, in one file.", "org", ".org"),
    OutFormat("org-files", "The same, a file an article, in a folder.", "org_files"),
    OutFormat("anki", "Your cards for Anki, as a package.", "anki", ".apkg", _CARDS, is_binary=True, several=CARDS),
    OutFormat("anki-text", "The same cards as text, a line each.", "anki_text", ".txt", _CARDS, several=CARDS),
    OutFormat("html", "A page an article that needs nothing else.", "web.pages", needs=_PAGE, bare=True),
    OutFormat("site", "Pages that lead to one another, for reading offline.", "web.site", needs=_PAGE, bare=True),
    OutFormat(
        "sheets",
        "Cards to print: questions on the front, answers on the back.",
        "web.sheets",
        ".html",
        _CARDS | {Part.CAVEATS},
        several=CARDS,
    ),
    OutFormat("csl-json", "The articles, for programs that cite.", "csl", ".json", bare=True, marks=False),
)


def out_format(name: str) -> OutFormat:
    """The format of that name.

    Raises:
        ReaderError: There is none.
    """
    found = next((each for each in FORMATS if each.name == name), None)
    if found is None:
        raise ReaderError(f"there is no format “{name}”", f"choose one of {', '.join(each.name for each in FORMATS)}")
    return found


def writer_of(chosen: OutFormat) -> Writer:
    """What writes a format; loaded now."""
    writer: Writer = import_module(f"reader.formats.outgoing.{chosen.place}").files
    return writer


def notices_of(chosen: OutFormat, parcel: Parcel) -> tuple[str, ...]:
    """What a format has no place for in a parcel, a line each; by its function `notices`, where it has one."""
    told: Callable[[Parcel], tuple[str, ...]] | None = getattr(
        import_module(f"reader.formats.outgoing.{chosen.place}"), "notices", None
    )
    return told(parcel) if told else ()
