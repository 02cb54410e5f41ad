from hypothesis import given
from hypothesis import strategies as st

from reader.core.entity import EntityKind
from reader.engines.names.aliases import entities_of

PERSON, ORGANISATION, PLACE, GROUP = (
    EntityKind.PERSON,
    EntityKind.ORGANISATION,
    EntityKind.PLACE,
    EntityKind.GROUP,
)


def entities(kind: EntityKind, *surfaces: str) -> list[str]:
    return entities_of([(surface, kind) for surface in surfaces])


def test_a_surname_stands_for_the_full_name_wherever_that_comes() -> None:
    assert entities(PERSON, "Umerov", "Rustem Umerov", "Umerov") == ["Rustem Umerov"] * 3


def test_a_first_name_stands_for_the_only_person_who_bears_it() -> None:
    assert entities(PERSON, "Ada Byron", "Ada") == ["Ada Byron"] * 2


def test_a_surname_that_two_people_bear_stays_by_itself() -> None:
    assert entities(PERSON, "Ann Hill", "Bob Hill", "Hill") == ["Ann Hill", "Bob Hill", "Hill"]


def test_two_people_with_one_surname_stay_two() -> None:
    assert entities(PERSON, "Ann Hill", "Bob Hill") == ["Ann Hill", "Bob Hill"]


def test_an_initial_fits_the_name_that_it_begins() -> None:
    assert entities(PERSON, "John Smith", "J. Smith", "K. Smith") == ["John Smith", "John Smith", "K. Smith"]


def test_other_spellings_of_a_name_from_another_alphabet_are_one() -> None:
    assert entities(PERSON, "Volodymyr Zelenskyy", "Zelensky", "Zelenskiy") == ["Volodymyr Zelenskyy"] * 3


def test_other_spellings_of_arabic_sounds_are_one() -> None:
    assert entities(PERSON, "Omar Husseini", "Hussaini") == ["Omar Husseini"] * 2
    assert entities(ORGANISATION, "al-Qaeda", "al-Qaida") == ["al-Qaeda"] * 2


def test_a_town_is_one_in_ukrainian_and_in_russian() -> None:
    assert entities(PLACE, "Kyiv", "Kiev", "Kyiv") == ["Kyiv"] * 3
    assert entities(PLACE, "Kharkiv", "Kharkiv", "Kharkov") == ["Kharkiv"] * 3
    assert entities(PLACE, "Luhansk", "Luhansk", "Lugansk") == ["Luhansk"] * 3
    assert entities(PLACE, "Lviv", "Kyiv") == ["Lviv", "Kyiv"]
    assert entities(PERSON, "Ada Lvov", "Ann Lviv") == ["Ada Lvov", "Ann Lviv"]


def test_a_city_may_say_so_where_no_land_has_its_name() -> None:
    assert entities(PLACE, "Taipei City", "Taipei") == ["Taipei City"] * 2
    assert entities(PLACE, "Kuwait City", "Kuwait") == ["Kuwait City", "Kuwait"]


def test_the_names_of_a_whole_library_are_joined_in_time_that_grows_with_their_number() -> None:
    names = [f"{first}a Ber{second}on" for first in "BCDFGHKLMNPRSTVW" for second in range(500)]
    assert entities(PERSON, *names, "Ber7on")[-1] == "Ber7on"
    assert entities(PERSON, *names, "Ada Umerov", "Umerov")[-1] == "Ada Umerov"


def test_accents_do_not_part_a_name() -> None:
    assert entities(PERSON, "Luis Núñez", "Nunez") == ["Luis Núñez"] * 2


def test_names_that_only_look_alike_stay_apart() -> None:
    assert entities(PERSON, "Ann Johnson", "Johnston") == ["Ann Johnson", "Johnston"]


def test_initials_stand_for_the_organisation_that_they_begin() -> None:
    full = "World Food Programme"
    assert entities(ORGANISATION, full, "WFP", "W.F.P.") == [full] * 3


def test_small_words_may_lack_in_initials() -> None:
    full = "Organization for Security and Cooperation"
    assert entities(ORGANISATION, full, "OSC") == [full] * 2


def test_initials_that_two_names_share_stay_by_themselves() -> None:
    surfaces = ["Bank of Albania", "Bank of Austria", "BOA"]
    assert entities(ORGANISATION, *surfaces) == surfaces


def test_the_first_or_last_words_of_an_organisation_stand_for_it() -> None:
    assert entities(ORGANISATION, "Ford Motor Company", "Ford") == ["Ford Motor Company"] * 2
    assert entities(ORGANISATION, "European Commission", "Commission") == ["European Commission"] * 2


def test_what_an_organisation_belongs_to_is_not_that_organisation() -> None:
    surfaces = ["School of Law at Kent University", "Kent University"]
    assert entities(ORGANISATION, *surfaces) == surfaces


def test_well_known_initials_need_no_full_name_in_the_article() -> None:
    assert entities(PLACE, "US", "U.S.", "USA") == ["United States"] * 3
    assert entities(ORGANISATION, "UN", "United Nations") == ["United Nations"] * 2


def test_a_capital_is_not_its_country_and_a_river_not_its_valley() -> None:
    surfaces = ["Kyiv", "Ukraine", "Mexico", "Mexico City"]
    assert entities(PLACE, *surfaces) == surfaces


def test_a_treaty_is_named_by_its_last_word_once_it_is_known() -> None:
    assert entities(EntityKind.LAW, "Lima Convention", "Convention") == ["Lima Convention"] * 2
    assert entities(EntityKind.LAW, "Article 1", "Article 2", "2") == ["Article 1", "Article 2", "2"]


def test_a_people_is_named_in_one_or_in_many() -> None:
    assert entities(GROUP, "Ukrainians", "Ukrainian") == ["Ukrainians"] * 2


def test_kinds_never_mix() -> None:
    mentions = [("Paris Hilton", PERSON), ("Paris", PLACE), ("Hilton", ORGANISATION)]
    assert entities_of(mentions) == ["Paris Hilton", "Paris", "Hilton"]


def test_a_headline_in_capitals_does_not_name_the_entity() -> None:
    assert entities(PERSON, "RUSTEM UMEROV", "Rustem Umerov") == ["Rustem Umerov"] * 2


WORDS = st.sampled_from(["Ann", "Bob", "Hill", "Umerov", "UN", "United", "Nations", "of", "the", "J.", "-", "’s", "É"])
MENTIONS = st.lists(
    st.tuples(st.lists(WORDS, min_size=1, max_size=4).map(" ".join), st.sampled_from(list(EntityKind))), max_size=12
)


@given(MENTIONS)
def test_every_mention_has_an_entity_and_equal_mentions_have_the_same(mentions: list[tuple[str, EntityKind]]) -> None:
    found = entities_of(mentions)
    assert len(found) == len(mentions)
    assert all(found)
    assert len(set(zip(mentions, found, strict=True))) == len(set(mentions))
