"""Exporting: the notebook's keys that write annotations out, and bring some in."""

from collections.abc import Sequence
from typing import Protocol

from reader.tui.notebook.lines import Laid
from reader.tui.services import Services
from reader.tui.subject import Subject


class Notebook(Protocol):
    """The list, as these keys see it."""

    laid: Laid

    @property
    def is_trash(self) -> bool:
        """Whether it shows the trash."""

    @property
    def typed(self) -> str:
        """The filter; empty for none."""

    @property
    def marked_uids(self) -> Sequence[str]:
        """The ids of those that are selected."""

    def tell(self, message: str) -> None:
        """Say something until the next key."""


class Exporting:
    """What the keys do.

    Args:
        services: What the app does for screens.
        notebook: The list.
    """

    def __init__(self, services: Services, notebook: Notebook) -> None:
        self._services = services
        self._notebook = notebook

    def do_show_export(self, typed: str = "") -> None:
        """Write out those that are selected, else those that are shown, else all."""
        notebook, subjects = self._notebook, list[Subject]()
        if notebook.is_trash:
            notebook.tell("what is in the trash does not go out: dd brings it back")
            return
        if notebook.marked_uids:
            subjects.append(Subject("selected", uids=tuple(notebook.marked_uids)))
        if notebook.typed:
            shown = dict.fromkeys(row.uid for row in notebook.laid.rows)
            subjects.append(Subject(notebook.typed, uids=tuple(shown)))
        self._services.wide.show_export(subjects, typed)

    def do_show_import(self) -> None:
        """Bring in notes from a file."""
        self._services.wide.show_import()

    def do_show_parked(self) -> None:
        """What came in and waits."""
        self._services.wide.show_parked()
