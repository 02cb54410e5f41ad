"""Opening outside: an address in the browser of the desktop, never in this terminal."""

import os
import sys
import webbrowser

from textual.app import App

from reader.tui.copying import copy


def open_outside(app: App[object], url: str) -> None:
    """Open `url` in the browser; without a desktop copy it instead, and say so."""
    if _has_desktop() and webbrowser.open(url):
        return
    how = copy(app, url)
    app.notify(f"No browser can be opened here; the address was copied {how}.", markup=False)


def _has_desktop() -> bool:
    on_desktop = sys.platform in {"darwin", "win32", "cygwin"}
    return on_desktop or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
