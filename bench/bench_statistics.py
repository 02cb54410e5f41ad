"""Opening the statistics of 20,000 cards with 200,000 answers: until seen, until told, and how long a key waits.

    python bench/bench_statistics.py

Fails when the screen takes more than 150 ms of a core to come, or a key would wait longer than 250 ms of it.
"""

import argparse
import asyncio
import sys
import tempfile
import time
from datetime import timedelta
from pathlib import Path

import bench_review

from reader.core.settings import Settings
from reader.library.library import Library
from reader.library.scheduling import memories
from reader.tui.app import PostilApp
from reader.tui.screens.statistics import StatisticsScreen

SEEN_SECONDS, WAIT_SECONDS = 0.15, 0.25
AFTER = timedelta(days=bench_review.ANSWERS_EACH * 20 + 1)  # the last of the log was a day ago


def main() -> int:
    """Run it."""
    argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter).parse_args()
    with tempfile.TemporaryDirectory() as folder:
        clock = bench_review.Clock()
        library = bench_review.opened(Path(folder), clock, Settings())
        bench_review.laid(library, bench_review.noted(library))
        clock.now += AFTER
        memories(library)
        seen, told, waited = asyncio.run(shown(library))
        library.close()
    print(f"of a core: seen after {seen * 1000:.0f} ms, told after {told:.1f} s; a key waits {waited * 1000:.0f} ms")
    return int(seen > SEEN_SECONDS or waited > WAIT_SECONDS)


async def shown(library: Library) -> tuple[float, float, float]:
    """Seconds of a core until the screen is drawn, until its figures are, and the longest that a key would wait."""
    app = PostilApp(library)
    async with app.run_test(size=(120, 40)) as pilot:
        wide = app.wide  # what every screen needs
        await pilot.pause()
        began = time.process_time()
        wide.show_statistics()
        drawn, longest, last = asyncio.Event(), 0.0, time.process_time()
        app.call_after_refresh(drawn.set)
        await drawn.wait()
        seen, last = time.process_time() - began, time.process_time()
        screen = app.screen
        if not isinstance(screen, StatisticsScreen):
            raise SystemExit(f"{screen} is not where statistics are")
        while screen.found is None:
            await asyncio.sleep(0)
            longest, last = max(longest, time.process_time() - last), time.process_time()
        await pilot.pause()
        return seen, time.process_time() - began, longest


if __name__ == "__main__":
    sys.exit(main())
