import pytest

from tests.engines.tagged_pictures import found, mentioned


@pytest.mark.parametrize(
    ("picture", "name"),
    [
        ("[Mozambique ORG] voted", "Mozambique place"),
        ("[CÔTE D’IVOIRE ORG] voted", "CÔTE D’IVOIRE place"),
        ("[Brisbane PERSON] flooded", "Brisbane place"),
        ("[Marseille ORG] won", "Marseille organisation"),
        ("[Florence PERSON] sang", "Florence person"),
        ("the [Swedes PERSON] won", "Swedes group"),
        ("a [South Korean GPE] ship", "South Korean group"),
        ("[Christian PERSON] sang", "Christian person"),
        ("the [Philippines GPE] voted", "Philippines place"),
        ("[NATO GPE] met", "NATO organisation"),
    ],
)
def test_places_peoples_and_agencies_are_known_by_name(picture: str, name: str) -> None:
    assert found(picture) == [name]


def test_a_known_agency_is_found_where_the_tagger_saw_nothing() -> None:
    assert found("Then UNESCO met; see https://UNESCO.example.") == ["UNESCO organisation"]


@pytest.mark.parametrize(
    "picture", ["[Islam ORG] spread", "[Covid-19 ORG] spread", "[Marxism ORG] spread", "([AAPL.O ORG])"]
)
def test_what_everybody_speaks_of_is_no_name(picture: str) -> None:
    assert found(picture.replace("Covid-19", "COVID")) == []


def test_a_small_word_is_no_name_where_the_text_is_edited() -> None:
    assert found("They ate [shrimp PERSON] in [Riga GPE].") == ["Riga place"]
    assert found("they met [ada PERSON] in\n[riga GPE]") == ["ada person", "riga place"]
    assert found("Says @[ada PERSON].") == ["ada person"]


@pytest.mark.parametrize(
    ("picture", "names"),
    [
        ("the [World Toy Fund ORG] (WTF) grew. WTF shrank.", ["World Toy Fund", "WTF", "WTF"]),
        ("the [Basque Party ORG] (PNV)", ["Basque Party", "PNV"]),
        ("the [Asia Toy Summit EVENT] ([ATS ORG])", ["Asia Toy Summit", "ATS"]),
    ],
)
def test_initials_in_brackets_are_of_the_kind_of_the_full_name(picture: str, names: list[str]) -> None:
    assert found(picture) == [f"{name} organisation" for name in names]


def test_initials_in_brackets_stand_for_the_full_name() -> None:
    _, mentions = mentioned("the [Basque Party ORG] (PNV) won; [PNV ORG] voters sang")
    assert [each.entity for each in mentions] == ["Basque Party"] * 3


def test_brackets_behind_a_name_hold_other_things_too() -> None:
    assert found("[Ada Byron PERSON] (AB) and [Left Bank GPE] (BE)") == ["Ada Byron person", "Left Bank place"]
    assert found("[Acme Inc ORG] (ACM.N)") == ["Acme Inc organisation"]
    assert found("the [Blue Club ORG] ([NYC GPE])") == ["Blue Club organisation", "NYC place"]


@pytest.mark.parametrize(
    ("picture", "name"),
    [
        ("the [Kingdom ORG] of [Norway GPE] fell", "Kingdom of Norway place"),
        ("the Democratic Republic of the [Congo GPE] fell", "Democratic Republic of the Congo place"),
        ("in [Washington GPE], [D.C. GPE], today", "Washington, D.C. place"),
        ("[Orla United GPE] won", "Orla United organisation"),
        ("the [Catholic Party GPE] won", "Catholic Party organisation"),
        ("[Christopher PERSON] [Moor GPE] sailed", "Christopher Moor person"),
    ],
)
def test_the_parts_of_a_name_become_one(picture: str, name: str) -> None:
    assert found(picture) == [name]


def test_an_address_keeps_city_and_district_apart() -> None:
    assert found("[Washington GPE], [D.C. GPE] 20006") == ["Washington place", "D.C. place"]


