"""Codebook screen: the tags and the labels of the library, how often each is used, and changing them everywhere."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from rich.text import Text
from textual.app import ComposeResult
from textual.events import Resize
from textual.widgets import Static

from reader.core.change import Change
from reader.core.labels import COLOURS, Label
from reader.core.matching import loose
from reader.library.codebook import Use, add_label, change_label, label_uses, new_label, remove_label
from reader.library.library import Library
from reader.library.tags import Tag, delete_tag, merge_tag, rename_tag, tags
from reader.library.wishing import About, with_term
from reader.tui.entities.moving import Moving
from reader.tui.figures.headings import title_line
from reader.tui.filtered_screen import FilteredScreen
from reader.tui.knowing import Knowledge
from reader.tui.modes import Mode
from reader.tui.notebook.book_lines import NamedChoice, label_line, tag_line
from reader.tui.services import Services
from reader.tui.taking_back import TakingBack
from reader.tui.widgets.head_line import HeadLine
from reader.tui.widgets.picker import Picker
from reader.tui.widgets.prompt import Prompt
from reader.tui.widgets.rows_view import LEAD, MadeRows, RowsView
from reader.tui.widgets.sheets import Chooser
from reader.tui.widgets.status import Status
from reader.tui.widgets.which_key import WhichKey

RENAME, ADD, GLYPH, DEFINITION = "rename", "add", "glyph", "definition"
NO_TAGS = """There are no tags yet.

