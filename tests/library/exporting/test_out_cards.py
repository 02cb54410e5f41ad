from pathlib import Path

from reader.core.card import CardKind
from reader.core.outgoing import OutCard, Part
from reader.core.slices import at_once
from reader.library.cards import make_card, suspend, trash_cards
from reader.library.exporting.choosing import Choice, chosen
from reader.library.exporting.gathering import gather
from reader.library.exporting.out_cards import OutCards
from reader.library.library import Library
from tests.library.alike_room import shelved
from tests.library.test_notebook import mark

TOLD = "The bodies of fallen soldiers are to be returned. Officials of the north spoke of over 6,000 bodies."
COUNTED = "In five transfers the north returned 6,057 bodies of fallen soldiers."
CARDS = frozenset({Part.TEXT, Part.CARDS, Part.CAVEATS})


def asked(library: Library, uid: str, answer: str = "over 6,000") -> str:
    return make_card(library, uid, CardKind.FIGURE, "They spoke of ▢ bodies.", answer).uid


def cards(library: Library, parts: frozenset[Part] = CARDS) -> list[OutCard]:
    return [
        each for article in gather(library, Choice(), parts).articles for one in article.excerpts for each in one.cards
    ]


def test_cards_go_out_with_their_annotation_and_only_where_they_are_wanted(library: Library) -> None:
    rain, night = mark(library, "rain", "Rain fell."), mark(library, "rain", "Night came.")
    made = [asked(library, night), asked(library, rain)]
    assert [each.card.uid for each in cards(library)] == made[::-1]
    assert cards(library, frozenset({Part.TEXT})) == []


def test_what_is_suspended_or_in_the_trash_is_there_to_be_told_of_and_is_not_asked(library: Library) -> None:
    rain = mark(library, "rain", "Rain fell.")
    first, second, third = (asked(library, rain) for _ in range(3))
    suspend(library, [first])
    trash_cards(library, [second])
    assert [(each.card.uid, each.is_asked) for each in cards(library)] == [
        (first, False),
        (third, True),
        (second, False),
    ]


def test_a_card_brings_what_a_later_article_counts(library: Library) -> None:
    shelved(library, {"deal 2025-06-02": TOLD, "count 2025-06-16": COUNTED})
    asked(library, mark(library, "deal", "over 6,000"))
    (found,) = cards(library)
    assert found.says == (("≠", "A later article counts 6,057 bodies · 16 June 2025"),)
    assert cards(library, CARDS - {Part.CAVEATS})[0].says == ()


def test_with_very_many_cards_figures_are_not_compared_and_that_is_said(library: Library) -> None:
    shelved(library, {"deal 2025-06-02": TOLD, "count 2025-06-16": COUNTED})
    uid = mark(library, "deal", "over 6,000")
    for _ in range(2):
        asked(library, uid)
    (noted,) = (noted for each in chosen(library, Choice()) for noted in each.noted)
    for most, said in ((2, 1), (1, 0)):
        found = OutCards(library, [uid], caveats=True, most=most)
        at_once(found.looking())
        document = gather(library, Choice(), CARDS).articles[0].document
        assert [len(each.says) for each in found.of(noted, document)] == [said] * 2
        assert len(list(found.notices())) == 1 - said


def test_a_card_says_that_its_passage_is_lost_or_its_file_gone(library: Library, root: Path) -> None:
    asked(library, mark(library, "rain", "Night came."))
    path = root / "articles" / "rain.md"
    path.write_text("# Rain in the north\n\nRain fell. The river rose.\n")
    (found,) = cards(library)
    assert found.says == (("?", "The passage is not in the article any more: “Night came.”"),)
    path.unlink()
    (found,) = cards(library)
    assert found.says == (("?", "The article that this card was made from is not where it was."),)
