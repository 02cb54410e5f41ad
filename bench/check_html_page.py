"""Holds the pages of `html`, `site` and `sheets` to what a real Chromium makes of them.

    python bench/check_html_page.py [--shots FOLDER]

Two libraries go out: a copy of the sample, with references added, and one of hostile texts: our own, and those of the
shared material where it lies beside the project. Each page is opened at 1280, 768 and 400 pixels, in light and in dark,
and for print. It fails where the browser says anything on its console, asks for anything but the page, scrolls
sideways, shows another text or another highlight than was marked, has a link that leads nowhere, or text with less
contrast than WCAG AA asks for. Cards are printed on A4 and Letter: each answer lies behind its question, and nothing
runs out of its place. With --shots pictures are kept. Ends with 2 where there is no Chromium.
"""

import argparse
import json
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast
from urllib.parse import unquote, urlsplit

from card_sheets import sheets_amiss
from chromium import Chromium, View, browser_here

from reader.core.card import CardKind
from reader.core.cells import visible
from reader.core.cloze import Cloze, Gap, written_cloze
from reader.core.outgoing import Outgoing, Parcel, Part, Wishes
from reader.core.reference import Target, TargetKind
from reader.core.span import Span
from reader.engines.names.process import NamesProcess
from reader.formats.outgoing.table import out_format, writer_of
from reader.library.annotating import annotate
from reader.library.cards import make_card, make_clozes
from reader.library.exporting.choosing import Choice
from reader.library.exporting.gathering import gather
from reader.library.folders import Folders
from reader.library.indexing import index
from reader.library.library import Library, open_library
from reader.library.opening import open_article
from reader.library.referencing import link
from reader.library.shelf import entries
from reader.store.annotations import all_annotations

ROOT = Path(__file__).parents[1]
MATERIAL = ROOT.parent / "shared" / "material"
VIEWS = (View(1280), View(1280, is_dark=True), View(768), View(400), View(400, is_dark=True), View(794, is_print=True))
SHEETS = "sheets"
FORMATS = ("html", "site", SHEETS)
CONTRAST = 4.5  # of text to what is behind it; WCAG 2.2, 1.4.3
OWN = (
    "<script>alert(1)</script>", "\"'><img src=x onerror=alert(1)>", "</style></head><body onload=alert(1)>", "<!--",
    "]]>", "{{ 7*7 }}{% for x in y %}", "&lt;b&gt; &amp;amp;", "\x1b[31m\x07\x9b1m", "\u202eevil\u2066", "a\u0301" * 40,
    "שלום עולם", "مرحبا بالعالم", "日本語の文章です。" * 30, "x" * 400,
    "https://example.org/" + "a/b-" * 90, "\U0001f469\u200d\U0001f467",
)  # fmt: skip
LONG = "At night the river rose by two metres, and nobody slept. "
SHAPES = (
    "{}",
    "# {}",
    "- {}\n  - {}",
    "> {}",
    "| {} | {} |\n|---|---|\n| {} | 12 |",
    "`{}`",
    "    {}",
    "[{}](javascript:x)",
)

_MEASURE = r"""(() => {
  const bare = text => text.replace(/[\n\t]/g, ""), marks = {};
  const beside = at => at.parentElement.closest("aside, header, fieldset, .given");
  for (const mark of document.querySelectorAll("mark[data-a]"))
    marks[mark.dataset.a] = (marks[mark.dataset.a] || "") + bare(mark.textContent);
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const article = document.querySelector("article#text"), seen = new Map();
  const rgb = (() => {
    const c = new OffscreenCanvas(1, 1).getContext("2d", {willReadFrequently: true}), known = {};
    return said => known[said] ??= (c.clearRect(0, 0, 1, 1), c.fillStyle = said, c.fillRect(0, 0, 1, 1),
      [...c.getImageData(0, 0, 1, 1).data].map((v, i) => i < 3 ? v : v / 255)); })();
  const over = (a, b) => [0, 1, 2].map(i => a[i] * a[3] + b[i] * (1 - a[3])).concat(1);
  const light = c => [0.2126, 0.7152, 0.0722].reduce((sum, w, i) => { const v = c[i] / 255;
    return sum + w * (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4); }, 0);
  let text = "", least = [99, ""];
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    if (article && article.contains(node) && !beside(node)) text += bare(node.data);
    const element = node.parentElement;
    if (!node.data.trim() || seen.has(element) || element.closest(".skip")) continue;
    seen.set(element, 1);
    const around = [];
    for (let at = element; at; at = at.parentElement) around.unshift(getComputedStyle(at).backgroundColor);
    const paper = around.reduce((under, said) => over(rgb(said), under), [255, 255, 255, 1]);
    const [one, other] = [light(over(rgb(getComputedStyle(element).color), paper)), light(paper)].sort((a, b) => b - a);
    const ratio = (one + 0.05) / (other + 0.05);
    if (ratio < least[0]) least = [ratio, element.className + " “" + node.data.trim().slice(0, 30) + "”"];
  }
  return { text, marks, least, ids: [...document.querySelectorAll("[id]")].map(each => each.id),
    links: [...document.links].map(each => each.getAttribute("href")),
    sideways: document.documentElement.scrollWidth - window.innerWidth, scripts: document.scripts.length };
})()"""


