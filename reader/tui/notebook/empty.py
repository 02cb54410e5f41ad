"""Empty: what the notebook says when it has nothing to show, and which key is next."""

NOTHING_YET = """Nothing is marked yet.

Open an article, go to a sentence with ) and press h to highlight it, or a to write a note on it.
Everything that you mark in any article stands here."""
TRASH = """The trash is empty.

g d goes back to the notebook."""
NO_MATCH = """No annotation matches “{typed}”.

esc shows all again. Words stand in quote, note or tags; label: tag: in: entity: by: before: after: has:note
and anchor:lost ask for more."""


def why_empty(typed: str, *, is_trash: bool, any_left: bool) -> str:
    """What to say, and to do."""
    if typed and any_left:
        return NO_MATCH.format(typed=typed)
    return TRASH if is_trash else NOTHING_YET
