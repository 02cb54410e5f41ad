"""Counted nouns: the head noun phrase that a number counts."""

from reader.engines.figures.tokens import Tokens
from reader.engines.figures.vocabulary import HYPHENS, ORDINALS, SCALES, SMALL
from reader.engines.figures.words import word_set

_DETERMINERS = word_set("the a an this that these those its their his her our your my all")
_STOPS = word_set(
    "a an the and or but nor of in on at by for with from to into onto over under about above after before since "
    "until till during between among against around near than as if when while where because that which who whom "
    "whose is are was were be been being am has have had do does did will would can could may might shall should must "
    "not no it its they them their he she his her we us our you i my me this these those there here each every both "
    "also then so such very more most less per via amid out up down off said says say told tell tells added "
    "according just only even still already now today yesterday tomorrow ago later earlier monday tuesday "
    "wednesday thursday friday saturday sunday altogether together total january february march april june july "
    "august september october november december "
    "died went sank came made took got gave left became remain remained lived worked "
    "joined voted held found received accused attended showed rose fell grew won lost began started ended "
    "including according compared through across within without along behind beyond despite toward towards "
    "upon like unlike inside outside versus vs"
)
_PARTICIPLES = word_set(
    "killed wounded injured arrested detained released returned reported dead missing captured displaced affected"
)
_PLURALS = word_set(
    "people men women children persons police troops personnel staff cattle sheep fish deer aircraft spacecraft "
    "hovercraft media data criteria teeth feet geese mice oxen series species headquarters crossroads dead wounded "
    "missing injured prisoners offspring lives wives wolves leaves knives thieves halves livestock others"
)
_SINGULAR_ENDINGS = ("ss", "us", "is", "ous")
_MOST_WORDS = 5


def counted_noun(tokens: Tokens, index: int, *, one: bool = False) -> str:
    """The noun phrase at `index`, as it stands; empty when none is found.

    Args:
        tokens: The text.
        index: The token after the number; "of" and articles are skipped.
        one: Whether exactly one is counted, so that the noun is in the singular.
    """
    at = index + (tokens.at(index) in {"”", '"', "’"})
    if tokens.at(at) == "of":
        at += 1
        while tokens.at(at) in _DETERMINERS and at < index + 3:
            at += 1
    after = _end(tokens, at, one=one)
    return tokens.slice(at, after)


def _end(tokens: Tokens, index: int, *, one: bool) -> int:
    """The token after the noun: the first plural that no further plural follows."""
    at, words = index, 0
    while words < _MOST_WORDS and _may_belong(tokens, at) and not (words and tokens.at(at) in _PARTICIPLES):
        words += 1
        at = _past_hyphens(tokens, at)
        if _is_plural(tokens.at(at - 1)) and not (_may_belong(tokens, at) and _is_plural(tokens.at(at))):
            return at
        if tokens.at(at) in {"'", "’"} and tokens.at(at + 1) != "s":
            return at
    limit = _singular_end(tokens, index, at)
    return limit if one or words <= 2 else index  # "12 aircraft", "50 more", no long guesses


def _singular_end(tokens: Tokens, index: int, at: int) -> int:
    return at if tokens.at(at) not in {"'", "’"} else max(at - 1, index)


def _may_belong(tokens: Tokens, index: int) -> bool:
    word = tokens.at(index)
    if not word[:1].isalpha() or word in _STOPS or (tokens.glued(index) and tokens.at(index - 1) not in HYPHENS):
        return False
    return word not in SMALL and word not in ORDINALS and word not in SCALES


def _past_hyphens(tokens: Tokens, index: int) -> int:
    """The token after a word and the words hung on it by hyphens."""
    at = index + 1
    while at < index + 8 and tokens.at(at) in HYPHENS and tokens.glued(at) and tokens.glued(at + 1):
        if not tokens.is_word(at + 1):
            break
        at += 2
    return at


def _is_plural(word: str) -> bool:
    if word in _PLURALS:
        return True
    return len(word) > 3 and word.endswith("s") and not word.endswith(_SINGULAR_ENDINGS)
