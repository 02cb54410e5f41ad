"""Modes: where keys work; apart from the table of commands, which the first page does without."""

from enum import StrEnum


class Mode(StrEnum):
    """Where a command works; each mode has its own keys."""

    LIBRARY = "library"
    READ = "read"
    SELECT = "select"
    ENTITIES = "entities"
    ENTITY = "entity"
    FIGURES = "figures"
    FIGURE = "figure"
    SEARCH = "search"
    HISTORY = "history"
    SUGGESTIONS = "suggestions"
    NOTEBOOK = "notebook"
    CODEBOOK = "codebook"
    REFERENCES = "references"
    REFERENCE = "reference"
    RELATIONS = "relations"
    LOST = "lost"
    VERSIONS = "versions"
    EXPORT = "export"
    IMPORT = "import"
    PARKED = "parked"
    REVIEW = "review"
    STATISTICS = "statistics"
    CARDS = "cards"
    DESK = "desk"
    ROUND = "round"
