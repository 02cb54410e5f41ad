"""Fitting: a row of another library, as it has to be in this one: its article, its ends, its name."""

import re
from collections.abc import Callable, Iterator, Mapping
from itertools import count

from reader.core.annotation import content_hash
from reader.core.reference import Target, TargetKind
from reader.core.weight import weight_uid
from reader.store.annotations import annotation
from reader.store.database import Database
from reader.store.nouns import ANNOTATION, CORRECTION, DISMISSAL, REFERENCE, SAVED_SEARCH, WEIGHT
from reader.store.rows import Row, row_tags


class Fitting:
    """Makes rows fit.

    Args:
        database: The database of this library.
        homes: Their ids of articles, and ours; filled before a row is made to fit.

    Attributes:
        labels: What the annotations were labelled.
        left_out: How many references have an end that is not here.
        there: How many searches are saved here already.
    """

    def __init__(self, database: Database, homes: Mapping[str, str]) -> None:
        self._database, self._homes = database, homes
        self._ids = re.compile(r"(?!)")
        self.labels = set[str]()
        self.left_out = self.there = 0

    def know_homes(self) -> None:
        """Every article has its home: links in notes are made to lead there from now on."""
        changed = {theirs: ours for theirs, ours in self._homes.items() if theirs != ours}
        if changed:
            self._ids = re.compile(rf"(\[\[(?:article|figure):)({'|'.join(map(re.escape, changed))})(?=[:|])")

    def fitted(self, noun: str, row: Row) -> Row | None:
        """A row as it has to be here; None where it is not to come."""
        return _FITTED[noun](self, row) if noun in _FITTED else row

    def annotation(self, row: Row) -> Row:
        """An annotation on the article here, with links in its note that lead to articles here."""
        self.labels.add(str(row["label"]))
        note = self._ids.sub(lambda found: f"{found[1]}{self._homes[found[2]]}", str(row["note"]))
        exact = row["exact"] if row["exact"] is None else str(row["exact"])
        said = content_hash(exact, note, str(row["label"]), row_tags(row))
        return {**row, "article": self._homes[str(row["article"])], "note": note, "content_hash": said}

    def ends(self, row: Row) -> Row | None:
        """A reference between things that are here; None where one of them is not."""
        fit = dict(row)
        for side in ("source", "target"):
            kind, key = str(row[f"{side}_kind"]), str(row[f"{side}_key"])
            if kind == TargetKind.ARTICLE:
                fit[f"{side}_key"] = self._homes.get(key, key)
            elif kind == TargetKind.FIGURE:
                theirs, colon, rest = key.partition(":")
                fit[f"{side}_key"] = f"{self._homes.get(theirs, theirs)}{colon}{rest}"
            elif kind == TargetKind.ANNOTATION and annotation(self._database, key) is None:
                self.left_out += 1
                return None
        return fit

    def weight(self, row: Row) -> Row:
        """A weight of what it is about here, under the id that follows from that."""
        kind, key = TargetKind(str(row["target_kind"])), str(row["target_key"])
        target = Target(kind, self._homes.get(key, key) if kind is TargetKind.ARTICLE else key)
        return {**row, "uid": weight_uid(target), "target_key": target.key}

    def correction(self, row: Row) -> Row:
        """A correction of the article here."""
        return row if row["article"] is None else {**row, "article": self._homes[str(row["article"])]}

    def search(self, row: Row) -> Row | None:
        """A saved search under a name that no other has; None where the same is saved here already."""
        names = self._database.rows("SELECT uid, name, query FROM saved_searches WHERE deleted IS NULL")
        others = {str(each["name"]).casefold(): each["query"] for each in names if each["uid"] != row["uid"]}
        name = str(row["name"])
        if others.get(name.casefold()) == row["query"]:
            self.there += 1
            return None
        free = next(each for each in _numbered(name) if each.casefold() not in others)
        return {**row, "name": free}


_FITTED: Mapping[str, Callable[[Fitting, Row], Row | None]] = {
    ANNOTATION: Fitting.annotation,
    REFERENCE: Fitting.ends,
    DISMISSAL: Fitting.ends,
    CORRECTION: Fitting.correction,
    SAVED_SEARCH: Fitting.search,
    WEIGHT: Fitting.weight,
}


def _numbered(name: str) -> Iterator[str]:
    yield name
    yield from (f"{name} {number}" for number in count(2))
