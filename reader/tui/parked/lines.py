"""Lines: what waits, under the sources it came from, each with why it waits."""

from collections.abc import Iterable, Mapping, Sequence

from reader.core.cells import fitted, shown, width_of
from reader.core.incoming import Incoming
from reader.core.matching import loose
from reader.core.quotes import quoted
from reader.library.parking import Parked
from reader.library.shelf import Entry
from reader.tui.widgets.margin import plain
from reader.tui.widgets.rows_view import Row
from reader.tui.widgets.sheets import Card

QUIET, NOTE = "byline", "margin.note"
INDENT = "  "
UNNAMED, REFERENCES = "A source without a name", "References"
NOT_HERE = "not in this library"
LIKELY = 0.6  # share of the words of a title
WHOLE_ARTICLE = "a note on the whole article"
EMPTY = """Nothing is parked.

What an import brings in and finds no article here, or no place in it, waits in this list.
It is tried again when articles are added, and can be placed by hand.

I  imports a file   q  goes back"""


def matching(found: Iterable[Parked], typed: str) -> list[Parked]:
    """Those in whose words all that is typed stands."""
    words = loose(typed).split()
    return [each for each in found if all(word in _searched(each) for word in words)]


def source_of(each: Parked, shelf: Mapping[str, Entry]) -> str:
    """What it came from: its article, where that is known, else what its file says."""
    known = shelf.get(each.about.article)
    if known is not None:
        return known.article.title
    if not isinstance(each.what, Incoming):
        return REFERENCES
    return each.about.title or each.about.url or UNNAMED


def heading_row(each: Parked, shelf: Mapping[str, Entry], width: int) -> Row:
    """The source, by whom, and whether it is here."""
    here = "" if each.about.article in shelf or not isinstance(each.what, Incoming) else NOT_HERE
    facts = "".join(f" · {shown(part)}" for part in (each.about.author, here) if part)
    words = shown(source_of(each, shelf))
    facts = fitted(facts, max(0, width - min(width_of(words), width * 2 // 3)))
    return (fitted(words, max(1, width - width_of(facts))), "strong"), (facts, QUIET)


def record_rows(each: Parked, width: int) -> list[Row]:
    """What was marked, the note, why it waits."""
    note = " ".join(plain(each.what.note).split())
    rows: list[Row] = [(("? ", "sign.reference"), (fitted(shown(title_of(each)), max(1, width - 2)), ""))]
    if note:
        rows.append(((f"{INDENT}✎ {fitted(shown(note), max(1, width - 4))}", NOTE),))
    rows.append(((fitted(INDENT + shown(each.why), width), QUIET),))
    return rows


def title_of(each: Parked) -> str:
    """What it is, in a few words."""
    if isinstance(each.what, Incoming):
        return quoted(each.what.quote) if each.what.quote else WHOLE_ARTICLE
    return f"reference: {each.what.relation}"


def parked_card(each: Parked, shelf: Mapping[str, Entry]) -> Card:
    """All that it says."""
    what, about = each.what, each.about
    rows: list[tuple[str, str]] = [
        ("waits", each.why),
        ("source", source_of(each, shelf)),
        ("by", about.author),
        ("address", about.url),
    ]
    if isinstance(what, Incoming):
        rows += [("label", what.label), ("note", what.note), ("tags", " ".join(f"#{tag}" for tag in what.tags))]
        rows += [("marked", what.quote)]
    else:
        rows += [("note", what.note)]
    rows += [("made", f"{what.created:%Y-%m-%d %H:%M}" if what.created else "")]
    return Card(title_of(each), tuple(row for row in rows if row[1]))


def likely_first(each: Parked, shelf: Sequence[Entry]) -> list[tuple[Entry, bool]]:
    """Articles to place it in, those first whose titles are most like; each with whether it is likely the one."""
    told = set(loose(f"{each.about.title} {each.about.author}").split())

    def alike(entry: Entry) -> float:
        if entry.id == each.about.article:
            return 2.0
        words = set(loose(f"{entry.article.title} {entry.article.author}").split())
        return len(told & words) / max(1, min(len(told), len(words)))

    ranked = sorted(
        ((alike(entry), number) for number, entry in enumerate(shelf)), key=lambda rank: (-rank[0], rank[1])
    )
    return [(shelf[number], likeness >= LIKELY) for likeness, number in ranked]


def _searched(each: Parked) -> str:
    quote = each.what.quote if isinstance(each.what, Incoming) else ""
    return loose(f"{quote} {each.what.note} {each.about.title} {each.about.author} {each.why}")