@pytest.mark.parametrize(
    ("picture", "kind"),
    [
        ("a school in [Orla ORG], near the sea", "place"),
        ("shares in [Orla ORG] fell", "organisation"),
        ("a man in [Orla ORG]’s bank", "organisation"),
        ("a seat in [Parliament ORG] fell", "organisation"),
    ],
)
def test_a_town_is_where_something_is(picture: str, kind: str) -> None:
    assert found(picture)[0].rsplit(" ", 1)[1] == kind


def test_who_is_told_to_be_a_person_once_is_one_everywhere() -> None:
    names = found("[Orla ORG] fell. [Orla ORG] rose. [Orla ORG] packed his bags.")
    assert names == ["Orla person"] * 3


@pytest.mark.parametrize(
    ("picture", "kind"),
    [
        ("“It rains,” [Orla ORG] said.", "person"),
        ("“It rains,” said [Orla GPE].", "person"),
        ("[Orla ORG] recalled that it rained.", "person"),
        ("[Orla ORG] said that it rained.", "organisation"),
        ("[Orla ORG] was arrested on Monday.", "person"),
        ("[Orla ORG]’s wife slept.", "person"),
        ("his younger brother [Orla ORG]", "person"),
        ("his firm [Orla ORG]", "organisation"),
        ("“It rains,” [Latvia GPE] said.", "place"),
        ("“It rains,” said [Orla ORG] Bank.", "organisation"),
    ],
)
def test_who_ends_a_quotation_or_recalls_is_a_person(picture: str, kind: str) -> None:
    assert found(picture)[0].rsplit(" ", 1)[1] == kind


@pytest.mark.parametrize(
    ("picture", "kind"),
    [
        ("[Orla PERSON] is a small fishing village in Latvia", "place"),
        ("They took [Orla ORG], a town near the border.", "place"),
        ("the villages of [Orla ORG] burned", "place"),
        ("[Orla ORG], a town planner, spoke", "organisation"),
        ("[Orla ORG] is a street team", "organisation"),
    ],
)
def test_what_is_said_to_be_a_town_is_a_place(picture: str, kind: str) -> None:
    assert found(picture)[0].rsplit(" ", 1)[1] == kind


@pytest.mark.parametrize(
    ("picture", "name"),
    [
        ("[Riga GPE], [Orla PERSON] and [Oslo GPE]", "Orla place"),
        ("[Acme ORG], [Orla PERSON] and [Apex ORG]", "Orla organisation"),
        ("in [Orla PERSON] and [Riga GPE]", "Orla place"),
        ("by [Orla PERSON] and [Riga GPE]", "Orla person"),
        ("[Acme ORG], [Riga GPE] and [Apex ORG]", "Riga place"),
        ("[Riga GPE], [Orla University ORG] and [Oslo GPE]", "Orla University organisation"),
    ],
)
def test_a_name_in_a_list_is_what_its_neighbours_are(picture: str, name: str) -> None:
    assert name in found(picture)


@pytest.mark.parametrize(
    ("picture", "name"),
    [
        ("beat [Orla Lions 3-1 ORG]", "Orla Lions organisation"),
        ("call [Ada Byron 36349 PERSON]", "Ada Byron person"),
        ("on [Radio Orla 4 ORG]", "Radio Orla 4 organisation"),
        ("down [Route 66 FAC]", "Route 66 place"),
        ("the [Group of Seven ORG]", "Group of Seven organisation"),
    ],
)
def test_no_name_swallows_a_figure(picture: str, name: str) -> None:
    assert found(picture) == [name]


def test_a_club_is_named_with_its_town() -> None:
    assert found("Real [Madrid GPE] beat [Leeds GPE] United in [Riga GPE]") == [
        "Real Madrid organisation",
        "Leeds United organisation",
        "Riga place",
    ]


def test_what_a_secretary_is_of_is_no_organisation() -> None:
    assert found("Secretary of [State ORG] [Ada Byron PERSON]") == ["Ada Byron person"]
