"""Imports the samples of web annotations by the W3C and the fixtures of Hypothesis's client, from ../shared/material.

    python bench/check_web_imports.py

Every sample must come in, or be told of; every quote of the fixtures must lie where its file says, in the text of its
page. What we write must hold to the rules that the samples hold to. Exit 1 when something did not; 2 when the files are
not there.
"""

import json
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

from check_imports import MATERIAL, comes_in_once, library_of, records_of

from reader.core.document import Document
from reader.core.incoming import Incoming, Unread
from reader.core.outgoing import Part, Wishes
from reader.core.relocate import Lost
from reader.core.span import Span
from reader.core.utf16 import Utf16
from reader.library.exporting.choosing import Choice
from reader.library.exporting.rendering import rendered
from reader.library.importing.placing import places
from reader.library.importing.planning import plan
from reader.library.library import Library
from reader.library.shelf import entries
from tests.formats.web_rules import broken

SAMPLES = MATERIAL / "w3c-web-annotation/model/wd2/examples/correct"
FIXTURES = MATERIAL / "hypothesis-client/src/annotator/anchoring/test/html-baselines"
ARTICLES = Path(__file__).parents[1] / "articles"
WISHES = Wishes(parts=frozenset({Part.ENTITIES, Part.FIGURES}))

Complaints = Iterator[str]


def samples() -> Complaints:
    """Each sample gives an annotation or is told of by its name, and what is taken finds its article."""
    taken: list[Incoming] = []
    untaken = 0
    for path in sorted(SAMPLES.glob("anno*.json")):
        yield from _by_the_rules(path.name, path.read_bytes())
        found, wrong = records_of(path, "webannotation")
        yield from wrong
        value = json.loads(path.read_bytes())
        if not found or any(isinstance(each, Unread) and value["id"] not in each.why for each in found):
            yield f"{path.name}: nothing is told of it: {found}"
        untaken += any(isinstance(each, Unread) for each in found)
        here = [each for each in found if isinstance(each, Incoming)]
        taken += here
        quotes = set(_quotes(value["target"]))
        if here and {each.quote for each in here if each.quote} != quotes:
            yield f"{path.name}: the words {quotes} were not taken"
        if any(each.created and f"{each.created:%Y-%m-%dT%H:%M:%SZ}" != value["created"] for each in here):
            yield f"{path.name}: made at {value['created']}, and not at {[each.created for each in here]}"
    whole = SAMPLES / "collection1.json"
    yield from _by_the_rules(whole.name, whole.read_bytes())
    with library_of(_articles(taken)) as library:  # what says the same of the same page is taken once
        yield from comes_in_once(library, whole, len({(each.about.url, each.quote, each.note) for each in taken}))
    print(f"    {len(taken)} annotations of {len(list(SAMPLES.glob('anno*.json')))} samples; {untaken} are told of")


def ours() -> Complaints:
    """What we write of the library, with names and figures, holds to the rules of the samples."""
    with library_of({path.name: path.read_text("utf-8") for path in ARTICLES.glob("*.md")}) as library:
        for each in rendered(library, Choice(), "webannotation", WISHES).files:
            yield from _by_the_rules(each.name, each.content)


def fixtures() -> Complaints:
    """Each quote lies where its file says, in the page's text as it is, and in an article made of that."""
    for path in sorted(FIXTURES.glob("*.json")):
        text = text_content(path.with_suffix(".html").read_text("utf-8"))
        found, wrong = records_of(path, "hypothesis")
        yield from wrong
        records = [each for each in found if isinstance(each, Incoming)]
        if len(records) != len(json.loads(path.read_bytes())["rows"]):
            yield f"{path.name}: {len(records)} were taken: {found}"
        yield from (f"{path.name}, raw: {each}" for each in _misplaced(text, records))
        with library_of({"page.txt": text}) as library:
            yield from _as_article(library, path, records, text)


def text_content(page: str) -> str:
    """The `textContent` of the body of a page."""
    parser = _Body()
    parser.feed(page)
    parser.close()
    return "".join(parser.parts)


class _Body(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._is_in = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - the parser's own name
        self._is_in = self._is_in or tag == "body"

    def handle_data(self, data: str) -> None:
        if self._is_in:
            self.parts.append(data)


def _misplaced(text: str, records: list[Incoming]) -> Complaints:
    units = Utf16(text)
    for read, lying in zip(records, places(Document(text), records), strict=True):
        offsets = read.offsets
        wanted = Span(units.offset(offsets.start), units.offset(offsets.end)) if offsets else Span(0, 0)
        if wanted.of(text) != read.quote:
            print(f"    “{read.quote[:40]}” is not at {wanted} in its page, but at {text.find(read.quote)}")
            wanted = Span(text.find(read.quote), text.find(read.quote) + len(read.quote))
        if isinstance(lying, Lost) or lying.placed.span != wanted:
            yield f"“{read.quote[:40]}” lies at {lying}, and not at {wanted}"


def _as_article(library: Library, path: Path, records: list[Incoming], text: str) -> Complaints:
    """White space is folded in an article; so a quote lies where as many others like it stand before it."""
    made = plan(library, [(path.name, path.read_bytes())], article=entries(library)[0])
    document = next(iter(made.texts.values()))
    for read, planned in zip(records, made.planned, strict=True):
        at = read.offsets.start if read.offsets and text.startswith(read.quote, read.offsets.start) else 0
        span = planned.placed.span if planned.placed else Span(0, 0)
        before = document.text.count(read.quote, 0, span.start)
        if span.of(document.text) != read.quote or before != text.count(read.quote, 0, at):
            yield f"{path.name}, as an article: “{read.quote[:40]}” {planned.outcome}, lies at {span}; {planned.why}"


def _articles(taken: list[Incoming]) -> dict[str, str]:
    """An article for each page that the samples are about, with what is marked in it."""
    words: dict[str, list[str]] = {}
    for each in taken:
        page = each.about.url.partition("#")[0]
        words.setdefault(page, []).append(f"{each.prefix}{each.quote}{each.suffix}")
    return {
        f"page-{number}.md": f"---\nurl: {url}\n---\n\n# Page {number}\n\nSome words.\n\n{'; '.join(told)}\n"
        for number, (url, told) in enumerate(words.items())
    }


def _by_the_rules(name: str, content: bytes) -> Complaints:
    yield from (f"{name}: {each}" for each in broken(json.loads(content)))


def _quotes(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        if value.get("type") == "TextQuoteSelector":
            yield str(value["exact"])
        for each in value.values():
            yield from _quotes(each)
    elif isinstance(value, list):
        for each in value:
            yield from _quotes(each)


def main() -> int:
    """Run the checks."""
    if not SAMPLES.is_dir() or not FIXTURES.is_dir():
        print(f"the files to import are not there: {MATERIAL}", file=sys.stderr)
        return 2
    troubles = 0
    for check in (samples, ours, fixtures):
        complaints = list(check())
        troubles += len(complaints)
        print(f"{check.__name__:<16} {'as it should be' if not complaints else f'{len(complaints)} troubles'}")
        for complaint in complaints:
            print(f"    {complaint}")
    return 1 if troubles else 0


if __name__ == "__main__":
    sys.exit(main())
