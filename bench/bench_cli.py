"""How much `reader --help` costs, in units of importing click; medians of runs that take turns."""

import os
import subprocess
import sys
from pathlib import Path
from statistics import median
from time import perf_counter

ROOT = Path(__file__).parents[1]
RUNS = 25
LIMIT = 2.5
COMMANDS = {
    "click": ["-c", "import click"],
    "nothing": ["-c", "pass"],
    "--version": ["-m", "reader", "--version"],
    "--help": ["-m", "reader", "--help"],
}


def main() -> int:
    """Print the medians and the ratio; 1 when `--help` costs more than the limit."""
    times: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for round_ in range(RUNS + 1):
        for name, words in COMMANDS.items():
            seconds = timed(words)
            if round_:  # the first round warms the disk and writes the byte code
                times[name].append(seconds)
    medians = {name: median(values) for name, values in times.items()}
    for name, seconds in medians.items():
        print(f"{name:10} {seconds * 1000:7.1f} ms")
    ratio = medians["--help"] / medians["click"]
    print(f"--help / click: {ratio:.2f} (limit {LIMIT})")
    return int(ratio > LIMIT)


def timed(words: list[str]) -> float:
    """The seconds that Python takes to run these words."""
    start = perf_counter()
    subprocess.run(
        [sys.executable, *words], cwd=ROOT, env={**os.environ, "COLUMNS": "80"}, check=True, stdout=subprocess.DEVNULL
    )
    return perf_counter() - start


if __name__ == "__main__":
    sys.exit(main())
