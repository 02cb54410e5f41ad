"""Times the figures: a megabyte of news, an article of 1,000 words, and both over plain scans of the same text.

Run `python bench/bench_figures.py [--json]`; it counts the time of one core. News are the outside texts in `shared`
where that folder is, else the sample library, which holds more figures than news do.
"""

import json
import re
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from statistics import median

from reader.engines.figures import find_figures

ROOT = Path(__file__).parents[1]
NEWS = ROOT.parent / "shared" / "eval" / "names"
SETS = ("gum_dates_news", "gum_aliases_news_dev", "uner_pud", "wikigold")
MEGABYTE = 10**6
ARTICLE_WORDS = 1000
PUBLISHED = date(2025, 6, 4)
RUNS, SHORT_RUNS = 3, 25
_WORD = re.compile(r"\w+")


def main() -> int:
    """Measure and print."""
    text = news() or sample()
    if not text:
        print(f"There is no article in {ROOT / 'articles'} to measure on.", file=sys.stderr)
        return 1
    measured = measure(text)
    if "--json" in sys.argv[1:]:
        print(json.dumps(measured))
        return 0
    print(f"{'outside texts' if news() else 'sample library'}, {measured['figures']:.0f} figures in a megabyte")
    print(f"1 MB                 {measured['megabyte_s']:6.2f} s")
    print(f"1,000 words          {measured['article_ms']:6.1f} ms")
    print(f"over re \\w+          {measured['over_regex']:6.1f} times as long")
    print(f"over str.split       {measured['over_split']:6.1f} times as long")
    return 0


def measure(text: str) -> dict[str, float]:
    """Seconds for a megabyte, milliseconds for an article, and ratios over two plain scans."""
    long = (text * (MEGABYTE // len(text) + 1))[:MEGABYTE]
    words = re.findall(r"\s*\S+", text)
    short = "".join(words[:ARTICLE_WORDS])
    find_figures(short, PUBLISHED)  # patterns and tables are made once
    rounds = [
        (_seconds(find_figures, long, PUBLISHED), _seconds(_scan, long), _seconds(str.split, long)) for _ in range(RUNS)
    ]
    figures, scan, split = (median(each) for each in zip(*rounds, strict=True))
    article = median(_seconds(find_figures, short, PUBLISHED) for _ in range(SHORT_RUNS))
    return {
        "figures": len(find_figures(long, PUBLISHED)),
        "megabyte_s": figures,
        "article_ms": article * 1000,
        "over_regex": figures / scan,
        "over_split": figures / split,
    }


def news() -> str:
    """The texts of the outside sets, one paragraph after the other; empty without them."""
    files = [NEWS / f"{name}.jsonl" for name in SETS]
    if not all(file.exists() for file in files):
        return ""
    return "\n\n".join(json.loads(line)["text"] for file in files for line in file.open(encoding="utf-8"))


def sample() -> str:
    """The articles of the sample library."""
    return "\n\n".join(file.read_text(encoding="utf-8") for file in sorted((ROOT / "articles").glob("*.*")))


def _scan(text: str) -> int:
    return sum(1 for _ in _WORD.finditer(text))


def _seconds(call: Callable[..., object], *given: object) -> float:
    began = time.process_time()
    call(*given)
    return time.process_time() - began


if __name__ == "__main__":
    sys.exit(main())
