"""Pressing: keys that a line of words tells of, `esc leaves · ? keys`, pressed with the mouse."""

from textual.events import Key

from reader.core.cells import width_of

JOIN = " · "
_NAMED = {"?": ("question_mark", "?"), "esc": ("escape", None), "enter": ("enter", "\r"), "tab": ("tab", "\t")}


def key_at(line: str, cell: int) -> Key | None:
    """The key that the words at a cell of a line tell of; None where they tell of none, or of several."""
    start = 0
    for words in line.split(JOIN):
        if start <= cell < start + width_of(words):
            return _key_told(words)
        start += width_of(words + JOIN)
    return None


def _key_told(words: str) -> Key | None:
    key, _, does = words.partition(" ")
    if len(does.partition(" ")[0]) < 2:  # noqa: PLR2004 (a word of one letter is another key: "j k move")
        return None
    if key in _NAMED:
        return Key(*_NAMED[key])
    return Key(key, key) if len(key) == 1 and key.isascii() and key.isalpha() else None
