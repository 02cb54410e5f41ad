from datetime import UTC, datetime
from itertools import count, pairwise

from hypothesis import given
from hypothesis import strategies as st

from reader.core.annotation import Record
from reader.core.correcting import READER, Corrector
from reader.core.correction import Correction, CorrectionKind
from reader.core.entity import EntityKey, EntityKind, Mention, folded
from reader.core.finding_names import NameFinder
from reader.core.span import Span

NOON = datetime(2025, 6, 2, 12, tzinfo=UTC)
RENAME, RETYPE, MERGE, SPLIT, REJECT, MARK = CorrectionKind


def _person(name: str) -> EntityKey:
    return EntityKey(EntityKind.PERSON, name)


UMEROV, RUSTEM, LESSER = _person("Umerov"), _person("Rustem Umerov"), _person("Lesser Umerov")
KYIV, PAPER = EntityKey(EntityKind.PLACE, "Kyiv"), EntityKey(EntityKind.ORGANISATION, "Kyiv Post")


def _made(*parts: tuple[CorrectionKind, EntityKey, str, EntityKey | None, str]) -> list[Correction]:
    numbers = count()
    return [Correction(Record(f"{next(numbers):03}", "Ada", "desk", NOON, NOON), *part) for part in parts]


def _mention(text: str, surface: str, key: EntityKey, description: str = "") -> Mention:
    start = text.index(surface)
    return Mention(Span(start, start + len(surface)), key.kind, key.name, "engine 1", description)


def _told(text: str, mentions: list[Mention]) -> list[tuple[str, str]]:
    return [(each.span.of(text), each.key.text) for each in mentions]


def test_without_corrections_nothing_changes() -> None:
    idle = Corrector([])
    assert idle.is_idle
    assert idle.settled(UMEROV, "Umerov", "a") == idle.current(UMEROV) == UMEROV


def test_corrections_apply_in_the_order_in_which_they_were_made() -> None:
    there_and_back = Corrector(_made((RENAME, UMEROV, "", RUSTEM, ""), (RENAME, RUSTEM, "", UMEROV, "")))
    assert there_and_back.settled(UMEROV, "Umerov", "a") == UMEROV
    too_early = Corrector(_made((RETYPE, RUSTEM, "", KYIV, ""), (RENAME, UMEROV, "", RUSTEM, "")))
    assert too_early.settled(UMEROV, "Umerov", "a") == RUSTEM


def test_a_name_is_split_off_by_how_it_stands_in_the_text() -> None:
    split = Corrector(_made((SPLIT, RUSTEM, "Mr Umerov", LESSER, "")))
    assert split.settled(RUSTEM, "Mr\nUmerov", "a") == LESSER
    assert split.settled(RUSTEM, "Umerov", "a") == RUSTEM


def test_what_is_rejected_in_one_article_stays_in_the_others() -> None:
    here = Corrector(_made((REJECT, UMEROV, "", None, "a")))
    assert (here.settled(UMEROV, "Umerov", "a"), here.settled(UMEROV, "Umerov", "b")) == (None, UMEROV)


def test_a_marked_name_is_found_everywhere_and_takes_the_place_of_what_it_overlaps() -> None:
    text = "Kyiv Post of Kyiv. The Kyiv\nPost’s man."
    mentions = [_mention(text, "Kyiv", KYIV), _mention(text, "Post of", UMEROV), _mention(text, "man", UMEROV)]
    found = Corrector(_made((MARK, PAPER, "Kyiv Post", None, ""))).corrected(text, mentions, "a")
    assert _told(text, found) == [("Kyiv Post", PAPER.text), ("Kyiv\nPost", PAPER.text), ("man", UMEROV.text)]
    assert [each.engine for each in found] == [READER, READER, "engine 1"]


def test_a_marked_name_that_is_a_part_of_a_longer_one_leaves_that_whole() -> None:
    text = "Reed of Reed College"
    college = EntityKey(EntityKind.ORGANISATION, "Reed College")
    mentions = [_mention(text, "Reed College", college)]
    found = Corrector(_made((MARK, _person("Reed"), "Reed", None, ""))).corrected(text, mentions, "a")
    assert _told(text, found) == [("Reed", "person:Reed"), ("Reed College", college.text)]


