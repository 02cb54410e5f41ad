"""How long names take: worker start to first answer over a bare `spacy.load`, and words a second.

Run `python bench/bench_names.py`; it measures on an article of the sample library.
"""

import os
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

from reader.engines.names import find_model
from reader.engines.names.process import NamesProcess

ROOT = Path(__file__).parents[1]
RUNS = 5
LONG_WORDS = 60_000
BARE = "import sys, warnings; warnings.simplefilter('ignore'); import spacy; spacy.load(sys.argv[1])"


def main() -> int:
    """Measure and print."""
    articles = sorted((ROOT / "articles").glob("*.*"))
    if not articles:
        print(f"There is no article in {ROOT / 'articles'} to measure on.", file=sys.stderr)
        return 1
    text = articles[0].read_text(encoding="utf-8")
    bare, first = [], []
    for _ in range(RUNS):  # in turn, so that a busy machine slows both
        bare.append(_seconds_of_bare_load())
        first.append(_seconds_to_first_answer(text))
    print(f"bare spacy.load        {median(bare):6.2f} s")
    print(f"start to first answer  {median(first):6.2f} s, {median(first) / median(bare):.2f} times as long")
    with NamesProcess() as names:
        names.find(text)
        began = time.perf_counter()
        names.find(text)
        print(f"a warm article         {(time.perf_counter() - began) * 1000:6.0f} ms, {len(text.split())} words")
        long = "\n".join([text] * (LONG_WORDS // len(text.split())))
        began = time.perf_counter()
        names.find(long)
        print(f"a long text            {len(long.split()) / (time.perf_counter() - began):6.0f} words a second")
    return 0


def _seconds_of_bare_load() -> float:
    began = time.perf_counter()
    subprocess.run([sys.executable, "-c", BARE, str(find_model().path)], check=True, env=dict(os.environ))
    return time.perf_counter() - began


def _seconds_to_first_answer(text: str) -> float:
    began = time.perf_counter()
    with NamesProcess() as names:
        names.find(text)
        return time.perf_counter() - began


if __name__ == "__main__":
    sys.exit(main())
