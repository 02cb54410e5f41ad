"""Counted nouns: the head noun phrase that a number counts, found by closed words, endings and agreement."""

from enum import Enum, auto

from reader.engines.figures.plurals import is_plural
from reader.engines.figures.tokens import Tokens
from reader.engines.figures.vocabulary import HYPHENS, ORDINALS, SCALES, SMALL
from reader.engines.figures.words import word_set


class Agreement(Enum):
    """In which number the counted noun must stand."""

    ONE = auto()
    MANY = auto()
    EITHER = auto()


_DETERMINERS = word_set("the a an this that these those its their his her our your my all both some any")
_SKIPPED = word_set("more other additional further fewer extra such separate")
_STOPS = word_set(
    "a an the and or but nor of in on at by for with from to into onto over under about above after before since "
    "until till during between among against around near than as if when while where because that which who whom "
    "whose is are was were be been being am has have had do does did will would can could may might shall should must "
    "not no it its they them their he she his her we us our you i my me this these those there here each every both "
    "also then so such very more most less per via amid out up down off said says say told tell tells added "
    "according just only even still already now today yesterday tomorrow ago later earlier monday tuesday "
    "wednesday thursday friday saturday sunday altogether together total january february march april june july "
    "august september october november december apiece alike respectively overall instead perhaps always sometimes "
    "besides towards upwards afterwards whereas thus however yet too again once twice what why how whether though "
    "although unless either neither nor across throughout alongside s t ll ve re d "
    "died went sank came made took got gave left became remain remained lived worked want wants need "
    "joined voted held found received accused attended showed rose fell grew won lost began started ended agree agreed "
    "including according compared through within without along behind beyond despite toward "
    "upon like unlike inside outside versus vs apart away back ones"
)
_PARTICIPLES = word_set(
    "killed wounded injured arrested detained released returned reported dead missing captured displaced affected"
)
_THIRD_PERSON = word_set(
    "lives works comes goes remains needs wants believes thinks supports opposes uses makes takes gets gives holds "
    "faces owns earns pays speaks lies stands feels sees knows means keeps shows becomes seems expects hopes"
)
_ADJUNCTS = word_set("arms sports news customs sales goods savings communications operations politics physics "
                      "economics athletics rights species headquarters emergency")  # fmt: skip
_NOT_COUNTED = word_set("way fold odd plus digit figure star part time piece strong something thirds quarters fifths")
_PLACES_OF_MONEY = word_set("total all value return exchange part fact advance cash one addition question "
                             "favour favor full line case recent force response")  # fmt: skip
_WHICH_TIME = frozenset({"last", "next"})
_MOST_WORDS = 6


def counted_noun(tokens: Tokens, index: int, agreement: Agreement) -> str:
    """The noun phrase at `index`, as it stands; empty when none is surely found.

    Args:
        tokens: The text.
        index: The token after the number; "of", articles and "more" are skipped.
        agreement: Whether the noun stands in the singular or the plural.
    """
    at = index + (tokens.at(index) in {"”", '"', "’"})
    if tokens.at(at) in HYPHENS:
        return _hung(tokens, at)
    if tokens.at(at) == "of":
        at += 1
        while tokens.at(at) in _DETERMINERS and at < index + 3:
            at += 1
        at += tokens.is_numeral(at) or tokens.at(at) in SMALL  # "12 of the 27 towns"
    at += tokens.at(at) in _SKIPPED
    if tokens.at(at) in _WHICH_TIME:
        return ""  # "by a quarter last year"
    end = _end(tokens, at, agreement)
    if end <= at and agreement is Agreement.MANY:
        return _shared(tokens, at)
    return tokens.slice(at, max(end, at))


def contents(tokens: Tokens, index: int) -> int:
    """Where the noun of "5 tonnes of grain" or "$3m in aid" begins after `index`, or -1."""
    at = index + (tokens.at(index) == "worth")
    if tokens.at(at) == "of":
        return at
    noun = tokens.at(at + 1)
    is_of_money = tokens.at(at) == "in" and at == index and tokens.raw(at + 1)[:1].islower()
    return at + 1 if is_of_money and noun not in _PLACES_OF_MONEY | _STOPS else -1


def _shared(tokens: Tokens, index: int) -> str:
    """As in "300 Russian and 200 Ukrainian soldiers": the first number's adjective and the noun that both share."""
    at = index + 1
    if not _may_belong(tokens, index) or tokens.at(at) not in {"and", "or"}:
        return ""
    at += 1
    if not (tokens.is_numeral(at) or tokens.at(at) in SMALL) or not _may_belong(tokens, at + 1):
        return ""
    end = _end(tokens, at + 1, Agreement.MANY)
    noun = tokens.slice(at + 2, end)
    return f"{tokens.slice(index, index + 1)} {noun}" if noun else ""