def test_a_longer_name_that_is_rejected_is_not_in_the_way() -> None:
    text = "Minister Umerov left"
    mentions = [_mention(text, "Minister Umerov", RUSTEM)]
    steps = _made((MARK, UMEROV, "Umerov", None, ""), (REJECT, RUSTEM, "Minister Umerov", None, ""))
    assert _told(text, Corrector(steps).corrected(text, mentions, "a")) == [("Umerov", UMEROV.text)]


def test_a_marked_name_follows_what_is_said_of_its_entity_later() -> None:
    text = "Umerov left"
    steps = _made((MARK, UMEROV, "Umerov", None, ""), (RENAME, UMEROV, "", RUSTEM, ""), (REJECT, RUSTEM, "", None, "b"))
    corrector = Corrector(steps)
    assert _told(text, corrector.corrected(text, [], "a")) == [("Umerov", RUSTEM.text)]
    assert corrector.corrected(text, [], "b") == []


def test_a_marked_name_that_is_rejected_gives_back_what_it_overlapped() -> None:
    text = "the Kyiv Post"
    steps = _made((MARK, PAPER, "Kyiv Post", None, ""), (REJECT, PAPER, "", None, ""))
    assert _told(text, Corrector(steps).corrected(text, [_mention(text, "Kyiv", KYIV)], "a")) == [("Kyiv", KYIV.text)]


def test_a_name_that_is_marked_after_it_was_rejected_is_back() -> None:
    text = "Umerov left"
    steps = _made((REJECT, UMEROV, "", None, ""), (MARK, UMEROV, "Umerov", None, ""))
    corrector = Corrector(steps)
    mention = _mention(text, "Umerov", UMEROV, "Minister")
    assert corrector.corrected(text, [mention], "a") == [
        Mention(mention.span, EntityKind.PERSON, "Umerov", READER, "Minister")
    ]
    assert corrector.current(UMEROV) == UMEROV


def test_what_was_said_before_an_entity_was_joined_holds_for_what_it_was_joined_to() -> None:
    steps = _made((REJECT, UMEROV, "", None, "a"))
    assert Corrector(steps, {UMEROV: RUSTEM}).settled(RUSTEM, "Umerov", "a") is None
    assert Corrector(steps, {UMEROV: RUSTEM}).settled(UMEROV, "Umerov", "a") is None


def test_what_was_split_off_under_a_name_that_is_joined_stays_apart() -> None:
    steps = _made((SPLIT, RUSTEM, "Umerov", UMEROV, ""), (RENAME, UMEROV, "", LESSER, ""))
    corrector = Corrector(steps, {UMEROV: RUSTEM})
    assert corrector.settled(UMEROV, "Umerov", "a") == LESSER
    assert corrector.settled(RUSTEM, "Rustem Umerov", "a") == RUSTEM


def test_what_was_merged_into_an_entity_goes_with_it_where_that_is_joined_otherwise_later() -> None:
    other = _person("Umeroff")
    steps = _made((MERGE, other, "", UMEROV, ""), (MARK, UMEROV, "he", None, ""))
    corrector = Corrector(steps, {UMEROV: RUSTEM})
    assert corrector.settled(other, "Umeroff", "a") == corrector.marked_as("he", "a") == RUSTEM
    assert corrector.current(other) == corrector.current(UMEROV) == RUSTEM


def test_a_key_that_was_kept_is_followed_to_what_it_is_called_now() -> None:
    steps = _made((RENAME, UMEROV, "", RUSTEM, ""), (MERGE, RUSTEM, "", LESSER, ""), (SPLIT, LESSER, "x", UMEROV, ""))
    corrector = Corrector(steps)
    assert corrector.current(RUSTEM) == LESSER
    assert corrector.current(UMEROV) == UMEROV  # there is one of this name again
    assert Corrector(steps[:2]).current(UMEROV) == LESSER
    assert Corrector(_made((REJECT, UMEROV, "", None, ""))).current(UMEROV) is None
    assert Corrector(_made((REJECT, UMEROV, "", None, "a"))).current(UMEROV) == UMEROV


# ── the naive twin ──────────────────────────────────────────────────────────────────────────────

