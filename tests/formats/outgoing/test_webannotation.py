import json
from dataclasses import replace
from decimal import Decimal

from hypothesis import given

from reader.core.article import Article
from reader.core.entity import EntityKind, Mention
from reader.core.figure import Figure, FigureKind
from reader.core.incoming import Unread
from reader.core.labels import Codebook
from reader.core.outgoing import Outgoing, Parcel, Wishes
from reader.core.span import Span
from reader.formats.incoming.webannotation import records
from reader.formats.outgoing.webannotation import files
from tests.core.pictures import paragraphs
from tests.formats.parcel_pictures import LIBRARY, NOON, parcels
from tests.formats.web_rules import broken


@given(parcels())
def test_what_goes_out_is_as_the_model_asks(parcel: Parcel) -> None:
    (file,) = files(parcel, Wishes())
    assert list(broken(json.loads(file.content))) == []


@given(parcels())
def test_a_second_export_is_the_same_whenever_it_is_made(parcel: Parcel) -> None:
    later = replace(parcel, at=parcel.at.replace(year=2031))
    assert list(files(parcel, Wishes())) == list(files(later, Wishes()))


@given(parcels())
def test_there_is_an_annotation_a_line_and_nothing_that_a_terminal_obeys(parcel: Parcel) -> None:
    (file,) = files(parcel, Wishes())
    lines = file.content.decode().split("\n")
    items = json.loads(file.content)["first"]["items"]
    assert [json.loads(line.removesuffix(",")) for line in lines[1:-2]] == items
    assert all(character.isprintable() or character.isspace() for character in file.content[:1].decode())
    assert not {"\x1b", "\x85", "\u2028", "\u202e"} & set(file.content.decode())


def test_names_and_figures_go_out_as_what_they_are_and_are_passed_over_on_the_way_back() -> None:
    document = paragraphs("Ann Reed counted over 6,000 letters.")
    mention = Mention(Span(0, 8), EntityKind.PERSON, "Ann Reed", "test", "Mayor")
    figure = Figure(Span(17, 27), FigureKind.COUNT, Decimal(6000), low_open=True, counts="letters")
    article = Outgoing("a1", "talks", _article(), f"{LIBRARY}/a1", (), document, mentions=[mention], figures=[figure])
    (file,) = files(Parcel("river", NOON, [article], Codebook()), Wishes())
    value = json.loads(file.content)
    name, number = value["first"]["items"]
    assert list(broken(value)) == []
    assert name["motivation"] == "identifying"
    assert name["body"][0]["source"] == f"{LIBRARY}/entity/person/Ann%20Reed"
    assert name["postil:entity"] == "Ann Reed"
    assert number["motivation"] == "describing"
    assert number["body"][0]["value"] == "over 6,000"
    assert (number["postil:low"], number["postil:low_open"], number["postil:counts"]) == ("6000", True, "letters")
    assert list(records(file.content, file.name)) == [
        Unread(1, "2 names and figures are passed over: Postil finds them itself")
    ]


def _article() -> Article:
    return Article("Talks end")
