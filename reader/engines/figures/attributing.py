"""Attributing: who is named beside a verb of saying or "according to"; empty when unsure."""

from reader.engines.figures.currencies import SIGNS
from reader.engines.figures.plurals import is_plural
from reader.engines.figures.tokens import Tokens
from reader.engines.figures.vocabulary import SMALL
from reader.engines.figures.words import word_set

HE = "\0"  # in place of a name: somebody named before

_SAYING = word_set(
    "said say says told tell tells announced announces reported reports claimed claim claims stated states added adds "
    "estimated estimates confirmed confirms warned warns argued argues insisted insists acknowledged declared wrote "
    "writes noted notes explained explains spoke predicted predicts stressed tweeted posted testified alleged revealed "
    "disclosed pledged promised vowed concluded asserted admitted recalled replied responded believes thinks "
    "forecast forecasts projected expects counted tallied remarked cautioned"
)
_FINDING = word_set("found finds showed shows show suggested suggests put puts indicated indicates revealed recorded")
_ALSO_NOUNS = word_set("reports claims states estimates notes forecast forecasts counts shows puts")
_FINDERS = word_set(
    "study survey poll report census data figures researchers scientists research analysis review inquiry "
    "investigation audit statistics officials authorities police ministry office agency government commission bank "
    "bureau institute analysts economists experts investigators un"
)
_PRONOUNS = word_set("he she it they we i you who which that this there")
_PERSONS = frozenset({"he", "she"})
_ARTICLES = frozenset({"the", "a", "an", "its", "their", "his", "her", "one"})
_JOINERS = frozenset({"of", "the", "and", "for", "de", "van", "von", "al", "bin", "el", "la", "di", "da", "-", "."})
_APOSTROPHES = frozenset({"'", "’"})
_PLAIN_NOUNS = word_set(
    "police officials authorities officers prosecutors investigators doctors scientists researchers analysts "
    "economists witnesses residents ministry government company spokesman spokeswoman spokesperson official agency "
    "army military report study court union group president minister mayor governor experts media sources activists "
    "rescuers firefighters organisers organizers organisation organization bank department office commission "
    "council state committee lawyers judge chief leader survey statement negotiators negotiator delegation poll "
    "service services bureau institute charity regulator embassy party newspaper channel broadcaster station "
    "hospital university centre center force forces diplomats leaders ministers commander commanders staff operator "
    "authority lawmakers parliament senators eyewitnesses relatives insurers traders employers airline airlines "
    "figures data census inquiry audit statistics investigation analysis review source director analyst economist"
)
_HEADS = _PLAIN_NOUNS | word_set("people person man woman posting document documents file files list website letter")
_TITLES = word_set(
    "minister president secretary general chancellor chief senator governor mayor ambassador commissioner lieutenant "
    "colonel major captain sergeant dr professor sir lady lord mr mrs ms miss spokesman spokeswoman spokesperson "
    "chairman chairwoman chair leader director negotiator king queen prince princess pope premier envoy analyst "
    "economist officer commander admiral judge justice prosecutor lawyer attorney historian founder editor coach "
    "doctor nurse engineer farmer teacher activist co-founder researcher inspector superintendent sheriff "
    "representative congressman congresswoman councillor deputy aide adviser advisor official reporter correspondent "
    "bishop archbishop cardinal imam rabbi reverend father sister"
)
_BETWEEN = word_set(
    "also later then earlier has have had again repeatedly previously further now first recently himself herself "
    "themselves both all"
)
_NO_NAMES = word_set(
    "however meanwhile but and yet still then today yesterday separately earlier later also on in at by for with from "
    "as if when while after before since monday tuesday wednesday thursday friday saturday sunday january february "
    "march april may june july august september october november december nobody somebody everyone some many most "
    "what why how no so thus therefore asked"
)
_BEFORE_A_NAME = frozenset({",", "”", '"', "’", "'", "“"})
_NAME_ENDS = word_set("in on at from during after before while who as when to by with told about that it the")
_WHERE = word_set("in at from on near with outside under")
_PHRASE_ENDS = word_set(
    "is are was were be has have had will would can could may might should must made seen given taken shown familiar "
    "close near among between about than more less over under according which whose where not said says"
)
_AFTER_WROTE = word_set("that in on , : . “ \" ‘ '")
_THE = frozenset({"the", "a", "an"})
_MOST_MORE = 2  # words
_LONGEST_NAME = 9  # tokens
_FIGURE_AFTER_PUT = 14  # tokens


