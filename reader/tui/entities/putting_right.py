"""Putting right: the keys with which a reader corrects an entity, the same in the browser and on the card."""

from collections.abc import Callable
from typing import Protocol

from textual.app import App

from reader.core.correction import Correction, CorrectionKind
from reader.core.entity import EntityKey, EntityKind
from reader.core.errors import ReaderError
from reader.library.census import Census, Known
from reader.library.correcting import corrections, merge, namesakes, reject, rename, retype, split, withdraw
from reader.library.library import Library
from reader.library.naming import resolve
from reader.library.shelf import Entry
from reader.library.telling import correction_words
from reader.tui.entities.choices import choices_of
from reader.tui.entities.roll import folded
from reader.tui.kind_choice import KINDS
from reader.tui.widgets.picker import Picker
from reader.tui.widgets.prompt import Prompt
from reader.tui.widgets.sheets import Chooser

RENAME = "rename"  # what the line of input is asked for
BACK = "u takes it back"
UNDOES = "u undoes that"
TAKES = "takes it"
SEVERAL = 2  # entities that a name of one word may stand for: what it names is then each article's own
NAMED = 3  # of them, at most, in a message


class Shown(Protocol):
    """A screen that shows entities, as these keys see it."""

    app: App[None]

    @property
    def key(self) -> EntityKey | None:
        """The entity that is corrected."""

    @property
    def card_of(self) -> EntityKey | None:
        """The entity that is shown alone; None where all are."""

    @property
    def article(self) -> Entry | None:
        """The article that “here” means."""

    @property
    def census(self) -> Census | None:
        """What the library names."""

    def tell(self, message: str) -> None:
        """Say something until the next key."""

    def done(self, words: str) -> None:
        """Something was put right: show it, and say so."""


