"""Quoting: what is copied from a page: the focus with where it comes from, and the link that leads back to it."""

from reader.core.citing import citation
from reader.core.span import Span
from reader.library.addressing import article_address, passage_address
from reader.tui.copying import copy
from reader.tui.reading.desk import Desk
from reader.tui.reading.focus import FocusKind


class Quoting:
    """What the copying keys do; each `do_` method is one command of the table."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def do_copy(self) -> None:
        """Copy the target with its citation."""
        desk = self.desk
        span = desk.target.trimmed(desk.document.text)
        style, article = desk.library.settings.cite, desk.opened.entry.article
        link = self._link(span) if "{link}" in style or not article.url else ""
        self._copy(citation(style, span.of(desk.document.text), article, link), "with where it comes from")

    def do_copy_link(self) -> None:
        """Copy the link to the annotation in focus, else to the passage."""
        desk = self.desk
        span = desk.target.trimmed(desk.document.text)
        self._copy(
            self._link(span), "the link to the annotation" if self._annotation(span) else "a link to this passage"
        )

    def _link(self, span: Span) -> str:
        desk = self.desk
        annotation = self._annotation(span)
        if annotation or span.is_empty:
            return article_address(desk.library, desk.opened.entry, annotation)
        return passage_address(desk.library, desk.opened.entry, desk.document, span)

    def _annotation(self, span: Span) -> str:
        """The annotation that is in focus, or is on exactly this passage; empty for none."""
        desk = self.desk
        in_focus = desk.selection is None and desk.focus_now.kind is FocusKind.ANNOTATION
        held = desk.held_at(span)
        if held is None:
            return ""
        return held.annotation.uid if in_focus or getattr(held.placed, "span", None) == span else ""

    def _copy(self, text: str, what: str) -> None:
        how = copy(self.desk.app, text)
        self.desk.select(None)
        self.desk.tell(f"copied {what}, {how}")
