"""Commands: THE table; keys, help, palette, which-key and the documentation are all made from it."""

from reader.tui.command import Command
from reader.tui.key_tables.cards import CARDS
from reader.tui.key_tables.desk import DESK, ROUND
from reader.tui.key_tables.entities import ENTITIES, ENTITY
from reader.tui.key_tables.exporting import EXPORT
from reader.tui.key_tables.figures import FIGURE, FIGURES
from reader.tui.key_tables.history import HISTORY
from reader.tui.key_tables.importing import IMPORT, PARKED
from reader.tui.key_tables.library import LIBRARY
from reader.tui.key_tables.lost import LOST
from reader.tui.key_tables.notebook import CODEBOOK, NOTEBOOK
from reader.tui.key_tables.read import READ
from reader.tui.key_tables.references import REFERENCE, REFERENCES, RELATIONS
from reader.tui.key_tables.reviewing import REVIEW
from reader.tui.key_tables.search import SEARCH
from reader.tui.key_tables.select import SELECT
from reader.tui.key_tables.statistics import STATISTICS
from reader.tui.key_tables.suggestions import SUGGESTIONS
from reader.tui.key_tables.versions import VERSIONS
from reader.tui.modes import Mode

_TABLES = {
    Mode.LIBRARY: LIBRARY,
    Mode.READ: READ,
    Mode.SELECT: SELECT,
    Mode.ENTITIES: ENTITIES,
    Mode.ENTITY: ENTITY,
    Mode.FIGURES: FIGURES,
    Mode.FIGURE: FIGURE,
    Mode.SEARCH: SEARCH,
    Mode.HISTORY: HISTORY,
    Mode.SUGGESTIONS: SUGGESTIONS,
    Mode.NOTEBOOK: NOTEBOOK,
    Mode.CODEBOOK: CODEBOOK,
    Mode.REFERENCES: REFERENCES,
    Mode.REFERENCE: REFERENCE,
    Mode.RELATIONS: RELATIONS,
    Mode.LOST: LOST,
    Mode.VERSIONS: VERSIONS,
    Mode.EXPORT: EXPORT,
    Mode.IMPORT: IMPORT,
    Mode.PARKED: PARKED,
    Mode.REVIEW: REVIEW,
    Mode.STATISTICS: STATISTICS,
    Mode.CARDS: CARDS,
    Mode.DESK: DESK,
    Mode.ROUND: ROUND,
}
TABLE = tuple(command for table in _TABLES.values() for command in table)


def of_mode(mode: Mode) -> tuple[Command, ...]:
    """The commands of a mode, in the order of help."""
    return _TABLES[mode]
