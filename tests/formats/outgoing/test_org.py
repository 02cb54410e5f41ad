import re
from datetime import UTC, date, datetime

from hypothesis import example, given
from hypothesis import strategies as st

from reader.core.anchor import Anchor
from reader.core.annotation import Annotation, Record
from reader.core.article import Article
from reader.core.labels import Codebook
from reader.core.outgoing import Excerpt, Outgoing, Parcel, Tie, Wishes
from reader.core.reference import Reference, Target, TargetKind
from reader.core.relocate import How, Lost, Placed
from reader.core.span import Span
from reader.formats.outgoing.org import files
from reader.formats.outgoing.org_files import files as files_each
from reader.formats.outgoing.org_notes import org_note
from reader.formats.outgoing.org_text import GAP, JOINER, escaped, guarded, link, on_one_line, properties

NOON = datetime(2025, 6, 2, 12, tzinfo=UTC)
ARTICLE = Article("Rain in the north", source="The Gauge", url="https://gauge.org/rain", published=date(2025, 6, 2))
PLACED = Placed(Span(0, 0), 1.0, How.EXACT)

HOSTILE = st.lists(
    st.sampled_from(
        [
            *(
                "* Heading",
                "** TODO x :tag:",
                "#+end_quote",
                "#+END_QUOTE",
                "#+begin_src sh",
                "#+end_src",
                "#+title: x",
            ),
            *(":PROPERTIES:", ":ID: stolen", ":END:", "#+begin_example", "#+end_example", ",* x", "%%(delete-file 1)"),
            *(
                "[[elisp:(x)][y]]",
                "]]",
                "[fn:1]",
                "{{{x}}}",
                "<2025-06-02 Mon>",
                "src_sh{ls}",
                "- x",
                "```",
                "> ",
                "~~~",
            ),
            *("\u2028* x", "\r* x", "\x0b* x", "\x1b[31m", "\u202e", "\t", "    * x", "# x", "---", "|", "| a |", "\\"),
            *("<div>", "</div>", "1. x", "`", "**", "<!--", "-->", "\n", "\n\n", " "),
        ]
    )
    | st.text(max_size=12),
    max_size=12,
).map("\n".join) | st.text(max_size=200)


def annotation(uid: str, quote: str | None, note: str = "", tags: tuple[str, ...] = ()) -> Annotation:
    anchor = Anchor(quote, "", "", 0, len(quote), "", "") if quote is not None else None
    return Annotation(Record(uid, "me", "here", NOON, NOON), "rain", anchor, "doubt", note, tags)


def tie(key: str, words: str) -> Tie:
    source, target = Target(TargetKind.ANNOTATION, "id1"), Target(TargetKind.ANNOTATION, key)
    reference = Reference(Record("id9", "me", "here", NOON, NOON), source, "updates", target)
    return Tie(reference, True, target, words, "rain", f"reader://library/rain#{key}")


def outgoing(*annotations: Annotation, ties: tuple[Tie, ...] = (), article: Article = ARTICLE) -> Outgoing:
    address = "reader://library/rain"
    excerpts = [Excerpt(each, each.note, PLACED, f"{address}#{each.uid}", ties) for each in annotations]
    return Outgoing("rain0001", "rain", article, address, excerpts)


def page(*articles: Outgoing) -> str:
    (file,) = files(Parcel("library", NOON, articles, Codebook()), Wishes())
    return file.content.decode()


def outline(page: str) -> tuple[int, int, int]:
    """Headings, drawers and blocks of a page, read as Org reads them; blocks and drawers must close."""
    headings = drawers = blocks = 0
    inside = ""
    for line in page.split("\n"):
        if re.match(r"\*+ ", line):
            assert not inside
            headings += 1
        elif inside == "drawer":
            inside = "" if line == ":END:" else inside
            assert not inside or re.match(r":[\w-]+: ", line)
        elif inside:
            inside = "" if re.fullmatch(rf"[ \t]*#\+end_{inside}[ \t]*", line, re.IGNORECASE) else inside
        elif line == ":PROPERTIES:":
            inside, drawers = "drawer", drawers + 1
        elif found := re.match(r"[ \t]*#\+begin_(\w+)", line, re.IGNORECASE):
            inside, blocks = found[1], blocks + 1
        else:
            assert not re.match(r"[ \t]*(#\+(?!title|filetags)|:[^ :]+:[ \t]*$|%%\()", line, re.IGNORECASE)
    assert not inside
    return headings, drawers, blocks


