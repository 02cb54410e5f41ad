import csv
import io

from reader.core.outgoing import Parcel, Wishes
from reader.formats.outgoing.readwise import COLUMNS, files
from tests.formats.outgoing.parcel_room import article, marked, parcel


def rows(found: Parcel, *, spreadsheet: bool = False) -> list[dict[str, str]]:
    (file,) = files(found, Wishes(spreadsheet=spreadsheet))
    page = csv.DictReader(io.StringIO(file.content.decode("utf-8-sig"), newline=""))
    assert tuple(page.fieldnames or ()) == COLUMNS
    return list(page)


def test_a_row_has_what_readwise_imports() -> None:
    (row,) = rows(parcel(article(marked("Rain fell.\nAll day.", "Who, “said” so?", "law/tax", label="doubt", start=7))))
    assert row == {
        "Highlight": "Rain fell.\nAll day.",
        "Title": "Rain",
        "Author": "Ann Reed",
        "URL": "https://gauge.org/rain",
        "Note": ".doubt .law/tax Who, “said” so?",
        "Location": "7",
        "Date": "2025-06-02T12:00:00Z",
    }


def test_a_note_on_the_whole_article_has_no_highlight_and_no_location() -> None:
    (row,) = rows(parcel(article(marked(None, "Read again."))))
    assert (row["Highlight"], row["Location"], row["Note"]) == ("", "", "Read again.")


def test_it_is_faithful_unless_it_is_for_a_spreadsheet() -> None:
    found = parcel(article(marked("=HYPERLINK(1)", "- one\n- two")))
    assert [(row["Highlight"], row["Note"]) for row in rows(found)] == [("=HYPERLINK(1)", "- one\n- two")]
    (row,) = rows(found, spreadsheet=True)
    assert (row["Highlight"], row["Note"]) == ("'=HYPERLINK(1)", "'- one\n'- two")
