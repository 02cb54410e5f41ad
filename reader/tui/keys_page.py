"""Keys page: `docs/keys.md`, written from the table of commands by `python -m reader.tui.keys_page`."""

import sys
from itertools import groupby

from reader.tui.command import Command
from reader.tui.commands import of_mode
from reader.tui.modes import Mode

INTRODUCTION = """# Keys

This page is written from the table of commands (`python -m reader.tui.keys_page > docs/keys.md`); a test holds it
to the table.

Three modes, shown at the bottom left. READ has no caret but a focus: a sentence, a paragraph, a section, or a thing
(an entity, a figure, an annotation, a link). SELECT has a caret. INPUT is an editor or a line of input: `esc` or
`ctrl+s` keeps a note, `ctrl+x` throws it away, `ctrl+e` takes it to `$EDITOR`; `[[` in a note offers what
it can link to; `tab` takes a completion, `enter` answers. `esc` always goes one level out.

A number before a command repeats it: `3 )` is three sentences on, `40 G` line 40, `50 %` half way. After a moment a
key that begins a sequence shows what may follow. Every key can be changed in `config.toml` by the command's id; see
[settings](settings.md). After `:` a command can be typed by its name (`:outline`), and also `:42`, `:50%`,
`:open TITLE`, `:theme light`, `:width 80`, `:q`.

The mouse: click a thing to focus it, click a link to follow it, drag to select, turn the wheel to scroll.
"""
TITLES = {
    Mode.LIBRARY: "Library",
    Mode.READ: "READ",
    Mode.SELECT: "SELECT",
    Mode.ENTITIES: "Entities",
    Mode.ENTITY: "Card of an entity",
    Mode.FIGURES: "Figures",
    Mode.FIGURE: "Card of a figure",
    Mode.REFERENCES: "References",
    Mode.REFERENCE: "Card of a reference",
    Mode.RELATIONS: "Relations",
    Mode.NOTEBOOK: "Notebook",
    Mode.CODEBOOK: "Tags and labels",
    Mode.SEARCH: "Search",
    Mode.HISTORY: "History",
    Mode.SUGGESTIONS: "Worth linking",
    Mode.LOST: "Changed and lost annotations",
    Mode.VERSIONS: "What changed",
    Mode.EXPORT: "Export",
    Mode.IMPORT: "Import",
    Mode.PARKED: "Parked",
    Mode.REVIEW: "Review",
    Mode.STATISTICS: "Statistics",
    Mode.CARDS: "Cards",
    Mode.DESK: "Review desk",
    Mode.ROUND: "Going through a round",
}


def keys_page() -> str:
    """The page, in Markdown."""
    parts = [INTRODUCTION]
    for mode, title in TITLES.items():
        parts.append(f"\n## {title}\n")
        for group, commands in groupby(of_mode(mode), key=lambda command: command.group):
            rows = "".join(_row(command) for command in commands)
            parts.append(f"\n### {group}\n\n| keys | does | id |\n|---|---|---|\n{rows}")
    return "".join(parts)


def _row(command: Command) -> str:
    takes = f" then `{command.takes}`" if command.takes else ""
    keys = ", ".join(f"`{keys}`" for keys in command.keys)
    return f"| {keys}{takes} | {command.words} | `{command.id}` |\n"


if __name__ == "__main__":
    sys.stdout.write(keys_page())
