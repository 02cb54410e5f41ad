"""Phrasal verbs: where "over" belongs to the verb before it ("hand over 1,000 prisoners") and compares nothing."""

from reader.core.figure import FigureKind
from reader.engines.figures.tokens import Tokens
from reader.engines.figures.words import word_set

_ALWAYS = word_set("hand hands handed handing turn turns turned turning sign signs signed signing")
_WITH_THINGS = word_set(
    "take takes took taken taking win wins won winning bring brings brought bringing carry carries carried carrying "
    "give gives gave given giving pass passes passed passing roll rolls rolled rolling cross crosses crossed crossing"
)
_BEFORE_A_NOUN = word_set("a an the this that each every no one other his her its their my your our in of by whose")


def is_particle(tokens: Tokens, index: int, kind: FigureKind) -> bool:
    """Whether "over" at `index` is the particle of a verb.

    Some verbs take it with whatever follows. Others do with things and people ("took over 30 firms"),
    while beside a length of time, a share, a sum or a measure it compares ("took over three years").
    """
    if tokens.at(index) != "over":
        return False
    verb = tokens.at(index - 1)
    if verb not in _ALWAYS and not (verb in _WITH_THINGS and kind is FigureKind.COUNT):
        return False
    return tokens.at(index - 2) not in _BEFORE_A_NOUN  # "in turn over 600" has a noun there
