"""Preview: what is known of the entity under the cursor, beside the list."""

from collections.abc import Mapping, Sequence

from reader.library.census import Known
from reader.library.shelf import Entry
from reader.tui.entities.kinds import named, sign_of, style_of_sign
from reader.tui.entities.timeline import QUIET, counted, fact_rows, point_row, points, role_words, roles
from reader.tui.widgets.margin import broken
from reader.tui.widgets.rows_view import Row

POINTS_SHOWN = 12
BESIDE_SHOWN = 8
ALIASES_SHOWN = 12


def preview_rows(
    known: Known, beside: Sequence[tuple[Known, int]], shelf: Mapping[str, Entry], width: int
) -> list[Row]:
    """Names, roles, the timeline and who it is named with, in rows of at most `width` cells."""
    said = roles(known, shelf)
    over_time = points(known, shelf)
    most = max((each.count for each in over_time), default=1)
    facts = [
        ("also called", ", ".join(known.aliases[:ALIASES_SHOWN])),
        *(("described" if n == 0 else "", role_words(role, with_days=len(said) > 1)) for n, role in enumerate(said)),
    ]
    rows: list[Row] = [((line, style_of_sign(known.key.kind)),) for line in broken(known.key.name, width)]
    rows.append(((f"{sign_of(known.key.kind)} {known.key.kind} · {how_often(known)}", QUIET),))
    rows += [(), *fact_rows(facts, width)] if known.aliases or said else []
    rows += [(), (("when", QUIET),), *(point_row(each, most, width) for each in over_time[:POINTS_SHOWN])]
    if len(over_time) > POINTS_SHOWN:
        rows.append(((f"and {counted(len(over_time) - POINTS_SHOWN, 'earlier article')}", QUIET),))
    rows += [(), (("together with, in so many articles", QUIET),)] if beside else []
    rows += [((f"{count:>3}  ", QUIET), (named(other.key), style_of_sign(other.key.kind))) for other, count in beside]
    return rows


def how_often(known: Known) -> str:
    """`12 times in 4 articles`."""
    return f"{counted(known.count, 'time')} in {counted(len(known.presences), 'article')}"