In an article, t puts tags on the sentence or the annotation in focus; in the notebook, on one or on all selected.
A / puts one tag under another: law/tax lies under law. tab shows the labels."""
NO_LABEL = "none"
TAGS, LABELS = "Tags", "Labels"
TABS_CELLS = 16
TAG_KEYS = ("tab labels", "enter finds", "r rename", "m merge", "dd delete")
LABEL_KEYS = ("tab tags", "a add", "r rename", "c colour", "e definition", "H key", "s sign", "dd remove")


class CodebookScreen(FilteredScreen):
    """Tags and labels, on two tabs.

    Args:
        library: The library.
        services: What the app does for screens.
        knowledge: What is known of the whole library.
        labels: Whether to begin with the labels.
    """

    KEYS_OF = Mode.CODEBOOK
    typed = ""

    def __init__(self, library: Library, services: Services, knowledge: Knowledge, *, labels: bool) -> None:
        super().__init__(library, services, knowledge)
        self._is_labels = labels
        self._tags: Sequence[Tag] = ()
        self._uses: Sequence[Use] = ()

    def compose(self) -> ComposeResult:
        """The heading, the list or what to do without one, the status line."""
        yield HeadLine("codebook-title")
        yield RowsView(dark=self.app.current_theme.dark)
        yield Static("", id="codebook-empty", markup=False)
        yield WhichKey()
        yield Prompt()
        yield Status()

    def on_mount(self) -> None:
        """Show what is there."""
        self.take_keys(Moving(self.rows), TakingBack(self.library, self.tell))
        self.hear(self._changed)
        self._read()

    # ── what there is ───────────────────────────────────────────────────────────────────────

    @property
    def chosen_tag(self) -> Tag | None:
        """The tag under the cursor."""
        at = self.rows.cursor
        return self._tags[at] if not self._is_labels and at < len(self._tags) else None

    @property
    def chosen_use(self) -> Use | None:
        """The label under the cursor, with its use."""
        at = self.rows.cursor
        return self._uses[at] if self._is_labels and at < len(self._uses) else None

    def _changed(self, changes: tuple[Change, ...]) -> None:
        del changes
        self._read()

    def follow_others(self) -> None:
        """Another program changed the library."""
        self._read()

    def on_screen_resume(self) -> None:
        """Show what was done on a screen over this one."""
        if self.is_mounted:
            self._read()

    def _read(self, keep: str | None = None) -> None:
        chosen = self.chosen_tag or self.chosen_use
        kept = keep if keep is not None or chosen is None else chosen.name
        typed = loose(self.typed)
        self._tags = [tag for tag in tags(self.library) if typed in loose(tag.name)]
        self._uses = [use for use in label_uses(self.library) if typed in loose(use.name)]
        self._draw()
        names = [each.name for each in (self._uses if self._is_labels else self._tags)]
        if kept in names:
            self.rows.put_cursor(names.index(kept))

    def _called(self) -> str:
        chosen = self.chosen_tag or self.chosen_use
        return chosen.name if chosen else ""

    # ── showing ─────────────────────────────────────────────────────────────────────────────

    def _draw(self) -> None:
        dark, width = self.app.current_theme.dark, max(1, self.size.width - LEAD - 1)
        if self._is_labels:
            lines = [label_line(use, width) for use in self._uses]
        else:
            most = max((tag.below for tag in self._tags), default=1)
            lines = [tag_line(tag, most, width) for tag in self._tags]
        self.rows.show(MadeRows(lines))
        tabs = ((TAGS, not self._is_labels), (LABELS, self._is_labels))
        title = tuple((f" {words} ", "tab.here" if is_here else "tab") for words, is_here in tabs)
        rest = title_line("", LABEL_KEYS if self._is_labels else TAG_KEYS, max(1, width - TABS_CELLS))
        self.query_one(HeadLine).put((*title, *rest), dark=dark)
        empty = self.query_one("#codebook-empty", Static)
        empty.display, self.rows.display = not lines, bool(lines)
        if not lines:
            empty.update(Text(f"Nothing matches “{self.typed}”. esc shows all again." if self.typed else NO_TAGS))
        self._say()

    def _say(self) -> None:
        self.say_mode()
        shown = self.rows.count
        self.status.subject = f"filter: {self.typed}" if self.typed else ""
        self.status.facts = (f"{min(self.rows.cursor + 1, shown):,} of {shown:,}",)

    def redraw(self) -> None:
        """Draw for another theme."""
        super().redraw()
        self._draw()

    def on_resize(self, event: Resize) -> None:
        """Lay the lines anew."""
        del event
        self._draw()

    def on_rows_view_moved(self) -> None:
        """Another row."""
        self._say()

    def on_rows_view_chosen(self) -> None:
        """A row was clicked."""
        self.do_jump()

    # ── tabs and finding ────────────────────────────────────────────────────────────────────

    def on_head_line_clicked(self, event: HeadLine.Clicked) -> None:
        """A tab was clicked."""
        if event.words in {TAGS, LABELS}:
            self._turn_to(labels=event.words == LABELS)

    def do_next_tab(self) -> None:
        """The other tab."""
        self._turn_to(labels=not self._is_labels)

    def do_show_tags(self) -> None:
        """Tags."""
        self._turn_to(labels=False)

    def do_show_labels(self) -> None:
        """Labels."""
        self._turn_to(labels=True)

    def _turn_to(self, *, labels: bool) -> None:
        self._is_labels, self.typed = labels, ""
        self._tags, self._uses = (), ()
        self.rows.put_cursor(0)
        self._read()

    def filter(self, typed: str) -> None:
        """Show the tags or labels in whose name this stands."""
        self.typed = typed
        self._read()

    def do_jump(self) -> None:
        """Its annotations, in the notebook."""
        tag, use = self.chosen_tag, self.chosen_use
        if tag is not None:
            self.services.wide.show_notebook(with_term("", About.TAG, tag.name))
        elif use is not None:
            self.services.wide.show_notebook(with_term("", About.LABEL, use.name or NO_LABEL))

    # ── changing ────────────────────────────────────────────────────────────────────────────

    def do_rename(self) -> None:
        """Ask for another name."""
        if self._called():
            self.query_one(Prompt).ask(RENAME, f"rename “{self._called()}” to", self._called())
            self._say()
        else:
            self.tell("nothing to rename")

    def do_merge(self) -> None:
        """Ask for what takes its place."""
        name = self._called()
        others = [each.name for each in (self._uses if self._is_labels else self._tags) if each.name not in {name, ""}]
        if self._is_labels:
            others = [label.name for label in self.library.codebook.labels if label.name != name]
        if not name or not others:
            self.tell("there is nothing to merge")
            return
        choices = [NamedChoice(other) for other in others]

        def merge(choice: int | None) -> None:
            if choice is not None:
                into = others[choice]
                self.try_to(lambda: self._merged(name, into), lambda: self._read(into))

        self.app.push_screen(Picker(f"merge “{name}” into", choices, loose), merge)

    def _merged(self, name: str, into: str) -> str:
        merged = remove_label if self._is_labels else merge_tag
        return f"“{name}” is “{into}” now, on {_counted(merged(self.library, name, into))}"

    def do_delete(self) -> None:
        """Delete a tag everywhere, once the reader has said so; remove a label that is not used."""
        tag, use = self.chosen_tag, self.chosen_use
        if tag is not None:
            name = tag.name
            rows = ("no, leave it", f"yes, take it off {_counted(tag.below)}")

            def delete(choice: int | None) -> None:
                if choice == 1:
                    self.try_to(lambda: self._deleted(name), self._read)

            self.app.push_screen(Chooser(f"delete the tag #{name}?", rows, enter="answers"), delete)
        elif use is not None and use.label is not None:
            remove_label(self.library, use.name)
            self.tell(f"“{use.name}” removed · u undoes it")
        else:
            self.tell("that is no label of the codebook: m gives its annotations another")

    def _deleted(self, name: str) -> str:
        return f"#{name} taken off {_counted(delete_tag(self.library, name))} · u undoes it"

    def do_add(self) -> None:
        """Ask for the name of a new label."""
        if not self._is_labels:
            self.tell("t puts tags on annotations; labels are added on the other tab: tab")
            return
        new_label(self.library, "new")  # says at once when there is no key for one more
        self.query_one(Prompt).ask(ADD, "new label", "")
        self._say()

    def do_key(self, char: str) -> None:
        """Another digit; a label that has it gets this one's."""
        label = self._label()
        if label is not None:
            self._change(replace(label, key=char))

    def do_colour(self) -> None:
        """Choose another colour."""
        label = self._label()
        if label is None:
            return

        def colour(choice: int | None) -> None:
            if choice is not None:
                self.try_to(lambda: self._changed_to(label, replace(label, colour=COLOURS[choice])), self._read)

        self.app.push_screen(
            Chooser(f"colour of “{label.name}”", COLOURS, COLOURS.index(label.colour), enter="takes it"), colour
        )

    def do_glyph(self) -> None:
        """Ask for another sign."""
        self._ask_of_label(GLYPH, "sign", lambda label: label.glyph)

    def do_definition(self) -> None:
        """Ask for another definition."""
        self._ask_of_label(DEFINITION, "definition", lambda label: label.definition)

    def _ask_of_label(self, about: str, words: str, value: Callable[[Label], str]) -> None:
        label = self._label()
        if label is not None:
            self.query_one(Prompt).ask(about, f"{words} of “{label.name}”", value(label))
            self._say()

    def _label(self) -> Label | None:
        use = self.chosen_use
        if use is None or use.label is None:
            self.tell("that is no label of the codebook")
            return None
        return use.label

    # ── the line of input ───────────────────────────────────────────────────────────────────

    def answered(self, about: str, text: str) -> None:
        """Do what was asked with what was typed."""
        value = text.strip()
        if about == RENAME:
            self._rename(value)
        elif about == ADD and value:
            made = add_label(self.library, new_label(self.library, value))
            self._read(made.name)
            self.tell(f"{made.glyph} {made.name} has the key {made.key}; c colour, s sign, e definition")
        elif about in {GLYPH, DEFINITION} and (label := self._label()) is not None:
            self._change(replace(label, **{about: value}))
        else:
            super().answered(about, text)
        self._say()

    def _rename(self, name: str) -> None:
        before, use = self._called(), self.chosen_use
        if not name or name == before:
            return
        if use is not None and use.label is not None:
            self._change(replace(use.label, name=name))
        elif use is not None:
            self.tell("that is no label of the codebook: m gives its annotations another")
        else:
            changed = rename_tag(self.library, before, name)
            self._read(name)
            self.tell(f"#{before} is #{name} now, on {_counted(changed)}")

    def _change(self, wanted: Label) -> None:
        label = self._label()
        if label is not None:
            self.tell(self._changed_to(label, wanted))

    def _changed_to(self, label: Label, wanted: Label) -> str:
        made = change_label(self.library, label.name, wanted)
        self._read(made.name)
        return f"{made.key} {made.glyph} {made.name} · {made.colour}"


def _counted(number: int) -> str:
    return f"{number:,} annotation{'' if number == 1 else 's'}"