def test_an_article_reads_as_an_outline() -> None:
    found = page(
        outgoing(
            annotation("id1", "Rain fell.\nAll day.", "Who *measured*?", ("rain/heavy", "north")),
            annotation("id2", None, "Read again."),
            ties=(tie("id2", "“6,057”"), tie("id3", "elsewhere")),
        )
    )
    assert (
        found
        == """:PROPERTIES:
:ID: rain0001
:SOURCE: https://gauge.org/rain
:PUBLISHED: 2025-06-02
:END:
#+title: Rain in the north

[[reader://library/rain][open]]

* Rain fell. All day. :rain_heavy:north:
:PROPERTIES:
:ID: id1
:SOURCE: https://gauge.org/rain
:CREATED: [2025-06-02 Mon 12:00]
:CHANGED: [2025-06-02 Mon 12:00]
:LABEL: doubt
:TAGS_AS_WRITTEN: rain/heavy, north
:END:
#+begin_quote
Rain fell.

All day.
#+end_quote

Who /measured/?

- [[id:id2][→ updates “6,057”]]
- [[reader://library/rain#id3][→ updates elsewhere]]
[[reader://library/rain#id1][open]]

* Read again.
:PROPERTIES:
:ID: id2
:SOURCE: https://gauge.org/rain
:CREATED: [2025-06-02 Mon 12:00]
:CHANGED: [2025-06-02 Mon 12:00]
:LABEL: doubt
:END:

Read again.

- [[id:id2][→ updates “6,057”]]
- [[reader://library/rain#id3][→ updates elsewhere]]
[[reader://library/rain#id2][open]]
"""
    )


def test_several_articles_are_headings_of_one_notebook_or_files_of_their_own() -> None:
    one, two = outgoing(annotation("id1", "Rain.")), outgoing(annotation("id2", "Snow."))
    assert [line for line in page(one, two).split("\n") if line.startswith("*")] == [
        "* Rain in the north",
        "** Rain.",
        "* Rain in the north",
        "** Snow.",
    ]
    names = [file.name for file in files_each(Parcel("library", NOON, [one], Codebook()), Wishes())]
    assert names == ["rain.org"]


def test_a_lost_annotation_says_so() -> None:
    each = annotation("id1", "Rain.")
    lost = Outgoing("rain0001", "rain", ARTICLE, "reader://l/r", [Excerpt(each, "", Lost("gone"), "reader://l/r#id1")])
    assert ":ANCHOR: lost" in page(lost)


@given(HOSTILE, HOSTILE, HOSTILE, st.lists(HOSTILE, max_size=3))
@example("#+end_quote\n* x", "* x\n:END:", "x\n* y :a:", ["a b", ":", ""])
def test_no_words_break_the_outline(quote: str, note: str, title: str, tags: list[str]) -> None:
    article = Article(title or "x", author=note, source=quote, url=note, tags=tuple(tags))
    each = annotation("id1", quote, note, tuple(tags))
    found = outgoing(each, each, ties=(tie("id1", quote), tie("id2", note)), article=article)
    headings, drawers, _ = outline(page(found, found))
    assert (headings, drawers) == (6, 6)
    for line in page(found).split("\n"):
        assert line.splitlines() in ([line], [])


@given(HOSTILE)
def test_plain_words_are_there_but_for_the_gaps(text: str) -> None:
    bare = text.replace(GAP, "").replace(JOINER, "")
    assert escaped(bare).replace(GAP, "").replace(JOINER, "") == bare
    assert guarded(bare).replace(GAP, "") == bare


@given(HOSTILE)
def test_a_link_ends_where_it_is_to_end(words: str) -> None:
    found = link("reader://library/rain", words)
    assert found.count("]]") == 1
    assert found.endswith("]]")
    assert "\n" not in found


def test_what_org_would_run_is_parted() -> None:
    for words in ("elisp:(x)", "[[shell:ls]]", "src_sh{ls}", "call_x()", "<%%(x)>", "{{{x}}}", "<<x>>", "@@html:x@@"):
        assert GAP in on_one_line(f"say {words} now")


def test_no_value_of_a_drawer_is_a_link_that_runs_something() -> None:
    values = {"SOURCE": "shell:ls", "AUTHOR": "[[elisp:(x)][Reed]]", "LABEL": "my_doubt", "URL": "https://a.org/a:b"}
    assert properties(values)[1:-1] == [
        f":SOURCE: shell{GAP}:ls",
        f":AUTHOR: [{GAP}[elisp{GAP}:(x)][Reed]]",
        ":LABEL: my_doubt",
        ":URL: https://a.org/a:b",
    ]


def test_addresses_of_the_web_and_usual_prose_stay_as_they_are() -> None:
    for words in (
        "https://gauge.org/a_b_c/*d*",
        "$3.2bn, up from $2bn",
        "Rain: all day - 5 * 4 = 20",
        "a/b, 3/4",
        "9:30",
    ):
        assert on_one_line(words) == words


def test_a_note_is_turned_into_org_as_far_as_org_has_signs_for_it() -> None:
    note = """# Why **bold _and_ thin**

`a*b` in~~to~~ [here](https://gauge.org) [there](ssh:x) <https://gauge.org>

- one
  - two

```
* code
#+end_example
```

> said
"""
    assert org_note(note) == [
        "Why *bold /and/ thin*",
        "",
        f"~a*b~ in{GAP}+to+ [[https://gauge.org][here]] there (ssh{GAP}:x) [[https://gauge.org]]",
        "",
        "- one",
        "  - two",
        "",
        "#+begin_example",
        ",* code",
        ",#+end_example",
        "#+end_example",
        "",
        "#+begin_quote",
        "said",
        "#+end_quote",
    ]
