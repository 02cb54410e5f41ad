"""Scores our figures on the gold data of others: `python bench/eval_figures.py [--misses N] [--only SPEC …]`."""

import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).parents[1]
SHARED = PROJECT.parent / "shared"
ADAPTER = "bench.figures_adapter:factory"


def main() -> int:
    """Print one line a spec, then one for dates; what follows the command goes to the first scorer."""
    specs, dates = SHARED / "eval" / "figures", SHARED / "eval" / "names" / "gum_dates_news.jsonl"
    missing = [path for path in (SHARED / "tools", specs, dates) if not path.exists()]
    if missing:
        print(f"The gold data is not there: {missing[0]}", file=sys.stderr)
        return 1
    tools = SHARED / "tools"
    values = [sys.executable, str(tools / "eval_figures.py"), ADAPTER, "--specs", str(specs), *sys.argv[1:]]
    moments = [sys.executable, str(tools / "eval_dates.py"), ADAPTER, "--data", str(dates)]
    return max(subprocess.run(command, cwd=PROJECT, check=False).returncode for command in (values, moments))


if __name__ == "__main__":
    sys.exit(main())
