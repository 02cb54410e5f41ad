import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.entity import EntityKind
from reader.engines.names.pieces import LONGEST_PIECE, pieces_of
from tests.engines.tagged_pictures import found, mentioned


def test_dates_and_numbers_are_no_names() -> None:
    assert found("[Monday DATE] saw [6,000 CARDINAL] people in [Vilnius GPE].") == ["Vilnius place"]


def test_a_quantity_is_no_name() -> None:
    assert found("It rose to [715p ORG] at [38.2C PERSON], [0.3sec ORG] before [c. 300 BC GPE].") == []
    assert found("[3M ORG] hired [50 Cent PERSON].") == ["3M organisation", "50 Cent person"]


def test_labels_become_the_readers_kinds() -> None:
    picture = "[Poles NORP] [Rhine LOC] [Expo EVENT] [Faust WORK_OF_ART] [Lex Julia LAW] [Concord PRODUCT] [Louvre FAC]"
    assert found(picture) == [
        "Poles group",
        "Rhine place",
        "Expo event",
        "Faust work",
        "Lex Julia law",
        "Concord product",
        "Louvre place",
    ]


@pytest.mark.parametrize(
    ("picture", "name"),
    [
        ("[the Red Cross ORG] came", "Red Cross organisation"),
        ("[Vilnius’s GPE] mayor", "Vilnius place"),
        ("[the United Nations' ORG] envoy", "United Nations organisation"),
        ("[“Faust” WORK_OF_ART] again", "Faust work"),
        ("in [Riga. GPE]", "Riga place"),
        ("at [Acme Inc. ORG]", "Acme Inc. organisation"),
        ("in [Riga ( GPE]Latvia)", "Riga place"),
        ("the [Acme (Baltic) ORG] shop", "Acme (Baltic) organisation"),
        ("at [Acme and ORG] elsewhere", "Acme organisation"),
        ("the [former East Prussia GPE]", "East Prussia place"),
        ("[Group of Seven met ORG]", "Group of Seven organisation"),
        ("[Party of Light (Lux ORG])", "Party of Light organisation"),
        ("[Ada Byron & PERSON] others", "Ada Byron person"),
    ],
)
def test_a_name_is_trimmed_to_itself(picture: str, name: str) -> None:
    assert found(picture) == [name]


def test_what_has_no_letter_is_no_name() -> None:
    assert found("[— PERSON] and [2025 ORG] and [’s ORG]") == []


@pytest.mark.parametrize(
    ("picture", "names"),
    [
        ("[Defence Minister Ada Byron PERSON] spoke", ["Ada Byron person"]),
        ("[President Byron PERSON] spoke", ["Byron person"]),
        ("[Lt. Gen. Ada Byron PERSON] spoke", ["Ada Byron person"]),
        ("[General de Meza ORG] fled", ["de Meza person"]),
        ("[King Edward University ORG] grew", ["King Edward University organisation"]),
        ("[Ada King PERSON] spoke", ["Ada King person"]),
        ("[Ada King PERSON] Jr. spoke", ["Ada King Jr. person"]),
        ("[Minister PERSON] spoke", []),
        ("[Mr 2025 PERSON] spoke", []),
        ("[President “Ada PERSON]” spoke", ["Ada person"]),
    ],
)
def test_titles_are_kept_out_of_names(picture: str, names: list[str]) -> None:
    assert found(picture) == names


@pytest.mark.parametrize(
    ("picture", "names"),
    [
        ("[Trade ORG] Minister [Ada Byron PERSON] spoke", ["Ada Byron person"]),
        ("the [Culture and Sport ORG] Secretary", []),
        ("[Defence ORG] minister", []),
        ("the [Trade Ministry ORG] spokesman", ["Trade Ministry organisation"]),
        ("the [Treasury ORG] Secretary", ["Treasury organisation"]),
        ("the [Defence ORG] budget", ["Defence organisation"]),
    ],
)
def test_what_a_minister_looks_after_is_no_organisation(picture: str, names: list[str]) -> None:
    assert found(picture) == names


@pytest.mark.parametrize(
    "picture",
    [
        "[Orla Byron ORG] packed his bags.",
        "[Orla Byron ORG] and her brother left.",
        "[Orla Byron GPE] served two years as Trade Minister.",
        "[Orla Byron ORG], the new Latvian envoy, spoke.",
        "[Orla Byron ORG] spoke. Later, Minister [Byron PERSON] slept.",
        "[Ann Hill PERSON], [Orla Byron GPE] and [Bob Moor PERSON] left.",
        "Mr [Byron PERSON] came. [Orla GPE] Byron left.",
    ],
)
def test_the_words_around_a_name_tell_a_person(picture: str) -> None:
    assert "Orla Byron person" in found(picture)