def attribution(tokens: Tokens, index: int, start: int) -> str:
    """Whom the word at `index` names as a source: a name, an office, `HE` or "".

    Args:
        tokens: The text.
        index: The word that may be a verb of saying or "according".
        start: The first token of the sentence; no name begins before it.
    """
    word = tokens.words[index]
    if word == "according":
        return _source(tokens, index + 2) if tokens.at(index + 1) == "to" else ""
    if tokens.is_capital(index) or (word in _ALSO_NOUNS and not _follows_a_name(tokens, index, start)):
        return ""
    if _is_doing(tokens, index):
        return ""
    if word in _SAYING and (word != "spoke" or tokens.at(index + 1) == "of"):
        return _speaker(tokens, index, start)
    if word in _FINDING and _is_finding(tokens, index):
        return _subject(tokens, index, start)
    return ""


def is_name_word(tokens: Tokens, index: int) -> bool:
    """Whether a word may be a part of a person's name: in a capital, and no title, office or word that opens one."""
    word = tokens.at(index)
    is_capital = tokens.is_capital(index) and tokens.is_word(index)
    return is_capital and word not in _PRONOUNS | _NO_NAMES | _ARTICLES | _TITLES | _PLAIN_NOUNS


def _is_doing(tokens: Tokens, index: int) -> bool:
    """Whether the word tells a deed: "replied with 157 runs", "added 40,000 jobs", "wrote off $4bn"."""
    word, following = tokens.at(index), tokens.at(index + 1)
    if word in {"replied", "responded"}:
        return following == "with"
    if word in {"added", "adds", "claimed", "claims"}:
        return tokens.is_numeral(index + 1) or following in SMALL or following in SIGNS or following in {"a", "an"}
    return word in {"wrote", "writes"} and following not in _AFTER_WROTE


WORDS = _SAYING | _FINDING | {"according"}


def _speaker(tokens: Tokens, verb: int, start: int) -> str:
    """The subject of a verb of saying: before it, or after it when a quotation or comma stands before."""
    if tokens.at(verb + 1) == "by":
        return _source(tokens, verb + 2)
    if tokens.at(verb - 1) in _BEFORE_A_NAME and not _is_possessive(tokens, verb - 1):
        inverted = "" if tokens.at(verb) in {"told", "tells"} else _inverted(tokens, verb + 1)  # whom, not who
        if inverted:
            return inverted
        return _before_apposition(tokens, verb - 1, start) if tokens.at(verb - 1) == "," else ""
    return _subject(tokens, verb, start)


def _subject(tokens: Tokens, verb: int, start: int) -> str:
    """The noun phrase before a verb, past its adverbs."""
    after = verb
    while after > start and (tokens.at(after - 1) in _BETWEEN or _is_adverb(tokens, after - 1)):
        after -= 1
    if tokens.at(after - 1) in _PERSONS and after > start:
        return HE
    if tokens.at(after - 1) == "," and after > start and verb == after:
        return _before_apposition(tokens, after - 1, start)
    at = _phrase_start(tokens, after, start)
    if tokens.at(at) == "of":
        return ""  # "60 per cent of Americans said"
    if tokens.at(at - 1) in _WHERE and at - 1 > start:  # "the ministry in Oslo said": not Oslo
        return _named(tokens, _phrase_start(tokens, at - 1, start), at - 1)
    return _named(tokens, at, after)


