"""Who said a figure: the nearest attribution in its sentence, or the one of its quotation."""

import pytest

from reader.engines.figures import find_figures


def speakers(text: str) -> list[str]:
    return [figure.speaker for figure in find_figures(text)]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“We are tired,” Ilse Brandt said. “We lost 300 sheep.”", "Ilse Brandt"),
        ('"We are tired," Ilse Brandt said. "We lost 300 sheep."', "Ilse Brandt"),
        ("“We lost 300 sheep. It hurts,” said Ilse Brandt.", "Ilse Brandt"),
        ("Ilse Brandt told reporters: “It hurts. We lost 300 sheep.”", "Ilse Brandt"),
        ("Ilse Brandt said it hurts. She added that 300 sheep died.", "Ilse Brandt"),
        ("She added that 300 sheep died.", ""),
        ("The ministry said so. He added that 300 sheep died.", ""),
        ("Farm Minister Ilse Brandt said 300 sheep died.", "Ilse Brandt"),
        ("Dutch Farm Minister Ilse Brandt also said 300 sheep died.", "Ilse Brandt"),
        ("Union spokeswoman Ilse Brandt later confirmed that 300 sheep died.", "Ilse Brandt"),
        ("Ilse Brandt, the farm minister, said 300 sheep died.", "Ilse Brandt"),
        ("Brandt, the farm minister, said 300 sheep died.", "Brandt"),
        ("The farm minister, Ilse Brandt, said 300 sheep died.", "Ilse Brandt"),
        ("Holland’s farm ministry said 300 sheep died.", "Holland’s farm ministry"),
        ("The Green Cross said 300 sheep died.", "Green Cross"),
        ("The U.N. said 300 sheep died.", "The U.N."),
        ("Holland replied with 300 runs.", ""),
        ("Holland added 300 jobs.", ""),
        ("Holland’s bank wrote off $300m.", ""),
        ("Some of the Dutch said 300 sheep died.", ""),
        ("“It took 300 sheep,” said Nurse Ilse Brandt of Leiden’s Green Hospital.", "Ilse Brandt"),
        ("“It took 300 sheep,” said Bank of Holland boss Ilse Brandt.", "Ilse Brandt"),
        ("“It took 300 sheep,” the mayor of Leiden, Ilse Brandt, told Radio Oranje.", "Ilse Brandt"),
        ("According to Ilse Brandt, 300 sheep died.", "Ilse Brandt"),
        ("Some 300 sheep died, according to the farm ministry.", "the farm ministry"),
        ("Some 300 sheep died, as reported by Ilse Brandt.", "Ilse Brandt"),
        ("Officials put the loss at 300 sheep.", "Officials"),
        ("A survey found that 300 sheep died.", "A survey"),
        ("Ilse Brandt found 300 sheep.", ""),
        ("Ilse Brandt put 300 sheep in a barn.", ""),
        ("In the 12 member states nothing changed.", ""),
        ("Ilse Brandt said so. The next day 300 sheep died.", ""),
        ("Ilse Brandt told the Bundestag that 300 sheep died.", "Ilse Brandt"),
        ("“It took 300 sheep,” Ilse Brandt told the Bundestag.", "Ilse Brandt"),
        ("Holland’s Ilse Brandt said 300 sheep died.", "Ilse Brandt"),
        ("Holland’s Green Party said 300 sheep died.", "Holland’s Green Party"),
        ("Holland’s wild bird agency said 300 sheep died.", "Holland’s wild bird agency"),
        ("The wild bird agency said 300 sheep died.", "The wild bird agency"),
        ("At the old town officials said 300 sheep died.", "town officials"),
    ],
)
def test_a_figure_is_attributed_to_whom_the_text_names(text: str, speaker: str) -> None:
    assert speakers(text)[-1] == speaker


def test_of_two_speakers_in_one_sentence_each_has_its_own_figure() -> None:
    assert speakers("Ilse Brandt said 300 sheep died, while Bo Lund put the loss at 450.") == ["Ilse Brandt", "Bo Lund"]


def test_a_quotation_goes_on_in_the_next_paragraph_when_it_was_not_closed() -> None:
    text = "Ilse Brandt said: “It hurts.\n\n“We lost 300 sheep.”\n\nThey also lost 40 goats."
    assert speakers(text) == ["Ilse Brandt", ""]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Ilse Brandt came. Brandt said 300 sheep died.", "Ilse Brandt"),
        ("Brandt said 300 sheep died. Farm Minister Ilse Brandt wept.", "Ilse Brandt"),
        ("Ilse M. Brandt came; Ilse wept. Brandt said 300 sheep died.", "Ilse M. Brandt"),
        ("Karl-Heinz van der Brandt came. Brandt said 300 sheep died.", "Karl-Heinz van der Brandt"),
        ("Ilse Brandt and Ole Brandt came. Brandt said 300 sheep died.", "Brandt"),
        ("Yesterday Brandt came. Brandt said 300 sheep died, as yesterday she said.", "Brandt"),
        ("Dynamo Tarvik won in Tarvik. Tarvik said 300 sheep died.", "Tarvik"),
        ("The Outer Tarvik Council met. Tarvik said 300 sheep died.", "Tarvik"),
        ("The Hanse Senate met, and the Senate slept. Senate said 300 sheep died.", "Senate"),
    ],
)
def test_a_surname_that_speaks_is_the_full_name_that_alone_the_text_gives(text: str, speaker: str) -> None:
    assert speakers(text)[-1] == speaker
