"""Adapters of the anchors to a scorer of quotes in edited documents.

From the root of the clone, with `shared` beside it, and with `--give-old` where the old text is to be known:

    python ../shared/tools/eval_anchor.py ../shared/eval/anchors/anchor_dev.jsonl --callable bench.anchor_engine:place
    python ../shared/tools/eval_anchor.py … --cmd "python -m bench.anchor_engine"    all quotes of a document at once
"""

import json
import sys
from functools import lru_cache
from typing import Any

from reader.core.anchor import Anchor
from reader.core.document import Document
from reader.core.relocate import Lost, Placed, relocate, relocate_all

Selector = dict[str, Any]
Range = tuple[int, int]

_document = lru_cache(maxsize=2)(Document)


def place(new: str, selector: Selector) -> Range | None:
    """Where one quote lies in a new text."""
    return _range(relocate(_anchor(selector), _document(new), selector.get("old")))


def main() -> None:
    """Answer a line of JSON for each line of JSON: a document and its quotes, and where they lie."""
    for line in sys.stdin:
        asked = json.loads(line)
        anchors = [_anchor(selector) for selector in asked["selectors"]]
        places = relocate_all(anchors, Document(asked["new"]), asked.get("old"))
        print(json.dumps({"id": asked["id"], "anchors": [_range(each) for each in places]}), flush=True)


def _anchor(selector: Selector) -> Anchor:
    exact, prefix, suffix = (selector[name] for name in ("exact", "prefix", "suffix"))
    return Anchor(exact, prefix, suffix, selector["start"], selector["end"], heading="", text_digest="")


def _range(found: Placed | Lost) -> Range | None:
    return (found.span.start, found.span.end) if isinstance(found, Placed) else None


if __name__ == "__main__":
    main()
