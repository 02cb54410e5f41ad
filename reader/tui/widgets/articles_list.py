"""Articles list: rows of two lines, of which the mouse chooses one by a second click."""

from textual.events import Click
from textual.widgets import OptionList


class ArticlesList(OptionList):
    """A click puts the cursor on a row; one on the row under the cursor opens it."""

    def on_click(self, event: Click) -> None:
        """Leave only the second click to the list itself, which opens what it gets."""
        clicked = event.style.meta.get("option")
        if clicked is not None and clicked != self.highlighted:
            event.prevent_default()
            self.highlighted = clicked
