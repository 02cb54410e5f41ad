import pytest

from tests.engines.tagged_pictures import mentioned


def described(picture: str) -> list[str]:
    """What the persons of a picture are said to be."""
    _, mentions = mentioned(picture)
    return [each.description for each in mentions if each.kind.value == "person"]


@pytest.mark.parametrize(
    ("picture", "role"),
    [
        ("Defence Minister [Ada Byron PERSON] spoke", "Defence Minister"),
        ("[Defence Minister Ada Byron PERSON] spoke", "Defence Minister"),
        ("[Latvian NORP] President [Ada Byron PERSON]", "President"),
        ("former deputy prime minister [Ada Byron PERSON]", "former deputy prime minister"),
        ("Secretary of State [Ada Byron PERSON]", "Secretary of State"),
        ("Defence and Security Minister [Ada Byron PERSON]", "Defence and Security Minister"),
        ("Lt. Gen. [Ada Byron PERSON]", "Lt. Gen."),
        ("on Monday. President [Byron PERSON]", "President"),
        ("[Acme Bank ORG] chief executive [Ada Byron PERSON]", "Acme Bank chief executive"),
        ("her friend Mr [Byron PERSON]", ""),
        ("met [Ada Byron PERSON] there", ""),
        ("the president’s friend [Ada Byron PERSON]", ""),
        ("the president, [Ada Byron PERSON]", ""),
        ("President\n[Ada Byron PERSON]", ""),
    ],
)
def test_what_stands_right_before_a_name_describes_the_person(picture: str, role: str) -> None:
    assert described(picture) == [role]


@pytest.mark.parametrize(
    ("picture", "role"),
    [
        ("[Ada Byron PERSON], the defence minister, spoke", "defence minister"),
        ("[Ada Byron PERSON], governor of the [Bank of Riga ORG], spoke", "governor of the Bank of Riga"),
        ("[Ada Byron PERSON], 36, a former envoy to [Riga GPE], spoke", "former envoy to Riga"),
        ("[Ada Byron PERSON], the chairman and CEO.", "chairman and CEO"),
        ("[Ada Byron PERSON], an economist.", "economist"),
        ("[Ada Byron PERSON], the minister said, slept", ""),
        ("[Ada Byron PERSON], the minister and others left", ""),
        ("[Ada Byron PERSON], president.", ""),
        ("[Ada Byron PERSON], an aide to [Ann Hill PERSON], left", ""),
        ("[Ada Byron PERSON], envoy to the [U.S. GPE], left", ""),
        ("[Ada Byron PERSON], who is the minister, left", ""),
    ],
)
def test_an_apposition_describes_the_person_where_it_is_sure(picture: str, role: str) -> None:
    assert described(picture)[:1] == [role]


def test_only_persons_are_described() -> None:
    _, mentions = mentioned("President [Riga GPE] and the chairman [Acme ORG]")
    assert [each.description for each in mentions] == ["", ""]
