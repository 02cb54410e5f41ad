from reader.core.span import Span
from reader.tui.widgets.drawing import GutterSign
from reader.tui.widgets.signs import Signs

NOTE = GutterSign(5, "◆", "glyph.red")
OTHER_NOTE = GutterSign(7, "◆", "glyph.red")
ARROW = GutterSign(5, "→", "sign.reference")
QUIET = GutterSign(2, "·", "sign.elsewhere", gives_way=True)
LINE = Span(0, 10)


def test_a_reference_stands_beside_the_annotation_it_starts_from() -> None:
    assert Signs((NOTE, ARROW)).on(LINE) == (NOTE, ARROW)


def test_two_that_look_alike_are_shown_once() -> None:
    assert Signs((NOTE, OTHER_NOTE, ARROW)).on(LINE) == (NOTE, ARROW)
    assert Signs((NOTE, OTHER_NOTE)).on(LINE) == (NOTE,)


def test_a_quiet_sign_gives_way_and_stands_alone() -> None:
    assert Signs((NOTE, QUIET)).on(LINE) == (NOTE,)
    assert Signs((QUIET,)).on(LINE) == (QUIET,)


def test_a_line_shows_its_own_signs_only() -> None:
    assert Signs((NOTE, QUIET)).on(Span(5, 6)) == (NOTE,)
    assert Signs((NOTE, QUIET)).on(Span(3, 5)) == ()
