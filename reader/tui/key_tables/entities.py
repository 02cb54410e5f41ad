"""Entity keys: the browser of all entities, and the card of one."""

from reader.tui.command import BESIDE, LINK, everywhere, group, moving
from reader.tui.modes import Mode

ENTITIES = (
    *moving(
        Mode.ENTITIES,
        "next entity",
        "previous entity",
        "first entity",
        "last entity",
    ),
    *group(
        Mode.ENTITIES,
        "Finding",
        ("filter", ("/",), "filter as you type; kind: in: with:"),
        ("next_kind", ("tab",), "next kind: people, organisations, places, all others"),
        ("previous_kind", ("shift+tab",), "previous kind"),
        ("with_this", ("w",), "only those named together with this one"),
        ("unfilter", ("esc",), "one step out: filter, with whom, kind; then back"),
        ("sort", ("O",), "sort in the next way"),
    ),
    *group(
        Mode.ENTITIES,
        "Entities",
        ("open", ("enter", "l", "right", "K"), "card: names, timeline, mentions"),
        LINK,
        ("rename", ("r",), "rename"),
        ("retype", ("t",), "another kind"),
        ("merge", ("m",), "merge into another"),
        ("reject", ("D",), "no name: reject everywhere"),
        ("corrections", ("c",), "all that was put right; take one back"),
        ("index", ("i",), "find the names of all articles; again: stop"),
    ),
    *everywhere(Mode.ENTITIES),
)

ENTITY = (
    *moving(
        Mode.ENTITY,
        "next line to jump to",
        "previous line",
        "first line",
        "last line",
        ("next_article", ("}",), "next article"),
        ("previous_article", ("{",), "previous article"),
        ("jump", ("enter", "l", "right"), "go to the passage"),
        BESIDE,
        ("close", ("esc", "K"), "put the card away"),
    ),
    *group(
        Mode.ENTITY,
        "Putting right",
        ("rename", ("r",), "rename"),
        ("retype", ("t",), "another kind"),
        ("merge", ("m",), "merge into another"),
        ("split", ("s",), "split off one of its names"),
        ("reject_here", ("d",), "no name: reject in this article"),
        ("reject", ("D",), "no name: reject everywhere"),
        ("corrections", ("c",), "what was put right here; take one back"),
    ),
    *group(
        Mode.ENTITY,
        "Entity",
        ("note", ("a",), "note on the passage"),
        ("link", ("x",), "link with another entity, or end the reference that was begun"),
        ("together", ("w",), "those named together with it"),
        ("copy_link", ("Y",), "copy a link to this card"),
    ),
    *everywhere(Mode.ENTITY),
)
