"""Sides: what is seen of a card before its answer and with it."""

from rich.text import Text

from reader.core.cells import shown
from reader.core.cloze import Side, cloze_trouble, parse_cloze
from reader.library.card_making import has_gaps

BLANK_LOOK = "bold reverse"


def sides(question: str, answer: str) -> Text:
    """Both sides of a card as it is typed; of a cloze, each of its cards."""
    if not has_gaps(question):
        trouble = cloze_trouble(question) if "{{" in question else ""
        return Text(f"✗ {trouble}") if trouble else _lines((_plain(question), _plain(answer)))
    cloze = parse_cloze(question)
    cards = [(_side(cloze.question(each)), Text(shown(" · ".join(cloze.answers(each))))) for each in cloze.numbers]
    extra = [_plain(answer)] if answer.strip() else []
    trouble = cloze_trouble(question)
    return Text("\n").join([*(_lines(each) for each in cards), *extra, *([Text(f"✗ {trouble}")] if trouble else [])])


def _lines(pair: tuple[Text, Text]) -> Text:
    asked, told = pair
    return Text.assemble(("asks  ", "dim"), asked, "\n", ("tells ", "dim"), told)


def _plain(text: str) -> Text:
    return Text(shown(" ".join(text.split())) or "…")


def _side(side: Side) -> Text:
    text = Text(side.text.replace("\n", " "))
    for gap in side.gaps:
        text.stylize(BLANK_LOOK, gap.start, gap.end)
    return text