def _hung(tokens: Tokens, hyphen: int) -> str:
    """As in "a 12-member team": what is counted hangs on the number and stands in the singular."""
    at = hyphen + 1
    if not (tokens.glued(hyphen) and tokens.glued(at) and _may_begin(tokens, at)):
        return ""
    if tokens.at(at) in _NOT_COUNTED or tokens.at(at).endswith("ed") or tokens.at(at + 1) in HYPHENS:
        return ""
    return tokens.slice(at, at + 1)


def _end(tokens: Tokens, index: int, agreement: Agreement) -> int:
    """The token after the noun phrase, or `index` when it is not sure."""
    at, words = index, 0
    while words < _MOST_WORDS and _may_belong(tokens, at) and not (words and _is_verb(tokens, at, agreement)):
        if not words and agreement is Agreement.ONE and tokens.at(at) in _THIRD_PERSON:
            return index
        words += 1
        at = _past_hyphens(tokens, at)
        owner = _past_possessive(tokens, at)
        if owner > at and _may_belong(tokens, owner):
            at = owner
            continue
        if agreement is not Agreement.ONE and is_plural(tokens.at(at - 1)) and not _goes_on(tokens, at):
            return at
        at = _past_adjective(tokens, at) if agreement is Agreement.MANY else at
    return index if agreement is Agreement.MANY else at


def _goes_on(tokens: Tokens, index: int) -> bool:
    """Whether a plural only stands before the noun that is counted: "aid workers", "arms control experts"."""
    if not _may_belong(tokens, index):
        return False
    if is_plural(tokens.at(index)) and tokens.at(index) not in _PARTICIPLES:
        return True
    ahead = tokens.at(index + 1)
    return tokens.at(index - 1) in _ADJUNCTS and _may_belong(tokens, index + 1) and is_plural(ahead)


def _past_adjective(tokens: Tokens, index: int) -> int:
    """The second adjective of "sick and wounded prisoners", when a plural follows soon."""
    if tokens.at(index) not in {"and", "or", ","}:
        return index
    for at in range(index + 1, index + 3):
        if not _may_belong(tokens, at):
            return index
        if at > index + 1 and is_plural(tokens.at(at)):
            return index + 1
    return index


def _is_verb(tokens: Tokens, index: int, agreement: Agreement) -> bool:
    """Whether a word after a noun is none itself: "one list needs", "two men wounded"."""
    word = tokens.at(index)
    after_adverb = tokens.at(index - 1).endswith("ly")
    if word in _PARTICIPLES and not after_adverb and not _leads_to_plural(tokens, index):
        return True
    if word in _THIRD_PERSON and agreement is not Agreement.MANY:
        return True
    if agreement is Agreement.ONE:
        goes_on = word.endswith("ing") and not _may_belong(tokens, index + 1)
        return goes_on or ((is_plural(word) or word.endswith("ed")) and not after_adverb)
    if agreement is Agreement.EITHER:  # "the population lives", "the vote counted", but "the young voters"
        return word.endswith("ed") and not after_adverb
    return False


def _leads_to_plural(tokens: Tokens, index: int) -> bool:
    return _may_belong(tokens, index + 1) and is_plural(tokens.at(index + 1)) and not is_plural(tokens.at(index - 1))


def _may_begin(tokens: Tokens, index: int) -> bool:
    word = tokens.at(index)
    if not word[:1].isalpha() or word in _STOPS:
        return False
    return word not in SMALL and word not in ORDINALS and word not in SCALES


def _may_belong(tokens: Tokens, index: int) -> bool:
    if tokens.glued(index) and tokens.at(index - 1) not in HYPHENS:
        return False
    return _may_begin(tokens, index)


def _past_possessive(tokens: Tokens, index: int) -> int:
    """The token after "'s" or a bare apostrophe at `index`, else `index`."""
    if tokens.at(index) not in {"'", "’"} or not tokens.glued(index):
        return index
    return index + 1 + (tokens.at(index + 1) == "s" and tokens.glued(index + 1))


def _past_hyphens(tokens: Tokens, index: int) -> int:
    """The token after a word and the words hung on it by hyphens."""
    at = index + 1
    while at < index + 8 and tokens.at(at) in HYPHENS and tokens.glued(at) and tokens.glued(at + 1):
        if not tokens.is_word(at + 1):
            break
        at += 2
    return at