SURFACES = ("Umerov", "Rustem Umerov", "Kyiv", "Kyiv Post", "Post", "man")
keys = st.builds(EntityKey, st.sampled_from((EntityKind.PERSON, EntityKind.PLACE)), st.sampled_from(SURFACES[:4]))
articles = st.sampled_from(("", "", "", "a", "b"))
parts = st.one_of(
    st.tuples(st.sampled_from((RENAME, RETYPE, MERGE)), keys, st.just(""), keys, articles),
    st.tuples(st.just(SPLIT), keys, st.sampled_from(SURFACES), keys, articles),
    st.tuples(st.just(REJECT), keys, st.sampled_from(("", "", "Kyiv Post")), st.none(), articles),
    st.tuples(st.just(MARK), keys, st.sampled_from(SURFACES), st.none(), articles),
)
steps = st.lists(parts, max_size=12).map(lambda made: _made(*made))
pieces = st.lists(st.tuples(st.sampled_from((*SURFACES, "said", "(and)")), st.none() | keys), max_size=12)


def _drawn(drawn: list[tuple[str, EntityKey | None]]) -> tuple[str, list[Mention]]:
    """A text of these words, and a mention for each that has a key."""
    mentions, text = [], ""
    for word, key in drawn:
        if key:
            mentions.append(Mention(Span(len(text), len(text) + len(word)), key.kind, key.name, "engine 1"))
        text += word + " "
    return text, mentions


def _settled(made: list[Correction], key: EntityKey, surface: str, article: str) -> EntityKey | None:
    here: EntityKey | None = key
    for each in made:
        if each.article not in ("", article):
            continue
        if each.kind is MARK and each.surface == surface:
            here = each.about
        elif each.kind is not MARK and here == each.about and each.surface in ("", surface):
            here = each.into
    return here


def _corrected(made: list[Correction], text: str, mentions: list[Mention], article: str) -> list[Mention]:
    kept = []
    for each in mentions:
        now = _settled(made, each.key, folded(each.span.of(text)), article)
        if now:
            kept.append(Mention(each.span, now.kind, now.name, each.engine))
    marks = {each.surface for each in made if each.kind is MARK and each.article in ("", article)}
    named = {mark: _settled(made, KYIV, mark, article) for mark in marks}
    for span, mark in NameFinder(mark for mark in marks if named[mark]).find(text):
        key = named[mark]
        if key and not any(each.span.covers(span) and each.span != span for each in kept):
            kept = [each for each in kept if not each.span.overlaps(span)]
            kept.append(Mention(span, key.kind, key.name, READER))
    return sorted(kept)


@given(steps, keys, st.sampled_from(SURFACES), st.sampled_from(("a", "b", "c")))
def test_settling_is_going_through_all_corrections(
    made: list[Correction], key: EntityKey, surface: str, article: str
) -> None:
    corrector = Corrector(made)
    for each in ("c", "a", "b", article):  # what was asked before must not tell
        assert corrector.settled(key, surface, each) == _settled(made, key, surface, each)


@given(steps, pieces, st.sampled_from(("a", "b", "c")))
def test_correcting_a_text_is_doing_so_mention_by_mention(
    made: list[Correction], drawn: list[tuple[str, EntityKey | None]], article: str
) -> None:
    text, mentions = _drawn(drawn)
    corrector = Corrector(made)
    found = corrector.corrected(text, mentions, article)
    assert found == _corrected(made, text, mentions, article)
    assert found == corrector.corrected(text, mentions, article)
    assert all(one.span.end <= other.span.start for one, other in pairwise(found))


@given(steps, keys)
def test_what_a_key_is_called_now_stays_so(made: list[Correction], key: EntityKey) -> None:
    corrector = Corrector(made)
    now = corrector.current(key)
    assert now is None or corrector.current(now) == now


@given(steps, keys)
def test_with_no_name_to_go_by_a_key_is_what_its_mentions_are(made: list[Correction], key: EntityKey) -> None:
    plain = [each for each in made if each.kind in {RENAME, RETYPE, MERGE} and not each.article]
    first = [each for each in plain if key not in {other.into for other in plain}]
    corrector = Corrector(first)
    assert corrector.current(key) == corrector.settled(key, "", "")
