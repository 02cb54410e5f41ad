"""Annotating: what the keys that make, change and undo annotations do, in READ and in SELECT."""

import re
from collections.abc import Callable, Iterable, Sequence

from reader.core.annotation import Annotation
from reader.core.cells import fitted, shown
from reader.core.labels import Label
from reader.core.quotes import QUOTE_LENGTH, quoted
from reader.core.segment import words
from reader.core.span import Span
from reader.library.annotating import annotate, reanchor, relabel, retag, trash
from reader.library.holding import Held, lying, on_whole
from reader.library.placing import LAST_LABEL, remember
from reader.library.tags import tag_names
from reader.tui.reading.desk import Desk
from reader.tui.reading.noting import NoteDesk
from reader.tui.widgets.prompt import Prompt

TAGS = "tags"  # what the line of input is asked for
EDGE = 40  # characters of an annotation's end that are said when it moves


class Annotating:
    """What the annotating keys do; each `do_` method is one command of the table."""

    def __init__(self, desk: Desk, note_desk: NoteDesk, prompt: Prompt) -> None:
        self.desk = desk
        self.note_desk = note_desk
        self._prompt = prompt
        self._again: Callable[[], None] | None = None

    # ── make ────────────────────────────────────────────────────────────────────────────────

    def do_highlight(self) -> None:
        """Highlight with the last label."""
        self._highlight(self.desk.last_label)

    def do_highlight_with(self, char: str) -> None:
        """Highlight with the label of that digit."""
        label = self.desk.library.codebook.by_key(char)
        if label is None:
            known = ", ".join(f"{each.key} {each.name}" for each in self.desk.library.codebook.labels)
            self.desk.tell(f"no label has the key {char}: {known}")
            return
        remember(self.desk.library, LAST_LABEL, label.name)
        self._highlight(label)

    def _highlight(self, label: Label) -> None:
        desk = self.desk
        span = desk.target.trimmed(desk.document.text)
        if span.is_empty:
            desk.tell("nothing is selected")
            return
        same = self._at_exactly(span)
        if same is None:
            made = annotate(desk.library, desk.opened.entry, desk.document, span, label=label.name)
            self._made(made, f"highlighted: {label.glyph} {label.name} · u takes it back")
        elif same.annotation.label != label.name:
            relabel(desk.library, same.annotation.uid, label.name)
            desk.tell(f"{label.glyph} {label.name} now")
        else:
            desk.tell(f"it is highlighted as {label.name} already; dd takes it away")
        self._done(lambda: self._highlight(label))

    def _at_exactly(self, span: Span) -> Held | None:
        """The annotation on exactly this span: one that has a label, else the newest."""
        every = self.desk.opened.annotations
        held = [every[number] for number, each in enumerate(lying(every)) if each.span == span]
        return max(held, key=lambda each: (bool(each.annotation.label), each.annotation.record.created), default=None)

    def _made(self, annotation: Annotation, said: str) -> None:
        """Say what was made; what was selected for it becomes the focus, as a sentence stays it."""
        was_selected = self.desk.selection is not None
        self.desk.select(None)
        self.desk.reload_annotations()
        if was_selected:
            self.desk.focus_annotation(annotation.uid)
        self.desk.tell(said)

    def do_note(self) -> None:
        """Write a note on what is in focus; on an annotation in focus, its note."""
        held = self._annotation_in_focus()
        if held is not None:
            self.note_desk.edit(held.annotation)
            return
        span = self.desk.target.trimmed(self.desk.document.text)
        if span.is_empty:
            self.desk.tell("nothing is selected")
            return
        self.note_desk.begin(span)

    def do_article_note(self) -> None:
        """Write a note on the whole article, or go on with the one that is there."""
        held = on_whole(self.desk.opened.annotations)
        if held:
            self.note_desk.edit(held[-1])
        else:
            self.note_desk.begin(None)

    def do_tags(self) -> None:
        """Ask for tags of what is in focus."""
        desk = self.desk
        held = self._tagged()
        quote = " ".join(desk.target.of(desk.document.text).split())
        words = f"tags, with commas, of “{fitted(shown(quote), max(8, desk.size.width // 3))}”"
        self._prompt.ask(TAGS, words, tags_line(held.annotation.tags) if held else "", tag_names(desk.library))

    def _tagged(self) -> Held | None:
        return self._annotation_in_focus() or self._at_exactly(self.desk.target.trimmed(self.desk.document.text))

    def tag(self, typed: str) -> None:
        """Put these tags on the annotation in focus, or make one that carries them."""
        desk, held = self.desk, self._tagged()
        tags = tags_in(typed)
        said = " ".join(f"#{tag}" for tag in tags) or "no tags now"
        if held is not None:
            retag(desk.library, held.annotation.uid, tags, seen=held.annotation.tags)
            desk.tell(said)
        elif tags:
            self._made(self._tag_anew(tags), said)
        self._done(lambda: self.tag(typed))

    def _tag_anew(self, tags: Sequence[str]) -> Annotation:
        desk = self.desk
        span = desk.target.trimmed(desk.document.text)
        return annotate(desk.library, desk.opened.entry, desk.document, span, label=desk.last_label.name, tags=tags)

    # ── change ──────────────────────────────────────────────────────────────────────────────

    def do_edit(self) -> None:
        """Edit the note of the innermost annotation at the focus."""
        held = self._held()
        if held is not None:
            self.note_desk.edit(held.annotation)

    def do_trash(self) -> None:
        """Put the innermost annotation at the focus into the trash."""
        held = self._held()
        if held is not None:
            trash(self.desk.library, held.annotation.uid)
            self._done(None)
            self.desk.go_to(self.desk.focus_now.span.start, jump=False)
            self.desk.tell(f"to the trash · u brings it back: {_words_of(held.annotation)}")

    def do_grow_end(self, count: int) -> None:
        """End one word further."""
        self._move_edge(max(1, count), at_end=True)

    def do_shrink_end(self, count: int) -> None:
        """End one word back."""
        self._move_edge(-max(1, count), at_end=True)

    def do_shrink_start(self, count: int) -> None:
        """Start one word further."""
        self._move_edge(max(1, count), at_end=False)

    def do_grow_start(self, count: int) -> None:
        """Start one word back."""
        self._move_edge(-max(1, count), at_end=False)

    def _move_edge(self, by: int, *, at_end: bool) -> None:
        desk = self.desk
        held = self._held()
        span = held.span if held else None
        if held is None or span is None:
            return
        moved = edge_moved(desk.document.text, span, by, at_end=at_end)
        if moved == span:
            desk.tell("it cannot go further that way")
            return
        reanchor(desk.library, desk.opened.entry, desk.document, held.annotation.uid, moved)
        self._done(lambda: self._move_edge(by, at_end=at_end))
        desk.focus_annotation(held.annotation.uid)
        edge = moved.of(desk.document.text)
        desk.tell(f"ends “…{edge[-EDGE:]}”" if at_end else f"begins “{edge[:EDGE]}…”")

    def _annotation_in_focus(self) -> Held | None:
        desk = self.desk
        in_focus = desk.selection is None and desk.focus_now.kind == "annotation"
        return desk.held_at(desk.focus_now.span) if in_focus else None

    def _held(self) -> Held | None:
        held = self.desk.held_at(self.desk.focus_now.span)
        if held is None:
            self.desk.tell("no annotation here: ]a goes to the next")
        return held

    # ── do again, copy ───────────────────────────────────────────────────────────

    def do_repeat(self) -> None:
        """Do the last act again on what is in focus now."""
        if self._again is None:
            self.desk.tell("nothing to repeat yet")
        else:
            self._again()

    def repeat_note(self, note: str) -> None:
        """Let `.` write the same note again."""
        desk = self.desk

        def again() -> None:
            span = desk.target.trimmed(desk.document.text)
            annotate(desk.library, desk.opened.entry, desk.document, span, note=note)
            self._done(again)

        self._again = again

    def _done(self, again: Callable[[], None] | None) -> None:
        self._again = again
        self.desk.select(None)
        self.desk.reload_annotations()


