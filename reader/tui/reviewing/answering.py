"""Answering: the card that is asked is shown, typed and graded; each grade is kept as it is given."""

from collections.abc import Callable
from datetime import datetime

from reader.core.folding import words_of
from reader.core.review import Grade
from reader.library.library import Library
from reader.library.reviewing import grade
from reader.library.typed_answers import asked_of, judge_answer, other_names
from reader.tui.reviewing.asked import Asked
from reader.tui.reviewing.sitting import Sitting

TYPED_WORDS_MAX = 8  # of an answer that is typed by itself; what is longer is told to oneself


class Answering:
    """What stands of the answer to one card; each `do_` method is one command of the table.

    Args:
        library: The library.
        sitting: Knows which card is asked.
        tell: Says something.
        type_it: Opens the line of input.

    Attributes:
        is_shown: Whether the answer is shown.
        typed: What was typed before.
        judged: What is told of that; empty where nothing was typed.
        since: When the card was asked.
    """

    def __init__(
        self, library: Library, sitting: Sitting, tell: Callable[[str], None], type_it: Callable[[], None]
    ) -> None:
        self._library, self._sitting, self._tell, self._type_it = library, sitting, tell, type_it
        self.is_shown = False
        self.typed = self.judged = ""
        self.since: datetime = library.now()

    def begin(self) -> None:
        """Another card is asked."""
        self.is_shown = False
        self.typed = self.judged = ""
        self.since = self._library.now()

    def judge(self, asked: Asked, typed: str) -> None:
        """Tell how what was typed stands to the answer; it is the reader who grades."""
        self.typed = typed.strip()
        if self.typed:
            names = other_names(self._library, asked.card)
            self.judged = judge_answer(asked.card, self.typed, asked.published, names).words

    def types_itself(self, asked: Asked | None) -> bool:
        """Whether the line of input opens by itself: the reader wants that, and the answer is short enough."""
        if asked is None or not self._library.settings.review_type or self._sitting.leech:
            return False
        answer = asked_of(asked.card).answer
        return "\n" not in answer.strip() and len(words_of(answer)) <= TYPED_WORDS_MAX

    def do_type(self) -> None:
        """Type the answer before it is shown."""
        if self._sitting.card and (self.is_shown or self._sitting.leech):
            self._tell("the answer is shown already: 1 2 3 4 grade" if self.is_shown else GRADED)
        else:
            self._type_it()

    def do_again(self) -> None:
        """Not recalled."""
        self._grade(Grade.AGAIN)

    def do_hard(self) -> None:
        """Recalled with effort."""
        self._grade(Grade.HARD)

    def do_good(self) -> None:
        """Recalled."""
        self._grade(Grade.GOOD)

    def do_easy(self) -> None:
        """Recalled at once."""
        self._grade(Grade.EASY)

    def _grade(self, given: Grade) -> None:
        card = self._sitting.card
        if self._sitting.leech:
            self._tell(GRADED)
        elif not self.is_shown:
            self._tell("space shows the answer first")
        else:
            grade(self._library, card, given, took=self._library.now() - self.since, typed=self.typed)


GRADED = "it is graded: e rewrites it, S suspends it, space goes on"
