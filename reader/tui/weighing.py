"""Weighing: how often something is to be read again in reviews, chosen from a sheet; told where it is looked at."""

from collections.abc import Callable, Sequence

from textual.app import App

from reader.core.errors import ReaderError
from reader.core.reference import Target, TargetKind
from reader.core.weight import Often
from reader.library.library import Library
from reader.library.resurfacing import favour, set_often, weights
from reader.tui.widgets.sheets import Chooser

ROWS = {
    Often.MORE: "more often",
    Often.USUAL: "as often as others",
    Often.LESS: "less often",
    Often.NEVER: "never again",
}
SAID = {
    Often.MORE: "more often from now on",
    Often.USUAL: "as often as others",
    Often.LESS: "less often from now on",
    Often.NEVER: "not again",
}
FAVOURITE, NO_FAVOURITE = "a favourite", "no favourite any more"


def weigh(app: App[object], library: Library, targets: Sequence[Target], tell: Callable[[str], None]) -> None:
    """Ask how often annotations, or those of articles, are to be read again, and keep what is chosen in one act.

    Args:
        app: The app.
        library: The library.
        targets: What it is about; of several, the sheet begins at what is said of the first.
        tell: Says what came of it.
    """
    found = weights(library).get(targets[0])
    often, liked = (found.often, found.favourite) if found is not None else (Often.USUAL, False)

    def take(number: int | None) -> None:
        if number is not None:
            try:
                tell(_done(library, targets, number, is_favourite=liked))
            except ReaderError as error:
                tell(str(error))

    rows = [f"{words} · now" if each is often else words for each, words in ROWS.items()]
    sheet = Chooser(
        f"Read {_named(targets)} again …",
        [*rows, NO_FAVOURITE if liked else FAVOURITE],
        list(ROWS).index(often),
        enter="has it so",
    )
    app.push_screen(sheet, take)


def weight_words(library: Library, target: Target) -> str:
    """What was said of something: `less often, a favourite`; empty for nothing."""
    found = weights(library).get(target)
    if found is None:
        return ""
    said = [ROWS[found.often] if found.often is not Often.USUAL else "", FAVOURITE if found.favourite else ""]
    return ", ".join(filter(None, said))


def _done(library: Library, targets: Sequence[Target], number: int, *, is_favourite: bool) -> str:
    if number < len(ROWS):
        often = list(ROWS)[number]
        set_often(library, targets, often)
        said = f"{_named(targets)}: {SAID[often]}"
    else:
        favour(library, targets, favourite=not is_favourite)
        said = f"{_named(targets)}: {NO_FAVOURITE if is_favourite else FAVOURITE}"
    return f"{said} · u takes it back"


def _named(targets: Sequence[Target]) -> str:
    kind = "annotation" if targets[0].kind is TargetKind.ANNOTATION else "article"
    return f"this {kind}" if len(targets) == 1 else f"these {len(targets):,} {kind}s"
