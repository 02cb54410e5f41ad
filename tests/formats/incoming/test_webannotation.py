import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.errors import ReaderError
from reader.core.incoming import Incoming, IncomingLink, Offsets, Read, Unread
from reader.core.outgoing import Parcel, Wishes
from reader.formats.incoming.webannotation import looks_like, records
from reader.formats.outgoing.webannotation import files
from tests.formats.incoming.round_trip import annotations_of, bare, references_of
from tests.formats.parcel_pictures import parcels


def by_uid(link: object) -> str:
    return getattr(link, "uid", "")


@given(parcels())
def test_what_went_out_comes_back_as_it_was(parcel: Parcel) -> None:
    (file,) = files(parcel, Wishes())
    assert looks_like(file.content[:4096], file.name)
    annotations, references = bare(records(file.content, file.name))
    assert annotations == list(annotations_of(parcel))
    assert sorted(references, key=by_uid) == sorted(references_of(parcel), key=by_uid)


def read(value: object) -> list[Read]:
    return list(records(json.dumps(value).encode(), "notes.json"))


def annotation(**fields: object) -> dict[str, object]:
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": "https://n.org/1",
        "type": "Annotation",
        "target": PAGE,
    } | fields


def on(*selectors: object) -> dict[str, object]:
    return {"type": "SpecificResource", "source": PAGE, "selector": list(selectors)}


def only(value: object) -> Incoming:
    (found,) = read(value)
    assert isinstance(found, Incoming), found
    return found


PAGE = "https://gauge.org/rain"
QUOTE = {"type": "TextQuoteSelector", "exact": "Rain fell.", "prefix": "All day ", "suffix": " Night"}
TEXT = {"type": "TextualBody", "value": "Who?"}


def test_an_annotation_is_the_same_alone_in_a_list_a_page_a_collection_a_graph_and_a_line() -> None:
    one, two = annotation(body=TEXT), annotation(id="https://n.org/2", bodyValue="When?")
    wanted = read([one, two])
    assert [each.note for each in wanted if isinstance(each, Incoming)] == ["Who?", "When?"]
    page = {"id": "https://n.org/p", "type": "AnnotationPage", "items": [one, two]}
    assert read(one) == wanted[:1]
    assert read(page) == wanted
    assert read({"id": "https://n.org/c", "type": "AnnotationCollection", "first": page}) == wanted
    assert read({"@graph": [one, two, {"id": "https://n.org/x", "type": "Person"}]}) == wanted
    lines = f"{json.dumps(one)}\n\n{json.dumps(two)}\n".encode()
    assert [replace(each, line=1) for each in records(lines, "n") if isinstance(each, Incoming)] == [
        replace(each, line=1) for each in wanted if isinstance(each, Incoming)
    ]


def test_pages_that_are_not_in_the_file_are_told_of() -> None:
    page = {"type": "AnnotationPage", "items": [annotation(body=TEXT)], "next": "https://n.org/p2"}
    found = read({"type": "AnnotationCollection", "first": page})
    assert [each.why for each in found if isinstance(each, Unread)] == [
        "more annotations are at https://n.org/p2, which is not in the file and is not fetched"
    ]
    assert sum(isinstance(each, Incoming) for each in found) == 1


def test_nodes_of_a_graph_are_put_where_they_are_named() -> None:
    target = {"id": "_:t", "type": "SpecificResource", "source": PAGE, "selector": {"id": "_:s"}}
    nodes = [annotation(body="_:b", target="_:t"), {"id": "_:b", **TEXT}, target, {"id": "_:s", **QUOTE}]
    found = only({"@graph": nodes})
    assert (found.note, found.quote, found.about.url) == ("Who?", "Rain fell.", PAGE)


