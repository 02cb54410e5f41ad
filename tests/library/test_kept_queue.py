"""The kept queue: kept up answer by answer, it is at any moment the one that would be read anew."""

import tempfile
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, timedelta
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from reader.core.change import Change
from reader.core.errors import ReaderError
from reader.core.review import Grade
from reader.core.settings import Settings
from reader.library.annotating import restore, trash
from reader.library.cards import bury, change_card, make_clozes, restore_cards, resume, suspend, trash_cards
from reader.library.kept_queue import KeptQueue
from reader.library.library import Library
from reader.library.reviewing import today
from reader.library.undoing import redo, undo
from tests.library.review_room import AGAIN, DAY, EASY, GOOD, HARD, room

PICKED = st.integers(0, 30)
LIMITS = Settings(review_new=4, review_max=5, review_interval_max=3, review_relearning_steps=["10m", "1d"])


class AnyReviewing(RuleBasedStateMachine):
    """Whatever becomes of cards, and however time goes by."""

    def __init__(self) -> None:
        super().__init__()
        self._folder = tempfile.TemporaryDirectory()
        self._here = room(Path(self._folder.name), LIMITS)
        self._note = self._here.note()
        self._cards = [each.uid for each in self._here.cards(8)]
        family = make_clozes(self._here.library, self._note, "{{c1::a}} {{c2::b}} {{c3::c}}")
        self._cards += [each.uid for each in family]
        self._queue = KeptQueue(self._here.library, UTC)
        self._heard: list[Change] = []
        self._here.library.subscribe(self._heard.extend)

    def teardown(self) -> None:
        self._here.library.close()
        self._folder.cleanup()

    @rule(given=st.sampled_from([AGAIN, HARD, GOOD, GOOD, EASY]), times=st.integers(1, 4))
    def answer_what_is_asked(self, given: Grade, times: int) -> None:
        for _ in range(times):
            found = self._here.queue()
            for each in (*found.asked, *found.later)[:1]:
                self._here.grade(each.card, given)

    @rule(number=PICKED, how=st.sampled_from([suspend, resume, trash_cards, restore_cards, bury, "answer"]))
    def do_something_to_any(self, number: int, how: Callable[..., object] | str) -> None:
        uid, library = self._cards[number % len(self._cards)], self._here.library
        with suppress(ReaderError):  # it is in the trash, or was taken back
            if isinstance(how, str):
                self._here.grade(uid)
            else:
                how(library, [uid], *([today(library, zone=UTC)] if how is bury else []))

    @rule(gap=st.sampled_from(["{{c3::c}}", "{{c3::c}} {{c4::d}}", "d"]))
    def change_the_family(self, gap: str) -> None:
        with suppress(ReaderError):
            change_card(self._here.library, self._cards[-2], f"{{{{c1::a}}}} {{{{c2::b}}}} {gap}", "")

    @rule(how=st.sampled_from([trash, restore]))
    def take_the_annotation_away_or_bring_it_back(self, how: Callable[..., object]) -> None:
        with suppress(ReaderError):
            how(self._here.library, self._note)

    @rule(how=st.sampled_from([undo, redo]))
    def take_back_or_do_again(self, how: Callable[[Library], object]) -> None:
        how(self._here.library)

    @rule(hours=st.sampled_from([timedelta(minutes=1), timedelta(minutes=11), 0.5 * DAY, DAY, -DAY, 400 * DAY]))
    def let_time_go_by(self, hours: timedelta) -> None:
        self._here.clock.now += hours

    @invariant()
    def looked_at_as_read_anew(self) -> None:
        heard, self._heard[:] = list(self._heard), []
        assert self._queue.after(heard) == self._here.queue()


AnyReviewing.TestCase.settings = settings(
    max_examples=settings().max_examples // 8,  # 12, and 125 where more is searched
    stateful_step_count=20,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
TestAnyReviewing = AnyReviewing.TestCase
