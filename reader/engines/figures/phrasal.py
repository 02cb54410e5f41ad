"""Phrasal verbs: where "over" belongs to the verb before it ("hand over 1,000 prisoners") and compares nothing."""

from reader.engines.figures.tokens import Tokens
from reader.engines.figures.words import word_set

# Only verbs that news hardly uses of a number without "over": "won over 60 seats" and "took over 300 men" compare.
_VERBS = word_set("hand hands handed handing turn turns turned turning sign signs signed signing")
_BEFORE_A_NOUN = word_set("a an the this that each every no one other his her its their my your our in of by whose")


def is_particle(tokens: Tokens, index: int) -> bool:
    """Whether "over" at `index` is the particle of a verb."""
    if tokens.at(index) != "over" or tokens.at(index - 1) not in _VERBS:
        return False
    return tokens.at(index - 2) not in _BEFORE_A_NOUN  # "in turn over 600" has a noun there
