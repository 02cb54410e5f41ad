"""Resurfacing: the highlights of the day, how often the reader wants to see something again, and what was read."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, tzinfo

from reader.core.annotation import Annotation
from reader.core.day import ReviewDays, by_the_hour
from reader.core.errors import ReaderError
from reader.core.reference import Target, TargetKind
from reader.core.resurfacing import OFTEN, Candidate, ranked
from reader.core.weight import Often, Weight, weight_uid
from reader.library.acting import Acting, act
from reader.library.library import Library
from reader.library.note_words import shown_annotations
from reader.library.scheduling import review_days
from reader.store.annotations import annotation
from reader.store.articles import article
from reader.store.nouns import RESURFACED, WEIGHT, find_row
from reader.store.resurfaced import made_but_between, read_before, read_between
from reader.store.rows import moment_text, text_moment
from reader.store.weights import all_weights, row_weight, weight_row

_SAID = {
    Often.MORE: "asked to see more often",
    Often.USUAL: "asked to see as often as others",
    Often.LESS: "asked to see less often",
    Often.NEVER: "asked never to see again",
}


@dataclass(frozen=True, slots=True)
class Highlights:
    """What is read again on a day.

    Attributes:
        day: The review day.
        due: The annotations that are still to be read, in their order.
        done: Those that were, in the order in which they were.
    """

    day: date
    due: tuple[str, ...]
    done: tuple[str, ...]


def highlights(library: Library, now: datetime | None = None, zone: tzinfo | None = None) -> Highlights:
    """The highlights of the day: the same however often it is asked, less what has been read since.

    What was marked today is not read again today.

    Args:
        library: The library.
        now: The time; that of the library's clock when None.
        zone: Where the reader is; the machine's own zone when None.
    """
    days = review_days(library, zone)
    day = days.of(now or library.now())
    done = read_between(library.database, *days.bounds(day))
    number = library.settings.review_resurfaced
    left = [uid for uid in ranked(_candidates(library, days, day), day, number) if uid not in done]
    return Highlights(day, tuple(left[: max(number - len(done), 0)]), tuple(done))


def reread(
    library: Library, uid: str, *, took: timedelta = timedelta(), at: datetime | None = None, zone: tzinfo | None = None
) -> None:
    """Keep that a highlight was read again, in one act; nothing when it was on that day already.

    Raises:
        ReaderError: There is no such annotation.
    """
    days = review_days(library, zone)
    with act(library) as acting:
        _refuse_gone(library, Target(TargetKind.ANNOTATION, uid))
        moment = at or acting.at
        if uid in read_between(library.database, *days.bounds(days.of(moment))):
            return
        key = library.ids()
        row: dict[str, object] = {
            "uid": key,
            "annotation": uid,
            "at": moment_text(moment),
            "took": round(max(took, timedelta()) / timedelta(milliseconds=1)),
            "author": library.author,
            "device": library.device,
        }
        acting.write("reread", RESURFACED, key, row)


def set_often(library: Library, targets: Iterable[Target], often: Often) -> None:
    """Say how often annotations, or those of articles, are to be read again.

    Raises:
        ReaderError: One is gone.
    """
    _weigh(library, targets, _SAID[often], lambda weight: replace(weight, often=often))


def favour(library: Library, targets: Iterable[Target], *, favourite: bool = True) -> None:
    """Make annotations or articles favourites, or no longer.

    Raises:
        ReaderError: One is gone.
    """
    verb = "made a favourite of" if favourite else "took from the favourites"
    _weigh(library, targets, verb, lambda weight: replace(weight, favourite=favourite))


def weights(library: Library) -> dict[Target, Weight]:
    """What the reader said of annotations and articles; of all others nothing."""
    return {each.target: each for each in all_weights(library.database)}


def favourites(library: Library) -> list[Target]:
    """The favourites, those that were chosen first first."""
    return [each.target for each in all_weights(library.database) if each.favourite]


def highlights_shown(
    library: Library, now: datetime | None = None, zone: tzinfo | None = None, *, favourites: bool = False
) -> list[tuple[Annotation, Weight | None, bool]]:
    """The highlights of the day as they are listed, those that are to be read first; or the favourite annotations.

    Returns:
        Each with its note as a person reads it, what the reader said of it, and whether it was read today.
    """
    of_day, said = highlights(library, now, zone), weights(library)
    liked = [each.key for each, weight in said.items() if weight.favourite and each.kind is TargetKind.ANNOTATION]
    known = (annotation(library.database, uid) for uid in (liked if favourites else [*of_day.due, *of_day.done]))
    living = shown_annotations(library, (each for each in known if each and not each.record.deleted))
    return [(each, said.get(Target(TargetKind.ANNOTATION, each.uid)), each.uid in of_day.done) for each in living]


def _weigh(library: Library, targets: Iterable[Target], verb: str, change: Callable[[Weight], Weight]) -> None:
    with act(library) as acting:
        for target in targets:
            if target.kind is TargetKind.ARTICLE and article(library.database, target.key) is None:
                _keep_untouched(acting, target.key)
            _refuse_gone(library, target)
            uid = weight_uid(target)
            row = find_row(library.database, WEIGHT, uid)
            found = row_weight(row) if row else Weight(acting.new_record(uid), target)
            wanted = change(replace(found, record=replace(found.record, deleted=None)))
            if wanted != (found if row else Weight(found.record, target)):
                made = replace(wanted, record=replace(wanted.record, changed=acting.at))
                acting.write(verb, WEIGHT, uid, weight_row(made))


def _candidates(library: Library, days: ReviewDays, day: date) -> list[Candidate]:
    start, end = days.bounds(day)
    read, day_of = read_before(library.database, start), by_the_hour(days.of)
    said, labels = weights(library), _labels(library)
    found = list[Candidate]()
    for uid, home, label, made in made_but_between(library.database, start, end):
        times, last = read.get(uid, (0, ""))
        own, whole = said.get(Target(TargetKind.ANNOTATION, uid)), said.get(Target(TargetKind.ARTICLE, home))
        both = [each for each in (own, whole) if each]
        often = 1.0
        for each in both:
            often *= OFTEN[each.often]
        candidate = Candidate(
            uid=uid,
            made=day_of(text_moment(made)),
            label=labels.get(label, 1.0),
            often=often,
            favourites=sum(each.favourite for each in both),
            times=times,
            last=day_of(text_moment(last)) if last else None,
        )
        found.append(candidate)
    return found


def _labels(library: Library) -> Mapping[str, float]:
    """How much each label weighs: the first of the codebook twice as much as none, those after it less and less."""
    every = library.codebook.labels
    return {label.name: 2.0 - place / len(every) for place, label in enumerate(every)}


def _keep_untouched(acting: Acting, uid: str) -> None:
    """Write an article down of which nothing is kept yet, so that its id stays what it is."""
    # Here and not at the top: what tells whether anything is due should not pay for what places annotations.
    from reader.library.keeping import keep_article  # noqa: PLC0415
    from reader.library.shelf import entries  # noqa: PLC0415

    for entry in entries(acting.library):
        if entry.id == uid:
            keep_article(acting, entry)


def _refuse_gone(library: Library, target: Target) -> None:
    if target.kind is TargetKind.ANNOTATION:
        found = annotation(library.database, target.key)
        gone = found is None or found.record.deleted is not None
    elif target.kind is TargetKind.ARTICLE:
        row = article(library.database, target.key)
        gone = row is None
    else:
        raise ValueError(f"a {target.kind} is not read again")
    if gone:
        raise ReaderError(f"the {target.kind} {target.key} is not there", "look for it: reader notes, reader list")
