"""Foresight: whether the words around a date speak of what is still to come."""

from reader.engines.figures.tokens import BREAK, Tokens
from reader.engines.figures.words import word_set

_COMING = word_set(
    "will shall ll won would scheduled planned due slated expected plan plans planning expects intends intend aims "
    "hopes wants ready going agreed deadline set"
)
_BESIDE = word_set(
    "upcoming forthcoming coming next tomorrow soon starting begins starts opens resumes launches runs holds convenes "
    "closes expires ends"
)
_GONE = word_set(
    "said says told was were had has have did been took came went began met saw left died fell rose hit struck found "
    "held made gave got became broke won lost sent led ran wrote brought kept ended started signed killed since "
    "last ago earlier previous"
)
_WITH_TO = word_set("set agreed plan plans planning planned going ready hopes wants intends aims expects")
_PLANNED = word_set("agreed planned expected scheduled due")
_BEFORE_A_VERB = word_set("to will would could can may might must should shall not t ll cannot did does do")
_PRESENT = word_set("begins starts opens resumes takes meets holds convenes closes expires ends votes")
_STOPS = frozenset({".", ";", "!", "?", ":", BREAK, ""})
_TO_BE = frozenset({"is", "are", "be", "s", "re", "being"})
_PLAN = 6  # tokens
_BACK = 24  # tokens; a longer clause has a verb of its own by then
_NEAR = 3  # tokens; what is farther says it of something else
_FORTH = 9
AHEAD, BACK, UNKNOWN = 1, -1, 0


def leaning(tokens: Tokens, index: int, after: int) -> int:
    """Which way the clause around a date looks: `AHEAD`, `BACK`, or `UNKNOWN` where no verb says.

    The nearest word before the date decides ("will meet on", "said on"); of a date that opens its
    sentence, the first word behind it.

    Args:
        tokens: The text.
        index: The first token of the date.
        after: The token after it.
    """
    if tokens.words[index - 1] == "for" and _is_set(tokens.words[max(index - _PLAN, 0) : index]):
        return AHEAD
    for at in range(index - 1, max(index - _BACK, -1), -1):
        if tokens.words[at] in _BESIDE and index - at <= _NEAR:
            return AHEAD
        if tokens.words[at] in _STOPS:
            return _behind(tokens, after) if index - at <= 3 else UNKNOWN  # "On 5 May, the …"
        way = _way(tokens, at)
        if way:
            return way
    return _behind(tokens, after) if index <= 3 else UNKNOWN


def looks_ahead(tokens: Tokens, index: int, after: int) -> bool:
    """Whether the clause around a date speaks of what is still to come."""
    return leaning(tokens, index, after) == AHEAD


def _is_set(words: list[str]) -> bool:
    """As in "set his trial for", which is to come; what had been set need not be."""
    return not {"set", "sets"}.isdisjoint(words) and {"was", "were", "had", "been"}.isdisjoint(words)


def is_lasting(tokens: Tokens, index: int) -> bool:
    """Whether "last" is the verb: "to last two hours", "it will last"."""
    return tokens.words[index] == "last" and tokens.words[index - 1] in _BEFORE_A_VERB


def _behind(tokens: Tokens, after: int) -> int:
    for at in range(after, after + _FORTH):
        if tokens.words[at] in _STOPS:
            return UNKNOWN
        way = _way(tokens, at) or (AHEAD if tokens.words[at] in _PRESENT else UNKNOWN)
        if way:
            return way
    return UNKNOWN


def _way(tokens: Tokens, at: int) -> int:
    word, before = tokens.words[at], tokens.words[at - 1]
    if word in _COMING:
        return _coming(tokens, at)
    if before in _TO_BE and word == "to":
        return AHEAD
    if word in _GONE or (word.endswith("ed") and len(word) > 4 and before not in _TO_BE):  # "seed", "need"
        return BACK
    return UNKNOWN


def _coming(tokens: Tokens, at: int) -> int:
    before, word, following = tokens.words[at - 1], tokens.words[at], tokens.words[at + 1]
    if word == "will" and tokens.is_capital(at) and at > 0:
        return UNKNOWN  # a man's name
    if word == "won":
        return AHEAD if following in {"'", "’"} else BACK
    if word in _PLANNED and (before in {"was", "were", "had"} or tokens.words[at - 2 : at] == ["had", "been"]):
        return BACK
    if word in _WITH_TO and following not in {"to", "for"}:
        return BACK if word.endswith("ed") or word == "set" else UNKNOWN
    return AHEAD
