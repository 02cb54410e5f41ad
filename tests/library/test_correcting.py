import re
from collections.abc import Callable, Iterator

import pytest

from reader.core.correction import CorrectionKind
from reader.core.entity import EntityKey, EntityKind, Mention
from reader.core.errors import ReaderError
from reader.core.span import Span
from reader.engines.names import NoModel, engine_version
from reader.library.census import take_census
from reader.library.checking import check
from reader.library.correcting import (
    corrections,
    mark_name,
    merge,
    reject,
    rename,
    retype,
    split,
    withdraw,
)
from reader.library.library import Library
from reader.library.marking import keep_entities
from reader.library.naming import names_here, resolve, settled
from reader.library.opening import Opened, open_article
from reader.library.shelf import resolve as find
from reader.library.telling import correction_words
from reader.library.undoing import history, redo, undo

REED, ANN = EntityKey(EntityKind.PERSON, "Reed"), EntityKey(EntityKind.PERSON, "Ann Reed")
NORTH, PAPER = EntityKey(EntityKind.PLACE, "North"), EntityKey(EntityKind.ORGANISATION, "North Star")
CAPITALS = re.compile(r"[A-Z]\w+(?: [A-Z]\w+)*")


@pytest.fixture(autouse=True)
def _model(library: Library) -> None:
    try:
        engine_version(library.settings.model)
    except NoModel:
        pytest.skip("no model is installed")


def _open(library: Library, name: str) -> Opened:
    return open_article(library, find(library, name))


def _read(library: Library, name: str, **known: EntityKey) -> None:
    """Do as the engine would: what is written large and known is a name."""
    document = _open(library, name).document
    mentions = [
        Mention(Span(*match.span()), key.kind, key.name, "capitals 1")
        for match in CAPITALS.finditer(document.text)
        if (key := known.get(match[0].replace(" ", "_")))
    ]
    keep_entities(library, document, engine_version(library.settings.model), mentions)


@pytest.fixture
def named(library: Library) -> Iterator[Library]:
    """Two articles, their names found."""
    talks = "Talks end\n\nAnn Reed met the North Star’s man. Reed left the North.\n"
    (library.articles / "talks.txt").write_text(talks)
    (library.articles / "letters.txt").write_text("Letters\n\nReed wrote to the North\nStar. Rain fell.\n")
    _read(library, "talks", Ann_Reed=ANN, Reed=ANN, North=NORTH)
    _read(library, "letters", Reed=REED, North=NORTH)
    yield library
    assert check(library) == []


def _names(library: Library, name: str) -> list[str]:
    opened = _open(library, name)
    return [f"{each.span.of(opened.document.text)} = {each.key.text}" for each in _mentions(library, opened)]


def _mentions(library: Library, opened: Opened) -> list[Mention]:
    return names_here(library, opened.entry, opened.document)


def _place(opened: Opened, words: str) -> Span:
    start = opened.document.text.index(words)
    return Span(start, start + len(words))


def _mark(library: Library, words: str, kind: EntityKind, name: str = "", article: str = "talks") -> None:
    opened = _open(library, article)
    mark_name(library, opened.entry, opened.document, _place(opened, words), kind, name)


def test_names_are_as_the_engine_found_them_until_the_reader_says_otherwise(named: Library) -> None:
    assert _names(named, "talks") == ["Ann Reed = person:Ann Reed", "Reed = person:Ann Reed", "North = place:North"]
    assert _names(named, "letters") == ["Reed = person:Reed", "North = place:North"]
    assert corrections(named) == []


def test_a_name_is_changed_in_all_articles_and_in_those_added_later(named: Library) -> None:
    made = rename(named, REED, "  Rose \n Reed ")
    assert (made.kind, made.into) == (CorrectionKind.RENAME, EntityKey(EntityKind.PERSON, "Rose Reed"))
    (named.articles / "later.txt").write_text("Later\n\nReed came back.\n")
    _read(named, "later", Reed=REED)
    assert _names(named, "later") == ["Reed = person:Rose Reed"]
    assert _names(named, "letters")[0] == "Reed = person:Rose Reed"
    assert _names(named, "talks")[1] == "Reed = person:Ann Reed"


