"""Prints how the reader stands against each bar for names and figures, in one table: `python bench/score.py`.

`--only names aliases figures dates speed` measures some of them. It ends with 1 when a bar is missed, with 2 when the
gold data or the scorers are not there. They are looked for in a folder `shared` beside the clone.
"""

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).parents[1]
SHARED = PROJECT.parent / "shared"
GOLD, TOOLS = SHARED / "eval", SHARED / "tools"
NAMES = "bench.names_adapter:whole_article"
GROUPS = "bench.names_adapter:groups"
FIGURES = "bench.figures_adapter:factory"
NAME_SETS = {"uner_pud": 73, "wikigold": 72, "uner_ewt_test": None, "wnut17_test": None, "crossner_politics_test": None}
VALUES = {
    "NumberModel": 90, "PercentModel": 98, "CurrencyModel": 88, "DimensionModel": 85, "AgeModel": 98,
    "TemperatureModel": 95, "NumberRangeModel": 80, "OrdinalModel": 85, "DateTimeModel": 66, "DateParser": 80,
    "DatePeriodParser": 62, "DurationParser": 90,
}  # fmt: skip
WITH_UNITS = frozenset({"CurrencyModel", "DimensionModel", "AgeModel", "TemperatureModel"})
EXACT = {"DateTimeModel": 75}
PRECISION = 85
_DATES = re.compile(r"span recall ([\d.]+)\s+value recall ([\d.]+)\s+value precision at most ([\d.]+)")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table.

    Attributes:
        what: What is measured.
        on: On which texts.
        figure: What came out; None when it could not be measured here.
        bar: What it should be; None when nothing is asked.
        at_most: Whether less is better.
    """

    what: str
    on: str
    figure: float | None
    bar: float | None = None
    at_most: bool = False

    @property
    def verdict(self) -> str:
        """Whether the bar is met: "ok" or "short", "" where there is none, and why it is not known."""
        if self.figure is None:
            return "not here"
        if self.bar is None:
            return ""
        return "ok" if (self.figure <= self.bar if self.at_most else self.figure >= self.bar) else "short"


def main() -> int:
    """Measure, print a line as soon as it is known, and say at the end what is short."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", nargs="+", choices=PARTS, default=list(PARTS))
    wanted: list[str] = parser.parse_args().only
    missing = [path for path in (GOLD, TOOLS) if not path.exists()]
    if missing:
        print(f"The gold data and the scorers are not there: {missing[0]}", file=sys.stderr)
        print("Put the folder `shared` beside the clone.", file=sys.stderr)
        return 2
    print(f"{'what':39s} {'on':24s} {'figure':>9s} {'bar':>8s}")
    rows = []
    for part in wanted:
        for row in PARTS[part]():
            rows.append(row)
            print(_line(row), flush=True)
    short = [row for row in rows if row.verdict == "short"]
    print(f"\n{sum(row.verdict == 'ok' for row in rows)} bars met, {len(short)} short")
    return int(bool(short))


def names() -> Iterator[Row]:
    """F1 of exact spans over persons, organisations and places."""
    data = [str(GOLD / "names" / f"{name}.jsonl") for name in NAME_SETS]
    for row in _scored("eval_ner.py", [NAMES, "--data", *data]):
        yield Row("names, exact F1", row["data"], row["all"]["f1"], NAME_SETS[row["data"]])
    yield Row("names, exact F1", "news, held back", None, 82)


def aliases() -> Iterator[Row]:
    """B-cubed F1 of the grouping of named mentions."""
    data = GOLD / "names" / "gum_aliases_news_dev.jsonl"
    found = re.search(r"F1 ([\d.]+)", _run([str(TOOLS / "eval_aliases.py"), GROUPS, "--data", str(data)]))
    yield Row("aliases, B3 F1", data.stem, float(found[1]) if found else None, 0.94)


def figures() -> Iterator[Row]:
    """Values, with units where the specs have them, and how many of the spans found are any."""
    rows = _scored("eval_figures.py", [FIGURES, "--specs", str(GOLD / "figures"), "--only", *VALUES])
    for row in rows:
        spec = row["spec"]
        if spec in EXACT:
            yield Row("figures, exact spans %", spec, row["exact"], EXACT[spec])
        unit = spec in WITH_UNITS
        value = row["value_unit" if unit else "value"]
        yield Row(f"figures, values{' with units' if unit else ''} %", spec, value, VALUES[spec])
    for row in rows:
        yield Row("figures, precision by overlap %", row["spec"], row["precision_overlap"], PRECISION)


def dates() -> Iterator[Row]:
    """Dates of news with their values; no bar is set, the figures are to rise."""
    data = GOLD / "names" / "gum_dates_news.jsonl"
    found = _DATES.search(_run([str(TOOLS / "eval_dates.py"), FIGURES, "--data", str(data)]))
    told = ("dates, spans found %", "dates, values found %", "dates, right of those found, at most %")
    for number, what in enumerate(told, start=1):
        yield Row(what, data.stem, float(found[number]) if found else None)


def speed() -> Iterator[Row]:
    """Times of one core, and the memory of the names process."""
    cost = json.loads(_run([str(PROJECT / "bench" / "names_cost.py")]))
    yield Row("names, words a second", "a long text", cost["words_per_s"], 6000)
    yield Row("names process, MB", "a long text", cost["memory_mb"], 450, at_most=True)
    time = json.loads(_run([str(PROJECT / "bench" / "bench_figures.py"), "--json"]))
    yield Row("figures, s", "1 MB of news", time["megabyte_s"], 2, at_most=True)
    yield Row("figures, ms", "1,000 words", time["article_ms"], 15, at_most=True)


PARTS: dict[str, Callable[[], Iterator[Row]]] = {
    "names": names, "aliases": aliases, "figures": figures, "dates": dates, "speed": speed,
}  # fmt: skip


def _line(row: Row) -> str:
    figure = "–" if row.figure is None else f"{row.figure:,.3f}" if row.figure < 1 else f"{row.figure:,.1f}"
    bar = "" if row.bar is None else f"{'≤' if row.at_most else '≥'} {row.bar:,g}"
    return f"{row.what:39s} {row.on:24s} {figure:>9s} {bar:>8s}  {row.verdict}".rstrip()


def _scored(scorer: str, arguments: list[str]) -> list[dict[str, Any]]:
    """The rows that a scorer writes with `--json`."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "rows.json"
        _run([str(TOOLS / scorer), *arguments, "--json", str(out)])
        rows: list[dict[str, Any]] = json.loads(out.read_text())
        return rows


def _run(command: list[str]) -> str:
    """What a script prints; ours and the scorers' find the reader in the clone, installed or not."""
    done = subprocess.run(
        [sys.executable, *command],
        cwd=PROJECT,
        check=False,
        capture_output=True,
        text=True,
        env=os.environ | {"PYTHONPATH": str(PROJECT)},
    )
    if done.returncode:
        print(done.stderr, file=sys.stderr)
        sys.exit(f"{Path(command[0]).name} failed; what it said stands above.")
    return done.stdout


if __name__ == "__main__":
    sys.exit(main())
