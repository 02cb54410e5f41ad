"""Anki look: the front and the back of a card, and its style by day and by night."""

from datetime import UTC, datetime

LAST_CHANGED = datetime(2026, 11, 23, tzinfo=UTC)  # to be raised with each change here, so that Anki takes the newer

_AS_TEXT = "postil tex2jax_ignore mathjax_ignore"  # an article is no formula

FRONT = f"""<div class="{_AS_TEXT}">
{{{{#Note}}}}<div class="asks">{{{{Note}}}}</div><div class="from">{{{{Article}}}}</div>{{{{/Note}}}}
{{{{^Note}}}}<div class="passage">{{{{Before}}}}<span class="gap">…?</span>{{{{After}}}}</div>{{{{/Note}}}}
</div>"""  # a gap is asked without its article, whose title may be the answer

BACK = f"""<div class="{_AS_TEXT}">
{{{{#Note}}}}<div class="asks">{{{{Note}}}}</div><hr id="answer">{{{{/Note}}}}
{{{{#Quote}}}}<div class="passage">{{{{Before}}}}<mark>{{{{Quote}}}}</mark>{{{{After}}}}</div>{{{{/Quote}}}}
<div class="from">{{{{Article}}}}{{{{#Source}}}} · {{{{Source}}}}{{{{/Source}}}}</div>
<div class="from">{{{{#Label}}}}{{{{Label}}}} · {{{{/Label}}}}<a href="{{{{Link}}}}">open in Postil</a></div>
</div>"""

STYLE = """.card { font-family: Georgia, "Noto Serif", serif; font-size: 20px; line-height: 1.5;
  color: #1f2328; background: #fdfcf9; }
.postil { max-width: 34em; margin: 0 auto; text-align: left; overflow-wrap: anywhere; }
.asks { font-weight: bold; }
.passage { margin: 0.6em 0; padding-left: 0.8em; border-left: 3px solid #c9b458; }
.gap { padding: 0 0.6em; border-bottom: 2px solid #8a6d00; color: #8a6d00; }
mark { background: #fff0a8; color: inherit; }
.from { margin-top: 0.8em; font-size: 0.75em; color: #5d6570; }
.from + .from { margin-top: 0; }
a { color: #1a5fb4; }
.card.nightMode, .card.night_mode { color: #e4e2dd; background: #1d1f21; }
.nightMode .passage, .night_mode .passage { border-color: #8a7a3a; }
.nightMode .gap, .night_mode .gap { border-color: #e0c95c; color: #e0c95c; }
.nightMode mark, .night_mode mark { background: #5a4f1c; }
.nightMode .from, .night_mode .from { color: #a3a9b1; }
.nightMode a, .night_mode a { color: #7fb2f0; }
"""
