import json
from dataclasses import replace

import pytest

from reader.core.article import Article
from reader.core.outgoing import Wishes
from reader.formats.outgoing.csl import authors, citation_key, files
from tests.formats.outgoing.parcel_room import RAIN, article, parcel


def test_an_article_of_a_newspaper_has_what_a_citation_needs() -> None:
    (file,) = files(parcel(article()), Wishes())
    assert file.name == "rain.csl.json"
    assert json.loads(file.content) == [
        {
            "id": "reed2025rain-rain",
            "type": "article-newspaper",
            "title": "Rain",
            "author": [{"literal": "Ann Reed"}],
            "container-title": "The Gauge",
            "issued": {"date-parts": [[2025, 6, 2]]},
            "URL": "https://gauge.org/rain",
            "language": "en",
            "keyword": "weather, north",
        }
    ]


def test_what_is_not_known_is_left_out() -> None:
    (file,) = files(
        parcel(article(about=Article("Snow")), article(about=Article("Ice", url="https://a.org"))), Wishes()
    )
    snow, ice = json.loads(file.content)
    assert snow == {"id": "snow-rain", "type": "document", "title": "Snow"}
    assert ice["type"] == "webpage"


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ("", []),
        ("Ann Reed", ["Ann Reed"]),
        ("By Ann Reed and Ben Ode", ["Ann Reed", "Ben Ode"]),
        ("Ann Reed, Ben Ode, and Cy Poe", ["Ann Reed", "Ben Ode", "Cy Poe"]),
        ("Reed, Ann; Ode, Ben", ["Reed, Ann", "Ode, Ben"]),
        ("Reed, Ann", ["Reed, Ann"]),
        ("Ministry of Culture and Sport", ["Ministry of Culture and Sport"]),
        ("Anderson Sand", ["Anderson Sand"]),
        ("李小龍", ["李小龍"]),
    ],
)
def test_names_are_taken_apart_where_it_is_sure(said: str, names: list[str]) -> None:
    assert authors(said) == names


def test_a_key_is_plain_and_stays_what_it_is_whatever_else_there_is() -> None:
    assert (
        citation_key(replace(RAIN, title="The Élan of rivers", author="Zoë Ångström"), "QJNP68")
        == "angstrom2025elan-qjnp"
    )
    assert citation_key(Article("雨"), "qjnp68") == "qjnp"
