from pathlib import Path

import pytest

from reader.core.entity import EntityKey, EntityKind, Mention
from reader.core.errors import ReaderError
from reader.core.outgoing import Outgoing, Part
from reader.core.reference import Target, TargetKind, entity_target, figure_target
from reader.core.relocate import Lost
from reader.core.span import Span
from reader.library.annotating import trash
from reader.library.exporting.choosing import Choice
from reader.library.exporting.gathering import gather, gathering
from reader.library.library import Library
from reader.library.marking import figures_of, keep_entities, present_engine
from reader.library.opening import open_article
from reader.library.referencing import link
from reader.library.removing import remove
from reader.library.shelf import Entry, resolve
from tests.library.test_notebook import mark

ANN = EntityKey(EntityKind.PERSON, "Ann Reed")


def at(library: Library, name: str) -> Entry:
    return resolve(library, name)


def slugs(articles: tuple[Outgoing, ...] | list[Outgoing]) -> list[str]:
    return [each.slug for each in articles]


def quotes(articles: list[Outgoing]) -> list[str]:
    return [each.quote for article in articles for each in article.excerpts]


def test_annotations_come_in_reading_order_with_their_notes_as_kept_and_as_read(library: Library) -> None:
    night = mark(library, "rain", "Night came.", "doubt", "See [[Talks end]].", "sky")
    rain = mark(library, "rain", "Rain fell.")
    (article,) = gather(library, Choice((at(library, "rain"),))).articles
    assert [each.annotation.uid for each in article.excerpts] == [rain, night]
    assert article.excerpts[1].note == "See [[Talks end]]."
    assert article.excerpts[1].annotation.note == f"See [[article:{at(library, 'talks').id}|Talks end]]."
    assert article.excerpts[1].link.endswith(f"#{night}")
    assert article.excerpts[0].span == Span(18, 28)


def test_an_article_goes_out_where_something_was_marked_or_tied_or_where_it_is_named(library: Library) -> None:
    assert gather(library, Choice()).articles == ()
    assert slugs([*gather(library, Choice(), bare=True).articles]) == ["rain", "talks"]
    assert slugs([*gather(library, Choice((at(library, "talks"),))).articles]) == ["talks"]
    link(library, Target(TargetKind.ARTICLE, at(library, "rain").id), "see also", entity_target(ANN))
    assert slugs([*gather(library, Choice()).articles]) == ["rain"]


def test_what_the_filters_leave_out_stays_here_with_its_article(library: Library) -> None:
    mark(library, "rain", "Rain fell.", "doubt")
    mark(library, "talks", "over 6,000 letters", "evidence")
    for choice in (Choice(label="doubt"), Choice(text="RAIN"), Choice(label="doubt", until="2030")):
        assert quotes([*gather(library, choice, bare=True).articles]) == ["Rain fell."]
    named = Choice((at(library, "rain"), at(library, "talks")), label="doubt")
    assert slugs([*gather(library, named).articles]) == ["rain", "talks"]
    assert quotes([*gather(library, named).articles]) == ["Rain fell."]
    with pytest.raises(ReaderError, match="no label"):
        gather(library, Choice(label="unheard of"))


def test_what_is_in_the_trash_stays_there(library: Library) -> None:
    kept, gone = mark(library, "rain", "Rain fell."), mark(library, "rain", "Night came.")
    mark(library, "talks", "Ann Reed")
    trash(library, gone)
    remove(library, at(library, "talks"))
    (article,) = gather(library, Choice(uids=(kept, gone))).articles
    assert quotes([article]) == ["Rain fell."]