def test_a_rename_to_a_name_that_is_taken_is_a_merge_and_says_so(named: Library) -> None:
    assert rename(named, REED, "Ann Reed").kind is CorrectionKind.MERGE
    assert _names(named, "letters")[0] == "Reed = person:Ann Reed"
    assert history(named)[0].words == "merged the person “Reed” into the person “Ann Reed”"


def test_what_is_taken_is_known_from_the_last_census_where_there_was_one(named: Library) -> None:
    take_census(named)
    split(named, ANN, "Reed", "Rose Reed", find(named, "talks"))
    assert rename(named, NORTH, "The north").kind is CorrectionKind.RENAME
    assert rename(named, EntityKey(EntityKind.PERSON, "Rose"), "Rose Reed").kind is CorrectionKind.MERGE
    assert rename(named, REED, "Ann Reed").kind is CorrectionKind.MERGE
    with pytest.raises(ReaderError, match="only name"):
        split(named, EntityKey(EntityKind.PLACE, "The north"), "North")


def test_a_name_of_another_kind_is_not_taken(named: Library) -> None:
    assert rename(named, REED, "North").kind is CorrectionKind.RENAME


def test_an_entity_is_given_another_kind(named: Library) -> None:
    assert retype(named, NORTH, EntityKind.ORGANISATION).kind is CorrectionKind.RETYPE
    assert _names(named, "letters")[1] == "North = organisation:North"
    assert history(named)[0].words == "“North” is an organisation, not a place"


def test_a_kind_under_which_the_name_is_known_takes_it_in(named: Library) -> None:
    _mark(named, "Talks", EntityKind.ORGANISATION, "North")
    assert retype(named, NORTH, EntityKind.ORGANISATION).kind is CorrectionKind.MERGE


def test_one_of_the_names_of_an_entity_is_split_off(named: Library) -> None:
    split(named, ANN, "Reed", "Rose Reed")
    assert _names(named, "talks")[:2] == ["Ann Reed = person:Ann Reed", "Reed = person:Rose Reed"]
    assert history(named)[0].words == "split “Reed” from the person “Ann Reed” as “Rose Reed”"


def test_a_name_can_be_split_off_in_one_article_where_another_has_it_too(named: Library) -> None:
    merge(named, REED, ANN)
    split(named, ANN, "Reed", entry=find(named, "letters"))
    assert _names(named, "letters")[0] == "Reed = person:Reed"
    assert _names(named, "talks")[1] == "Reed = person:Ann Reed"
    assert history(named)[0].words == "split “Reed” from the person “Ann Reed”, in “Letters”"


def test_a_name_is_rejected_in_one_article_or_everywhere(named: Library) -> None:
    reject(named, NORTH, find(named, "talks"))
    assert (len(_names(named, "talks")), len(_names(named, "letters"))) == (2, 2)
    reject(named, NORTH)
    assert (len(_names(named, "talks")), len(_names(named, "letters"))) == (2, 1)
    assert [act.words for act in history(named)] == ["“North” is no name", "“North” is no name, in “Talks end”"]


def test_a_name_that_was_missed_is_marked_everywhere_as_a_whole_word(named: Library) -> None:
    _mark(named, "North Star’s", EntityKind.ORGANISATION)
    assert _names(named, "talks")[1] == "North Star = organisation:North Star"
    assert _names(named, "letters") == ["Reed = person:Reed", "North\nStar = organisation:North Star"]
    assert history(named)[0].words == "marked “North Star” as an organisation"


def test_a_marked_name_goes_to_the_entity_that_it_is_said_to_name(named: Library) -> None:
    _mark(named, "Talks", EntityKind.PERSON, "Ann Reed")
    assert _names(named, "talks")[0] == "Talks = person:Ann Reed"
    assert history(named)[0].words == "marked “Talks” as the person “Ann Reed”"


