"""Walking: the keys that go through a round, mark what is done, and take such marks back."""

from collections.abc import Sequence
from typing import Protocol

from reader.core.quotes import quoted
from reader.library.library import Library
from reader.library.rounds import Round, mark_done
from reader.tui.desk.steps import Marked, Steps
from reader.tui.taking_back import TakingBack

SAID_CELLS = 40


class Walk(Protocol):
    """The round, as these keys see it."""

    going: Round
    place: int

    @property
    def is_over(self) -> bool:
        """Whether it is said that all are done."""

    def go_to(self, place: int) -> None:
        """Show the annotation at a place of the round, and keep that the reader is there."""

    def say_over(self) -> None:
        """Say that all are done."""

    def draw(self) -> None:
        """Draw what is shown anew."""

    def tell(self, message: str) -> None:
        """Say something until the next key."""


class Walking:
    """What these keys do; each `do_` method is one command of the table.

    Args:
        library: The library.
        walk: The round.
        steps: What was done in it.
        back: Takes back what the journal knows.
    """

    def __init__(self, library: Library, walk: Walk, steps: Steps, back: TakingBack) -> None:
        self._library = library
        self._walk = walk
        self._steps = steps
        self._back = back

    # ── moving ──────────────────────────────────────────────────────────────────────────────

    def do_down(self, count: int) -> None:
        """The next annotation."""
        self._step(max(1, count), "this is the last one")

    def do_up(self, count: int) -> None:
        """The previous annotation."""
        self._step(0 if self._walk.is_over else -max(1, count), "this is the first one")

    def _step(self, by: int, at_end: str) -> None:
        walk, before = self._walk, (self._walk.place, self._walk.is_over)
        walk.go_to(walk.place + by)
        if (walk.place, walk.is_over) == before:
            walk.tell(at_end)

    def do_top(self, count: int) -> None:
        """The first annotation, or that of the count."""
        self._walk.go_to(max(1, count) - 1)

    def do_bottom(self, count: int) -> None:
        """The last annotation, or that of the count."""
        self._walk.go_to((count or len(self._walk.going.rows)) - 1)

    def do_next_part(self, count: int) -> None:
        """The first annotation of the next article."""
        self._to_article(max(1, count))

    def do_previous_part(self, count: int) -> None:
        """The first one of this article; from there, of the one before."""
        self._to_article(-max(1, count))

    def _to_article(self, by: int) -> None:
        rows, place = self._walk.going.rows, self._walk.place
        firsts = [at for at, row in enumerate(rows) if not at or rows[at - 1].entry.id != row.entry.id]
        if firsts:
            here = sum(first <= place for first in firsts) - 1
            by += by < 0 and firsts[here] < place
            self._walk.go_to(firsts[max(0, min(here + by, len(firsts) - 1))])

    def do_next_open(self) -> None:
        """The next one that is open, around."""
        walk = self._walk
        place = walk.going.next_open(walk.place)
        if place is None:
            walk.say_over()
            return
        is_around = place < walk.place
        walk.go_to(place)
        if is_around:
            walk.tell("this one was left open")

    # ── done ────────────────────────────────────────────────────────────────────────────────

    def do_finish(self) -> None:
        """Mark it done and go on to the next that is open."""
        walk = self._walk
        if walk.going.rows:
            uid = walk.going.rows[walk.place].uid
            if uid not in walk.going.left.done:
                self._mark(Marked((uid,), done=True, at=uid))
            self.do_next_open()

    def do_mark_done(self) -> None:
        """Mark it done, or no longer."""
        walk = self._walk
        if walk.going.rows:
            uid = walk.going.rows[walk.place].uid
            is_done = uid in walk.going.left.done
            self._mark(Marked((uid,), done=not is_done, at=uid))
            walk.go_to(walk.place)
            walk.tell("open again · d marks it done" if is_done else "done · d or u opens it again")

    def do_anew(self) -> None:
        """Begin anew: nothing is done."""
        walk = self._walk
        done = tuple(row.uid for row in walk.going.rows if row.uid in walk.going.left.done)
        if done:
            self._mark(Marked(done, done=False, at=walk.going.rows[walk.place].uid))
        walk.go_to(0)
        walk.tell(f"{len(done):,} open again · u takes that back" if done else "nothing was done yet")

    def _mark(self, step: Marked) -> None:
        self._put(step.uids, done=step.done)
        self._steps.add(step)

    def _put(self, uids: Sequence[str], *, done: bool) -> None:
        self._walk.going = mark_done(self._library, self._walk.going, uids, done=done)
        self._walk.draw()

    # ── taking back ─────────────────────────────────────────────────────────────────────────

    def do_undo(self, count: int) -> None:
        """Take back what was done last in this round, a mark or an act; before that, the library's newest act."""
        for _ in range(max(1, count)):
            step = self._steps.back()
            if step is None:
                self._back.do_undo(1)
            else:
                self._put_again(step, done=not step.done, said="undone")

    def do_redo(self, count: int) -> None:
        """Do again what was taken back."""
        for _ in range(max(1, count)):
            step = self._steps.forth()
            if step is None:
                self._back.do_redo(1)
            else:
                self._put_again(step, done=step.done, said="done again")

    def _put_again(self, step: Marked, *, done: bool, said: str) -> None:
        walk = self._walk
        self._put(step.uids, done=done)
        place = next((place for place, row in enumerate(walk.going.rows) if row.uid == step.at), walk.place)
        walk.go_to(place)
        quote = walk.going.rows[place].quote if walk.going.rows else ""
        what = f"{len(step.uids):,} annotations" if len(step.uids) > 1 else quoted(quote, SAID_CELLS)
        walk.tell(f"{said}: {what} {'marked done' if step.done else 'marked open'}")
