"""Missed: marking a name that was not found, from a selection or from the sentence in focus."""

import re

from reader.core.document import Document
from reader.core.entity import EntityKey, EntityKind
from reader.core.errors import ReaderError
from reader.core.finding_names import bare_name
from reader.core.marks import Layer
from reader.core.segment import sentence_at, words
from reader.core.span import Span
from reader.library.correcting import mark_name
from reader.tui.reading import strata
from reader.tui.reading.desk import Desk
from reader.tui.reading.focus import sentence_focus
from reader.tui.widgets.prompt import Prompt

NAME = "missed name"  # what the line of input is asked for
CLOSE = re.compile(r"[ \u00a0]|[-’'.&]|[.&] | & ")  # between the words of a name
LOOSE = re.compile(r" (?:(?:of|for|the|de|del|der|van|von|bin|la|le) )+")  # as in some names


class Missed:
    """What `gn` does in READ and in SELECT.

    Args:
        desk: The desk.
        prompt: Its line of input.
    """

    def __init__(self, desk: Desk, prompt: Prompt) -> None:
        self.desk = desk
        self._prompt = prompt

    def do_mark_name(self) -> None:
        """Mark the selection as a name; without one ask which words of the sentence are."""
        desk = self.desk
        if desk.selection is not None:
            self._choose(desk.selection.span.trimmed(desk.document.text))
            return
        sure, unsure = candidates(desk.document, self._sentence(), desk.strata.get(strata.ENTITIES))
        texts = [" ".join(each.of(desk.document.text).split()) for each in (*sure, *unsure)]
        self._prompt.ask_one(NAME, "name:", texts[0] if sure else "", dict.fromkeys(texts))
        if len(texts) > bool(sure):
            desk.tell("tab offers the capitalised words of the sentence")

    def answered(self, typed: str) -> None:
        """Take what was typed, where it stands: in the sentence first, else anywhere in the article.

        Raises:
            ReaderError: It stands nowhere.
        """
        name = " ".join(typed.split())
        text, sentence = self.desk.document.text, self._sentence()
        wanted = re.compile(r"(?<!\w)" + r"\s+".join(map(re.escape, name.split())) + r"(?!\w)") if name else None
        found = wanted and (wanted.search(text, sentence.start, sentence.end) or wanted.search(text))
        if found:
            self._choose(Span(*found.span()))
        elif name:
            raise ReaderError(f"“{name}” does not stand in this article as a whole word", "mend it, or esc leaves")

    def _sentence(self) -> Span:
        return sentence_at(self.desk.document, self.desk.focus_now.span.start)

    def _choose(self, span: Span) -> None:
        if span.is_empty:
            self.desk.tell("nothing is selected")
            return
        # Here and not at the top: the keys are there sooner for it.
        from reader.tui.kind_choice import KINDS  # noqa: PLC0415
        from reader.tui.widgets.picker import Picker  # noqa: PLC0415

        name = " ".join(span.of(self.desk.document.text).split())

        def take(row: int | None) -> None:
            if row is not None:
                self._mark(span, KINDS[row].kind)

        self.desk.app.push_screen(Picker(f"“{name}” is a …", KINDS, str.casefold), take)

    def _mark(self, span: Span, kind: EntityKind) -> None:
        desk = self.desk
        try:
            made = mark_name(desk.library, desk.opened.entry, desk.document, span, kind)
        except ReaderError as error:
            desk.tell(str(error))
            return
        was_selected = desk.selection is not None
        desk.select(None)
        desk.reload_annotations()
        if was_selected:
            desk.put_focus(sentence_focus(desk.document, span.start))
        desk.tell(f"{self._said(made.about, made.surface)} · u takes it back")

    def _said(self, key: EntityKey, surface: str) -> str:
        marks = self.desk.strata.get(strata.ENTITIES, ())
        count = sum(each.ref == key.text for each in marks)
        times = f", {count} times here" if count > 1 else ""
        stands_for = f" that names “{key.name}”" if surface != key.name else ""
        return f"“{surface}” is a name now{stands_for}: {key.kind}{times}"


def candidates(document: Document, sentence: Span, entities: Layer | None) -> tuple[list[Span], list[Span]]:
    """The runs of capitalised words of a sentence that no entity touches, a longer one before its parts.

    Returns:
        Those that are likely names; and one word that may be capitalised only because the sentence begins with it.
    """
    text = document.text
    taken = [mark.span for mark in entities.between(sentence)] if entities is not None else []
    capitals = [each for each in words(text, sentence) if each.of(text)[0].isupper()]
    free = [each for each in capitals if not any(each.overlaps(span) for span in taken)]
    near = _joined(text, free, (CLOSE,))
    opening = [each for each in near if each.start == sentence.start and each in capitals]
    every = {*near, *_joined(text, free, (CLOSE, LOOSE))}.difference(opening)
    bare = {bare_name(text, each) for each in every}
    return sorted(bare, key=lambda each: (each.start, -each.end)), [bare_name(text, each) for each in opening]


def _joined(text: str, parts: list[Span], between: tuple[re.Pattern[str], ...]) -> list[Span]:
    """The parts, those made one that only what may be between them parts."""
    runs: list[Span] = []
    for part in parts:
        if runs and any(each.fullmatch(text, runs[-1].end, part.start) for each in between):
            runs[-1] = runs[-1].joined(part)
        else:
            runs.append(part)
    return runs