def _phrase_start(tokens: Tokens, after: int, start: int) -> int:
    at = after
    while at > start and after - at < _LONGEST_NAME and _belongs(tokens, at - 1):
        at -= 1
    return _with_more(tokens, at, after, start) if at < after else at


def _with_more(tokens: Tokens, index: int, after: int, start: int) -> int:
    """Where a phrase begins that has more words behind its article or owner: "the sea rescue agency"."""
    for at in range(index - 1, max(start, index - _MOST_MORE) - 1, -1):
        if tokens.is_capital(at) or not _describes(tokens, at):
            return index
        before = at - 1
        if before > start and _is_possessive(tokens, before):
            return _phrase_start(tokens, at, start)
        if before >= start and tokens.at(before) in _THE and not is_plural(tokens.at(after - 1)):
            return before
    return index


def _is_adverb(tokens: Tokens, index: int) -> bool:
    return tokens.at(index).endswith("ly") and not tokens.is_capital(index)


def _is_finding(tokens: Tokens, index: int) -> bool:
    """Whether "found", "shows" or "put" is said of a source: "the survey found", "officials put the toll at"."""
    if tokens.at(index) in {"put", "puts"}:
        return "at" in tokens.words[index + 1 : index + _FIGURE_AFTER_PUT]
    before = index - 1
    while tokens.at(before) in _BETWEEN:
        before -= 1
    return tokens.at(before) in _FINDERS


def _follows_a_name(tokens: Tokens, index: int, start: int) -> bool:
    """Whether a word that is also a noun ("reports") is a verb here: behind a name or office, or a closed quotation."""
    before = index - 1
    if tokens.at(before) in _PLAIN_NOUNS | _PERSONS | _BEFORE_A_NAME:
        return True
    return tokens.is_capital(before) and (before > start or tokens.raw(before).isupper())


def _inverted(tokens: Tokens, index: int) -> str:
    """The subject behind the verb: "said Ann Lee", "said the town's mayor Ann Lee": the last name before a stop."""
    if tokens.at(index) in _PERSONS and tokens.at(index + 1)[:1] in {".", ",", "“", '"', "”", ""}:
        return HE
    at = index
    while at < index + 2 * _LONGEST_NAME and (tokens.is_word(at) or tokens.at(at) in {"'", "’", "-"}):
        if (tokens.at(at) in _NAME_ENDS and at > index) or _ends_a_name(tokens, index, at):
            break
        at += 1
    first = at
    while first > index and tokens.is_capital(first - 1) and tokens.at(first - 1) not in _PRONOUNS:
        first -= 1
    named = _named(tokens, first, at) if at > first else ""
    return named or _source(tokens, index)


def _ends_a_name(tokens: Tokens, first: int, index: int) -> bool:
    """Whether an "of" leads from a person to a place or office: "said Ann Lee of the harbour board"."""
    if tokens.at(index) != "of" or index < first + 2:
        return False
    before = tokens.at(index - 1)
    return tokens.is_capital(index - 1) and tokens.is_capital(index - 2) and before not in _PLAIN_NOUNS | _TITLES


def _before_apposition(tokens: Tokens, comma: int, start: int) -> str:
    """The name before ", the minister," in "Ann Lee, the minister, said"."""
    at = comma - 1
    while at > start and comma - at < 2 * _LONGEST_NAME and tokens.at(at) != ",":
        at -= 1
    if tokens.at(at) != ",":
        return ""
    if comma - at > 1 and all(tokens.is_capital(word) for word in range(at + 1, comma)):
        return _named(tokens, at + 1, comma)  # "the mayor, Ann Lee, said"
    first = at
    while first > start and tokens.is_capital(first - 1) and tokens.is_word(first - 1):
        first -= 1
    return _named(tokens, first, at)


