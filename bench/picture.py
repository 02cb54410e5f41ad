"""The picture of the reading screen in the README, made anew from the sample library.

    python bench/picture.py [--output docs/reading.png]

Opens an article of a copy of the sample library, waits until its names and the signs in its gutter are drawn, and
lets Chromium turn Textual's drawing into a PNG. It needs the model for names, and Chromium.
"""

import argparse
import asyncio
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from reader.engines.names.process import NamesProcess
from reader.library.folders import Folders
from reader.library.indexing import index
from reader.library.library import Library, open_library
from reader.library.opening import open_article
from reader.library.shelf import resolve
from reader.tui.app import PostilApp

ROOT = Path(__file__).parents[1]
ARTICLE = "second-round"
SIZE = (112, 36)  # cells
WIDTH = 1200  # pixels
KEYS = ("right_parenthesis",) * 2  # the focus on the second sentence
STILL_SECONDS = 3  # from the first page to the signs in the gutter
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def main() -> None:
    """Draw it, and say where it is."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--output", type=Path, default=ROOT / "docs" / "reading.png")
    output = parser.parse_args().output
    browser = next((found for each in BROWSERS if (found := shutil.which(each))), None)
    if browser is None:
        raise SystemExit("there is no Chromium to draw with")
    with tempfile.TemporaryDirectory() as folder:
        drawing = asyncio.run(drawn(Path(folder)))
        photograph(browser, drawing, Path(folder), output)
    print(f"{output}: {output.stat().st_size:,} bytes")


def library_in(folder: Path) -> Library:
    """A copy of the sample library, with all names and figures found."""
    root = folder / "library"
    shutil.copytree(ROOT / "articles", root / "articles")
    shutil.copy(ROOT / "annotations.db", root)
    library = open_library(root, Folders(*(folder / each for each in ("config", "data", "cache", "state"))))
    with NamesProcess(library.settings.model) as names:
        for _ in index(library, names):
            pass
    return library


async def drawn(folder: Path) -> str:
    """The reading screen as Textual draws it, in SVG."""
    library = library_in(folder)
    app = PostilApp(library, open_article(library, resolve(library, ARTICLE)))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause(STILL_SECONDS)
        await pilot.press(*KEYS)
        await pilot.pause()
        drawing = app.export_screenshot(title="Postil")
    library.close()
    return drawing


def photograph(browser: str, drawing: str, folder: Path, output: Path) -> None:
    """Turn a drawing into a PNG."""
    source = folder / "picture.svg"
    source.write_text(drawing, encoding="utf-8")
    width, height = map(float, re.findall(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', drawing)[0])
    page = folder / "picture.html"
    page.write_text(f'<body style="margin:0"><img src="{source.as_uri()}" style="width:{WIDTH}px">', encoding="utf-8")
    size = f"--window-size={WIDTH},{round(WIDTH * height / width)}"
    options = ("--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--allow-file-access-from-files")
    profile = f"--user-data-dir={folder / 'browser'}"
    command = [browser, *options, profile, size, f"--screenshot={output}", page.as_uri()]
    subprocess.run(command, check=True, capture_output=True)


if __name__ == "__main__":
    main()
