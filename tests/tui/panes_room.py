"""Two articles at once: what tests of the panes type, see and wait for."""

from reader.library.placing import place_of
from reader.library.shelf import resolve
from reader.tui.reading.focus import Focus, FocusKind
from reader.tui.reading.pane import Pane
from reader.tui.screens.reading import ReadingScreen
from reader.tui.widgets.picker import Picker
from tests.tui.desk_room import Reader

WIDE, MIDDLE, USUAL, SMALL = (160, 45), (120, 40), (80, 24), (40, 20)


PATIENCE = 300


LONG = "# A long one\n\n" + "\n\n".join(f"Paragraph {number} says so." for number in range(200))


def panes(reader: Reader) -> tuple[Pane, ...]:
    screen = reader.app.screen
    assert isinstance(screen, ReadingScreen)
    return screen.panes


def titles(reader: Reader) -> list[str]:
    """The articles that are open, left to right or top to bottom; the one in focus with a star."""
    return [("*" if each is reader.desk else "") + each.opened.entry.article.title for each in panes(reader)]


def modes(reader: Reader) -> list[str]:
    """The mode that each status line says."""
    return [each.status.mode for each in panes(reader)]


def places(reader: Reader, *articles: str) -> list[int]:
    """The places that are kept."""
    kept = [place_of(reader.library, resolve(reader.library, each)) for each in articles]
    return [place.offset if place else 0 for place in kept]


async def standing(reader: Reader) -> None:
    """Wait until what is opened can take keys."""
    for _ in range(PATIENCE):
        if isinstance(reader.app.screen, ReadingScreen) and reader.app.screen.hands:
            break
        await reader.pilot.pause()
    else:
        raise AssertionError(reader.app.screen)
    await reader.pilot.pause()


async def beside(reader: Reader, typed: str) -> None:
    """Open an article beside the one in focus, chosen by what is typed."""
    await reader.types("|")
    assert isinstance(reader.app.screen, Picker)
    await reader.writes(typed)
    await reader.types("enter")
    await standing(reader)


def focus_link(reader: Reader, target: str) -> None:
    """Put a link in focus without following it."""
    link = next(each for each in reader.desk.document.links if each.target == target)
    reader.desk.put_focus(Focus(link.span, FocusKind.LINK, link.target))


async def until_rows(reader: Reader, words: str) -> None:
    """Wait until a list shows words."""
    for _ in range(PATIENCE):
        if words in str(reader.app.export_screenshot()).replace("&#160;", " "):
            return
        await reader.pilot.pause(0.01)
    raise AssertionError(f"“{words}” never came")
