"""Rereading: the keys of a highlight that is read again: how often it is to come, and whether it is a favourite."""

from collections.abc import Callable

from reader.core.reference import Target, TargetKind
from reader.core.weight import Often
from reader.library.library import Library
from reader.library.resurfacing import favour, set_often, weights
from reader.tui.reviewing.sitting import Sitting


class Rereading:
    """Each of them is an act of its own, which `u` takes back.

    Args:
        library: The library.
        sitting: Knows which highlight is read.
        tell: Says something.
    """

    def __init__(self, library: Library, sitting: Sitting, tell: Callable[[str], None]) -> None:
        self._library = library
        self._sitting = sitting
        self._tell = tell

    def do_more_often(self) -> None:
        """More often."""
        self._weigh(Often.MORE, "it comes more often from now on")

    def do_less_often(self) -> None:
        """Less often."""
        self._weigh(Often.LESS, "it comes less often from now on")

    def do_never(self) -> None:
        """Never again."""
        self._weigh(Often.NEVER, "it does not come again")

    def do_favourite(self) -> None:
        """A favourite, or no longer."""
        target = self._target()
        weight = weights(self._library).get(target)
        is_one = weight is not None and weight.favourite
        favour(self._library, [target], favourite=not is_one)
        self._tell("no favourite any more · u takes it back" if is_one else "a favourite · u takes it back")

    def _weigh(self, often: Often, said: str) -> None:
        set_often(self._library, [self._target()], often)
        self._tell(f"{said} · u takes it back")

    def _target(self) -> Target:
        return Target(TargetKind.ANNOTATION, self._sitting.highlight)
