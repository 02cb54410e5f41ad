"""What the names process costs: words a second of one core on a long text, and the most memory it held, as JSON.

Run `python bench/names_cost.py`.
"""

import json
import resource
import sys

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
    load = _seconds_of_worker([article])
    seconds = _seconds_of_worker([article, long]) - load
    held = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / KIBIBYTES_A_MEGABYTE
    print(json.dumps({"words_per_s": len(long.split()) / seconds, "memory_mb": held}))
    return 0


def _seconds_of_worker(texts: list[str]) -> float:
    """The time of one core that a worker takes from its start to the last answer; a busy machine does not count."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    with NamesProcess() as names:
        for text in texts:
            names.find(text)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    sys.exit(main())
