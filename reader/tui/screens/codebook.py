"""Codebook screen: the tags and the labels of the library, how often each is used, and changing them everywhere."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from reader.core.labels import COLOURS, Label
from reader.core.matching import loose
from reader.library.codebook import Use, add_label, change_label, label_uses, new_label, remove_label
from reader.library.library import Library
from reader.library.tags import Tag, delete_tag, merge_tag, rename_tag, tags
from reader.library.wishing import About, with_term
from reader.tui.knowing import Knowledge
from reader.tui.list_screen import ListScreen
from reader.tui.modes import Mode
from reader.tui.notebook.book_lines import NamedChoice, label_line, tag_line
from reader.tui.services import Services
from reader.tui.widgets.head_line import HeadLine, title_line
from reader.tui.widgets.picker import Picker
from reader.tui.widgets.prompt import Prompt
from reader.tui.widgets.rows_view import Row
from reader.tui.widgets.sheets import Chooser

RENAME, ADD, GLYPH, DEFINITION = "rename", "add", "glyph", "definition"
NO_TAGS = """There are no tags yet.

In an article, t puts tags on the sentence or the annotation in focus; in the notebook, on one or on all selected.
A / puts one tag under another: law/tax lies under law. tab shows the labels."""
NO_LABEL = "none"
TAGS, LABELS = "Tags", "Labels"
TABS_CELLS = 16
TAG_KEYS = ("tab labels", "enter finds", "r rename", "m merge", "dd delete")
LABEL_KEYS = ("tab tags", "a add", "r rename", "c colour", "e definition", "H key", "s sign", "dd remove")


class CodebookScreen(ListScreen[Tag | Use]):
    """Tags and labels, on two tabs.

    Args:
        library: The library.
        services: What the app does for screens.
        knowledge: What is known of the whole library.
        labels: Whether to begin with the labels.
    """

    KEYS_OF = Mode.CODEBOOK

    def __init__(self, library: Library, services: Services, knowledge: Knowledge, *, labels: bool) -> None:
        super().__init__(library, services, knowledge)
        self._is_labels = labels
        self._tags: Sequence[Tag] = ()
        self._uses: Sequence[Use] = ()
        self._most = 1  # annotations that the tag is on that is used most

    # ── what there is, and how it looks ─────────────────────────────────────────────────────

    @property
    def chosen_tag(self) -> Tag | None:
        """The tag under the cursor."""
        return self.chosen if isinstance(self.chosen, Tag) else None

    @property
    def chosen_use(self) -> Use | None:
        """The label under the cursor, with its use."""
        return self.chosen if isinstance(self.chosen, Use) else None

    def gather(self) -> None:
        """The tags and the labels."""
        self._tags, self._uses = tags(self.library), label_uses(self.library)
        self._most = max((tag.below for tag in self._tags), default=1)

    @property
    def _tab(self) -> Sequence[Tag | Use]:
        return self._uses if self._is_labels else self._tags

    def asked(self) -> list[Tag | Use]:
        """Those of the tab in whose name this stands."""
        typed = loose(self.typed)
        return [each for each in self._tab if typed in loose(each.name)]

    def name_of(self, thing: Tag | Use) -> str:
        """The name of a tag or a label."""
        return thing.name

    def rows_of(self, thing: Tag | Use, width: int) -> list[Row]:
        """A tag or a label with its use."""
        return [label_line(thing, width) if isinstance(thing, Use) else tag_line(thing, self._most, width)]

    def head(self, width: int) -> Row:
        """The tabs, and the keys of the one that is shown."""
        tabs = ((TAGS, not self._is_labels), (LABELS, self._is_labels))
        title = tuple((f" {words} ", "tab.here" if is_here else "tab") for words, is_here in tabs)
        rest = title_line("", LABEL_KEYS if self._is_labels else TAG_KEYS, max(1, width + 1 - TABS_CELLS))
        return (*title, *rest)

    def empty_words(self) -> str:
        """How tags are put on."""
        return NO_TAGS

    def _called(self) -> str:
        return self.chosen.name if self.chosen is not None else ""

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
        self._is_labels, self.typed, self.shown = labels, "", ()
        self.rows.put_cursor(0)
        self.draw()

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
            self.say()
        else:
            self.tell("nothing to rename")

    def do_merge(self) -> None:
        """Ask for what takes its place."""
        name = self._called()
        others = [each.name for each in self._tab if each.name not in {name, ""}]
        if self._is_labels:
            others = [label.name for label in self.library.codebook.labels if label.name != name]
        if not name or not others:
            self.tell("there is nothing to merge")
            return
        choices = [NamedChoice(other) for other in others]

        def merge(choice: int | None) -> None:
            if choice is not None:
                into = others[choice]
                self.try_to(lambda: self._merged(name, into), lambda: self.stay_with(into))

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
                    self.try_to(lambda: self._deleted(name), lambda: None)

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
        self.say()

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
                self.try_to(lambda: self._changed_to(label, replace(label, colour=COLOURS[choice])), lambda: None)

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
            self.say()

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
            self.stay_with(made.name)
            self.tell(f"{made.glyph} {made.name} has the key {made.key}; c colour, s sign, e definition")
        elif about in {GLYPH, DEFINITION} and (label := self._label()) is not None:
            self._change(replace(label, **{about: value}))
        else:
            super().answered(about, text)
        self.say()

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
            self.stay_with(name)
            self.tell(f"#{before} is #{name} now, on {_counted(changed)}")

    def _change(self, wanted: Label) -> None:
        label = self._label()
        if label is not None:
            self.tell(self._changed_to(label, wanted))

    def _changed_to(self, label: Label, wanted: Label) -> str:
        made = change_label(self.library, label.name, wanted)
        self.stay_with(made.name)
        return f"{made.key} {made.glyph} {made.name} · {made.colour}"


def _counted(number: int) -> str:
    return f"{number:,} annotation{'' if number == 1 else 's'}"
