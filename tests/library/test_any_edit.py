import tempfile
from itertools import count
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from reader.core.relocate import Lost
from reader.core.span import Span
from reader.library.annotating import annotate, relabel, trash
from reader.library.holding import Held
from reader.library.library import Library
from reader.library.noting import notes
from reader.library.opening import Opened, open_article
from reader.library.replacing import confirm, place_anew, settle_places
from reader.library.shelf import entries
from reader.library.undoing import redo, undo
from tests.library.deeds_room import opened

SENTENCES = (
    "Rain fell over the whole valley for three days.",
    "The mill by the old bridge lost its wheel.",
    "Nobody in the upper town heard the bells.",
    "Children carried the archive to the church.",
    "A grey horse stood on the island until morning.",
    "Two engineers measured the crack in the dam.",
    "Letters arrived late at the northern farms.",
    "Every window of the school was open at noon.",
)
HEADS = ("", "This is the second edition. ", "Snow is forecast for Friday. The council meets. ", "Bread cost more. ")
PROGRAMS = st.integers(0, 1)
NUMBERS = st.integers(0, len(SENTENCES) - 1)
Look = list[tuple[str, str, str | None]]


class AnyEdit(RuleBasedStateMachine):
    """Whatever another program writes above, into and over the sentences that are marked, two readers go on.

    Each annotation lies on its sentence or is lost; undo and redo go through the acts as if nothing had been edited.
    """

    def __init__(self) -> None:
        super().__init__()
        self._folder = tempfile.TemporaryDirectory()
        root = Path(self._folder.name)
        (root / "library" / "articles").mkdir(parents=True)
        self._file = root / "library" / "articles" / "town.md"
        self._head, self._gone, self._numbers = "", frozenset[int](), count()
        self._write()
        self._programs = [opened(root), opened(root)]
        self._marked: dict[str, str] = {}
        self._done, self._undone = [self._labels()], list[dict[str, str]]()

    def teardown(self) -> None:
        try:
            while self._undoes(self._programs[1]):
                pass
            while self._redoes(self._programs[0]):
                pass
        finally:
            for program in self._programs:
                program.close()
            self._folder.cleanup()

    @rule(head=st.sampled_from(HEADS), gone=st.frozensets(NUMBERS, max_size=3))
    def another_program_edits(self, head: str, gone: frozenset[int]) -> None:
        self._head, self._gone = head, gone
        self._write()

    @rule(program=PROGRAMS)
    def opens_for_reading(self, program: int) -> None:
        library = self._programs[program]
        before = self._look(library)
        settle_places(library, self._opened(library))
        assert [each[1:] for each in self._look(library)] == [each[1:] for each in before]

    @rule(program=PROGRAMS, number=NUMBERS)
    def marks(self, program: int, number: int) -> None:
        library = self._programs[program]
        found = self._opened(library)
        start = found.document.text.find(SENTENCES[number])
        if start >= 0:
            made = annotate(library, found.entry, found.document, Span(start, start + len(SENTENCES[number])))
            self._marked[made.uid] = SENTENCES[number]
            self._acted()

    @rule(program=PROGRAMS, number=NUMBERS)
    def places_by_hand_or_confirms(self, program: int, number: int) -> None:
        library = self._programs[program]
        found = self._opened(library)
        for held in self._one(found, number):
            uid, words = held.annotation.uid, self._marked[held.annotation.uid]
            start = found.document.text.find(words)
            if isinstance(held.placed, Lost):
                continue
            before = self._acts(library)
            place_anew(library, found, uid, Span(start, start + len(words))) if number % 2 else confirm(
                library, found, uid
            )
            if self._acts(library) != before:
                self._acted()

    @rule(program=PROGRAMS, number=NUMBERS, label=st.sampled_from(["doubt", "question", ""]))
    def relabels(self, program: int, number: int, label: str) -> None:
        library = self._programs[program]
        for held in self._one(self._opened(library), number):
            if held.annotation.label != label:
                relabel(library, held.annotation.uid, label)
                self._acted()

    @rule(program=PROGRAMS, number=NUMBERS)
    def trashes(self, program: int, number: int) -> None:
        library = self._programs[program]
        for held in self._one(self._opened(library), number):
            trash(library, held.annotation.uid)
            self._acted()

    @rule(program=PROGRAMS)
    def takes_back(self, program: int) -> None:
        self._undoes(self._programs[program])

    @rule(program=PROGRAMS)
    def does_again(self, program: int) -> None:
        self._redoes(self._programs[program])

    @invariant()
    def each_lies_on_its_sentence_or_is_lost_with_it(self) -> None:
        for program in self._programs:
            for uid, state, words in self._look(program):
                sentence = self._marked[uid]
                is_gone = SENTENCES.index(sentence) in self._gone
                assert words == (None if is_gone else sentence), (state, sentence)

    @invariant()
    def a_listing_says_the_same(self) -> None:
        library = self._programs[0]
        assert [(each.annotation.uid, each.placed) for each in notes(library)] == [
            (each.annotation.uid, each.placed) for each in self._opened(library).annotations
        ]

    def _write(self) -> None:
        left = [each for number, each in enumerate(SENTENCES) if number not in self._gone]
        self._file.write_text(f"# The town\n\n{self._head}{' '.join(left)}\n<!-- {next(self._numbers)} -->\n", "utf-8")

    def _opened(self, library: Library) -> Opened:
        [entry] = entries(library)
        return open_article(library, entry)

    def _one(self, found: Opened, number: int) -> list[Held]:
        every = list(found.annotations)
        return [every[number % len(every)]] if every else []

    def _look(self, library: Library) -> Look:
        found = self._opened(library)
        return [
            (
                each.annotation.uid,
                each.placed.how.value,
                None if isinstance(each.placed, Lost) else each.placed.span.of(found.document.text),
            )
            for each in found.annotations
        ]

    def _labels(self) -> dict[str, str]:
        return {each.annotation.uid: each.annotation.label for each in notes(self._programs[0])}

    def _acts(self, library: Library) -> object:
        return library.database.rows("SELECT count(DISTINCT act) FROM journal WHERE verb <> 'kept'")

    def _acted(self) -> None:
        self._done.append(self._labels())
        self._undone.clear()

    def _undoes(self, library: Library) -> bool:
        act = undo(library)
        assert bool(act) == (len(self._done) > 1)
        if act:
            self._undone.append(self._done.pop())
            assert self._labels() == self._done[-1]
        return act is not None

    def _redoes(self, library: Library) -> bool:
        act = redo(library)
        assert bool(act) == bool(self._undone)
        if act:
            self._done.append(self._undone.pop())
            assert self._labels() == self._done[-1]
        return act is not None


AnyEdit.TestCase.settings = settings(
    max_examples=settings().max_examples // 4,  # 25, and 250 where more is searched
    stateful_step_count=15,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
TestAnyEdit = AnyEdit.TestCase
