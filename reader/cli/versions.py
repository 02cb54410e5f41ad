"""Versions: what changed between two texts of an article."""

import sys
from collections.abc import Iterable, Iterator
from operator import itemgetter

import click

from reader.cli.call import Call
from reader.cli.choosing import opened_at
from reader.cli.listing import Column, ids_shown, say_table
from reader.cli.output import Piece, Row, say, say_json, terminal_width
from reader.cli.root import article_argument, command
from reader.cli.telling import tell
from reader.core.cells import shown, width_of
from reader.core.span import Span
from reader.core.version_diff import Kind
from reader.core.version_diff import Piece as Words
from reader.library.versions import Changed, Difference, Hit, Version, two_versions
from reader.library.versions import diff as make_diff
from reader.library.versions import versions as known_versions

SIGNS = {Kind.CHANGED: "~", Kind.ADDED: "+", Kind.REMOVED: "-"}
LOOKS = {Kind.CHANGED: "warn", Kind.ADDED: "good", Kind.REMOVED: "bad"}
INDENT = 2  # cells before the lines of a change


@command(
    "diff",
    examples=[
        ("reader diff counting", "from the version before to the present one"),
        ("reader diff counting --list", "which versions there are"),
        ("reader diff counting --from 1", "from the first that was kept"),
        ("reader diff counting --json", "the same for a program"),
    ],
)
@article_argument()
@click.option("--from", "old", default="", metavar="V", help="The older version; else the one before the newer.")
@click.option("--to", "new", default="", metavar="V", help="The newer version; else the present one.")
@click.option("--list", "list_", is_flag=True, help="List the versions instead.")
@click.option("--json", "json_", is_flag=True, help="Print one JSON array.")
@click.pass_obj
def diff(  # noqa: PLR0913 click gives each option of the command line its own parameter
    call: Call, *, article: str, old: str, new: str, list_: bool, json_: bool
) -> None:
    """Show what changed between two versions of an article.

    ARTICLE is a slug, an id, a path or a part of a title. V is the number of a version, the beginning of its digest, or
    now. The text of each version that carries annotations is kept.
    """
    with opened_at(call.library_option, article) as (library, entry):
        known = known_versions(library, entry)
        pair = two_versions(known, old, new)
        found = None if list_ else make_diff(library, entry, *pair)
    if list_:
        _say_versions(known, json_=json_)
    elif found is None:
        return
    elif json_:
        say_json(_row(each, found) for each in found.changes)
    else:
        _say_difference(entry.article.title, found, only=len(known) == 1)


def _say_versions(known: list[Version], *, json_: bool) -> None:
    if json_:
        say_json(
            {
                "version": each.number,
                "digest": each.text_digest,
                "kept": each.kept.isoformat().replace("+00:00", "Z") if each.kept else None,
                "annotations": each.annotations,
                "present": each.is_present,
            }
            for each in known
        )
        return
    ids = ids_shown(each.text_digest for each in known)
    columns: list[Column[Version]] = [
        Column("version", lambda each: each.number, right=True),
        Column("digest", lambda each: ids[each.text_digest], look="id"),
        Column("kept", lambda each: f"{each.kept.astimezone():%Y-%m-%d %H:%M}" if each.kept else ""),
        Column("annotations", lambda each: each.annotations or "", right=True),
        Column("", lambda each: "now" if each.is_present else "", look="good"),
    ]
    say_table(columns, known)


# ── JSON ────────────────────────────────────────────────────────────────────────────────────────


def _row(changed: Changed, found: Difference) -> Row:
    old, new = found.old_text, found.new_text
    return {
        "kind": str(changed.kind),
        "old": _place(changed.old, old),
        "new": _place(changed.new, new),
        "words": [
            {"kind": str(each.kind), "old": _place(each.old, old), "new": _place(each.new, new)}
            for each in changed.words
            if changed.kind is Kind.CHANGED and each.kind is not Kind.SAME
        ],
        "figures": [
            {"old": _place(before.span, old), "new": _place(after.span, new)} for before, after in changed.figures
        ],
        "annotations": [hit.annotation.uid for hit in changed.hits],
    }


def _place(span: Span, text: str) -> Row | None:
    if span.is_empty:
        return None
    inside = span.trimmed(text)
    return {"start": inside.start, "end": inside.end, "text": inside.of(text)}


# ── lines ───────────────────────────────────────────────────────────────────────────────────────


