import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.engines.names.pieces import pieces_of, shown
from tests.engines.tagged_pictures import found


def as_shown(text: str) -> str:
    return shown(text, pieces_of(text))


def test_a_headline_in_capitals_is_shown_in_title_case() -> None:
    assert as_shown("ZELENSKYY’S ENVOY MEETS A U.S. TEAM IN RIGA") == "Zelenskyy’s Envoy Meets a U.S. Team in Riga"


def test_initials_known_or_seen_elsewhere_stay_capitals_in_a_headline() -> None:
    assert as_shown("NATO AND THE SBU AGREE\nThe SBU said so.") == "NATO and the SBU Agree\nThe SBU said so."


def test_initials_in_a_sentence_stay_capitals() -> None:
    assert as_shown("NATO and the UN agreed.") == "NATO and the UN agreed."


def test_a_lone_surrogate_is_shown_as_one_unknown_character() -> None:
    assert as_shown("a\ud800b\x00c") == "a\ufffdb\ufffdc"


@given(st.text(alphabet="Aab. \n\ud800ß’", max_size=200))
def test_what_is_shown_is_as_long_as_the_text(text: str) -> None:
    assert len(as_shown(text)) == len(text)


@pytest.mark.parametrize(
    ("picture", "names"),
    [
        ("LATE GOALS GIVE JAPAN A WIN OVER NEW ZEALAND", ["JAPAN place", "NEW ZEALAND place"]),
        ("[BYRON PERSON] SLEEPS IN [LATVIA ORG] AGAIN", ["BYRON person", "LATVIA place"]),
        ("BYRON SLEEPS AGAIN\n[Ada Byron PERSON] slept.", ["BYRON person", "Ada Byron person"]),
        ("Late goals give Orla a win", []),
        (
            "[ACME BOSS BYRON PERSON] QUITS AGAIN\n[Ada Byron PERSON] left [Acme PERSON]. [Acme Ltd ORG] wept.",
            ["ACME organisation", "BYRON person", "Ada Byron person", "Acme organisation", "Acme Ltd organisation"],
        ),
        ("[ACME BOSS BYRON ORG] QUITS AS LOSSES MOUNT", ["ACME organisation", "BYRON person"]),
        ("[LATVIA MAYOR BYRON PERSON] QUITS AGAIN", ["LATVIA place", "BYRON person"]),
        (
            "[BYRON SUES ACME WORK_OF_ART] AGAIN\n[Ada Byron PERSON] met [Acme ORG].",
            ["BYRON person", "ACME organisation", "Ada Byron person", "Acme organisation"],
        ),
        ("[TIDAL MILLS FLOODED ORG] AGAIN\nThe tidal waves flooded mills.", []),
        (
            "[ORLA MILLS FLOODED ORG] AGAIN\nThe waves flooded [Orla Mills ORG].",
            ["ORLA MILLS organisation", "Orla Mills organisation"],
        ),
    ],
)
def test_names_are_found_in_a_headline_in_capitals(picture: str, names: list[str]) -> None:
    assert found(picture) == names
