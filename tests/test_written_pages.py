"""What the pages of the project say is held to what there is."""

import re
import tomllib
from dataclasses import fields
from pathlib import Path

import pytest

from reader.core.labels import COLOURS, DEFAULT, read_codebook
from reader.core.settings import Settings, read_settings
from reader.tui.commands import TABLE

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md"))]
ARTICLES = sorted((ROOT / "articles").glob("*.md"))


@pytest.mark.parametrize("page", PAGES + ARTICLES, ids=lambda page: page.name)
def test_a_link_to_a_file_leads_to_one(page: Path) -> None:
    targets = [target.partition("#")[0] for target in links_of(page) if "://" not in target]
    assert [target for target in targets if target and not (page.parent / target).is_file()] == []


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.name)
def test_a_link_to_a_heading_of_another_article_leads_to_one(article: Path) -> None:
    for target in links_of(article):
        name, _, heading = target.partition("#")
        if heading:
            text = (article.parent / name).read_text("utf-8")
            slugs = [line.lstrip("# ").lower().replace(" ", "-") for line in text.splitlines() if line.startswith("#")]
            assert heading in slugs


def test_the_checks_begin_with_the_readme_s_test_command() -> None:
    commands = re.findall(r"^python3 -m venv .*$", (ROOT / "README.md").read_text("utf-8"), re.MULTILINE)
    assert len(commands) == 2
    assert commands[1] in (ROOT / ".ci" / "run").read_text("utf-8").splitlines()


def test_every_setting_is_documented_with_its_default() -> None:
    rows = {row[0].strip("`"): row[1] for row in rows_of("## config.toml")}
    assert list(rows) == [field.name for field in fields(Settings)]
    for name, default in rows.items():
        if name != "keys":
            assert tomllib.loads(f"{name} = {default.strip('`')}")[name] == getattr(Settings(), name)


def test_the_example_settings_are_good() -> None:
    settings, problems = read_settings(example_of("## config.toml"))
    assert problems == ()
    assert set(settings.keys) <= {command.id for command in TABLE}


def test_every_built_in_label_is_documented() -> None:
    rows = [tuple(cell.strip("`") for cell in row) for row in rows_of("## labels.toml")]
    assert rows == [(each.key, each.name, each.colour, each.glyph, each.definition) for each in DEFAULT]


def test_every_colour_of_a_label_is_documented() -> None:
    assert [colour for colour in COLOURS if f"`{colour}`" not in section("## labels.toml")] == []


def test_the_example_codebook_is_good() -> None:
    assert [label.name for label in read_codebook(example_of("## labels.toml")).labels] == ["claim", "check"]


def links_of(page: Path) -> list[str]:
    prose = re.sub(r"```.*?```", "", page.read_text("utf-8"), flags=re.DOTALL)
    return re.findall(r"\]\(([^)\s]+)\)", prose)


def section(heading: str) -> str:
    text = (ROOT / "docs" / "settings.md").read_text("utf-8")
    return text.split(f"{heading}\n")[1].split("\n## ")[0]


def rows_of(heading: str) -> list[list[str]]:
    lines = [line for line in section(heading).splitlines() if line.startswith("| `")]
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines]


def example_of(heading: str) -> str:
    return section(heading).split("```toml\n")[1].split("```")[0]