def test_a_marked_name_goes_to_what_the_entity_of_that_name_is_called_now(named: Library) -> None:
    rename(named, EntityKey(EntityKind.EVENT, "Talks"), "Istanbul talks")
    _mark(named, "Talks", EntityKind.EVENT)
    assert _names(named, "talks")[0] == "Talks = event:Istanbul talks"


def test_a_name_marked_within_a_longer_one_stands_in_its_place(named: Library) -> None:
    _mark(named, "Ann", EntityKind.PERSON, "Ann Reed of the North")
    assert _names(named, "talks")[0] == "Ann = person:Ann Reed of the North"
    assert history(named)[0].words == (
        "marked “Ann” as the person “Ann Reed of the North”; “Ann Reed” is no name of the person “Ann Reed”"
    )
    assert undo(named) is not None
    assert _names(named, "talks")[0] == "Ann Reed = person:Ann Reed"


def test_a_census_of_marked_names_is_the_same_again_and_follows_each_correction(named: Library) -> None:
    _mark(named, "Talks", EntityKind.EVENT, "Istanbul talks")
    marked = take_census(named).entities
    assert take_census(named).entities == marked
    rename(named, EntityKey(EntityKind.EVENT, "Istanbul talks"), "The talks")
    renamed = take_census(named).entities
    assert set(renamed) - set(marked) == {EntityKey(EntityKind.EVENT, "The talks")}
    undo(named)
    assert take_census(named).entities == marked


def test_a_rejected_name_that_is_marked_is_back(named: Library) -> None:
    reject(named, NORTH)
    _mark(named, "North.", EntityKind.PLACE, "North")
    assert _names(named, "talks")[-1] == "North = place:North"


def test_neither_code_nor_an_address_holds_a_marked_name(named: Library) -> None:
    (named.articles / "code.md").write_text("# T\n\nRain, `Rain` and https://x.org/Rain\n\n    Rain = 1\n")
    _mark(named, "Rain", EntityKind.EVENT, article="letters")
    _read(named, "code")
    assert _names(named, "code") == ["Rain = event:Rain"]


def test_a_marked_name_reaches_over_no_paragraph(named: Library) -> None:
    (named.articles / "parts.md").write_text("# North\n\nStar\n\nNorth\nStar\n")
    _mark(named, "North Star", EntityKind.ORGANISATION)
    _read(named, "parts")
    assert _names(named, "parts") == ["North Star = organisation:North Star"]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("ain fel", "part of something longer"),
        ("orth", "part of something longer"),
        ("—", "has a letter"),
        ("`Rain`", ""),
        ("Rain)", "not in code"),
        ("end\n\nIt", "one paragraph"),
        (" ", "has a letter"),
    ],
)
def test_where_no_name_can_stand_none_is_marked(named: Library, words: str, message: str) -> None:
    (named.articles / "half.md").write_text("# An end\n\nIt — rain fell north. `Rain) = 1`\n")
    opened = _open(named, "half")
    text = opened.document.text
    start = text.find(words.replace("\n\n", "\n"))
    if start < 0:  # the signs of Markdown are not in the text
        return
    span = Span(start, start + len(words.replace("\n\n", "\n")))
    with pytest.raises(ReaderError, match=message):
        mark_name(named, opened.entry, opened.document, span, EntityKind.EVENT)
    assert corrections(named) == []


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (lambda library: rename(library, REED, " \n"), "a letter in it"),
        (lambda library: rename(library, REED, "…"), "a letter in it"),
        (lambda library: rename(library, REED, "Rose\x1b[31m"), "control character"),
        (lambda library: rename(library, REED, "Rose\u202e"), "control character"),
        (lambda library: rename(library, REED, "Rose\0"), "NUL"),
        (lambda library: rename(library, REED, "x" * 201), "at most 200"),
        (lambda library: rename(library, REED, " Reed"), "is called “Reed” already"),
        (lambda library: retype(library, REED, EntityKind.PERSON), "of that kind already"),
        (lambda library: merge(library, REED, REED), "into itself"),
        (lambda library: split(library, ANN, "Reed", "Ann Reed"), "cannot be called"),
        (lambda library: split(library, NORTH, "North", "South"), "only name"),
        (lambda library: split(library, ANN, "Rose"), "is not called “Rose”"),
        (lambda library: _mark(library, "Ann Reed", EntityKind.PERSON), "is the person “Ann Reed” already"),
        (lambda library: withdraw(library, "nobody"), "there is no correction"),
    ],
)
def test_what_makes_no_sense_is_refused_with_words_and_changes_nothing(
    named: Library, wrong: Callable[[Library], object], message: str
) -> None:
    before = (named.root / "annotations.db").read_bytes()
    with pytest.raises(ReaderError, match=message) as caught:
        wrong(named)
    assert caught.value.hint
    assert (named.root / "annotations.db").read_bytes() == before


