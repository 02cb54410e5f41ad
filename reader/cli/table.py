"""The table of commands: what `reader --help` lists without loading any of them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """One command.

    Attributes:
        name: As it is typed.
        place: The module in this room and the command's name in it.
        says: One line: the first line of the command's own help.
        section: The heading under which help lists it.
    """

    name: str
    place: str
    says: str
    section: str


COMMANDS = (
    Entry("open", "articles:open_", "Open the reading screen at an article.", "Reading"),
    Entry("list", "articles:list_", "List the articles.", "Reading"),
    Entry("show", "articles:show", "Print an article as it reads.", "Reading"),
    Entry("diff", "versions:diff", "Show what changed between two versions of an article.", "Reading"),
    Entry("entities", "entities:entities", "List the people, organisations and places that are named.", "Reading"),
    Entry("figures", "figures:figures", "List the quantities, dates and sums, with their values.", "Reading"),
    Entry("search", "search:search", "Search articles, quotes, notes and tags.", "Reading"),
    Entry("index", "index:index_", "Find the names and figures of all articles.", "Reading"),
    Entry("notes", "notes:notes", "List your annotations.", "Marking"),
    Entry("annotate", "notes:annotate", "Mark a quote; prints the new annotation's id.", "Marking"),
    Entry("place", "placing:place", "Put an annotation where it belongs.", "Marking"),
    Entry("link", "links:link", "Make a cross-reference; prints its id.", "Marking"),
    Entry("links", "links:links", "List the cross-references, with their backlinks.", "Marking"),
    Entry("relations", "relations:relations", "List what references can say, or change it.", "Marking"),
    Entry(
        "corrections",
        "corrections:corrections",
        "List what you put right about names, or take one of it back.",
        "Marking",
    ),
    Entry("tags", "codebook:tags", "List the tags, or change one everywhere.", "Marking"),
    Entry("labels", "codebook:labels", "List the labels, or change one.", "Marking"),
    Entry("undo", "journal:undo", "Take back the newest act.", "Marking"),
    Entry("redo", "journal:redo", "Do again what was undone.", "Marking"),
    Entry("history", "journal:history", "List what was done, newest first.", "Marking"),
    Entry(
        "review", "reviewing:review", "Review what is due on a screen; or say what is due, or how it goes.", "Reviewing"
    ),
    Entry("grade", "reviewing:grade", "Grade a card; prints when it comes again.", "Reviewing"),
    Entry("cards", "cards:cards", "List the cards, or set some aside.", "Reviewing"),
    Entry(
        "highlights",
        "highlights:highlights",
        "List the highlights of the day, or say what you want to see.",
        "Reviewing",
    ),
    Entry("card", "cards:card", "Make cards from an annotation; prints their ids.", "Reviewing"),
    Entry(
        "export",
        "exporting:export",
        "Write annotations, figures, names or articles for other programs.",
        "Keeping",
    ),
    Entry("import", "importing:import_", "Bring in what other programs marked.", "Keeping"),
    Entry("parked", "importing:parked", "List what came in and waits for its article or place.", "Keeping"),
    Entry("add", "shelving:add", "Bring files and folders into the library.", "Keeping"),
    Entry("edit", "shelving:edit", "Open an article's file in your editor.", "Keeping"),
    Entry("remove", "shelving:remove", "Move an article and its notes to the trash.", "Keeping"),
    Entry("rejoin", "rejoining:rejoin", "Say which file an article is.", "Keeping"),
    Entry("init", "libraries:init", "Make an empty library.", "Keeping"),
    Entry("check", "libraries:check", "Look for anything wrong in the library.", "Keeping"),
    Entry("backup", "libraries:backup", "Make a verified copy of the annotations.", "Keeping"),
    Entry("restore", "libraries:restore", "Bring back a copy of the annotations.", "Keeping"),
    Entry("completion", "completion:completion", "Print the completion script for your shell.", "Keeping"),
)
