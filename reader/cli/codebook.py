"""Codebook: tags and labels: how often they are used, and changing them wherever they stand."""

from collections.abc import Callable
from dataclasses import replace

import click

from reader.cli.call import Call
from reader.cli.choosing import opened
from reader.cli.listing import Column, say_table
from reader.cli.output import say, say_json
from reader.cli.root import command, completed
from reader.cli.telling import tell
from reader.core.errors import ReaderError
from reader.core.labels import COLOURS, Label
from reader.core.tagging import lies_under
from reader.library.codebook import Use, add_label, change_label, label_uses, new_label, remove_label
from reader.library.library import Library
from reader.library.tags import Tag, delete_tag, merge_tag, rename_tag
from reader.library.tags import tags as all_tags


@command(
    "tags",
    examples=[
        ("reader tags", "all of them, with how often they are used"),
        ("reader tags bodies --rename war/bodies", "another name, wherever it stands"),
        ("reader tags names --merge bodies", "one tag of two"),
    ],
)
@click.argument("tag", required=False, metavar="TAG", shell_complete=completed("tags"))
@click.option("--rename", metavar="NAME", help="Call TAG and those under it so.")
@click.option("--merge", metavar="OTHER", help="Let OTHER take the place of TAG.", shell_complete=completed("tags"))
@click.option("--delete", is_flag=True, help="Take TAG and those under it off all annotations.")
@click.option("--json", "json_", is_flag=True, help="Print one JSON array.")
@click.pass_obj
def tags(  # noqa: PLR0913 click gives each option of the command line its own parameter
    call: Call, *, tag: str | None, rename: str | None, merge: str | None, delete: bool, json_: bool
) -> None:
    """List the tags, or change one everywhere.

    With TAG: that one and those under it, `law` and `law/tax`.
    """
    changes: list[Callable[[Library, str], int]] = []
    if rename is not None:
        changes.append(lambda library, name: rename_tag(library, name, rename))
    if merge is not None:
        changes.append(lambda library, name: merge_tag(library, name, merge))
    if delete:
        changes.append(delete_tag)
    if len(changes) + json_ > 1:
        raise click.UsageError("choose one of --rename, --merge, --delete and --json")
    if not changes:
        _list_tags(call, tag or "", json_=json_)
    elif not tag:
        raise click.UsageError("which TAG?")
    else:
        with opened(call.library_option, to_write=True) as library:
            say(_counted(changes[0](library, tag)))


@command(
    "labels",
    examples=[
        ("reader labels", "the codebook, with how often each label is used"),
        ('reader labels claim --add --colour cyan --definition "What someone says."', "a label of your own"),
        ("reader labels doubt --rename unsure", "another name, on its annotations too"),
        ("reader labels context --remove --into evidence", "one label of two"),
    ],
)
@click.argument("label", required=False, metavar="LABEL", shell_complete=completed("labels"))
@click.option("--add", is_flag=True, help="Add LABEL to the codebook.")
@click.option("--remove", is_flag=True, help="Take LABEL out of the codebook.")
@click.option("--into", metavar="OTHER", help="With --remove: what its annotations get instead.")
@click.option("--rename", metavar="NAME", help="Call LABEL so.")
@click.option("--key", metavar="DIGIT", help="The digit, 1 to 9, that is typed after H.")
@click.option("--colour", metavar="COLOUR", help=f"One of {', '.join(COLOURS)}.")
@click.option("--glyph", metavar="SIGN", help="One cell that tells it apart without colour.")
@click.option("--definition", metavar="TEXT", help="When to use it.")
@click.option("--json", "json_", is_flag=True, help="Print one JSON array.")
@click.pass_obj
def labels(  # noqa: PLR0913 click gives each option of the command line its own parameter
    call: Call,
    /,
    *,
    label: str | None,
    add: bool,
    remove: bool,
    into: str | None,
    rename: str | None,
    json_: bool,
    **fields: str | None,
) -> None:
    """List the labels, or change one.

    Annotations that carry the label are changed with it.
    """
    wanted = {name: value for name, value in {**fields, "name": rename}.items() if value is not None}
    changing = add or remove or bool(wanted)
    if changing and not label:
        raise click.UsageError("which LABEL?")
    if (into is not None and not remove) or (remove and (add or wanted)) or (add and rename) or (json_ and changing):
        raise click.UsageError("these options do not go together")
    if not changing or not label:
        _list_labels(call, label or "", json_=json_)
        return
    with opened(call.library_option, to_write=True) as library:
        if remove:
            say(_counted(remove_label(library, label, into)))
        elif add:
            say(_said(add_label(library, replace(new_label(library, label), **wanted))))
        else:
            say(_said(change_label(library, label, replace(library.codebook.named(label), **wanted))))


def _list_tags(call: Call, tag: str, *, json_: bool) -> None:
    with opened(call.library_option) as library:
        found = [each for each in all_tags(library) if not tag or lies_under(each.name, tag)]
    if tag and not found:
        raise ReaderError(f"there is no tag “{tag}”", "to see all: reader tags")
    if json_:
        say_json({"tag": each.name, "count": each.count, "below": each.below} for each in found)
    elif found:
        say_table(_TAG_COLUMNS, found)
    else:
        tell("there are no tags yet")


def _list_labels(call: Call, label: str, *, json_: bool) -> None:
    with opened(call.library_option) as library:
        wanted = library.codebook.named(label).name if label else ""
        found = [use for use in label_uses(library) if not wanted or use.name == wanted]
    if json_:
        say_json(map(_row, found))
    else:
        say_table(_LABEL_COLUMNS, found)


def _row(use: Use) -> dict[str, object]:
    label = use.label
    return {
        "key": label.key if label else None,
        "name": use.name or None,
        "colour": label.colour if label else None,
        "glyph": label.glyph if label else None,
        "definition": label.definition if label else None,
        "count": use.count,
    }


def _said(label: Label) -> str:
    return f"{label.key} {label.glyph} {label.name}"


def _counted(number: int) -> str:
    return f"{number} annotation{'' if number == 1 else 's'} changed"


_TAG_COLUMNS: tuple[Column[Tag], ...] = (
    Column("tag", lambda tag: tag.name, shrinks=True, share=4),
    Column("annotations", lambda tag: tag.count, right=True),
    Column("with those under it", lambda tag: tag.below if tag.below != tag.count else "", right=True, look="faint"),
)
_LABEL_COLUMNS: tuple[Column[Use], ...] = (
    Column("key", lambda use: use.label.key if use.label else "", look="strong"),
    Column(
        "", lambda use: use.label.glyph if use.label else "", look=lambda use: use.label.colour if use.label else ""
    ),
    Column("label", lambda use: use.name or "(no label)", shrinks=True),
    Column("annotations", lambda use: use.count, right=True),
    Column("colour", lambda use: use.label.colour if use.label else "", optional=True),
    Column(
        "definition",
        lambda use: use.label.definition if use.label else "not in the codebook" if use.name else "",
        shrinks=True,
        share=4,
    ),
)
