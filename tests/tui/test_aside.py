"""Long work on a thread of its own."""

import asyncio
from collections.abc import Generator
from threading import Event as ThreadEvent

from reader.library.library import Library
from reader.library.shelf import entries
from reader.tui.aside import Aside
from tests.tui.desk_room import Opening


def titles(library: Library) -> Generator[None, None, list[str]]:
    yield
    return [each.article.title for each in entries(library)]


async def test_work_is_done_with_the_library_opened_once_more(opening: Opening) -> None:
    library = opening()
    aside = Aside(library)
    assert await aside.look(titles) == [each.article.title for each in entries(library)]
    assert await aside.act(titles) is not None
    aside.end()
    library.close()


async def test_what_is_looked_at_gives_way_to_what_is_asked_later(opening: Opening) -> None:
    library, goes_on = opening(), asyncio.Event()
    loop, aside = asyncio.get_running_loop(), Aside(library)

    def endless(_: Library) -> Generator[None, None, str]:
        loop.call_soon_threadsafe(goes_on.set)
        while True:
            yield

    first = asyncio.create_task(aside.look(endless))
    await goes_on.wait()
    assert await aside.look(titles) is not None
    assert await first is None
    aside.end()
    library.close()


async def test_what_was_found_after_a_stop_is_not_told(opening: Opening) -> None:
    library, goes_on = opening(), asyncio.Event()
    loop, aside, stopped = asyncio.get_running_loop(), Aside(library), ThreadEvent()

    def long_step(_: Library) -> Generator[None, None, str]:
        loop.call_soon_threadsafe(goes_on.set)
        stopped.wait()
        yield from ()
        return "found"

    looking = asyncio.create_task(aside.look(long_step))
    await goes_on.wait()
    aside.stop()
    stopped.set()
    assert await looking is None
    aside.end()
    library.close()


async def test_what_is_written_is_ended_only_by_a_stop(opening: Opening) -> None:
    library, goes_on, has_gone_on = opening(), asyncio.Event(), asyncio.Event()
    loop, aside, asked = asyncio.get_running_loop(), Aside(library), ThreadEvent()

    def endless(_: Library) -> Generator[None, None, str]:
        loop.call_soon_threadsafe(goes_on.set)
        asked.wait()
        yield
        loop.call_soon_threadsafe(has_gone_on.set)
        while True:
            yield

    acting = asyncio.create_task(aside.act(endless))
    await goes_on.wait()
    looking = asyncio.create_task(aside.look(titles))
    await asyncio.sleep(0)  # the look is asked for now
    asked.set()
    await has_gone_on.wait()
    assert not acting.done()
    aside.stop()
    assert await acting is None
    assert await looking is None
    aside.end()
    library.close()
