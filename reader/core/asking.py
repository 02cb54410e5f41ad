"""Asking: what of a card is seen in a list, in one line."""

from reader.core.cloze import parse_cloze

LINE_BREAK = " · "


def question_line(question: str, cloze: int) -> str:
    """The question of a card in a line; of a cloze the text with its blanks."""
    asked = parse_cloze(question).question(cloze).text if cloze else question
    return in_a_line(asked)


def in_a_line(text: str) -> str:
    """A text of several lines in one, with a sign where each but the first begins: `The count · How many?`."""
    lines = (" ".join(line.split()) for line in text.splitlines())
    return LINE_BREAK.join(filter(None, lines))