def tags_in(typed: str) -> list[str]:
    """The tags that were typed, parted by commas; a `#` after a space begins another one too."""
    parts = re.split(r",|\s+(?=#)", typed)
    return [tag for part in parts if (tag := part.strip().removeprefix("#").strip())]


def tags_line(tags: Iterable[str]) -> str:
    """Tags as they may be typed; after the last of them, another one can be typed at once."""
    return "".join(f"{tag}, " for tag in tags)


def edge_moved(text: str, span: Span, by: int, *, at_end: bool) -> Span:
    """`span` with one edge moved by so many words; never empty, never beyond the text."""
    reach = 200 * (abs(by) + 1)
    around = Span(max(0, span.start - reach), min(len(text), span.end + reach))
    found = words(text, around)
    inside = [each for each in found if span.overlaps(each)]
    if at_end:
        last = max((each.end for each in inside if each.end <= span.end), default=span.end)
        edges = [each.end for each in found if each.end > span.start]
        near = [edge for edge in edges if (edge > span.end if by > 0 else edge < last)]
    else:
        first = min((each.start for each in inside if each.start >= span.start), default=span.start)
        edges = [each.start for each in found if each.start < span.end]
        near = [edge for edge in edges if (edge > first if by > 0 else edge < span.start)]
    if not near:
        return span
    edge = near[min(by, len(near)) - 1] if by > 0 else near[max(by, -len(near))]
    return Span(span.start, edge) if at_end else Span(edge, span.end)


def _words_of(annotation: Annotation) -> str:
    return quoted(annotation.anchor.exact, QUOTE_LENGTH) if annotation.anchor else "the note on the whole article"
