import tempfile
from collections.abc import Collection
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path

from hypothesis import HealthCheck, Phase, assume, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from reader.core.slices import at_once
from reader.library.annotating import annotate, find_quote
from reader.library.kinship import LOOKED_AT
from reader.library.opening import open_article
from reader.library.shelf import Entry, bare_entries, entries
from tests.library.deeds_room import opened

NUMBERS = st.integers(0, 1 << 16)
LETTERS = str.maketrans("0123456789", "ghijklmnop")
SERIES = "This report is one of a series. Each of them says what was counted, by whom, and when. Read it with care."


@dataclass(frozen=True)
class Known:
    """A file as the person knows it who moves it about.

    Attributes:
        article: Which article it is.
        kin: The article that this, or what it was copied from, began as.
        words: What it says.
        edits: How often it was edited since its article was seen there.
    """

    article: int
    kin: int
    words: tuple[str, ...]
    edits: int = 0

    @property
    def text(self) -> str:
        lines = [" ".join(self.words[at : at + 8]).capitalize() + "." for at in range(0, len(self.words), 8)]
        return f"# Report\n\n{SERIES}\n\n" + " ".join(lines) + "\n"


@dataclass
class Model:
    """What the person knows: which file is which, what lies in the bin, and on which article each annotation is."""

    files: dict[str, Known] = field(default_factory=dict)
    binned: list[Known] = field(default_factory=list)
    made_on: dict[str, Known] = field(default_factory=dict)


