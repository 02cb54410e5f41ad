"""Outlining: the headings of the article in a list, to go to one."""

from reader.core.document import Document
from reader.tui.reading.desk import Desk
from reader.tui.widgets.sheets import Chooser


class Outlining:
    """The outline key."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def do_outline(self) -> None:
        """Show the headings; `enter` goes to one."""
        desk = self.desk
        headings = desk.document.headings
        if not headings:
            desk.tell("this article has no headings")
            return
        before = [index for index, each in enumerate(headings) if each.span.start <= desk.focus_now.span.start]

        def go(chosen: int | None) -> None:
            if chosen is not None:
                desk.go_to(headings[chosen].span.start)

        desk.app.push_screen(Chooser("Outline", outline(desk.document), before[-1] if before else 0), go)


def outline(document: Document) -> list[str]:
    """The headings, each indented by its level."""
    top = min((each.level for each in document.headings), default=1)
    return [f"{'  ' * (each.level - top)}{each.span.of(document.text)}" for each in document.headings]
