"""Near duplicates: what is like a deleted passage does not attract its annotation, with and without the old text."""

import pytest

from reader.core.anchor import describe
from reader.core.relocate import Lost, relocate
from tests.core.pictures import marked, paragraphs

# What was marked and then deleted, and the text as it is now, in which something like it stands.
DELETED = {
    "another figure elsewhere": (
        "Rain fell all night. [The river rose two metres.] Schools stayed shut.\nIn Pirna the river rose three metres.",
        "Rain fell all night. Schools stayed shut.\nIn Pirna the river rose three metres.",
    ),
    "another figure in a new paragraph": (
        "Rain fell all night. [The river rose two metres.] Schools stayed shut.",
        "Rain fell all night. Schools stayed shut.\nA day later, far upstream, the river rose three metres.",
    ),
    "another figure in the next sentence": (
        "Rain fell all night. [The river rose two metres.] The river rose three metres. Schools stayed shut.",
        "Rain fell all night. The river rose three metres. Schools stayed shut.",
    ),
    "another figure in the sentence before": (
        "Rain fell all night. The river rose two metres. [The river rose three metres.] Schools stayed shut.",
        "Rain fell all night. The river rose two metres. Schools stayed shut.",
    ),
    "the same words about another town": (
        "[The mayor of Torlo resigned on Monday.] He had served nine years.\nThe mayor of Veshna resigned on Friday.",
        "He had served nine years.\nThe mayor of Veshna resigned on Friday.",
    ),
    "the next item of a list": (
        "Open today:\nthe swimming hall in the east\n[the skating hall in the west]\nthe library in the north",
        "Open today:\nthe swimming hall in the east\nthe library in the north",
    ),
    "an item like it that was added": (
        "Closed:\n[the bridge at Alder Street]\nthe tunnel",
        "Open:\nthe ferry\nthe bridge at Birch Street\nthe tram",
    ),
    "a row of a table": (
        "Town\tDead\tMissing\nAmsel\t12\t4\n[Brenn\t15\t7]\nCorvin\t15\t9",
        "Town\tDead\tMissing\nAmsel\t12\t4\nCorvin\t15\t9",
    ),
    "a cell with the same figure": (
        "Town\tDead\nAmsel\t12\nBrenn\t[15]\nCorvin\t15",
        "Town\tDead\nAmsel\t12\nCorvin\t15",
    ),
    "a repeated line under each part": (
        "Part one. Snow fell.\nRead more about it here.\nPart two. [Ice came.]\nRead more about it here.",
        "Part one. Snow fell.\nRead more about it here.\nPart two.\nRead more about it here.",
    ),
    "a headline that comes again": (
        "[Storm hits the northern coast]\nTrees fell.\nMarkets\nShares rose.\nStorm hits the southern coast\nNo harm.",
        "Markets\nShares rose.\nStorm hits the southern coast\nNo harm.",
    ),
    "the same headline over another report": (
        "In brief\n[Two killed in crash]\nA lorry left the road near Halm.\nOne hurt in fire\nA barn burnt.",
        "In brief\nOne hurt in fire\nA barn burnt.\nThree killed in crash\nA train hit a car near Osk.",
    ),
    "what another person said": (
        "“[We will not sign it],” the minister said.\n“We will never sign it now,” the union answered.",
        "The minister said nothing.\n“We will never sign it now,” the union answered.",
    ),
    "a quotation that was cut out of one of two paragraphs": (
        (
            "The report says [the dam was not inspected in 2019]. Its owner disagrees.\n"
            "A second one adds that the dam was not inspected in 2021 either."
        ),
        "The report is short. Its owner disagrees.\nA second one adds that the dam was not inspected in 2021 either.",
    ),
    "the opposite": (
        "Ministers met. [The court allowed the appeal.] It was late.\nIn another case the court rejected the appeal.",
        "Ministers met. It was late.\nIn another case the court rejected the appeal.",
    ),
    "a negation": (
        "He spoke. [The talks have failed.] She left.",
        "He spoke. She left.\nOfficials in Osk insisted through the night that the talks have not failed.",
    ),
    "another date": (
        "[The plant closes on 3 May 2031.] Workers were told.\nThe mine closes on 9 May 2033.",
        "Workers were told.\nThe mine closes on 9 May 2033.",
    ),
    "another sum": (
        "The city paid. [The roof cost 4.2 million crowns.] It leaks.\nThe hall next to it cost 9.1 million crowns.",
        "The city paid. It leaks.\nThe hall next to it cost 9.1 million crowns.",
    ),
    "a sentence from a template": (
        (
            "[Police in Dorn said 14 people were held overnight.] Shops reopened.\n"
            "Police in Ulm said 31 people were held overnight.\nPolice in Gera said 8 people were held overnight."
        ),
        (
            "Shops reopened.\nPolice in Ulm said 31 people were held overnight.\n"
            "Police in Gera said 8 people were held overnight."
        ),
    ),
    "a caption": (
        "Photo: the harbour before the fire\nBoats lay idle.\n[Photo: the harbour during the fire]\nRopes burnt.",
        "Photo: the harbour before the fire\nBoats lay idle.\nRopes burnt.\nPhoto: the harbour after the flood",
    ),
    "a single word that stands elsewhere": (
        "The envoy met [Karsten] on Friday. They spoke for an hour.\nWeeks later Karsten was seen in Osk.",
        "The envoy flew home.\nWeeks later Karsten was seen in Osk.",
    ),
    "a short phrase that stands elsewhere": (
        "It was decided [at the last minute], sources said.\nThe goal fell at the last minute.",
        "It was decided, sources said.\nThe goal fell at the last minute.",
    ),
    "a name that was replaced": (
        "[Mira Solen] chairs the board. It has nine members.\nMira Holt writes its minutes.",
        "A judge chairs the board. It has nine members.\nMira Holt writes its minutes.",
    ),
    "a whole paragraph with a twin": (
        (
            "One.\n[In spring the council approved the first budget after a long talk about park fees.]\nTwo.\nThree.\n"
            "In autumn the council approved the second budget after a short talk about school fees."
        ),
        "One.\nTwo.\nThree.\nIn autumn the council approved the second budget after a short talk about school fees.",
    ),
    "its twin stands where it stood": (
        "Snow fell.\n[The first bridge is closed to lorries.]\nThe second bridge is open to lorries.\nIce came.",
        "Snow fell.\nThe second bridge is open to lorries.\nIce came.",
    ),
    "its twin stands next but one": (
        (
            "Snow fell in the night.\n[The first bridge is closed to lorries.]\nBuses go a long way round by the mill"
            " and the old tannery, which adds a quarter of an hour.\nThe second bridge is open to lorries.\nIce came."
        ),
        (
            "Snow fell in the night.\nBuses go a long way round by the mill and the old tannery, which adds a quarter"
            " of an hour.\nThe second bridge is open to lorries.\nIce came."
        ),
    ),
    "a sentence of which only common words are left": (
        "It was cold. [The envoy of the king went to the north of the island.] It snowed.",
        "It was cold. The end of the war and the start of the talks came to nothing. It snowed.",
    ),
    "an equal sentence that was always elsewhere": (
        "Day one. [No one was hurt.] The road is shut.\nDay two. No one was hurt. The road is open.",
        "Day one. The road is shut.\nDay two. No one was hurt. The road is open.",
    ),
    "in a script without blanks": (
        "昨夜は大雨だった。[川の水位は二メートル上がった。]学校は休みになった。\n下流では川の水位は三メートル上がった。",
        "昨夜は大雨だった。学校は休みになった。\n下流では川の水位は三メートル上がった。",
    ),
}

ONLY_TOLD_BY_THE_OLD_TEXT = "an equal sentence that was always elsewhere"


@pytest.mark.parametrize("name", DELETED)
def test_what_is_like_a_deleted_passage_does_not_attract_its_annotation(name: str) -> None:
    before, after = DELETED[name]
    old, span = marked(before)
    found = relocate(describe(old, span), paragraphs(*after.split("\n")), old.text)
    assert isinstance(found, Lost), found


@pytest.mark.parametrize("name", [name for name in DELETED if name != ONLY_TOLD_BY_THE_OLD_TEXT])
def test_nor_where_the_old_text_is_not_known(name: str) -> None:
    before, after = DELETED[name]
    old, span = marked(before)
    found = relocate(describe(old, span), paragraphs(*after.split("\n")))
    assert isinstance(found, Lost), found
