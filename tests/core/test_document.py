"""Document: which block and which heading an offset belongs to."""

import pytest

from reader.core.document import BlockKind, Document
from tests.core.pictures import document, paragraphs

TOWN = document((BlockKind.PARAGRAPH, "Rain."), (BlockKind.HEADING, "River"), (BlockKind.PARAGRAPH, "It rose."))


@pytest.mark.parametrize(("offset", "index"), [(0, 0), (5, 0), (6, 1), (11, 1), (12, 2), (99, 2)])
def test_an_offset_belongs_to_the_block_that_holds_it_or_ends_at_it(offset: int, index: int) -> None:
    assert TOWN.block_index_at(offset) == index


def test_a_document_without_blocks_has_no_index() -> None:
    assert Document("").block_index_at(0) == -1


def test_the_heading_over_an_offset_is_the_nearest_before() -> None:
    assert TOWN.heading_over(0) is None
    assert TOWN.heading_over(8) == TOWN.heading_over(15) == TOWN.blocks[1] == TOWN.headings[0]


def test_the_digest_tells_texts_apart() -> None:
    assert paragraphs("Rain.").text_digest == Document("Rain.").text_digest != Document("Rain").text_digest
    assert len(Document("").text_digest) == 64