def test_the_words_are_taken_from_any_selector_that_has_them() -> None:
    place = {"type": "TextPositionSelector", "start": 8, "end": 18}
    refined = {"type": "XPathSelector", "value": "/p[1]", "refinedBy": QUOTE}
    for target in (on(place, QUOTE), on(QUOTE, {"type": "CssSelector", "value": "p"}, place)):
        found = only(annotation(target=target))
        assert (found.quote, found.prefix, found.suffix) == ("Rain fell.", "All day ", " Night")
        assert found.offsets == Offsets(8, 18)
    within = QUOTE | {"refinedBy": {"type": "TextPositionSelector", "start": 5, "end": 9}}
    assert only(annotation(target=on(refined))).quote == "Rain fell."
    found = only(annotation(target=on(within)))
    assert (found.quote, found.prefix, found.suffix) == ("fell", "All day Rain ", ". Night")


def test_a_place_within_something_else_is_no_place_in_the_article() -> None:
    inside = {
        "type": "FragmentSelector",
        "value": "p1",
        "refinedBy": {"type": "TextPositionSelector", "start": 1, "end": 2},
    }
    assert only(annotation(target=on(QUOTE, inside))).offsets is None


def test_what_marks_no_words_is_told_of_with_its_name() -> None:
    place = {"type": "TextPositionSelector", "start": 8, "end": 18}
    for selector, why in (
        ({"type": "SvgSelector", "value": "<svg/>"}, "it marks a part by SvgSelector, not by its words"),
        (place, "it says where a passage stands, but not its words"),
        ("https://n.org/selector", "what it marks of the article is described elsewhere"),
    ):
        assert read(annotation(body=TEXT, target=on(selector))) == [Unread(1, f"{why} (https://n.org/1)")]
    assert read(annotation(target=[])) == [Unread(1, "it has no target (https://n.org/1)")]
    assert read(annotation()) == [Unread(1, "it marks no words and says nothing (https://n.org/1)")]
    assert read([5, {"type": "Person"}]) == [
        Unread(1, "it is no annotation"),
        Unread(2, "it is no annotation but Person"),
    ]


def test_bodies_become_note_label_and_tags_by_their_purpose() -> None:
    bodies = [
        TEXT,
        {"type": "TextualBody", "value": "sky", "purpose": "tagging"},
        {"type": "TextualBody", "value": "doubt", "purpose": "classifying"},
        {"type": "SpecificResource", "purpose": "tagging", "source": {"id": "https://w.org/Q1", "label": "rain"}},
        {"type": "Choice", "items": ["https://n.org/voice", {"type": "TextualBody", "value": "Or when?"}]},
        {"type": "TextualBody", "value": "<p>So <b>it</b> is</p><script>x</script>", "format": "text/html"},
        {"source": "https://n.org/film", "selector": {"type": "FragmentSelector", "value": "t=3"}},
    ]
    found = only(annotation(body=bodies))
    assert found.note == "Who?\n\nOr when?\n\nSo **it** is\n\n<https://n.org/film#t=3>"
    assert found.tags == ("sky", "doubt", "rain")
    assert only(annotation(body=TEXT, motivation="tagging")).tags == ("Who?",)


def test_several_targets_are_several_annotations_and_a_choice_is_one() -> None:
    both = [PAGE, "https://gauge.org/snow"]
    for target in (both, {"type": "Independents", "items": both}, {"type": "List", "items": both}):
        found = [each for each in read(annotation(body=TEXT, target=target)) if isinstance(each, Incoming)]
        assert [each.about.url for each in found] == both
        assert [each.key for each in found] == ["https://n.org/1#1", "https://n.org/1#2"]
    assert only(annotation(body=TEXT, target={"type": "Choice", "items": both})).about.url == PAGE


def test_what_is_known_by_nothing_is_known_by_what_it_says() -> None:
    bare = {"type": "Annotation", "target": PAGE, "body": TEXT}
    assert only(bare).key == only(dict(reversed(bare.items()))).key != only(bare | {"bodyValue": "x"}).key