def test_corrections_are_undone_and_done_again_one_after_another(named: Library) -> None:
    raw = _names(named, "talks")
    rename(named, ANN, "Anna Reed")
    retype(named, NORTH, EntityKind.ORGANISATION)
    both = _names(named, "talks")
    told = [(undo(named), _names(named, "talks")) for _ in range(2)]
    assert [act.words for act, _ in told if act] == [
        "“North” is an organisation, not a place",
        "renamed the person “Ann Reed” to “Anna Reed”",
    ]
    assert told[-1][1] == raw
    assert redo(named)
    assert redo(named)
    assert _names(named, "talks") == both
    assert [act.undone for act in history(named)] == [False, False]


def test_corrections_outlast_the_program_and_reach_another_one(named: Library, opening: Callable[[], Library]) -> None:
    other = opening()
    assert _names(other, "talks")[0] == "Ann Reed = person:Ann Reed"
    rename(named, ANN, "Anna Reed")
    assert _names(other, "talks")[0] == "Ann Reed = person:Anna Reed"
    undo(other)
    assert _names(named, "talks")[0] == "Ann Reed = person:Ann Reed"


def test_one_of_many_can_be_withdrawn_and_that_undone(named: Library) -> None:
    first = rename(named, ANN, "Anna Reed")
    second = reject(named, NORTH)
    withdraw(named, first.uid)
    assert corrections(named) == [second]
    assert _names(named, "talks") == ["Ann Reed = person:Ann Reed", "Reed = person:Ann Reed"]
    assert history(named)[0].words == "withdrew: renamed the person “Ann Reed” to “Anna Reed”"
    with pytest.raises(ReaderError):
        withdraw(named, first.uid)
    undo(named)
    assert corrections(named) == [first, second]


def test_each_correction_can_be_listed_in_words(named: Library) -> None:
    rename(named, ANN, "Anna Reed")
    reject(named, NORTH, find(named, "letters"))
    assert [correction_words(named, each) for each in corrections(named)] == [
        "renamed the person “Ann Reed” to “Anna Reed”",
        "“North” is no name, in “Letters”",
    ]


def test_a_key_that_was_kept_leads_to_what_the_entity_is_called_now(named: Library) -> None:
    merge(named, REED, ANN)
    rename(named, ANN, "Anna Reed")
    assert resolve(named, REED) == EntityKey(EntityKind.PERSON, "Anna Reed")
    reject(named, NORTH)
    assert resolve(named, NORTH) is None


def test_reading_what_was_put_right_changes_no_byte(named: Library) -> None:
    rename(named, ANN, "Anna Reed")
    before = (named.root / "annotations.db").read_bytes()
    _names(named, "talks")
    resolve(named, ANN)
    history(named)
    assert (named.root / "annotations.db").read_bytes() == before


def test_the_kept_names_stay_as_the_engine_found_them(named: Library) -> None:
    opened = _open(named, "talks")
    rename(named, ANN, "Anna Reed")
    assert {each.entity for each in settled(named, opened.entry, opened.document, [])} == set()
    undo(named)
    assert _names(named, "talks")[0] == "Ann Reed = person:Ann Reed"
