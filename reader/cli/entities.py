"""Entities: who and what is named, in an article, in the whole library, or in text on standard input."""

from collections.abc import Sequence

import click

from reader.cli.call import Call
from reader.cli.choosing import chosen_settings, opened, opened_at
from reader.cli.index import indexed, tell_problem
from reader.cli.listing import Column, say_table
from reader.cli.output import Row, say_json
from reader.cli.root import article_argument, command
from reader.cli.streaming import STDIN, answer_lines, text_given
from reader.core.entity import EntityKind, Mention
from reader.engines.names.process import NamesProcess
from reader.formats.wire import mention_row
from reader.library.census import take_census
from reader.library.known import Census, Known, meant
from reader.library.marking import entities_of
from reader.library.naming import settled
from reader.library.opening import open_article

Kinds = frozenset[EntityKind]

ALIASES_SHOWN = 4


@command(
    "entities",
    examples=[
        ("reader entities", "who and what the library names"),
        ("reader entities --kind person --with Istanbul", "the people named in the articles that name Istanbul"),
        ("reader entities counting --json", "where an article names them"),
        ("reader entities - < draft.txt", "those of a text"),
        ("reader entities - --jsonl < texts.jsonl", "those of many texts, a line each"),
    ],
)
@article_argument(required=False)
@click.option(
    "--kind", type=click.Choice([each.value for each in EntityKind]), metavar="KIND", help="Only those of this kind."
)
@click.option(
    "--with",
    "beside",
    multiple=True,
    metavar="NAME",
    help="Without ARTICLE: only what is named in the articles that name this, too; may be given more than once.",
)
@click.option("--json", "json_", is_flag=True, help="Print one JSON array.")
@click.option("--jsonl", is_flag=True, help="With -: read and write one JSON object a line.")
@click.pass_obj
def entities(  # noqa: PLR0913 click gives each option of the command line its own parameter
    call: Call, *, article: str | None, kind: str | None, beside: tuple[str, ...], json_: bool, jsonl: bool
) -> None:
    """List the people, organisations and places that are named.

    ARTICLE is a slug, an id, a path or a part of a title; - reads plain text from standard input;
    without it, the entities of the whole library with their aliases.
    """
    if jsonl and article != STDIN:
        raise click.UsageError("--jsonl goes with -")
    if jsonl and json_:
        raise click.UsageError("choose one of --json and --jsonl")
    if beside and article is not None:
        raise click.UsageError("--with goes without ARTICLE")
    wanted = frozenset([EntityKind(kind)] if kind else EntityKind)
    if jsonl:
        _answer_lines(wanted)
    elif article is None:
        _say(_library_rows(call, beside, wanted), _KNOWN_COLUMNS, json_=json_)
    else:
        rows = _rows_given(wanted) if article == STDIN else _article_rows(call, article, wanted)
        _say(rows, _MENTION_COLUMNS, json_=json_)


def _answer_lines(wanted: Kinds) -> None:
    with NamesProcess(chosen_settings().model) as names:
        answer_lines(lambda text, _published: _rows(names.find(text), text, wanted))


def _rows_given(wanted: Kinds) -> list[Row]:
    with NamesProcess(chosen_settings().model) as names:
        text = text_given()
        return _rows(names.find(text), text, wanted)


def _article_rows(call: Call, article: str, wanted: Kinds) -> list[Row]:
    with opened_at(call.library_option, article) as (library, entry), NamesProcess(library.settings.model) as names:
        document = open_article(library, entry).document
        mentions = settled(library, entry, document, entities_of(library, document, names))
        return _rows(mentions, document.text, wanted)


def _library_rows(call: Call, beside: Sequence[str], wanted: Kinds) -> list[Row]:
    with opened(call.library_option) as library:
        with NamesProcess(library.settings.model) as names:
            for progress in indexed(library, names):
                tell_problem(progress)
        census = take_census(library)
    return [_known_row(each) for each in _listed_in(census, beside) if each.key.kind in wanted]


def _listed_in(census: Census, beside: Sequence[str]) -> list[Known]:
    """The entities of the library, or of the articles that name all of `beside`."""
    if not beside:
        return list(census.entities.values())
    keys = [meant(census, name) for name in beside]
    return [each for each in census.within(census.together(keys)) if each.key not in keys]


def _known_row(known: Known) -> Row:
    return {
        "entity": known.key.name,
        "kind": known.key.kind.value,
        "aliases": list(known.aliases),
        "count": known.count,
        "articles": list(known.articles),
        "description": known.description or None,
    }


def _rows(mentions: Sequence[Mention], text: str, wanted: Kinds) -> list[Row]:
    return [mention_row(mention, text) for mention in mentions if mention.kind in wanted]


def _say(rows: list[Row], columns: Sequence[Column[Row]], *, json_: bool) -> None:
    if json_:
        say_json(rows)
    else:
        say_table(columns, rows)


def _aliases(row: Row) -> str:
    every = _listed(row["aliases"])
    more = f" and {len(every) - ALIASES_SHOWN} more" if len(every) > ALIASES_SHOWN else ""
    return ", ".join(every[:ALIASES_SHOWN]) + more


def _count_of_articles(row: Row) -> int:
    return len(_listed(row["articles"]))


def _listed(values: object) -> list[str]:
    return [str(value) for value in values] if isinstance(values, list | tuple) else []


def _kind(row: Row) -> str:
    return str(row["kind"])


_MENTION_COLUMNS: tuple[Column[Row], ...] = (
    Column("at", lambda row: row["start"], right=True, look="faint"),
    Column("text", lambda row: row["text"], shrinks=True, look=_kind),
    Column("kind", _kind),
    Column("entity", lambda row: row["entity"], shrinks=True),
)
_KNOWN_COLUMNS: tuple[Column[Row], ...] = (
    Column("entity", lambda row: row["entity"], shrinks=True, look=_kind),
    Column("kind", _kind),
    Column("times", lambda row: row["count"], right=True),
    Column("articles", _count_of_articles, right=True),
    Column("description", lambda row: row["description"], shrinks=True, optional=True),
    Column("also called", _aliases, shrinks=True, optional=True),
)
