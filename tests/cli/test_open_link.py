import sys
from collections.abc import Callable

import pytest

from reader.cli.choosing import opened as library_opened
from reader.cli.screen import open_at
from reader.core.entity import EntityKey, EntityKind
from reader.core.errors import ReaderError
from reader.core.span import Span
from reader.library.addressing import article_address, entity_address, passage_address
from reader.library.library import Library
from reader.library.opening import open_article
from reader.library.shelf import Entry, resolve
from tests.cli.command_room import Room, Stream, annotated

Seen = list[tuple[str | None, object]]
Opener = Callable[[str], Seen]


@pytest.fixture
def opened(room: Room, monkeypatch: pytest.MonkeyPatch) -> Opener:
    """Opens a link; the article and the place in it that are then shown."""

    def open_it(link: str) -> Seen:
        seen: Seen = []

        def screen(_library: Library, entry: Entry | None, at: object) -> int:
            seen.append((entry.slug if entry else None, at))
            return 0

        for name in ("stdin", "stderr"):
            monkeypatch.setattr(sys, name, Stream(terminal=True))
        assert open_at(str(room.root), link, "", screen) == 0
        return seen

    return open_it


def _links(library: Library, uid: str) -> list[str]:
    entry = resolve(library, "bridge")
    document = open_article(library, entry).document
    return [
        article_address(library, entry),
        article_address(library, entry, uid),
        passage_address(library, entry, document, Span(0, 10)),
        entity_address(library, EntityKey(EntityKind.PLACE, "Berlin")),
    ]


def test_a_link_opens_what_it_leads_to(room: Room, opened: Opener) -> None:
    uid = annotated(room, "--quote", "The mayor spoke")
    with library_opened(str(room.root)) as library:
        links = _links(library, uid)
    assert [opened(link) for link in links] == [
        [("the-bridge", None)],
        [("the-bridge", uid)],
        [("the-bridge", Span(0, 10))],
        [(None, EntityKey(EntityKind.PLACE, "Berlin"))],
    ]


def test_a_link_that_leads_elsewhere_is_refused_with_what_to_do(opened: Opener) -> None:
    with pytest.raises(ReaderError, match="another library"):
        opened("reader://elsewhere/0123456789ab")
    with pytest.raises(ReaderError, match="article that is not here"):
        opened("reader://library/0123456789ab")
    with pytest.raises(ReaderError, match="no link of ours"):
        opened("reader://")


def test_a_link_says_itself_where_to_begin(room: Room) -> None:
    said = room.run("open", "reader://library/0123456789ab", "--at", "01ke", terminal=True)
    assert said.code == 1
    assert "leave out --at" in said.err
