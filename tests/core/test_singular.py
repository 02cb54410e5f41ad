import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.singular import singular

PAIRS = """
bodies body, prisoners prisoner, people person, men man, women woman, children child, policemen policeman
servicewomen servicewoman, salespeople salesperson, schoolchildren schoolchild, wives wife, lives life, leaves leaf
waves wave, gloves glove, boxes box, churches church, dishes dish, glasses glass, buses bus, viruses virus
houses house, causes cause, cases case, prizes prize, heroes hero, shoes shoe, cities city, ties tie, movies movie
days day, crises crisis, analyses analysis, criteria criterion, series series, species species, troops troop
aircraft aircraft, sheep sheep, gas gas, bus bus, boss boss, crisis crisis, campus campus, news news, soldiers' soldier
Ukraine's ukraine, headaches headache, beaches beach, euros euro, votes vote, service-members service-member
biases bias, blitzes blitz, MPs mp, emphases emphasis, specimen specimen, women’s woman, degrees degree, percent percent
"""


@pytest.mark.parametrize("pair", [pair.strip() for line in PAIRS.strip().splitlines() for pair in line.split(",")])
def test_a_noun_counts_one(pair: str) -> None:
    plural, single = pair.split()
    assert singular(plural) == single


@given(st.sampled_from([pair.split()[1] for line in PAIRS.strip().splitlines() for pair in line.split(",")]))
def test_a_singular_stays_what_it_is(single: str) -> None:
    assert singular(single) == single


@given(st.text())
def test_any_text_gives_a_word(text: str) -> None:
    assert isinstance(singular(text), str)
