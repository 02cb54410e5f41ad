"""Merging: the rows of another library come to those of this one, in one act; of two that differ the later stays."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import chain, count

from reader.core.ids import article_id
from reader.core.labels import Codebook, read_codebook
from reader.core.matching import loose
from reader.core.reference import Target, TargetKind
from reader.core.wiki_links import links_in
from reader.library.acting import Acting
from reader.library.codebook import take_labels
from reader.library.entry import Entry, Fields
from reader.library.finding import ARTICLES
from reader.library.importing.fitting import Fitting
from reader.library.importing.laying import Laying
from reader.library.keeping import keep_article
from reader.library.parsing import read
from reader.library.shelf import entries
from reader.store.annotations import annotation
from reader.store.articles import ArticleRow, article_row
from reader.store.journal import IMPORTED, NOTE_LINKED, first_verb
from reader.store.nouns import (
    ANNOTATION,
    ARTICLE,
    CARD,
    CORRECTION,
    DISMISSAL,
    PARKED,
    REFERENCE,
    RELATION,
    RESURFACED,
    REVIEW,
    SAVED_SEARCH,
    TABLE_OF,
    WEIGHT,
    find_row,
)
from reader.store.rows import Row, text_moment
from reader.store.schema import KEYS
from reader.store.staging import Stage
from reader.store.versions import has_text

_LOGS = (REVIEW, RESURFACED)  # rows that nothing ever changes
LISTED_MAX = 3  # ids told of rows that differed
_AFTER_ARTICLES = (
    ANNOTATION, REFERENCE, CORRECTION, DISMISSAL, SAVED_SEARCH, PARKED, CARD, REVIEW, RESURFACED, WEIGHT
)  # fmt: skip


@dataclass(slots=True)
class Merged:
    """What came of it.

    Attributes:
        fresh: How many rows came, by what they are.
        renewed: How many that were here became what they are there, for that was later.
        there: How many were here as they are.
        notices: What is to be said, a line each.
    """

    fresh: Counter[str] = field(default_factory=Counter)
    renewed: int = 0
    there: int = 0
    notices: list[str] = field(default_factory=list)


def merge(acting: Acting, stage: Stage, labels: str | None, *, only_looks: bool = False) -> Merged:
    """Bring the rows and files of a stage to the library.

    Args:
        acting: The act.
        stage: The rows, looked at.
        labels: The text of their `labels.toml`; None for the built-in labels.
        only_looks: Whether no file is written, since the act is taken back.
    """
    merging = _Merging(acting, stage, Laying.of(acting, stage, joins=True, only_looks=only_looks))
    merging.relations()
    merging.articles()
    merging.versions()
    for noun in _AFTER_ARTICLES:
        merging.rows(noun)
    merging.labels(read_codebook(labels) if labels is not None else Codebook(), only_looks=only_looks)
    return merging.done()


class _Merging:
    def __init__(self, acting: Acting, stage: Stage, laying: Laying) -> None:
        self.acting, self.stage, self.laying = acting, stage, laying
        self.merged = Merged()
        self._library, self._database = acting.library, acting.library.database
        shelf = entries(self._library)
        self._shelf = {entry.id: entry for entry in [*entries(self._library, trashed=True), *shelf]}
        there = [entry for entry in reversed(shelf) if not entry.missing]
        self._by_source = {entry.source_digest: entry for entry in there}
        self._by_text = {entry.text_digest: entry for entry in there}
        self._homes: dict[str, str] = {}  # their ids of articles, and ours
        self._fitting = Fitting(self._database, self._homes)
        self._renewed, self._later_here = defaultdict[str, list[str]](list), defaultdict[str, list[str]](list)

    def relations(self) -> None:
        """Add the relations that are not here, after those that are."""
        places = count(len(self._database.rows("SELECT name FROM relations")))
        for _, row in self.stage.rows("relations"):
            if not find_row(self._database, RELATION, str(row["name"])):
                self._write(RELATION, str(row["name"]), {**row, "position": next(places)})

    def articles(self) -> None:
        """Find each article here, or bring it; then the files that no row tells of."""
        for _, row in self.stage.rows("articles"):
            uid = str(row["uid"])
            home = self._home(row)
            self._homes[uid] = home or self._new_article(row)
            self.merged.there += bool(home)
        for name in sorted(self.laying.names):
            if name.startswith(f"{ARTICLES}/") and name not in self.laying.laid:
                self._new_file(name)
        self._fitting.know_homes()

    def versions(self) -> None:
        """Keep the texts that are not kept here."""
        for _, row in self.stage.rows("versions"):
            if not has_text(self._database, str(row["text_digest"])):
                self._database.table("versions").insert({**row, "article": self._homes[str(row["article"])]})

    def rows(self, noun: str) -> None:
        """Bring the rows of a table."""
        table = TABLE_OF[noun]
        for _, found in self.stage.rows(table):
            key = str(found[KEYS[table]])
            row = find_row(self.stage.database, noun, key) if noun == ANNOTATION else found
            fit = self._fitting.fitted(noun, row or found)
            if fit is not None:
                self._bring(noun, str(fit[KEYS[table]]), fit)

    def labels(self, theirs: Codebook, *, only_looks: bool) -> None:
        """Add the labels that came with annotations and that no label here is called."""
        ours = self._library.codebook
        wanted = [
            label for label in theirs.labels if label.name in self._fitting.labels and not ours.by_name(label.name)
        ]
        unknown = self._fitting.labels - {label.name for label in wanted} - {label.name for label in ours.labels} - {""}
        left = wanted if only_looks else take_labels(self.acting, IMPORTED, wanted)
        added = [label.name for label in wanted if only_looks or label not in left]
        if added:
            self.merged.notices.append(f"labels that came along: {', '.join(added)}")
        strange = sorted(unknown | ({label.name for label in left} - set(added)))
        if strange:
            self.merged.notices.append(f"labels that the codebook does not know: {', '.join(strange)}")

    def done(self) -> Merged:
        """What came of it, with all that is to be said."""
        told = self.merged.notices
        self.merged.there += self._fitting.there
        self.merged.renewed = sum(map(len, self._renewed.values()))
        told += [f"changed later there, and so here now: {_listed(*each)}" for each in self._renewed.items()]
        told += [f"changed later here, and so left alone: {_listed(*each)}" for each in self._later_here.items()]
        if self._fitting.left_out:
            told.append(f"{self._fitting.left_out:,} left out: a reference with an end that is not here")
        told += self.laying.notices
        return self.merged

    def _home(self, row: Row) -> str:
        """The article here that theirs is; empty for none."""
        ours = self._shelf.get(str(row["uid"]))
        if ours is None or not self._is_same(ours, row):
            ours = self._by_source.get(str(row["source_digest"])) or self._by_text.get(str(row["text_digest"]))
        if ours is None:
            return ""
        self.laying.pass_over(row, ours.source_digest)
        if ours.deleted is None:
            keep_article(self.acting, ours)
        elif not row["deleted"]:
            self.merged.notices.append(f"“{ours.article.title}” is in the trash here, with what came to it")
        return ours.id

    def _is_same(self, ours: Entry, row: Row) -> bool:
        """Whether two articles of one id are one; ids come from paths, and so may be those of two."""
        if row["source_digest"] == ours.source_digest or row["text_digest"] == ours.text_digest:
            return True
        if loose(str(row["title"])) == loose(ours.article.title) or (row["url"] and row["url"] == ours.article.url):
            return True
        texts = self.stage.database.rows("SELECT text_digest FROM versions WHERE article = ?", (ours.id,))
        return any(has_text(self._database, str(each["text_digest"])) for each in texts)

    def _new_article(self, row: Row) -> str:
        uid = self._free_uid(str(row["uid"]), str(row["path"]))
        path = self.laying.article(row, uid)
        self._write(ARTICLE, uid, {**row, "uid": uid, "path": path})
        return uid

    def _new_file(self, name: str) -> None:
        """Bring an article that nothing was made on: its file is all that there is of it."""
        content = self.stage.file(name) or b""
        parsed, digest = read(name, content), sha256(content).hexdigest()
        if digest in self._by_source:
            return
        path = self.laying.put(name)
        fields = Fields(parsed.article, digest, parsed.document.text_digest)
        record = self.acting.new_record(self._free_uid(article_id(path), path))
        row = ArticleRow(record, path, fields.article, digest, fields.text_digest)
        self._homes[record.uid] = record.uid
        self._write(ARTICLE, record.uid, article_row(row))

    def _free_uid(self, uid: str, path: str) -> str:
        made = (article_id(path, number) for number in count())
        taken = self._shelf.keys() | self._homes.values()
        return next(each for each in chain([uid], made) if each and each not in taken)

    def _bring(self, noun: str, key: str, theirs: Row) -> None:
        ours = find_row(self._database, noun, key)
        if ours is None:
            self._write(noun, key, theirs)
        elif ours == theirs or noun in _LOGS or ours["changed"] == theirs["changed"]:
            self.merged.there += 1
        elif text_moment(str(theirs["changed"])) > text_moment(str(ours["changed"])):
            self.acting.write(IMPORTED, noun, key, theirs)
            self._renewed[noun].append(key)
        else:
            self.merged.there += 1
            self._later_here[noun].append(key)

    def _write(self, noun: str, key: str, row: Row) -> None:
        verb = NOTE_LINKED if noun == REFERENCE and self._is_of_a_note(key, row) else IMPORTED
        self.acting.write(verb, noun, key, row)
        self.merged.fresh[noun] += 1

    def _is_of_a_note(self, key: str, row: Row) -> bool:
        """Whether a note made a reference, which then goes with its link."""
        known = first_verb(self.stage.database, REFERENCE, key)
        if known or row["source_kind"] != TargetKind.ANNOTATION:
            return known == NOTE_LINKED
        found = annotation(self._database, str(row["source_key"]))
        target = Target(TargetKind(str(row["target_kind"])), str(row["target_key"]))
        return found is not None and any(link.target == target for link in links_in(found.note))


def _listed(noun: str, keys: list[str]) -> str:
    """`3 annotations (01k…, 01k…, 01k…)`."""
    more = " …" if len(keys) > LISTED_MAX else ""
    return f"{len(keys):,} {noun}{'' if len(keys) == 1 else 's'} ({', '.join(keys[:LISTED_MAX])}{more})"
