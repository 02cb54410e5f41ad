from dataclasses import replace

import pytest

from reader.core.entity import EntityKey, EntityKind, Mention
from reader.core.span import Span
from reader.engines.names import NoModel, engine_version
from reader.library.correcting import corrector, rename, retype, split
from reader.library.kept_joins import keep_joins, kept_joins
from reader.library.library import Library
from reader.library.marking import keep_entities
from reader.library.naming import names_here, resolve, settled
from reader.library.opening import Opened, open_article
from reader.library.shelf import resolve as find

REED, ANN = EntityKey(EntityKind.PERSON, "Reed"), EntityKey(EntityKind.PERSON, "Ann Reed")
FOUND = Mention(Span(14, 18), EntityKind.PERSON, "Reed", "capitals 1", "Minister")


@pytest.fixture
def engine(library: Library) -> str:
    try:
        return engine_version(library.settings.model)
    except NoModel:
        pytest.skip("no model is installed")


@pytest.fixture
def talks(library: Library) -> Opened:
    return open_article(library, find(library, "talks"))


def _settled(library: Library, opened: Opened) -> list[Mention]:
    return settled(library, opened.entry, opened.document, [FOUND])


def test_with_nothing_joined_and_nothing_put_right_names_stay_as_they_are(library: Library, talks: Opened) -> None:
    assert _settled(library, talks) == [FOUND]
    assert names_here(library, talks.entry, talks.document) == []
    assert resolve(library, REED) == REED
    assert corrector(library).is_idle


@pytest.mark.usefixtures("engine")
def test_names_are_joined_over_the_library_and_then_put_right(library: Library, talks: Opened) -> None:
    keep_joins(library, "names", {REED: ANN})
    assert _settled(library, talks) == [replace(FOUND, entity="Ann Reed")]
    rename(library, ANN, "Anna Reed")
    assert _settled(library, talks) == [replace(FOUND, entity="Anna Reed")]
    assert resolve(library, REED) == resolve(library, ANN) == EntityKey(EntityKind.PERSON, "Anna Reed")


@pytest.mark.usefixtures("engine")
def test_what_was_said_before_a_name_was_joined_holds_after_it(library: Library, talks: Opened) -> None:
    retype(library, REED, EntityKind.ORGANISATION)
    keep_joins(library, "names", {REED: ANN})
    assert _settled(library, talks) == [replace(FOUND, kind=EntityKind.ORGANISATION)]


def test_what_the_reader_split_stays_apart_however_names_are_joined(
    library: Library, talks: Opened, engine: str
) -> None:
    keep_joins(library, "names", {REED: ANN})
    keep_entities(library, talks.document, engine, [FOUND, replace(FOUND, span=Span(10, 18), entity="Ann Reed")])
    split(library, ANN, "Reed")
    assert _settled(library, talks) == [FOUND]
    assert kept_joins(library) == {REED: ANN}