@dataclass(frozen=True, slots=True)
class Sent:
    """A library as it went out: the folder, the parcel, and which article each page is about."""

    folder: Path
    parcel: Parcel
    about: Mapping[str, str]


def main() -> int:
    """Check every page; the exit status."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--shots", type=Path, help="keep pictures in this folder")
    shots = parser.parse_args().shots
    program = browser_here()
    if program is None:
        print("not checked: there is no Chromium on this machine", file=sys.stderr)
        return 2
    if not MATERIAL.is_dir():
        print("without the hostile texts of the shared material, which is not beside the project", file=sys.stderr)
    with tempfile.TemporaryDirectory() as place, Chromium(program, Path(place) / "browser") as browser:
        folder = Path(place)
        found: list[str] = []
        for name, library in (("sample", sample(folder)), ("hostile", hostile(folder))):
            for each in FORMATS:
                found += checked(browser, send(library, each, folder / "out" / name / each), f"{name} {each}", shots)
            library.close()
    for each in found:
        print(each)
    return 1 if found else 0


def sample(folder: Path) -> Library:
    """A copy of the sample library, with references, names and figures."""
    root = folder / "sample"
    shutil.copytree(ROOT / "articles", root / "articles")
    shutil.copy(ROOT / "annotations.db", root)
    library = _opened(folder, root)
    with NamesProcess(library.settings.model) as names:
        for _ in index(library, names):
            pass
    every = [Target(TargetKind.ANNOTATION, each.uid) for each in all_annotations(library.database)]
    for one, other in zip(every, every[3:], strict=False):
        link(library, one, "supports", other)
    for number, each in enumerate(every):
        make_card(library, each.key, CardKind.QUESTION, LONG * (number % 7 + 1), LONG * (number * number % 150 + 1))
    return library


def hostile(folder: Path) -> Library:
    """A library whose titles, texts, notes, tags and labels are hostile."""
    texts = [*OWN, *_shared_texts()]
    root = folder / "hostile"
    (root / "articles").mkdir(parents=True)
    for number in range(0, len(texts), 60):
        some = texts[number : number + 60]
        said = [SHAPES[place % len(SHAPES)].replace("{}", text.replace("\n", " ")) for place, text in enumerate(some)]
        head = f"---\ntitle: {json.dumps(some[0])}\nauthor: {json.dumps(some[1])}\n---\n\n"
        path = root / "articles" / f"h{number}.md"
        path.write_text(head + "\n\n".join(said), encoding="utf-8", errors="replace")
    library = _opened(folder, root)
    for entry in entries(library):
        document = open_article(library, entry).document
        for number, start in enumerate(range(0, len(document.text) - 80, 190)):
            text = texts[number % len(texts)].replace("\0", "").encode("utf-8", "replace").decode()
            note, tags = (text, (" ".join(text.split())[:40] or "x",)) if number % 3 else ("", ())
            made = annotate(
                library, entry, document, Span(start, start + 10 + number % 70), label="doubt", note=note, tags=tags
            )
            _ask(library, made.uid, text, number)
    return library


def _ask(library: Library, uid: str, text: str, number: int) -> None:
    """Make a card or two of a hostile text, if there is anything in it."""
    said = " ".join([text] * (number % 9 + 1))
    if text.strip() and number % 2:
        make_card(library, uid, CardKind.QUESTION, said, text)
    elif text.strip():
        pieces = (Gap(1, text), f" {said} ", Gap(2, said, text), Gap(1, "last"))
        make_clozes(library, uid, written_cloze(Cloze(pieces)), extra=text)


def send(library: Library, format_name: str, folder: Path) -> Sent:
    """Write a library out in a format."""
    chosen = out_format(format_name)
    parcel = gather(library, Choice(), frozenset(Part), bare=True)
    about = {}
    for each in writer_of(chosen)(parcel, Wishes()):
        path = folder / each.name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(each.content)
        about[each.name] = each.about
    return Sent(folder, parcel, about)


def checked(browser: Chromium, sent: Sent, title: str, shots: Path | None) -> Iterator[str]:
    """What is wrong with the pages of an export."""
    articles = {each.id: each for each in sent.parcel.articles}
    read: dict[str, dict[str, Any]] = {}
    least = 99.0
    for number, name in enumerate(sent.about):
        address = (sent.folder / name).as_uri()
        for view in VIEWS:
            at = f"{title}: {name} at {view.width}{' dark' * view.is_dark}{' in print' * view.is_print}"
            events = browser.open(address, view)
            read[name] = page = cast("dict[str, Any]", browser.evaluate(_MEASURE))
            least = min(least, page["least"][0])
            yield from (f"{at}: {each}" for each in _amiss(page, events, address, view))
            if shots is not None and (number < 3 or name.endswith("names.html")):
                _keep(browser, view, shots, f"{title} {name}".replace(" ", "-").replace("/", "-"))
        if title.endswith(SHEETS):
            yield from (f"{title}: {each}" for each in sheets_amiss(browser, address, shots, title.replace(" ", "-")))
        article = articles.get(sent.about[name])
        if article is not None:
            yield from (f"{title}: {name}: {each}" for each in _other_than_marked(article, read[name]))
    yield from (f"{title}: {each}" for each in _leading_nowhere(sent.folder, read))
    marks = sum(len(page["marks"]) for page in read.values())
    links = sum(len(page["links"]) for page in read.values())
    print(f"{title}: {len(read)} pages, {marks} highlights, {links} links; least contrast {least:.1f}")


def _amiss(page: Mapping[str, Any], events: Iterable[Mapping[str, Any]], address: str, view: View) -> Iterator[str]:
    for event in events:
        said = event.get("params", {})
        match event["method"]:
            case "Network.requestWillBeSent" if said["request"]["url"].partition("#")[0] != address:
                yield f"asks for {said['request']['url'][:80]}"
            case "Runtime.consoleAPICalled" | "Runtime.exceptionThrown" | "Log.entryAdded":
                yield f"says {str(said)[:200]}"
    if page["sideways"] > 0 and not view.is_print:
        yield f"scrolls {page['sideways']} pixels sideways"
    if page["scripts"]:
        yield f"has {page['scripts']} scripts"
    if page["least"][0] < CONTRAST:
        yield f"has a contrast of {page['least'][0]:.1f} in {page['least'][1]}"


def _other_than_marked(article: Outgoing, page: Mapping[str, Any]) -> Iterator[str]:
    text = article.document.text if article.document else ""
    if page["text"] != _bare(text):
        yield "shows another text than the article has"
    for each in article.excerpts:
        wanted = _bare(each.span.of(text)) if each.span else ""
        got = page["marks"].get(each.annotation.uid, "")
        if got != wanted:
            yield f"marks “{got[:60]}” for “{wanted[:60]}”"


def _leading_nowhere(folder: Path, read: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    for name, page in read.items():
        yield from (f"{name}: the id {each} stands twice" for each, times in Counter(page["ids"]).items() if times > 1)
        for address in page["links"]:
            parts = urlsplit(address)
            if parts.scheme:
                continue
            there = (folder / name).parent / unquote(parts.path) if parts.path else folder / name
            other = read.get(there.resolve().relative_to(folder.resolve()).as_posix())
            if other is None or (parts.fragment and unquote(parts.fragment) not in other["ids"]):
                yield f"{name}: {address} leads nowhere"


def _keep(browser: Chromium, view: View, shots: Path, name: str) -> None:
    shots.mkdir(parents=True, exist_ok=True)
    if view.is_print:
        (shots / f"{name}.pdf").write_bytes(browser.printed())
    else:
        browser.photograph(shots / f"{name}-{view.width}{'-dark' * view.is_dark}.png")


def _bare(text: str) -> str:
    return visible(text).replace("\n", "").replace("\t", "")


def _opened(folder: Path, root: Path) -> Library:
    return open_library(root, Folders(*(folder / "own" / each for each in ("config", "data", "cache", "state"))))


def _shared_texts() -> list[str]:
    if not MATERIAL.is_dir():
        return []
    terminal = json.loads((MATERIAL / "own" / "terminal_hostile.json").read_text(encoding="utf-8"))
    naughty = json.loads((MATERIAL / "blns" / "blns.json").read_text(encoding="utf-8"))
    return [each["text"] for each in terminal] + [each for each in naughty if each.strip()]


if __name__ == "__main__":
    sys.exit(main())
