"""Asking: what of a card is seen in a list, in one line."""

from reader.core.cloze import parse_cloze


def question_line(question: str, cloze: int) -> str:
    """The question of a card in a line; of a cloze the text with its blanks."""
    asked = parse_cloze(question).question(cloze).text if cloze else question
    return " ".join(asked.split())
