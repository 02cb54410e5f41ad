"""Chains: digits that hang together and are no numbers: phone numbers, accounts, results of games and votes."""

from reader.engines.figures.tokens import Tokens
from reader.engines.figures.vocabulary import HYPHENS

_PHONE_PART = (3, 4)  # digits of the two parts of a short phone number
_LONGEST_SCORE = 3  # digits
_MOST_SETS = 7  # as many as a match may have, and more
_MOST_GROUPS = 6  # of digits in a phone number
_LONGEST_GROUP = 5  # digits


def in_chain(tokens: Tokens, index: int, after: int) -> bool:
    """Whether the digits from `index` up to `after` belong to a phone number, an account, an ISBN or a result."""
    before = index - 1
    if _follows_country_code(tokens, index) or _is_area_code(tokens, index, after) or is_dialled(tokens, index):
        return True
    if _is_score(tokens, index, after) or _is_set(tokens, index, after):
        return True
    leads, follows = _is_link(tokens, after), _is_link(tokens, before)
    if follows and is_dialled(tokens, before - 1):
        return True
    if not (leads or follows):
        return tokens.at(before) == "+" and tokens.glued(index) and len(tokens.at(index)) > 1
    if (leads and (follows or _is_link(tokens, after + 2))) or (follows and _is_link(tokens, before - 2)):
        return True
    other = tokens.at(after + 1) if leads else tokens.at(before - 1)
    return sorted((len(tokens.at(index)), len(other))) == list(_PHONE_PART) and "," not in other


def is_dialled(tokens: Tokens, index: int) -> bool:
    """Whether it is of groups with single spaces between them, the first of which begins with 0: "0800 123 4567"."""
    at = index
    while index - at < _MOST_GROUPS and _is_group(tokens, at - 1) and tokens.starts[at] == tokens.ends[at - 1] + 1:
        at -= 1
    more = _is_group(tokens, at + 1) and tokens.starts[at + 1] == tokens.ends[at] + 1
    return _is_group(tokens, at) and len(tokens.at(at)) > 1 and tokens.at(at)[0] == "0" and more


def _is_link(tokens: Tokens, hyphen: int) -> bool:
    """Whether a hyphen stands between digits, with no space."""
    return (
        tokens.at(hyphen) in HYPHENS
        and tokens.glued(hyphen)
        and tokens.glued(hyphen + 1)
        and tokens.is_numeral(hyphen - 1)
        and tokens.is_numeral(hyphen + 1)
    )


def _is_set(tokens: Tokens, index: int, after: int) -> bool:
    """Whether two numbers stand in a list of results one of which is surely one: "6-4, 3-6, 7-5"."""
    first = _first_of_two(tokens, index, after)
    if not _is_dash(tokens, first + 1) or not (tokens.glued(first + 1) and len(tokens.at(first)) <= _LONGEST_SCORE - 1):
        return False
    for step in (-4, 4):
        at = first
        for _ in range(_MOST_SETS):
            if tokens.at(at - 1 if step < 0 else at + 3) != "," or not _is_dash(tokens, at + step + 1):
                break
            at += step
            if _is_score(tokens, at, at + 1):
                return True
    return False


def _first_of_two(tokens: Tokens, index: int, after: int) -> int:
    return index if _is_dash(tokens, after) else index - 2


def _is_score(tokens: Tokens, index: int, after: int) -> bool:
    """Whether two numbers that do not rise are a result: "3-1", "52–48"."""
    first = _first_of_two(tokens, index, after)
    if not _is_dash(tokens, first + 1):
        return False
    one, two = tokens.at(first), tokens.at(first + 2)
    return one.isdecimal() and two.isdecimal() and len(two) <= len(one) <= _LONGEST_SCORE and int(one) >= int(two)


def _is_dash(tokens: Tokens, index: int) -> bool:
    """Whether a dash stands between digits, with spaces on both sides or on none."""
    between = tokens.is_numeral(index - 1) and tokens.is_numeral(index + 1)
    return between and tokens.at(index) in HYPHENS and tokens.glued(index) == tokens.glued(index + 1)


def _is_area_code(tokens: Tokens, index: int, after: int) -> bool:
    """As in "(555) 123-4567"."""
    return tokens.at(index - 1) == "(" and tokens.at(after) == ")" and _is_link(tokens, after + 2)


def _is_group(tokens: Tokens, index: int) -> bool:
    return tokens.at(index).isdecimal() and len(tokens.at(index)) <= _LONGEST_GROUP


def _follows_country_code(tokens: Tokens, index: int) -> bool:
    """Whether digit groups lead back to a plus sign: "+44 20 7946 0958"."""
    at = index
    while at > max(index - 8, 0) and (tokens.is_numeral(at - 1) or tokens.at(at - 1) in HYPHENS | {"(", ")"}):
        at -= 1
    return tokens.at(at - 1) == "+" and tokens.glued(at) and at > 0
