"""How near revisions of one document are to each other, and different documents: what the thresholds rest on.

    python bench/check_nearness.py

Needs the collection of revisions in `../shared`.
"""

import json
import sys
from itertools import combinations
from pathlib import Path

from reader.core.nearness import sameness

REVISIONS = Path(__file__).parents[1].parent / "shared" / "eval" / "anchors" / "anchor_dev.jsonl"
MOSTLY_KEPT = 2 / 3
SHOWN = 8


def main() -> int:
    """Measure and print."""
    if not REVISIONS.exists():
        print(f"there is no {REVISIONS}", file=sys.stderr)
        return 1
    pairs = [json.loads(line) for line in REVISIONS.read_text("utf-8").splitlines()]
    same = sorted((sameness(each["old"], each["new"]), each["words_kept"]) for each in pairs)
    mostly = [near for near, kept in same if kept >= MOSTLY_KEPT]
    print(f"{len(same)} revisions, the least near: {_told([near for near, _ in same])}")
    print(f"{len(mostly)} of them keep two words of three, the least near: {_told(mostly)}")
    others = [(one, two) for one, two in combinations(pairs, 2) if one["path"] != two["path"]]
    near = sorted((sameness(one["old"], two["new"]) for one, two in others), reverse=True)
    print(f"{len(near)} pairs of different documents, the nearest: {_told(near)}")
    return 0


def _told(values: list[float]) -> str:
    return " ".join(f"{each:.2f}" for each in values[:SHOWN])


if __name__ == "__main__":
    sys.exit(main())