@pytest.mark.parametrize(
    "picture",
    [
        "In [Orla GPE] she lost his bag.",
        "[Orla GPE], where he met his wife",
        "[Orla GPE] fell when [Ann Moor PERSON] lost his bag.",
        "[ORLA ORG] fired his team.",
        "[Orla University ORG] lost his papers.",
        "In [Orla GPE] [Byron PERSON] spoke.",
        "[Orla Bank ORG], a spokesman said, grew.",
    ],
)
def test_a_person_nearby_makes_no_person_of_a_place_or_firm(picture: str) -> None:
    assert found(picture)[0].rsplit(" ", 1)[1] != "person"


@pytest.mark.parametrize(
    ("picture", "name"),
    [
        ("the third [Lima Convention of EVENT] 1949", "Lima Convention law"),
        ("[the third Lima Convention ORG]", "Lima Convention law"),
        ("[Lima Treaty ORG]", "Lima Treaty law"),
        ("[National Convention EVENT]", "National Convention event"),
        ("[Book Lovers Convention EVENT]", "Book Lovers Convention event"),
    ],
)
def test_treaties_are_laws_and_meetings_are_not(picture: str, name: str) -> None:
    assert found(picture) == [name]


def test_a_number_behind_a_ruler_belongs_to_the_name() -> None:
    assert found("[Henry PERSON] VIII and I") == ["Henry VIII person"]
    assert found("[Henry PERSON]\nVIII") == ["Henry person"]
    assert found("[Henry PERSON] I accepted") == ["Henry I person"]
    assert found("[Henry PERSON] I am here") == ["Henry person"]


def test_a_surname_that_is_also_a_kind_of_place_makes_no_place_of_a_person() -> None:
    assert found("[Ann Hill PERSON] climbed [Bear Hill ORG].") == ["Ann Hill person", "Bear Hill place"]


def test_the_majority_decides_what_a_surface_is() -> None:
    names = found("[Orla ORG] won. [Orla PERSON] lost. [Orla PERSON] left.")
    assert names == ["Orla person"] * 3


def test_a_surname_follows_the_full_name() -> None:
    assert found("[Byron ORG] said [Ada Byron PERSON] knew.") == ["Byron person", "Ada Byron person"]


def test_a_name_found_once_is_found_everywhere() -> None:
    assert found("[Acme ORG] grew.\nThen Acme shrank, and Acmeist poets wrote.") == ["Acme organisation"] * 2


def test_a_surname_is_found_where_the_tagger_saw_nothing() -> None:
    assert found("[Ada Byron PERSON] wrote. Later, Byron slept.") == ["Ada Byron person", "Byron person"]


def test_a_name_inside_a_longer_one_is_left_alone() -> None:
    assert found("In [Paris GPE] the Paris Agreement and New Paris stand.") == ["Paris place"]


def test_a_name_in_a_link_is_left_alone() -> None:
    assert found("[Acme ORG] is at https://shop.example/Acme and @Acme.") == ["Acme organisation"]


@pytest.mark.parametrize(
    "picture",
    ["the [Elbe River ORG]", "in the town of [Orla PERSON]", "He lives in [Orla PERSON]."],
)
def test_the_words_around_a_name_tell_a_place(picture: str) -> None:
    assert [name.rsplit(" ", 1)[1] for name in found(picture)] == ["place"]


def test_each_mention_carries_its_entity() -> None:
    _, names = mentioned("[Ada Byron PERSON] wrote. [Byron PERSON] slept.")
    assert [name.entity for name in names] == ["Ada Byron"] * 2


@given(st.lists(st.sampled_from(["word ", "end. ", "\n", "x" * 400, " "]), max_size=200).map("".join))
def test_pieces_hold_every_letter_and_no_newline(text: str) -> None:
    pieces = pieces_of(text)
    assert re.sub(r"\s", "", "".join(piece.of(text) for piece in pieces)) == re.sub(r"\s", "", text)
    assert all("\n" not in piece.of(text) and len(piece) <= LONGEST_PIECE for piece in pieces)


WORDS = st.sampled_from(
    ["the", "Ann", "Hill", "Mr", "President", "of", "river", "River", "—", "’s", "Jr.", "2025", "in"]
)
LABELS = st.sampled_from(["PERSON", "ORG", "GPE", "DATE", "NORP"])
SURFACES = st.lists(WORDS, min_size=1, max_size=3).map(" ".join)
PARTS = st.one_of(
    SURFACES,
    st.sampled_from([" ", "\n", ". ", "(", "“"]),
    st.tuples(SURFACES, LABELS).map(lambda pair: "[{} {}]".format(*pair)),
)


@given(st.lists(PARTS, max_size=25).map("".join))
def test_names_are_in_order_apart_within_a_line_and_hold_a_letter(picture: str) -> None:
    text, names = mentioned(picture)
    assert all(one.span.end <= other.span.start for one, other in pairwise(names))
    for name in names:
        surface = name.span.of(text)
        assert surface == surface.strip()
        assert "\n" not in surface
        assert any(map(str.isalpha, surface))
        assert name.entity
        assert isinstance(name.kind, EntityKind)