class AnyFileOperation(RuleBasedStateMachine):
    """Whatever other programs do to the files: no annotation goes to another article, and none is lost from sight."""

    def __init__(self) -> None:
        super().__init__()
        self._folder = tempfile.TemporaryDirectory()
        root = Path(self._folder.name)
        (root / "library" / "articles").mkdir(parents=True)
        self._root, self._library = root, opened(root)
        self._model, self._count, self._is_open = Model(), 0, True

    def teardown(self) -> None:
        self._library.close()
        self._folder.cleanup()

    @initialize()
    def begins(self) -> None:
        for number in range(3):
            self._new(f"first {number}")
        self._look()
        self._annotate(0)

    @rule(number=NUMBERS, name=NUMBERS)
    def writes(self, number: int, name: int) -> None:
        del number
        self._new(f"new {name}")
        self._look()

    @rule(number=NUMBERS)
    def annotates(self, number: int) -> None:
        assume(self._is_open)
        self._annotate(number)

    @rule(number=NUMBERS, name=NUMBERS, seed=NUMBERS, edited=st.booleans())
    def renames(self, number: int, name: int, seed: int, *, edited: bool) -> None:
        path = self._path(number)
        home = f"folder {name % 3}/named {name}.md" if name % 2 else f"named {name}.md"
        assume(not self._file(home).exists())
        known = self._model.files.pop(path)
        self._file(path).unlink()
        self._lay(home, self._edited(known, seed) if edited else known)
        self._look()

    @rule(number=NUMBERS)
    def writes_a_name_in_capitals(self, number: int) -> None:
        path = self._path(number)
        home = path.upper() if path != path.upper() else path.lower()
        assume(home not in self._model.files and not self._file(home).is_dir())
        self._file(home).parent.mkdir(exist_ok=True)
        self._file(path).rename(self._file(home))
        self._model.files[home] = self._model.files.pop(path)
        self._look()

    @rule(number=NUMBERS, seed=NUMBERS)
    def edits(self, number: int, seed: int) -> None:
        path = self._path(number)
        self._lay(path, self._edited(self._model.files[path], seed))
        self._look()

    @rule(number=NUMBERS)
    def edits_the_front_matter(self, number: int) -> None:
        path = self._path(number)
        text = self._file(path).read_text("utf-8").split("---\n")[-1]
        self._file(path).write_text(f"---\ntitle: Called {number}\n---\n{text}", "utf-8")
        self._look()

    @rule(number=NUMBERS, folder=st.booleans())
    def deletes(self, number: int, *, folder: bool) -> None:
        assume(len(self._model.files) > 1)
        path = self._path(number)
        self._file(path).unlink()
        if folder and not path.endswith("MD"):
            self._file(path).mkdir()
        self._model.binned.append(self._model.files.pop(path))
        self._look()

    @rule(number=NUMBERS, name=NUMBERS, seed=NUMBERS, edited=st.booleans())
    def brings_back(self, number: int, name: int, seed: int, *, edited: bool) -> None:
        assume(self._model.binned)
        known = self._model.binned.pop(number % len(self._model.binned))
        self._lay(self._free(f"back {name}"), self._edited(known, seed) if edited else known)
        self._look()

    @rule(number=NUMBERS, name=NUMBERS)
    def copies(self, number: int, name: int) -> None:
        known = self._model.files[self._path(number)]
        self._lay(self._free(f"copy {name}"), replace(known, article=self._next()))
        self._look()

    @rule(number=NUMBERS, name=NUMBERS, seed=NUMBERS)
    def copies_and_edits_the_first(self, number: int, name: int, seed: int) -> None:
        path = self._path(number)
        known = self._model.files[path]
        self._lay(self._free(f"copy {name}"), replace(known, article=self._next()))
        self._lay(path, self._edited(known, seed))
        self._look()

    @rule(number=NUMBERS, other=NUMBERS, seed=NUMBERS, edited=st.booleans())
    def swaps(self, number: int, other: int, seed: int, *, edited: bool) -> None:
        one, two = self._path(number), self._path(other)
        assume(one != two)
        first, second = self._model.files[one], self._model.files[two]
        self._lay(one, self._edited(second, seed) if edited else second)
        self._lay(two, self._edited(first, seed + 1) if edited else first)
        self._look()

    @rule(number=NUMBERS)
    def puts_another_in_its_place(self, number: int) -> None:
        path = self._path(number)
        self._model.binned.append(self._model.files.pop(path))
        self._lay(path, self._fresh())
        self._look()

    @rule()
    def closes(self) -> None:
        self._is_open = False

    @rule()
    def starts_anew(self) -> None:
        self._library.close()
        self._library, self._is_open = opened(self._root), True
        self._look()

    def _look(self) -> None:
        if not self._is_open:
            return
        shelf = {entry.id: entry for entry in at_once(bare_entries(self._library))}
        rows = self._library.database.rows("SELECT uid, article FROM annotations")
        for row in rows:
            self._is_with_its_own(entry := shelf[str(row["article"])], self._model.made_on[str(row["uid"])])
            if not entry.missing:  # a copy may have taken it, and is the one that is asked about from then on
                self._model.made_on[str(row["uid"])] = self._model.files[self._name(entry.path)]
        gone = {self._model.made_on[str(row["uid"])].article for row in rows if shelf[str(row["article"])].missing}
        self._model.files = {path: _seen(known, gone) for path, known in self._model.files.items()}
        self._model.binned = [_seen(known, gone) for known in self._model.binned]

    def _is_with_its_own(self, entry: Entry, made_on: Known) -> None:
        files = self._model.files
        if not entry.missing:
            assert files[self._name(entry.path)].kin == made_on.kin
            return
        there = [path for path, known in files.items() if known.article == made_on.article and known.edits <= 1]
        kin = [known for known in files.values() if known.kin == made_on.kin]
        if len(kin) <= LOOKED_AT:  # of more copies than are looked at, the nearest are listed
            assert all(f"articles/{path}" in entry.maybe for path in there)
        assert "gone" in open_article(self._library, entry).document.notices[0]

    def _annotate(self, number: int) -> None:
        path = self._path(number)
        entry = next(each for each in entries(self._library) if self._name(each.path) == path and not each.missing)
        found = open_article(self._library, entry)
        quote = find_quote(found.document, self._model.files[path].text.rstrip().split("\n")[-1].split(". ")[0])
        made = annotate(self._library, found.entry, found.document, quote)
        self._say_apart(path, entry)
        self._model.made_on[made.uid] = self._model.files[path]

    def _say_apart(self, path: str, entry: Entry) -> None:
        """Who works on a file beside an article that is gone, and may be it, makes it an article of its own."""
        known, model = self._model.files[path], self._model
        rows = self._library.database.rows("SELECT uid, article FROM annotations")
        others = {model.made_on[str(row["uid"])].article for row in rows if str(row["article"]) != entry.id}
        if known.article in others:
            model.files[path] = replace(known, article=self._next())

    def _edited(self, known: Known, seed: int) -> Known:
        """The same, edited as nothing was before: texts into which one sentence was put are alike in fact."""
        return _edited(known, (self._next() << 17) + seed)

    def _new(self, name: str) -> None:
        self._lay(self._free(name), self._fresh())

    def _fresh(self) -> Known:
        number = self._next()
        return Known(number, number, tuple(_words(number, 72)))

    def _next(self) -> int:
        self._count += 1
        return self._count

    def _free(self, name: str) -> str:
        names = (f"{name} {number}.md" for number in range(100))
        return next(each for each in names if each not in self._model.files and not self._file(each).exists())

    def _lay(self, path: str, known: Known) -> None:
        self._file(path).parent.mkdir(exist_ok=True)
        self._file(path).write_text(known.text, "utf-8")
        self._model.files[path] = known

    def _path(self, number: int) -> str:
        return sorted(self._model.files)[number % len(self._model.files)]

    def _file(self, path: str) -> Path:
        return self._library.articles / path

    def _name(self, path: Path) -> str:
        inside = path.is_relative_to(self._library.articles)
        return path.relative_to(self._library.articles).as_posix() if inside else str(path)


def _seen(known: Known, gone: Collection[int]) -> Known:
    """The same, looked at; what is only asked about is not followed, so that its edits add up."""
    return known if known.article in gone else replace(known, edits=0)


def _edited(known: Known, seed: int) -> Known:
    """A sixth of the words are others, and a sentence is added or taken out."""
    words, length = list(known.words), len(known.words)
    for at in sorted(range(length), key=lambda place: _drawn(seed, place))[: length // 6]:
        words[at] = _drawn(seed, -at)
    at = seed % (length - 8)
    words[at : at + 8] = [*_words(f"put in {seed}", 8), *words[at : at + 8]] if seed % 2 or length < 60 else []
    return replace(known, words=tuple(words), edits=known.edits + 1)


def _words(seed: object, number: int) -> list[str]:
    return [_drawn(seed, at) for at in range(number)]


def _drawn(seed: object, at: int) -> str:
    return sha256(f"{seed} {at}".encode()).hexdigest()[:6].translate(LETTERS)


AnyFileOperation.TestCase.settings = settings(
    max_examples=settings().max_examples // 4,
    stateful_step_count=20,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
TestAnyFileOperation = AnyFileOperation.TestCase
