"""What the names process costs: words a second on a long text, and the most memory it held; one line of JSON.

Run `python bench/names_cost.py`.
"""

import json
import resource
import sys
import time

from bench_figures import news, sample

from reader.engines.names.process import NamesProcess

WORDS = 60_000
KIBIBYTES_A_MEGABYTE = 1024  # the kernel counts in KiB


def main() -> int:
    """Measure and print."""
    text = news() or sample()
    article = " ".join(text.split()[:1000])
    long = text
    while len(long.split()) < WORDS:
        long += "\n\n" + text
    long = " ".join(long.split(" ")[:WORDS])
    with NamesProcess() as names:
        names.find(article)  # it has loaded then
        began = time.perf_counter()
        names.find(long)
        seconds = time.perf_counter() - began
    held = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / KIBIBYTES_A_MEGABYTE
    print(json.dumps({"words_per_s": len(long.split()) / seconds, "memory_mb": held}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