class PuttingRight:
    """What the correcting keys do; each `do_` method is one command of the table.

    Args:
        library: The library.
        shown: The screen.
        prompt: Its line of input.
    """

    def __init__(self, library: Library, shown: Shown, prompt: Prompt) -> None:
        self._library = library
        self._shown = shown
        self._prompt = prompt
        self._about: EntityKey | None = None

    # ── asking ──────────────────────────────────────────────────────────────────────────────

    def do_rename(self) -> None:
        """Ask for its name."""
        key = self._key()
        if key is not None:
            self._about = key
            self._prompt.ask(RENAME, "name:", key.name)

    def answered(self, name: str) -> None:
        """Give it the name that was typed.

        Raises:
            ReaderError: It cannot have that name.
        """
        key, census = self._about, self._shown.census
        if key is None or name.strip() == key.name:
            self._shown.tell("the name is as it was")
            return
        is_there = census is not None and EntityKey(key.kind, " ".join(name.split())) in census.entities
        entry, here = self._reach(key) if is_there else (None, "")
        done = rename(self._library, key, name, entry)
        self._shown.done(_renamed(key, done, here))

    def do_retype(self) -> None:
        """Choose its kind."""
        key = self._key()
        if key is None:
            return
        kinds = [each.kind for each in KINDS]

        def take(row: int | None) -> None:
            if row is None or kinds[row] is key.kind:
                return
            self._try(lambda: retype(self._library, key, kinds[row]), lambda done: _retyped(key, done))

        self._shown.app.push_screen(Picker(f"“{key.name}” is a …", KINDS, folded, kinds.index(key.kind)), take)

    def do_corrections(self) -> None:
        """What was put right, the newest first; the one that is chosen is taken back, whatever was done since."""
        found = [each for each in reversed(corrections(self._library)) if self._is_of(each)]
        if not found:
            self._shown.tell("nothing was put right here")
            return

        def take(row: int | None) -> None:
            if row is not None:
                words = correction_words(self._library, found[row])
                self._try(lambda: withdraw(self._library, found[row].uid), lambda _: f"taken back: {words} · {UNDOES}")

        rows = [correction_words(self._library, each) for each in found]
        self._shown.app.push_screen(Chooser("What was put right", rows, enter="takes it back"), take)

    def _is_of(self, correction: Correction) -> bool:
        """Whether a correction has to do with what is shown: all do with the list."""
        about = self._shown.card_of
        if about is None:
            return True
        keys = {each for each in (correction.about, correction.into) if each is not None}
        return about in keys or any(resolve(self._library, each) == about for each in keys)

    def do_merge(self) -> None:
        """Choose the entity that it really is; those of its kind stand before the others.

        Raises:
            ReaderError: It may stand for several, and no article is said in which it is this one.
        """
        key, census = self._key(), self._shown.census
        if key is None or census is None:
            return
        entry, here = self._reach(key)
        others = [each for each in census.entities.values() if each.key != key]
        others.sort(key=lambda each: each.key.kind is not key.kind)
        if not others:
            self._shown.tell("there is no other entity to merge it into")
            return

        def take(row: int | None) -> None:
            if row is not None:
                into = others[row].key
                said = f"“{key.name}” is “{into.name}”{_other_kind(key, into)}{here or ' from now on'} · {BACK}"
                self._try(lambda: merge(self._library, key, into, entry), lambda _: said)

        self._shown.app.push_screen(Picker(f"“{key.name}” is really …", choices_of(others), folded), take)

    def _reach(self, key: EntityKey) -> tuple[Entry | None, str]:
        """Where it holds that an entity is another one, and that in words: where several share its one word, here.

        Raises:
            ReaderError: Several do, and there is no “here”.
        """
        several = namesakes(self._library, key)
        if len(several) < SEVERAL:
            return None, ""
        if self._shown.article is None:
            whose = " or ".join(f"“{each.name}”" for each in several[:NAMED])
            raise ReaderError(
                f"several are called {key.name}: {whose}",
                "say it from a line of an article, on the card; it holds there",
            )
        return self._shown.article, f" in this article, for several are called {key.name}"

    def do_split(self) -> None:
        """Choose the name that is someone else's."""
        key, known = self._key(), self._known()
        if key is None or known is None:
            return
        names = [name for name in _surfaces(known) if name != key.name]
        if not names or len(_surfaces(known)) == 1:
            self._shown.tell(f"“{key.name}” goes by one name only; there is nothing to split off")
            return

        def take(row: int | None) -> None:
            if row is not None:
                self._try(lambda: split(self._library, key, names[row]), lambda done: _split_words(key, done))

        self._shown.app.push_screen(Chooser(f"Not “{key.name}” but someone else:", names, enter=TAKES), take)

    def do_reject(self) -> None:
        """Say that it is no name at all."""
        key = self._key()
        if key is not None:
            said = f"“{key.name}” is no name any more, in any article · {BACK}"
            self._try(lambda: reject(self._library, key), lambda _: said)

    def do_reject_here(self) -> None:
        """Say that it is no name in this article."""
        key, entry = self._key(), self._shown.article
        if key is None:
            return
        if entry is None:
            self._shown.tell("go to a line of an article first; D rejects it everywhere")
            return
        said = f"“{key.name}” is no name in “{entry.article.title}” · {BACK}"
        self._try(lambda: reject(self._library, key, entry), lambda _: said)

    # ── doing ───────────────────────────────────────────────────────────────────────────────

    def _key(self) -> EntityKey | None:
        if self._shown.key is None:
            self._shown.tell("there is nothing to put right")
        return self._shown.key

    def _known(self) -> Known | None:
        key, census = self._shown.key, self._shown.census
        known = census.entities.get(key) if key is not None and census is not None else None
        if known is None:
            self._shown.tell("no article names it now")
        return known

    def _try(self, act: Callable[[], Correction], words: Callable[[Correction], str]) -> None:
        """Do it and say so; a choice is answered where no one else would say what went wrong."""
        try:
            done = act()
        except ReaderError as error:
            self._shown.tell(str(error))
            return
        self._shown.done(words(done))


def _other_kind(key: EntityKey, into: EntityKey) -> str:
    return "" if into.kind is key.kind else f", {_a(into.kind)},"


def _renamed(key: EntityKey, done: Correction, here: str) -> str:
    name = done.into.name if done.into else key.name
    if done.kind is CorrectionKind.MERGE:
        return f"“{key.name}” is one with the “{name}” that was there{here and f',{here}'} · {BACK}"
    return f"“{key.name}” is called “{name}”{here or ' from now on'} · {BACK}"


def _retyped(key: EntityKey, done: Correction) -> str:
    kind = done.into.kind if done.into else key.kind
    with_other = ", one with that of the same name" if done.kind is CorrectionKind.MERGE else ""
    return f"“{key.name}” is {_a(kind)}{with_other} · {BACK}"


def _a(kind: EntityKind) -> str:
    return f"{'an' if kind[0] in 'aeiou' else 'a'} {kind}"


def _surfaces(known: Known) -> list[str]:
    """The names it goes by, commonest first."""
    surfaces = dict.fromkeys(surface for each in known.presences for surface in each.surfaces)
    return list(surfaces)


def _split_words(key: EntityKey, done: Correction) -> str:
    name = done.into.name if done.into else done.surface
    return f"“{name}” is someone else than “{key.name}” · {BACK}"