@pytest.mark.parametrize(
    ("picture", "names"),
    [
        ("[section 4 LAW] and [Section 12 LAW], [See Section 9 LAW]", []),
        ("[Figure 3 PRODUCT], [Table 4 LAW], [Page 7 of Chapter 2 LAW], [Chapter 2 WORK_OF_ART]", []),
        ("[Section 12 LAW] of the Tidal Waters Act; so [Section 12 LAW]", ["Section 12 law", "Section 12 law"]),
        ("the Tidal Waters Act’s [section 4 LAW]", ["section 4 law"]),
        ("[Article 5 LAW] binds us; [article 5 LAW] too, see [Article 9 PRODUCT]", ["Article 5 law", "article 5 law"]),
        ("It sought [Chapter 11 LAW] protection.", ["Chapter 11 law"]),
    ],
)
def test_a_part_of_a_text_is_a_name_only_where_it_is_of_a_law(picture: str, names: list[str]) -> None:
    assert found(picture) == names


@pytest.mark.parametrize(
    ("picture", "names"),
    [
        ("[Ada von PERSON] der Byron spoke", ["Ada von der Byron person"]),
        ("[Ada PERSON] af [Byron ORG] spoke", ["Ada af Byron person"]),
        ("[Ada PERSON] al-Byron spoke", ["Ada al-Byron person"]),
        ("[Ada PERSON] d’Orla spoke", ["Ada d’Orla person"]),
        (
            "[Ada von der PERSON] Byron spoke. [Later von PERSON] der [Byron PERSON] left, von der [Byron PERSON] too.",
            ["Ada von der Byron person", "von der Byron person", "von der Byron person"],
        ),
        ("[Ada PERSON] and [Byron PERSON]; [Ada PERSON] de facto", ["Ada person", "Byron person", "Ada person"]),
        ("[Acme ORG] van [Byron PERSON]", ["Acme organisation", "Byron person"]),
    ],
)
def test_the_particles_of_a_person_belong_to_the_name(picture: str, names: list[str]) -> None:
    assert found(picture) == names


@pytest.mark.parametrize(
    ("picture", "names"),
    [
        ("[Acme AG ORG] grew; [Acme PERSON] fell.", ["Acme AG organisation", "Acme organisation"]),
        (
            "[Byron AG ORG] grew; [Byron PERSON] fell, and [Ada Byron PERSON].",
            ["Byron AG organisation", "Byron person", "Ada Byron person"],
        ),
        ("[Riga AG ORG] grew in [Riga GPE].", ["Riga AG organisation", "Riga place"]),
        ("The strike of [Acme PERSON], the union, ended.", ["Acme organisation"]),
        ("[Ada Byron PERSON], the union leader, spoke.", ["Ada Byron person"]),
        ("[Ada Byron PERSON], the head of the union, spoke.", ["Ada Byron person"]),
        ("Its chief executive, [Ada Byron ORG], spoke.", ["Ada Byron person"]),
        ("Its director, [Acme Fund ORG], spoke.", ["Acme Fund organisation"]),
        ("Many came, said [Byron NORP]; few stayed.", ["Byron person"]),
        (
            "[Ada Byron PERSON] came. [Byron NORP] sat, a [Byron NORP] plan.",
            ["Ada Byron person", *["Byron person"] * 2],
        ),
    ],
)
def test_firms_and_persons_are_told_apart_by_what_stands_with_them(picture: str, names: list[str]) -> None:
    assert found(picture) == names


@pytest.mark.parametrize(
    ("picture", "entities"),
    [
        (
            "Mr [Odo Byron PERSON], Ms [Ada Byron PERSON]: Ms [Byron PERSON], Mr. [Byron PERSON], [Byron PERSON] ate.",
            ["Odo Byron", "Ada Byron", "Ada Byron", "Odo Byron", "Byron"],
        ),
        (
            "Mr [Odo Byron PERSON] and [Ada Byron PERSON]: Mrs [Byron PERSON] sat.",
            ["Odo Byron", "Ada Byron", "Ada Byron"],
        ),
        ("[Odo Byron PERSON] and [Ada Byron PERSON]: Mrs [Byron PERSON] sat.", ["Odo Byron", "Ada Byron", "Byron"]),
        ("Sir [Odo Byron PERSON] came. Lady [Byron PERSON] sat.", ["Odo Byron", "Byron"]),
        ("[Ada Byron PERSON] came. Ms [Byron PERSON] sat.", ["Ada Byron", "Ada Byron"]),
    ],
)
def test_a_form_of_address_tells_who_a_surname_is(picture: str, entities: list[str]) -> None:
    _, mentions = mentioned(picture)
    assert [mention.entity for mention in mentions] == entities
