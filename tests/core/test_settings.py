"""Settings: each has a default, and a bad one is named with its line and ignored."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.settings import Settings, read_settings


def test_nothing_chosen_gives_the_defaults() -> None:
    assert read_settings("") == (Settings(), ())


def test_what_is_chosen_is_taken() -> None:
    toml = 'theme = "light"\nwidth = 60\nmargin = false\n[keys]\n"read.highlight" = "H"\n'
    settings, problems = read_settings(toml)
    assert settings == Settings(theme="light", width=60, margin=False, keys={"read.highlight": "H"})
    assert problems == ()


@pytest.mark.parametrize(
    ("toml", "line", "words"),
    [
        ('theme = "light"\nwidth = 5', 2, "width: must be from 30 to 200"),
        ("width = true", 1, "width: must be a number"),
        ('margin = "yes"', 1, "margin: must be true or false"),
        ('\ntheme = "pink"', 2, "theme: must be one of auto, dark, light"),
        ("author = 3", 1, "author: must be text in quotes"),
        ('colour = "red"', 1, "colour: there is no such setting"),
        (
            'cite = "{quote} {__class__}"',
            1,
            "cite: must be plain, markdown, bibtex or a pattern that may hold only {quote}, {title}",
        ),
        ('cite = "apa"', 1, "cite: must be plain"),
        ("[keys]\nx = 3", 1, "keys: must be a table"),
        ("\nreview_new = -1", 2, "review_new: must be from 0 to 9999"),
        ("review_retention = 1", 1, "review_retention: must be a number with a point"),
        ("review_retention = 1.0", 1, "review_retention: must be from 0.7 to 0.99"),
        ("review_day_starts = 24", 1, "review_day_starts: must be from 0 to 23"),
        ("review_type = 1", 1, "review_type: must be true or false"),
        ('review_learning_steps = "1m"', 1, "review_learning_steps: must be a list"),
        ('review_learning_steps = ["1m", "x"]', 1, "review_learning_steps: “x” is no step: each must be a number with"),
        ("review_relearning_steps = [10]", 1, "review_relearning_steps: “10” is no step"),
        ("review_parameters = [0.4]", 1, "review_parameters: must be 21 numbers, or none"),
    ],
)
def test_a_bad_setting_is_named_with_its_line_and_ignored(toml: str, line: int, words: str) -> None:
    settings, problems = read_settings(toml)
    assert [problem.line for problem in problems] == [line]
    assert problems[0].text.startswith(words)
    assert settings == Settings(theme=settings.theme)
    assert settings.theme in {"auto", "light"}


@given(st.text())
def test_no_file_stops_the_reader(toml: str) -> None:
    settings, _ = read_settings(toml)
    assert isinstance(settings, Settings)
