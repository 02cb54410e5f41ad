"""A `#fragment` leads to a heading or a footnote of its own article."""

import pytest

from reader.formats.markdown import parse_markdown
from reader.formats.targets import anchor_of, heading_slugs

DOCUMENT = parse_markdown("# What now?\n\nA[^x]\n\n## What *now*\n\n### Überblick: 2.0\n\n[^x]: A note")


def test_headings_have_the_names_that_links_use() -> None:
    assert list(heading_slugs(DOCUMENT)) == ["what-now", "what-now-1", "überblick-20"]


@pytest.mark.parametrize(
    ("target", "text"),
    [
        ("#what-now", "What now?"),
        ("#What-Now-1", "What now"),
        ("#%C3%BCberblick-20", "Überblick: 2.0"),
        ("#fn-1", "A note"),
        ("#fn1", "A note"),
    ],
)
def test_a_fragment_leads_to_its_span(target: str, text: str) -> None:
    span = anchor_of(DOCUMENT, target)
    assert span
    assert span.of(DOCUMENT.text) == text


@pytest.mark.parametrize("target", ["", "#", "#nowhere", "#fn-2", "what-now", "https://x.org/#what-now"])
def test_other_targets_lead_nowhere_in_the_article(target: str) -> None:
    assert anchor_of(DOCUMENT, target) is None


def test_a_name_that_another_heading_took_is_passed_over() -> None:
    assert list(heading_slugs(parse_markdown("# a\n# a-1\n# a"))) == ["a", "a-1", "a-2"]
