import pytest

from tests.cli.command_room import Room


def test_figures_of_an_article_are_counted_from_its_day(room: Room) -> None:
    rows = room.did("figures", "bridge", "--json").rows
    monday = next(row for row in rows if "Monday" in row["text"])
    people = next(row for row in rows if row["text"] == "Over 6,000")
    assert (monday["from"], monday["until"]) == ("2025-06-02", "2025-06-03")
    assert (people["low"], people["low_open"], people["high"], people["counts"]) == ("6000", True, None, "people")


def test_figures_of_all_articles_name_their_article(room: Room) -> None:
    (article,) = room.did("list", "--json").rows
    assert {row["article"] for row in room.did("figures", "--json").rows} == {article["id"]}
    head, first, *_ = room.did("figures", "--csv").out.splitlines()
    assert head.startswith("article,start,end,text,kind,low,high,")
    assert first.startswith(f"{article['id']},")


def test_figures_of_a_text_are_counted_in_the_text_as_given(room: Room) -> None:
    given = "\ufeffA\u0301\r\n\r\nOn Monday 5 men.".encode()
    rows = room.did("figures", "-", "--published", "2025-06-04", "--json", given=given).rows
    assert [given.decode()[row["start"] : row["end"]] for row in rows] == [row["text"] for row in rows]
    assert "2025-06-02" in {row["from"] for row in rows}


def test_figures_of_many_texts_come_a_line_each(room: Room) -> None:
    given = b'{"id": 7, "text": "over 6,000 men", "published": null}\n\n{"id": "b", "text": ""}\n'
    lines = room.did("figures", "-", "--jsonl", given=given).out.splitlines()
    assert lines[0].startswith('{"id": 7, "spans": [{"start": 0, "end": 10, "text": "over 6,000", "kind": "count"')
    assert lines[1:] == ['{"id": "b", "spans": []}']


@pytest.mark.parametrize("bad", [b"[1]", b'{"id": 1}', b"{", b'{"text": "x", "published": "soon"}', b"[" * 100_000])
def test_a_bad_line_is_named_and_those_before_it_are_answered(room: Room, bad: bytes) -> None:
    said = room.run("figures", "-", "--jsonl", given=b'{"id": 1, "text": ""}\n' + bad + b"\n")
    assert (said.code, said.out) == (1, '{"id": 1, "spans": []}\n')
    assert said.err.startswith("reader: line 2 of standard input")
