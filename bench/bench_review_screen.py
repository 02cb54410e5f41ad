"""Grading on the review screen among 20,000 cards: from the key until the next card is drawn.

    python bench/bench_review_screen.py [--profile]

All cards are due, the limits let in a thousand. Fails when the median of a grade takes more than 60 ms of a core.
"""

import argparse
import asyncio
import cProfile
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from statistics import median

import bench_review
from textual.events import Key

from reader.core.settings import Settings
from reader.library.library import Library
from reader.tui.app import PostilApp
from reader.tui.screens.review import ReviewScreen

Times = tuple[float, float]  # seconds of a core, and by the clock

GRADES, GRADE_SECONDS = 30, 0.06
WAIT_SECONDS = 0.1  # while the memories of all cards are derived
DUE_AFTER = timedelta(days=4000)  # all of them
LIMITS = Settings(review_max=1000)


def main() -> int:
    """Run it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--profile", action="store_true", help="tell where the time goes")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        clock = bench_review.Clock()
        library = bench_review.opened(Path(folder), clock, LIMITS)
        bench_review.laid(library, bench_review.noted(library))
        clock.now += DUE_AFTER
        profile = cProfile.Profile() if asked.profile else None
        times = asyncio.run(graded(library, clock, profile))
        library.close()
    for key, seconds in times.items():
        core, clock_ms = (median(each) * 1000 for each in zip(*seconds, strict=True))
        print(f"{key}: median {core:.0f} ms of a core, {clock_ms:.0f} ms by the clock")
    if profile is not None:
        profile.print_stats("cumulative")
    return int(median(core for core, _ in times["3"]) > GRADE_SECONDS)


async def graded(
    library: Library, clock: bench_review.Clock, profile: cProfile.Profile | None
) -> dict[str, list[Times]]:
    """Show and grade card after card, then take grades back; the seconds that each key took, by the key."""
    app, times = PostilApp(library), {key: list[Times]() for key in ("space", "3", "u")}
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("R")
        while not isinstance(app.screen, ReviewScreen):
            await pilot.pause(WAIT_SECONDS)
        screen = app.screen

        async def press(key: str, done: Callable[[], bool]) -> None:
            drawn, began, core = asyncio.Event(), time.perf_counter(), time.process_time()
            if profile is not None and key == "3":
                profile.enable()
            app.post_message(Key(key, " " if key == "space" else key))
            while not done():  # noqa: ASYNC110 - it is watched from outside
                await asyncio.sleep(0)
            screen.call_after_refresh(drawn.set)
            await drawn.wait()
            times[key].append((time.process_time() - core, time.perf_counter() - began))
            if profile is not None:
                profile.disable()
            await pilot.pause()

        for _ in range(GRADES):
            now = screen.sitting.now
            await press("space", lambda: screen.is_answered)
            await press("3", lambda before=now: screen.sitting.now != before)  # type: ignore[misc]
            clock.now += timedelta(seconds=8)
        for _ in range(5):
            now = screen.sitting.now
            await press("u", lambda before=now: screen.sitting.now != before)  # type: ignore[misc]
    return times


if __name__ == "__main__":
    sys.exit(main())
