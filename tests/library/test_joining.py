from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.entity import EntityKey, EntityKind
from reader.core.slices import at_once
from reader.library.joining import CLEAR_MAJORITY, joining

P, ORG, PLACE = EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.PLACE
KEYS = st.builds(
    EntityKey,
    st.sampled_from([P, ORG, PLACE]),
    st.sampled_from(["Ann Reed", "Reed", "Tom Reed", "Kyiv", "Kiev", "Ann Read"]),
)


def joined(articles: dict[tuple[EntityKind, str], int]) -> dict[tuple[EntityKind, str], tuple[EntityKind, str]]:
    joins = at_once(joining({EntityKey(*key): count for key, count in articles.items()}))
    return {(one.kind, one.name): (into.kind, into.name) for one, into in joins.items()}


def test_two_spellings_of_a_name_are_one_and_the_commoner_is_its_name() -> None:
    spellings = {(P, "Volodymyr Zelensky"): 1, (P, "Volodymyr Zelenskyy"): 3}
    assert joined(spellings) == {(P, "Volodymyr Zelensky"): (P, "Volodymyr Zelenskyy")}


def test_a_surname_that_stands_alone_in_its_article_joins_the_only_full_name_that_fits() -> None:
    assert joined({(P, "Reed"): 9, (P, "Ann Reed"): 1}) == {(P, "Reed"): (P, "Ann Reed")}
    assert joined({(P, "Reed"): 9, (P, "Ann Reed"): 1, (P, "Tom Reed"): 1}) == {}


def test_kinds_stay_apart() -> None:
    assert joined({(P, "Reed"): 1, (ORG, "Reed"): 1, (PLACE, "Reed"): 1, (ORG, "Reed Works"): 1}) == {
        (ORG, "Reed"): (ORG, "Reed Works")
    }


@pytest.mark.parametrize(("places", "organisations", "is_joined"), [(CLEAR_MAJORITY, 1, True), (3, 1, False)])
def test_a_whole_name_that_few_take_for_another_kind_follows_the_many(
    places: int, organisations: int, is_joined: bool
) -> None:
    found = joined({(PLACE, "Kremlin"): places, (ORG, "Kremlin"): organisations})
    assert found == ({(ORG, "Kremlin"): (PLACE, "Kremlin")} if is_joined else {})


def test_an_outvoted_name_goes_on_to_the_fuller_one() -> None:
    articles = {(P, "Umerov"): 8, (PLACE, "Umerov"): 1, (P, "Rustem Umerov"): 1}
    assert joined(articles) == dict.fromkeys([(P, "Umerov"), (PLACE, "Umerov")], (P, "Rustem Umerov"))


@given(st.dictionaries(KEYS, st.integers(1, 9)), st.randoms())
def test_the_order_of_the_articles_changes_nothing(articles: dict[EntityKey, int], chance: Random) -> None:
    shuffled = list(articles.items())
    chance.shuffle(shuffled)
    assert at_once(joining(dict(shuffled))) == at_once(joining(articles))


@given(st.dictionaries(KEYS, st.integers(1, 9)))
def test_what_is_joined_leads_to_a_name_that_is_not(articles: dict[EntityKey, int]) -> None:
    joins = at_once(joining(articles))
    assert all(into not in joins for into in joins.values())
