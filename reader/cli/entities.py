"""Entities: who and what is named, in an article, in the whole library, or in text on standard input."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import click

from reader.cli.call import Call
from reader.cli.choosing import chosen_settings, opened, opened_at
from reader.cli.listing import Column, say_table
from reader.cli.output import Row, say_json
from reader.cli.progress import with_progress
from reader.cli.root import article_argument, command
from reader.cli.streaming import STDIN, answer_lines, text_given
from reader.core.entity import EntityKind, Mention
from reader.engines.names.process import NamesProcess
from reader.formats.wire import mention_row
from reader.library.marking import entities_of
from reader.library.opening import open_article
from reader.library.shelf import entries

ALIASES_SHOWN = 4


@dataclass(slots=True)
class Known:
    """An entity of the library, with what its mentions say of it."""

    name: str
    kinds: Counter[EntityKind] = field(default_factory=Counter)
    texts: Counter[str] = field(default_factory=Counter)
    articles: dict[str, None] = field(default_factory=dict)  # a set that keeps its order

    def row(self) -> Row:
        """The listing's object: aliases most frequent first, the name itself not among them."""
        return {
            "entity": self.name,
            "kind": self.kinds.most_common(1)[0][0].value,
            "aliases": [text for text, _ in self.texts.most_common() if text != self.name],
            "count": self.texts.total(),
            "articles": list(self.articles),
        }


@command(
    "entities",
    examples=[
        ("reader entities", "who and what the library names"),
        ("reader entities counting --json", "where an article names them"),
        ("reader entities - < draft.txt", "those of a text"),
        ("reader entities - --jsonl < texts.jsonl", "those of many texts, a line each"),
    ],
)
@article_argument(required=False)
@click.option("--json", "json_", is_flag=True, help="Print one JSON array.")
@click.option("--jsonl", is_flag=True, help="With -: read and write one JSON object a line.")
@click.pass_obj
def entities(call: Call, article: str | None, json_: bool, jsonl: bool) -> None:
    """List the people, organisations and places that are named.

    ARTICLE is a slug, an id, a path or a part of a title; - reads plain text from standard input;
    without it, the entities of the whole library with their aliases.
    """
    if jsonl and article != STDIN:
        raise click.UsageError("--jsonl goes with -")
    if jsonl and json_:
        raise click.UsageError("choose one of --json and --jsonl")
    if article == STDIN:
        _answer_given(jsonl=jsonl, json_=json_)
        return
    rows = _library_rows(call) if article is None else _article_rows(call, article)
    _say(rows, _KNOWN_COLUMNS if article is None else _MENTION_COLUMNS, json_=json_)


def gathered(mentions: Iterable[tuple[str, str, Mention]]) -> list[Row]:
    """The entities behind mentions of many articles.

    Args:
        mentions: Article, text of the mention, mention.

    Returns:
        A row for each entity, the most named first.
    """
    known: dict[str, Known] = {}
    for article, text, mention in mentions:
        entity = known.setdefault(mention.entity, Known(mention.entity))
        entity.kinds[mention.kind] += 1
        entity.texts[" ".join(text.split())] += 1
        entity.articles[article] = None
    return [each.row() for each in sorted(known.values(), key=lambda each: (-each.texts.total(), each.name))]


def _answer_given(*, jsonl: bool, json_: bool) -> None:
    with NamesProcess(chosen_settings().model) as names:
        if jsonl:
            answer_lines(lambda text, _published: _rows(names.find(text), text))
            return
        text = text_given()
        rows = _rows(names.find(text), text)
    _say(rows, _MENTION_COLUMNS, json_=json_)


def _article_rows(call: Call, article: str) -> list[Row]:
    with opened_at(call.library_option, article) as (library, entry), NamesProcess(library.settings.model) as names:
        document = open_article(library, entry).document
        return _rows(entities_of(library, document, names), document.text)


def _library_rows(call: Call) -> list[Row]:
    found: list[tuple[str, str, Mention]] = []
    with opened(call.library_option) as library, NamesProcess(library.settings.model) as names:
        for entry in with_progress("names", [each for each in entries(library) if not each.missing]):
            document = open_article(library, entry).document
            mentions = entities_of(library, document, names)
            found += [(entry.id, mention.span.of(document.text), mention) for mention in mentions]
    return gathered(found)


def _rows(mentions: Sequence[Mention], text: str) -> list[Row]:
    return [mention_row(mention, text) for mention in mentions]


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
    Column("also called", _aliases, shrinks=True),
)
