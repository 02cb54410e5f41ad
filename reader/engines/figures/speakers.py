"""Speakers: to whom a sentence attributes what it says; empty when unsure."""

from reader.engines.figures.tokens import BREAK, Tokens
from reader.engines.figures.words import word_set

_SAYING = word_set(
    "said says say told tells announced announces reported reports claimed claims stated states added adds estimated "
    "estimates confirmed confirms warned warns argued argues insisted insists acknowledged declared wrote noted "
    "explained spoke predicted predicts"
)
_PRONOUNS = word_set("he she it they we i you who which that this there")
_ARTICLES = frozenset({"the", "a", "an", "its", "their", "his", "her", "one"})
_JOINERS = frozenset({"of", "the", "and", "for", "de", "van", "von", "al", "bin", "el", "la", "-", "."})
_PLAIN_NOUNS = word_set(
    "police officials authorities officers prosecutors investigators doctors scientists researchers analysts "
    "economists witnesses residents ministry government company spokesman spokeswoman spokesperson official agency "
    "army military report study court union group president minister mayor governor experts media sources activists "
    "rescuers firefighters organisers organizers organisation organization bank department office commission "
    "council state committee lawyers judge chief leader survey statement"
)
_BEFORE_A_NAME = frozenset({",", "”", '"', "’", "'", "“"})
_ABBREVIATIONS = word_set(
    "mr mrs ms dr prof gen col lt sgt capt maj sen rep gov st no vs inc ltd co corp jan feb mar apr jun jul aug sep "
    "sept oct nov dec mt u s p a m i e g approx est dept rev hon"
)
_TITLES = word_set(
    "defence defense foreign prime interior finance justice health deputy vice first minister president secretary "
    "general chancellor chief senator governor mayor ambassador commissioner lieutenant colonel major captain sergeant "
    "dr professor sir lady lord mr mrs ms"
)
_NAME_ENDS = word_set("in on at from during after before while who as when to by with told about")
_FARTHEST = 90  # tokens; a sentence longer than that is read no further
_LONGEST_NAME = 8  # tokens


class Attributions:
    """The speakers of a text, found sentence by sentence and remembered."""

    def __init__(self, tokens: Tokens) -> None:
        self._tokens = tokens
        self._end = -1
        self._found: list[tuple[int, str]] = []

    def nearest(self, index: int) -> str:
        """The speaker nearest to a token in its sentence, or ""."""
        if index >= self._end:
            self._read(index)
        near = min(self._found, key=lambda found: abs(found[0] - index), default=None)
        return near[1] if near else ""

    def _read(self, index: int) -> None:
        start, self._end = sentence_around(self._tokens, index)
        self._found = []
        for at in range(start, self._end):
            word = self._tokens.words[at]
            name = _speaker(self._tokens, at, start) if word in _SAYING else ""
            name = _source(self._tokens, at + 2) if word == "according" else name
            if name:
                self._found.append((at, name))


def sentence_around(tokens: Tokens, index: int) -> tuple[int, int]:
    """The first token of a token's sentence, and the token after its last."""
    start, end = index, index
    while start > 0 and index - start < _FARTHEST and not _ends(tokens, start - 1):
        start -= 1
    while end < len(tokens) and end - index < _FARTHEST and not _ends(tokens, end):
        end += 1
    return start, max(end, index + 1)


def _ends(tokens: Tokens, index: int) -> bool:
    word = tokens.at(index)
    if word == BREAK:
        return True
    if word not in {".", "!", "?"} or tokens.at(index + 1) in {"”", '"', "’", "'"}:
        return False
    if word == "." and tokens.at(index - 1) in _ABBREVIATIONS and tokens.glued(index):
        return False
    return not tokens.glued(index + 1) and not tokens.raw(index + 1)[:1].islower()


def _speaker(tokens: Tokens, verb: int, start: int) -> str:
    """The subject of a verb of saying: before it, or after it when a quotation or comma stands before."""
    if tokens.at(verb - 1) in _BEFORE_A_NAME:
        inverted = _inverted(tokens, verb + 1)
        if inverted:
            return inverted
        return _before_apposition(tokens, verb - 1, start) if tokens.at(verb - 1) == "," else ""
    at = verb
    while at > start and verb - at < _LONGEST_NAME and _belongs(tokens, at - 1):
        at -= 1
    return _named(tokens, at, verb)


def _inverted(tokens: Tokens, index: int) -> str:
    """The subject behind the verb: "said Ann Lee", "said the town's mayor Ann Lee": the last name before a stop."""
    at = index
    while at < index + 2 * _LONGEST_NAME and (tokens.is_word(at) or tokens.at(at) in {"'", "’", "-"}):
        if tokens.at(at) in _NAME_ENDS:
            break
        at += 1
    first = at
    while first > index and tokens.is_capital(first - 1) and tokens.at(first - 1) not in _PRONOUNS:
        first -= 1
    if at - first > 1:
        return _untitled(tokens, first, at)
    return _source(tokens, index)


def _untitled(tokens: Tokens, first: int, after: int) -> str:
    """A name without the offices before it, as long as two words stay."""
    while after - first > 2 and tokens.at(first) in _TITLES:  # a name and a surname
        first += 1
    return tokens.slice(first, after)


def _before_apposition(tokens: Tokens, comma: int, start: int) -> str:
    """The name before ", the minister," in "Ann Lee, the minister, said"."""
    at = comma - 1
    while at > start and comma - at < 2 * _LONGEST_NAME and tokens.at(at) != ",":
        at -= 1
    if tokens.at(at) != ",":
        return ""
    if comma - at > 2 and all(tokens.is_capital(word) for word in range(at + 1, comma)):
        return tokens.slice(at + 1, comma)  # "the mayor, Ann Lee, said"
    first = at
    while first > start and tokens.is_capital(first - 1) and tokens.is_word(first - 1):
        first -= 1
    return tokens.slice(first, at) if at - first > 1 else ""


def _source(tokens: Tokens, index: int) -> str:
    """The noun phrase that begins at `index`: a name, or an office."""
    at = index + (tokens.at(index) in _ARTICLES)
    while at < index + _LONGEST_NAME and _belongs(tokens, at):
        at += 1
    return _named(tokens, index, at)


def _belongs(tokens: Tokens, index: int) -> bool:
    if tokens.is_capital(index) and tokens.is_word(index):
        return tokens.at(index) not in _PRONOUNS
    return tokens.at(index) in _PLAIN_NOUNS | _JOINERS or (
        tokens.is_word(index) and tokens.at(index + 1) in _PLAIN_NOUNS and tokens.at(index) not in _SAYING
    )


def _named(tokens: Tokens, first: int, after: int) -> str:
    """The words from `first`, without joiners at their ends; empty unless they name somebody."""
    while first < after and tokens.at(first) in _JOINERS - {"the"}:
        first += 1
    while first < after and tokens.at(after - 1) in _JOINERS:
        after -= 1
    named = any(
        tokens.at(at) in _PLAIN_NOUNS or (tokens.is_capital(at) and tokens.at(at) not in _ARTICLES)
        for at in range(first, after)
    )
    lone = tokens.at(first) in _PRONOUNS or (after - first == 1 and len(tokens.at(first)) == 1)
    return tokens.slice(first, after) if named and not lone else ""
