"""Anki look: the types of notes, the front and the back of their cards, and their style by day and by night."""

from dataclasses import dataclass
from datetime import UTC, datetime

NAME = "Postil"  # of the deck, and what the names of the types begin with
LAST_CHANGED = datetime(2026, 11, 23, 3, tzinfo=UTC)  # to be raised with each change here, so that Anki takes the newer

_AS_TEXT = "postil tex2jax_ignore mathjax_ignore"  # an article is no formula

_FROM = """<div class="from">{{Article}}{{#Source}} · {{Source}}{{/Source}}</div>
<div class="from">{{#Label}}{{Label}} · {{/Label}}<a href="{{Link}}">open in Postil</a></div>"""


@dataclass(frozen=True, slots=True)
class NoteType:
    """A type of notes.

    Attributes:
        name: As Anki lists it.
        number: By it Anki knows the type again; for ever.
        fields: What its notes have; the first is the id.
        front: What is asked.
        back: The answer.
        sorted_by: The field that Anki's list shows.
        is_cloze: Whether each gap in a field is a card of its own.
    """

    name: str
    number: int
    fields: tuple[str, ...]
    front: str
    back: str
    sorted_by: str
    is_cloze: bool = False


def _side(*lines: str) -> str:
    return "\n".join((f'<div class="{_AS_TEXT}">', *lines, "</div>"))


QUESTION = NoteType(
    f"{NAME} question",
    1764205411,
    ("Id", "Question", "Answer", "Quote", "Article", "Source", "Link", "Label"),
    _side('<div class="asks">{{Question}}</div>'),  # without the article, whose title may be the answer
    _side(
        '<div class="asks">{{Question}}</div><hr id="answer">',
        '<div class="said">{{Answer}}</div>',
        '{{#Quote}}<div class="passage">{{Quote}}</div>{{/Quote}}',
        _FROM,
    ),
    "Question",
)

CLOZE = NoteType(
    f"{NAME} cloze",
    1764205412,
    ("Id", "Text", "Extra", "Quote", "Article", "Source", "Link", "Label"),
    _side('<div class="said">{{cloze:Text}}</div>'),
    _side('<div class="said">{{cloze:Text}}</div>', '{{#Extra}}<div class="said">{{Extra}}</div>{{/Extra}}', _FROM),
    "Text",
    is_cloze=True,
)

GUESS = NoteType(
    NAME,
    1748861273,
    ("Id", "Quote", "Note", "Before", "After", "Article", "Source", "Link", "Label"),
    _side(
        '{{#Note}}<div class="asks">{{Note}}</div><div class="from">{{Article}}</div>{{/Note}}',
        '{{^Note}}<div class="passage">{{Before}}<span class="gap">…?</span>{{After}}</div>{{/Note}}',
    ),  # a gap is asked without its article, whose title may be the answer
    _side(
        '{{#Note}}<div class="asks">{{Note}}</div><hr id="answer">{{/Note}}',
        '{{#Quote}}<div class="passage">{{Before}}<mark>{{Quote}}</mark>{{After}}</div>{{/Quote}}',
        _FROM,
    ),
    "Quote",
)

TYPES = (QUESTION, CLOZE, GUESS)

STYLE = """.card { font-family: Georgia, "Noto Serif", serif; font-size: 20px; line-height: 1.5;
  color: #1f2328; background: #fdfcf9; }
.postil { max-width: 34em; margin: 0 auto; text-align: left; overflow-wrap: anywhere; }
.asks { font-weight: bold; }
.said { margin: 0.6em 0; }
.cloze { font-weight: bold; color: #8a6d00; }
.passage { margin: 0.6em 0; padding-left: 0.8em; border-left: 3px solid #c9b458; }
.gap { padding: 0 0.6em; border-bottom: 2px solid #8a6d00; color: #8a6d00; }
mark { background: #fff0a8; color: inherit; }
.from { margin-top: 0.8em; font-size: 0.75em; color: #5d6570; }
.from + .from { margin-top: 0; }
a { color: #1a5fb4; }
.card.nightMode, .card.night_mode { color: #e4e2dd; background: #1d1f21; }
.nightMode .passage, .night_mode .said { margin: 0.6em 0; }
.cloze { font-weight: bold; color: #8a6d00; }
.passage { border-color: #8a7a3a; }
.nightMode .gap, .night_mode .gap { border-color: #e0c95c; color: #e0c95c; }
.nightMode .cloze, .night_mode .cloze { color: #e0c95c; }
.nightMode mark, .night_mode mark { background: #5a4f1c; }
.nightMode .from, .night_mode .from { color: #a3a9b1; }
.nightMode a, .night_mode a { color: #7fb2f0; }
"""