def test_two_passages_or_two_annotations_are_linked() -> None:
    one = annotation(target=on(QUOTE))
    two = annotation(id="https://n.org/2", target=on(QUOTE | {"exact": "Night came."}))
    said = {"type": "TextualBody", "value": "contradicts", "purpose": "tagging"}
    tie = annotation(
        id="https://n.org/3", motivation="linking", target=["https://n.org/1", "https://n.org/2"], body=[said, TEXT]
    )
    assert read([one, two, tie])[-1] == IncomingLink(
        3, "https://n.org/3", "https://n.org/1", "contradicts", "https://n.org/2", "Who?"
    )
    found = read(annotation(motivation="linking", target=[on(QUOTE), on(QUOTE | {"exact": "Night came."})], body=said))
    assert [each.quote for each in found if isinstance(each, Incoming)] == ["Rain fell.", "Night came."]
    assert [(each.source, each.target) for each in found if isinstance(each, IncomingLink)] == [
        ("https://n.org/1#1", "https://n.org/1#2")
    ]
    leads = annotation(motivation="linking", body="https://n.org/2")
    assert isinstance(read([two, leads | {"target": "reader://x/0123456789ab#01kabc"}])[-1], IncomingLink)
    assert only(leads).note == "<https://n.org/2>"


def test_an_answer_stands_beside_what_it_answers() -> None:
    one = annotation(target=on(QUOTE))
    answer = annotation(id="https://n.org/2", motivation="replying", body=TEXT, target="https://n.org/1")
    found = read([answer, one])
    assert [each.quote for each in found if isinstance(each, Incoming)] == ["Rain fell.", "Rain fell."]
    assert [(each.source, each.target) for each in found if isinstance(each, IncomingLink)] == [
        ("https://n.org/2", "https://n.org/1")
    ]
    ring = [
        annotation(body=TEXT, target="https://n.org/2"),
        annotation(id="https://n.org/2", body=TEXT, target="https://n.org/1"),
    ]
    assert len(read(ring)) == 4


def test_an_edited_note_comes_back_with_the_links_that_are_left() -> None:
    kept = "Ask [[entity:person:Ann Reed|Ann]] or [[article:0123456789ab|Rain]]."
    ours = {"postil:uid": "0" * 26, "postil:note": kept}
    assert only(annotation(bodyValue="Ask [[Ann Reed]] or [[Rain in May]].", **ours)).note == kept
    assert only(annotation(bodyValue="Do ask [[Ann]]!", **ours)).note == "Do ask [[entity:person:Ann Reed|Ann]]!"
    assert only(annotation(bodyValue="Gone.", **ours)).note == "Gone."


def test_a_file_that_was_cut_off_keeps_what_is_whole_in_it() -> None:
    text = "[\n" + ",\n".join(json.dumps(annotation(id=f"https://n.org/{number}", body=TEXT)) for number in range(3))
    found = list(records(text[:-9].encode(), "notes.json"))
    assert [each.line for each in found if isinstance(each, Incoming)] == [2, 3]
    assert [each.line for each in found if isinstance(each, Unread)] == [4]


def test_what_is_no_json_is_refused() -> None:
    for content in (b"", b"# Notes", b"[" * 100_000, b"\xff\xfe\x00", b"{"):
        with pytest.raises(ReaderError, match="no JSON"):
            list(records(content, "notes.json"))


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda held: (
            st.lists(held)
            | st.dictionaries(
                st.sampled_from(
                    (
                        "id",
                        "type",
                        "target",
                        "body",
                        "selector",
                        "source",
                        "value",
                        "items",
                        "first",
                        "@graph",
                        "exact",
                        "refinedBy",
                        "start",
                        "motivation",
                        "created",
                        "postil:uid",
                        "postil:source",
                    )
                )
                | st.text(),
                held,
            )
        ),
    )
)
def test_any_json_is_read_or_told_of(value: object) -> None:
    assert all(isinstance(each, Incoming | IncomingLink | Unread) for each in read(value))
