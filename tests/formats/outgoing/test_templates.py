from pathlib import Path

import pytest

from reader.core.errors import ReaderError
from reader.core.outgoing import Wishes
from reader.core.reference import Target, TargetKind
from reader.formats.outgoing import markdown, obsidian
from reader.formats.outgoing.obsidian_look import TEMPLATE
from reader.formats.outgoing.templates import filled_by_hand
from tests.formats.notes_room import ARTICLE, excerpt, outgoing, parcel, tied, uid

LETTER = parcel(outgoing(excerpt(1, "Rain fell.", "Who *measured*?", "doubt", ["rain/heavy", "a tag"])))


def filled(template: str) -> str:
    [file] = markdown.files(LETTER, Wishes(template=template))
    return file.content.decode()


def refused(template: str) -> str:
    with pytest.raises(ReaderError) as caught:
        filled_by_hand(template, [{"text": "x"}])
    return caught.value.message


def test_a_template_of_a_person_has_what_the_look_of_ours_has() -> None:
    other = Target(TargetKind.ANNOTATION, uid(2))
    first = tied(excerpt(1, "Rain fell.\n\nAll day.", "Who?", "doubt", ["rain"]), "Night", other, ARTICLE)
    given = parcel(outgoing(first, excerpt(2, "Night came."), excerpt(3, None, "Read again.")))
    assert list(obsidian.files(given, Wishes())) == list(obsidian.files(given, Wishes(template=TEMPLATE)))


def test_a_template_says_what_it_likes() -> None:
    rows = "{% for it in annotations %}\n- {{ it.label }}: {{ it.quote }} ({{ it.hashtags }})\n{% endfor %}\n"
    template = f"# {{{{ article.title }}}}\n{rows}"
    assert filled(template) == "# Rain in the north\n- doubt: Rain fell. (#rain/heavy #a-tag)\n"


def test_filters_make_text_safe_for_markdown() -> None:
    assert filled("{{ 'a *b*\nc'|escaped|quoted }} {{ 'x: y'|property }}") == '> a \\*b\\*\n> c "x: y"'


def test_an_unknown_name_is_told_with_its_line() -> None:
    assert refused("one\ntwo {{ txt }}") == "the template cannot be filled in: line 2: 'txt' is undefined"
    assert "line 3" in refused("{% for each in text %}\n{{ each }}\n{{ each.nope }}{% endfor %}")


def test_what_a_template_is_given_is_said_where_it_cannot_be_filled_in() -> None:
    with pytest.raises(ReaderError) as caught:
        filled("{{ notes }}")
    assert caught.value.hint == "it is given library, article, annotations, entities, figures"


def test_what_is_no_template_is_told_with_its_line() -> None:
    assert "line 2" in refused("one\n{% for x %}")
    assert "line 1" in refused("{{ text|nope }}")


@pytest.mark.parametrize(
    "template",
    [
        "{% include '/etc/passwd' %}",
        "{% import 'os' as os %}",
        "{% extends 'x' %}",
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "{{ text.__init__.__globals__ }}",
        "{{ self.__init__.__globals__ }}",
        "{{ cycler.__init__.__globals__.os }}",
        "{{ lipsum() }}",
        "{{ range(1000000) }}",
        "{{ open('/etc/passwd') }}",
        "{{ 1 // 0 }}",
        "{{ text + 1 }}",
        "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
        "{% for a in range(99999) %}{% for b in range(99999) %}xxxxxxxxxx{% endfor %}{% endfor %}",
        "{{ 'x' * 30000000 }}",
        "{{ 'x' * 9999999999999 }}",
        "{{ ('x' * 99999)|replace('x', 'x' * 99999)|length }}",
    ],
)
def test_a_template_that_goes_too_far_is_refused(template: str) -> None:
    assert refused(template).startswith("the template")


def test_a_template_that_does_not_end_is_ended() -> None:
    endless = "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}"
    with pytest.raises(ReaderError, match="takes more than 1 seconds"):
        filled_by_hand(endless, [{}], seconds_max=1)


def test_the_page_on_formats_shows_the_look_as_it_is() -> None:
    page = (Path(__file__).parents[3] / "docs" / "formats.md").read_text()
    assert f"```jinja\n{TEMPLATE}```\n" in page
