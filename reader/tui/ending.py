"""Ending: what goes ends its work first."""

from textual.messages import Prune
from textual.widget import Widget


class EndsWork(Widget):
    """A screen, or a part of one, for which work goes on between the keys.

    Its widgets go before it does, and work that went on would look for them. A screen names this last among its
    bases: the toolkit looks up how one looks by the first of them that is a widget.
    """

    async def on_prune(self, event: Prune) -> None:
        """It is to go: end what is still being worked at for it and for all that is in it."""
        del event
        for node in self.walk_children(with_self=True):
            self.workers.cancel_node(node)

    @property
    def stands(self) -> bool:
        """Whether its widgets are there: it is built, and has not begun to go."""
        return self.is_mounted and self.is_running