def _source(tokens: Tokens, index: int) -> str:
    """The noun phrase that begins at `index`: a name, or an office; of "the mayor, Ann Lee," the name."""
    at = index + (tokens.at(index) in _ARTICLES)
    while at < index + _LONGEST_NAME and (_belongs(tokens, at) or _describes(tokens, at)):
        at += 1
    if tokens.at(at) == "," and tokens.is_capital(at + 1) and tokens.is_capital(at + 2):
        end = at + 3
        while end < at + _LONGEST_NAME and tokens.is_capital(end):
            end += 1
        if not tokens.is_capital(at - 1) and tokens.at(end) in {",", "."}:
            return _named(tokens, at + 1, end)
    return _named(tokens, index, at)


def _describes(tokens: Tokens, index: int) -> bool:
    """Whether a word in small letters belongs to "a new local study"."""
    word = tokens.at(index)
    return word[:1].isalpha() and word not in _NAME_ENDS | _NO_NAMES | _PHRASE_ENDS and not word.endswith("ed")


def _belongs(tokens: Tokens, index: int) -> bool:
    word = tokens.at(index)
    if tokens.is_capital(index) and tokens.is_word(index):
        return word not in _PRONOUNS | _NO_NAMES
    if word in _PLAIN_NOUNS or word in _JOINERS or word in _TITLES or _is_possessive(tokens, index):
        return True
    return tokens.is_word(index) and word not in WORDS | _NO_NAMES and tokens.at(index + 1) in _PLAIN_NOUNS | _TITLES


def _is_possessive(tokens: Tokens, index: int) -> bool:
    """Whether a token is the apostrophe or the "s" of "the town's"."""
    if tokens.at(index) == "s":
        index -= 1
    return (
        tokens.at(index) in _APOSTROPHES
        and tokens.glued(index)
        and tokens.glued(index + 1)
        and tokens.at(index + 1) == "s"
        and tokens.is_word(index - 1)
    )


def _named(tokens: Tokens, first: int, after: int) -> str:
    """The words from `first`, without joiners at their ends, titles and articles; empty unless they name somebody."""
    while first < after and (tokens.at(first) in _JOINERS - {"the"} or _is_possessive(tokens, first)):
        first += 1
    while first < after and (tokens.at(after - 1) in _JOINERS or _is_possessive(tokens, after - 1)):
        if tokens.at(after - 1) == "." and len(tokens.at(after - 2)) == 1 and tokens.glued(after - 2):
            break  # "the U.N."
        after -= 1
    first = _past_titles(tokens, _past_owner(tokens, first, after), after)
    named = any(
        tokens.at(at) in _HEADS or (tokens.is_capital(at) and tokens.at(at) not in _ARTICLES | _NO_NAMES)
        for at in range(first, after)
    )
    lone = tokens.at(first) in _PRONOUNS or (after - first == 1 and len(tokens.at(first)) == 1)
    return tokens.slice(first, after) if named and not lone else ""


def _past_owner(tokens: Tokens, first: int, after: int) -> int:
    """The first token of a person's name behind an owner: "Holland's Ann Lee", but not "Holland's Green Party"."""
    name = after
    while name > first and is_name_word(tokens, name - 1) and not _is_possessive(tokens, name - 1):
        name -= 1
    return name if after - name > 1 and name > first and _is_possessive(tokens, name - 1) else first


def _past_titles(tokens: Tokens, first: int, after: int) -> int:
    """The first token of the name behind titles and nations ("Ukrainian President Ann Lee"), or behind an article."""
    name = after
    while name > first and tokens.is_capital(name - 1) and tokens.at(name - 1) not in _TITLES | _PLAIN_NOUNS:
        name -= 1
    name += name < after and tokens.at(name) == "the"
    if first < name < after and (
        tokens.at(name - 1) in _TITLES or (tokens.at(name - 1) == "the" and name - first == 1)
    ):
        return name
    if first < name < after and tokens.at(name - 1) == "." and tokens.at(name - 2) in _TITLES:
        return name
    return first