def _say_difference(title: str, found: Difference, *, only: bool) -> None:
    if only:
        tell(f"only one version of “{title}” is known; the text is kept when you mark something in it")
        return
    if not found.changes:
        is_one = found.old.text_digest == found.new.text_digest
        tell("it is the same version" if is_one else "the words are the same; only white space differs")
        return
    say((title, "strong"), (f" · {_version(found.old)} → {_version(found.new)}", "faint"))
    heading = None
    for each in found.changes:
        if each.heading != heading:
            heading = each.heading
            say()
            if heading:
                say((heading, "head"))
        _say_change(each, found)
    say()
    say((_counts(found), "faint"))


def _version(version: Version) -> str:
    if version.is_present:
        return f"version {version.number}, now"
    return f"version {version.number}, kept {version.kept.astimezone():%-d %b %Y}" if version.kept else ""


def _say_change(changed: Changed, found: Difference) -> None:
    pieces = list(_pieces(changed, found))
    sign: Piece = (SIGNS[changed.kind], LOOKS[changed.kind])
    for number, line in enumerate(_wrapped(pieces)):
        say(*([sign, (" ", "")] if number == 0 else [(" " * INDENT, "")]), *line)
    for before, after in changed.figures:
        say(
            "  ",
            ("figure ", "faint"),
            (f"{before.span.of(found.old_text)} → {after.span.of(found.new_text)}", "figure"),
        )
    for hit in changed.hits:
        say("  ", *_hit(hit))


def _pieces(changed: Changed, found: Difference) -> Iterator[Piece]:
    """The words of a change; those that went in brackets with a minus, those that came in braces with a plus."""
    if changed.kind is not Kind.CHANGED:
        text = found.old_text if changed.kind is Kind.REMOVED else found.new_text
        span = changed.old if changed.kind is Kind.REMOVED else changed.new
        yield span.of(text), LOOKS[changed.kind]
        return
    for each in changed.words:
        yield from _worded(each, each.old.of(found.old_text), each.new.of(found.new_text))


def _worded(words: Words, old: str, new: str) -> Iterator[Piece]:
    if words.kind is Kind.SAME:
        yield max(old, new, key=len), ""
        return
    behind = max((text[len(text.rstrip()) :] for text in (old, new)), key=len)
    if old:
        yield f"[-{old.rstrip()}-]", LOOKS[Kind.REMOVED]
    if new:
        yield f"{{+{new.rstrip()}+}}", LOOKS[Kind.ADDED]
    yield behind, ""


def _hit(hit: Hit) -> Iterator[Piece]:
    anchor = hit.annotation.anchor
    quote = " ".join(anchor.exact.split()) if anchor else ""
    yield "annotation ", "faint"
    yield next(iter(ids_shown([hit.annotation.uid]).values())), "id"
    yield f" {hit.placed.how}: ", "bad" if hit.placed.how == "lost" else "warn"
    yield f"“{quote}”", ""


def _counts(found: Difference) -> str:
    kinds = [each.kind for each in found.changes]
    told = [f"{kinds.count(kind)} {kind}" for kind in SIGNS if kind in kinds]
    hits = len({hit.annotation.uid for each in found.changes for hit in each.hits})
    return ", ".join([*told, *([f"{hits} annotation{'' if hits == 1 else 's'} hit"] if hits else [])])


def _wrapped(pieces: Iterable[Piece]) -> Iterator[list[Piece]]:
    """The pieces in lines that are as wide as the terminal, broken at white space; in a pipe in one."""
    room = terminal_width() - INDENT if sys.stdout.isatty() else sys.maxsize
    line, cells = list[Piece](), 0
    for word in _at_blanks(pieces):
        width = sum(width_of(shown(text)) for text, _ in word)
        if line and cells + 1 + width > room:
            yield line
            line, cells = [], 0
        elif line:
            line.append((" ", ""))
            cells += 1
        line += word
        cells += width
    yield line


def _at_blanks(pieces: Iterable[Piece]) -> Iterator[list[Piece]]:
    """The pieces, cut at white space; what stands together without any stays together."""
    word = list[Piece]()
    for text, look in filter(itemgetter(0), pieces):
        parts = text.split()
        if word and (not parts or text[0].isspace()):
            yield word
            word = []
        for number, part in enumerate(parts):
            if number:
                yield word
                word = []
            word.append((part, look))
        if word and text[-1:].isspace():
            yield word
            word = []
    if word:
        yield word
