"""Org text: plain words so that Org shows them as they are, and never as a part of its outline.

Where Org would obey, a zero width space is put between, as its manual advises:
https://orgmode.org/manual/Escape-Character.html. In literal blocks a comma does the same.
"""

import re
from datetime import UTC, datetime
from functools import lru_cache
from unicodedata import category

GAP = "\u200b"
JOINER = "\u2060"  # the same after a dollar sign, where any space would be the end of a formula
TAGS_KNOWN = 1_024  # a tag stands at many annotations

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")  # in any locale the same
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")
_PASSIVE = frozenset({"http", "https", "mailto", "reader"})  # what a link of these leads to runs nothing by itself
_WEB = re.compile(r"\bhttps?://[^\s<>\[\](){}\"'\u200b]+")
_INLINE = re.compile(
    r"""
    (?=[*/_=~+^\[<{@\\$sc]|\b[A-Za-z])    # what any of these begins with, so that most places are passed at once
    (?:
    (?<![^\s({'"-])[*/_=~+](?=\S)         # emphasis begins
    | (?<=\S)[_^](?=[\w{*(+-])            # subscript and superscript
    | \[(?=\[|fn:|cite|\#|\d*[/%]|\d{4}-) # links, footnotes, citations, priorities, cookies, times
    | <(?=<|%%|\d{4}-|[A-Za-z][\w+.-]*:)  # targets, expressions, times, links
    | \{(?=\{\{)                          # macros
    | @(?=@)                              # snippets for one back end
    | \\(?=[A-Za-z(\[\\_]|\Z)                # entities and LaTeX
    | \$(?=\$) | (?P<closes>(?<=[^\s,.$])\$(?!\w)) # LaTeX
    | (?:src|call)(?=_)                 # code that would be run
    | \b(?!https?:|mailto:)[A-Za-z][A-Za-z0-9+-]*(?=:[^\s:]) # links without brackets; some run what they say
    )
    """,
    re.VERBOSE,
)
_START = re.compile(
    r"""^([ \t]*)(?=
    \*+(?:[ \t]|$) | [-+](?:[ \t]|$) | (?:\d+|[A-Za-z])[.)](?:[ \t]|$)
    | \#(?:\+|[ \t]|$) | :(?:[ \t]|$|[^\s:]+:) | \| | \+-+ | -{5,} | %%\( | \\begin\{
    | (?:CLOCK|DEADLINE|SCHEDULED|CLOSED):
    )""",
    re.VERBOSE,
)
_LITERAL = re.compile(r"^([ \t]*)(?=,*(?:\*|#\+))")
_TAGGED = frozenset("_@#%")
_RUNS = re.compile(r"\[(?=\[)|\b(?:shell|elisp|file\+sys)(?=:)", re.IGNORECASE)  # a link, or one that runs what it says


def lines_of(text: str) -> list[str]:
    """The lines of a text, by what any program takes for a line end; what no text has is marked as replaced."""
    return _CONTROL.sub("\ufffd", text).splitlines()


def on_one_line(text: str) -> str:
    """A plain text so that Org shows it as it is, after something else on a line: a title, a value, words of a link."""
    return escaped(" ".join(" ".join(lines_of(text)).split()))


def escaped(text: str) -> str:
    """What Org would obey within a line is parted; URLs stay whole."""
    done, parts = 0, []
    for found in _WEB.finditer(text):
        parts += [_parted(text[done : found.start()]), found[0]]
        done = found.end()
    return "".join([*parts, _parted(text[done:])])


def guarded(line: str) -> str:
    """A line that begins no heading, block, drawer, list or table."""
    return _START.sub(rf"\1{GAP}", line)


def literal(line: str) -> str:
    """A line of a literal block: Org takes the comma away again."""
    return _LITERAL.sub(r"\1,", line)


def heading(depth: int, title: str, tags: str) -> str:
    """A heading with its tags; its title is neither a state, nor a priority, nor more tags."""
    title = on_one_line(title)
    title = f"{GAP}{title}" if re.match(r"[A-Z]{2}|\[#", title) else title
    title = f"{title}{GAP}" if title.endswith(":") else title
    return f"{'*' * depth} {title}{f' {tags}' if tags else ''}"


def tag_line(tags: tuple[str, ...]) -> str:
    """Tags as Org writes them, each once: `:rain:north_sea:`; empty for none."""
    legal = dict.fromkeys(filter(None, map(legal_tag, tags)))
    return f":{':'.join(legal)}:" if legal else ""


@lru_cache(TAGS_KNOWN)
def legal_tag(tag: str) -> str:
    """A tag of letters, digits and `_@#%`; anything else becomes `_`."""
    return "".join(each if each in _TAGGED or category(each)[0] in "LM" or each.isdecimal() else "_" for each in tag)


def link(target: str, words: str) -> str:
    """A link; its words end where they are to end."""
    shown = on_one_line(words).replace("]]", f"]{GAP}]")
    place = re.sub(r"(\\*)([\[\]])", r"\1\1\\\2", "".join(target.split()))
    return f"[[{place}][{shown}{GAP if shown.endswith(']') else ''}]]" if shown else f"[[{place}]]"


def is_passive(target: str) -> bool:
    """Whether following a link shows something, and runs nothing."""
    return target.partition(":")[0].lower() in _PASSIVE


def stamp(moment: datetime) -> str:
    """A time that enters no agenda, in UTC: `[2025-06-02 Mon 12:00]`."""
    utc = moment.astimezone(UTC)
    return f"[{utc:%Y-%m-%d} {_DAYS[utc.weekday()]} {utc:%H:%M}]"


def properties(values: dict[str, str]) -> list[str]:
    """The lines of a drawer; what is empty is left out, and only what could be run when it is followed is parted."""
    plain = {name: " ".join(" ".join(lines_of(value)).split()) for name, value in values.items() if value}
    lines = [f":{name}: {_RUNS.sub(lambda found: found[0] + GAP, value)}" for name, value in plain.items()]
    return [":PROPERTIES:", *lines, ":END:"]


def _parted(text: str) -> str:
    return _INLINE.sub(lambda found: found[0] + (JOINER if found["closes"] else GAP), text)