def test_references_are_told_from_both_ends_with_links_to_the_other(library: Library) -> None:
    rain, talks = mark(library, "rain", "Rain fell."), mark(library, "talks", "Ann Reed")
    opened = open_article(library, at(library, "talks"))
    (figure,) = figures_of(library, opened.entry, opened.document)
    source = Target(TargetKind.ANNOTATION, rain)
    link(library, source, "updates", Target(TargetKind.ANNOTATION, talks))
    link(library, source, "supports", figure_target(opened.entry.id, opened.document.text_digest, figure.span))
    link(library, source, "see also", entity_target(ANN))
    link(library, source, "source of", Target(TargetKind.ARTICLE, opened.entry.id))
    found = {each.slug: each for each in gather(library, Choice()).articles}
    ties = found["rain"].excerpts[0].ties
    assert [(tie.outward, tie.words) for tie in ties] == [
        (True, "“Ann Reed”"),
        (True, "“over 6,000”"),
        (True, "the person “Ann Reed”"),
        (True, "“Talks end”"),
    ]
    assert [tie.article for tie in ties] == [opened.entry.id, opened.entry.id, "", opened.entry.id]
    assert [tie.link.partition("/library")[2].partition("/")[2] for tie in ties] == [
        f"{opened.entry.id}#{talks}",
        f"{opened.entry.id}#:~:text=over%206%2C000",
        "entity/person/Ann%20Reed",
        opened.entry.id,
    ]
    (back,) = found["talks"].excerpts[0].ties
    assert (back.outward, back.words, back.other) == (False, "“Rain fell.”", source)
    assert [tie.words for tie in found["talks"].ties] == ["“Rain fell.”"]


def test_what_is_tied_to_what_is_gone_says_so_and_has_no_link(library: Library) -> None:
    rain, talks = mark(library, "rain", "Rain fell."), mark(library, "talks", "Ann Reed")
    link(library, Target(TargetKind.ANNOTATION, rain), "updates", Target(TargetKind.ANNOTATION, talks))
    remove(library, at(library, "talks"))
    (article,) = gather(library, Choice()).articles
    (tie,) = article.excerpts[0].ties
    assert (tie.words, tie.link, tie.article) == ("“Ann Reed”", "", "")


def test_text_names_and_figures_come_only_where_they_are_wanted(library: Library) -> None:
    mark(library, "talks", "Ann Reed")
    (bare,) = gather(library, Choice()).articles
    assert (bare.document, bare.mentions, bare.figures) == (None, (), ())
    (full,) = gather(library, Choice(), frozenset(Part)).articles
    assert full.document
    assert [each.span.of(full.document.text) for each in full.figures] == ["over 6,000"]


def test_names_are_those_that_are_known_and_articles_without_are_told_of(library: Library) -> None:
    mark(library, "talks", "Ann Reed")
    parcel = gather(library, Choice(), frozenset({Part.ENTITIES}))
    assert parcel.notices == ("the names of one article are not known yet: run `reader index`",)
    engine = present_engine(library)
    document = open_article(library, at(library, "talks")).document
    keep_entities(library, document, engine, [Mention(Span(11, 19), EntityKind.PERSON, "Ann Reed", engine)])
    parcel = gather(library, Choice(), frozenset({Part.ENTITIES}))
    assert [each.entity for each in parcel.articles[0].mentions] == ["Ann Reed"]
    assert parcel.notices == ()


def test_an_article_whose_file_is_gone_goes_out_with_its_annotations(library: Library, root: Path) -> None:
    mark(library, "rain", "Rain fell.")
    (root / "articles" / "rain.md").unlink()
    (article,) = gather(library, Choice(), frozenset({Part.TEXT})).articles
    assert quotes([article]) == ["Rain fell."]
    assert article.document
    assert "Rain fell." in article.document.text


def test_what_the_text_does_not_say_any_more_goes_out_as_lost(library: Library, root: Path) -> None:
    mark(library, "rain", "Night came.")
    (root / "articles" / "rain.md").write_text("# Rain in the north\n\nRain fell. The river rose.\n")
    (article,) = gather(library, Choice()).articles
    assert isinstance(article.excerpts[0].placed, Lost)
    assert article.excerpts[0].span is None
    assert article.excerpts[0].quote == "Night came."


def test_gathering_tells_how_far_it_is_after_each_article(library: Library) -> None:
    steps = [(step.done, step.total) for step in gathering(library, Choice(), bare=True)]
    assert steps == [(0, 2), (1, 2), (2, 2)]
