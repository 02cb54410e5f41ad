"""Relation choice: asks what a reference says: one of the library's relations, or a new one that is typed."""

from collections.abc import Callable

from textual.app import App

from reader.core.errors import ReaderError
from reader.library.library import Library
from reader.library.referencing import relations
from reader.library.relations import relation_for
from reader.tui.own import OwnScreen
from reader.tui.widgets.line_sheet import LineSheet
from reader.tui.widgets.sheets import Chooser

ANOTHER = "… another: type it"


def choose_relation(  # noqa: PLR0913 - what is asked, and what becomes of the answer
    app: App[None] | App[object],
    library: Library,
    title: str,
    take: Callable[[str], None],
    *,
    now: str = "",
    of: str = "",
) -> None:
    """Ask what a reference says.

    Args:
        app: The app.
        library: The library; a relation that is typed is added to its list.
        title: The question.
        take: Called with the relation, unless the question was left.
        now: The relation to begin at.
        of: What stands after each relation: the other end.
    """
    known = relations(library)

    def typed(text: str | None) -> None:
        if not text or not text.strip():
            return
        try:
            take(relation_for(library, text))
        except ReaderError as error:
            if isinstance(app.screen, OwnScreen):
                app.screen.tell(str(error))

    def chosen(row: int | None) -> None:
        if row is not None and row < len(known):
            take(known[row])
        elif row is not None:
            app.push_screen(LineSheet(f"{title} a new relation"), typed)

    rows = [*(f"{relation} {of}".rstrip() for relation in known), ANOTHER]
    app.push_screen(Chooser(title, rows, known.index(now) if now in known else 0, enter="takes it"), chosen)
