"""Guards: what looks like a number and is none: names, codes, phone numbers, parts of words."""

from reader.engines.figures.chains import in_chain
from reader.engines.figures.nouns import Agreement, counted_noun
from reader.engines.figures.plurals import is_plural
from reader.engines.figures.small_numbers import Number
from reader.engines.figures.tokens import BREAK, Tokens
from reader.engines.figures.vocabulary import HYPHENS, SCALES, SMALL, TENS
from reader.engines.figures.words import word_set

_NAMED = word_set(
    "room flight route highway exit channel boeing airbus windows iphone galaxy apollo falcon formula article chapter "
    "section resolution page pages figure fig table version model type gate platform street avenue line lines verse "
    "psalm act annex appendix paragraph clause rule bus tram interstate autoroute motorway level stage phase tier "
    "category group grade class block unit no. number nr item question step part volume vol issue season episode "
    "soyuz gaz kh su mig sputnik code zip postcode box apartment apt suite building locomotive engine radio terminal "
    "row seat ward §"
)
_NAMED |= {f"{word}s" for word in _NAMED if word[-1].isalpha() and not word.endswith("s")} | {"nos", "apollo"}
_NAMED -= {"seats"}  # "the hall seats 45"
_LISTS = frozenset({"to", "and", "or", ",", "&", "through"}) | HYPHENS
_SMALL_WORDS = word_set(
    "the a an in of by and with for at all these those its their his her our your my on or but only just another "
    "other every any no than to from as that this which who had has have were was is are about some nearly almost "
    "after before since until over under between both killed wounded injured said says least most other more"
)
_CALENDAR = word_set(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december"
)
_NO_NOUN_AFTER = word_set("was is has had were are will would can could and or , . ; : ) said says a")
_NOT_ONE = word_set(
    "the this that no any every each which another some everyone someone only last next first such wrong right "
    "good bad big little new old other current day previous second particular"
)
_NOT_AFTER_ONE = word_set("another 's of who that which is was has had can could will would should may might "
                           "must to and or but , . ; : ? ! ) ” \" ' ’ by the you i we they he she it - "
                           "another does did about in on for from at as after before with never always often sometimes "
                           "knows thinks sees wonders hopes expects gets feels ought cannot") | {BREAK, ""}  # fmt: skip
_AT_ONE = word_set("point time stage moment end")
_STREETS = word_set("street avenue road lane boulevard drive square st ave rd blvd terrace close crescent mews")
_ABBREVIATED = word_set("p pp s ss art arts sec ch vol fig figs para cl nr ed eq")
_LONGEST_LIST = 16  # tokens
_ALSO_VERBS = word_set("issue question block act class group model box line page type number version")
_BEFORE_A_VERB = word_set("to will would can could may might must should did not shall cannot")
_BESIDE_A_NAME = word_set("killed wounded injured dead missing died hurt arrested detained more others")
_ERAS = word_set("bc bce ce ad")
_WHERE = word_set("in near around across outside")
_NUMBERED_PLACES = word_set("area district sector zone hill camp studio hall catch point windows cell plant")
_DONE = word_set("were are had have of remain remained")
_LIST_STARTS = word_set(", ; and while but")
_LIST_STOPS = word_set(", ; . and while but") | {BREAK, ""}
_SENTENCE_ENDS = frozenset({".", "!", "?", BREAK, ""})
_FARTHEST = 60  # tokens from a number to the one of its list that says what it counts
_LONGEST_CODE = 3  # capital letters
_LONGEST_NOTE = 3  # digits
_BRACKETS = frozenset({("[", "]"), ("(", ")")})
_TITLED = word_set("mile cent dollar")
_TITLED_TIMES = word_set("year day hour week minute month night")


def is_free(tokens: Tokens, index: int, number: Number) -> bool:
    """Whether a number stands on its own and is no part of a word, code or name."""
    if number.in_digits or tokens.is_numeral(index):
        return not (_is_stuck(tokens, index) or _runs_on(tokens, number.after) or in_chain(tokens, index, number.after))
    return not _hangs_on_word(tokens, index) and not _is_name_word(tokens, index, number)


def is_title(tokens: Tokens, index: int, number: Number) -> bool:
    """Whether a number and a unit in the singular are a name: "Three Mile Island", "50 Cent", "the Six Day War"."""
    at = number.after
    word = tokens.at(at)
    if word not in _TITLED and (word not in _TITLED_TIMES or number.in_digits):
        return False
    return number.value > 1 and number.scale == 1 and tokens.raw(at).istitle() and tokens.raw(index)[:1] != word[:1]


def _hangs_on_word(tokens: Tokens, index: int) -> bool:
    """As in "high-five"; "two-three" are two numbers."""
    if not tokens.glued(index) or tokens.at(index - 1) not in HYPHENS or not tokens.glued(index - 1):
        return False
    before = tokens.at(index - 2)
    return before in TENS or (before[:1].isalpha() and before not in SMALL and before not in SCALES)


def is_count(tokens: Tokens, index: int, number: Number) -> bool:
    """Whether a number without a unit counts something, and names nothing."""
    if tokens.glued(number.after) and tokens.at(number.after)[:1].isalpha():
        return False
    if number.in_digits and number.is_bare and _is_enumerator(tokens, index, number.after):
        return False
    if tokens.at(index) == "one" and number.after == index + 1:
        return _is_counting_one(tokens, index)
    if is_named(tokens, index, number.after):
        return False
    if number.in_digits and number.is_bare and tokens.has_capital(index - 1) and not _is_opening(tokens, index - 1):
        return tokens.at(index - 1) in _CALENDAR | _SMALL_WORDS or _counts_beside_a_name(tokens, index, number.after)
    return not (number.in_digits and _is_cited(tokens, index, number.after))


def is_named(tokens: Tokens, index: int, after: int) -> bool:
    """Whether it is the name of a thing, or one of several: "Room 12", "Articles 4, 5 and 7", "pages 10–20"."""
    at = index
    while (
        index - at < _LONGEST_LIST
        and tokens.at(at - 1) in _LISTS
        and (tokens.is_numeral(at - 2) or (tokens.at(at - 2) in SMALL and tokens.at(at - 1) not in HYPHENS))
    ):
        at -= 2
    if at == index and (_is_address(tokens, index, after) or tokens.phrase(after, "(", "k", ")")):
        return True
    if tokens.at(at - 1) == "." and tokens.glued(at - 1) and tokens.at(at - 2) in _ABBREVIATED:
        return True
    if tokens.at(at - 1) not in _NAMED or (tokens.glued(at) and tokens.at(at - 1) not in {".", "§"}):
        return False
    if "," in tokens.at(at) or _is_done(tokens, at - 1, after):
        return False  # "issue 10,000 shares"
    return at == index or not (_counts_a_noun(tokens, after) and is_plural(tokens.at(after)))


def _is_done(tokens: Tokens, index: int, after: int) -> bool:
    """Whether a word that may stand before a number is a verb here: "to question 30 suspects"."""
    is_verb = tokens.at(index) in _ALSO_VERBS and tokens.at(index - 1) in _BEFORE_A_VERB
    return is_verb and bool(counted_noun(tokens, after, Agreement.MANY))


def starts_sentence(tokens: Tokens, index: int) -> bool:
    """Whether a token is the first word of a sentence, a line or a quotation."""
    before = tokens.at(index - 1)
    return before in {"", BREAK, ".", "!", "?", "“", '"', "‘", ":", "(", "—", "–", "…", "*", "#", ">", "|"}


def _is_address(tokens: Tokens, index: int, after: int) -> bool:
    """As in "10 Harbour Street", "221B Mill Road"."""
    if not tokens.is_numeral(index) or not tokens.is_capital(after):
        return False
    return any(
        tokens.at(at) in _STREETS and all(tokens.is_capital(word) for word in range(after, at + 1))
        for at in range(after + 1, after + 4)
    )


def _is_enumerator(tokens: Tokens, index: int, after: int) -> bool:
    """Whether it numbers an item of a list: "2. Bring water", "41: how to appeal"."""
    before = tokens.at(index - 1)
    if before not in {BREAK, "", ".", ")", ":", ";"} or tokens.at(after) not in {".", ")", ":"}:
        return False
    if before not in {BREAK, ""}:  # "Heat the oil. 2. Add salt.", "we must: 1) stop; 2) think"
        closed = tokens.at(after) == ")" or (tokens.at(after) == "." and tokens.is_capital(after + 1))
        return closed and len(tokens.at(index)) <= 2
    if tokens.at(after) == ":":
        return tokens.glued(after) and tokens.at(after + 1) not in {BREAK, ""}
    return len(tokens.at(index)) <= 2 and not tokens.glued(after + 1) and tokens.at(after + 1) not in {BREAK, ""}


def _is_opening(tokens: Tokens, index: int) -> bool:
    return starts_sentence(tokens, index) and tokens.at(index) in _SMALL_WORDS


def _is_stuck(tokens: Tokens, index: int) -> bool:
    """Whether digits hang on letters: "G7", "F-16", "Covid-19", "#42", "@7"."""
    if not tokens.glued(index):
        return False
    before = tokens.at(index - 1)
    if before[:1].isalpha() or before in {"_", "#", "@", "\\", "="}:
        return True
    if before in {"/", ":"} and tokens.glued(index - 1) and tokens.is_numeral(index - 2):
        return True  # "9/11", "5:9"
    if before in HYPHENS | {".", "/", "'", "’", "&", "*"}:
        return tokens.glued(index - 1) and tokens.at(index - 2)[-1:].isalpha() and tokens.at(index - 2) not in SCALES
    return False


def _runs_on(tokens: Tokens, after: int) -> bool:
    """Whether digits run on into a code: "12-34-56", "1:1", "24/7"."""
    if not tokens.glued(after):
        return False
    return (
        tokens.at(after) in {"_", ":", "/", "\\", "@", "^"}
        and tokens.glued(after + 1)
        and (tokens.is_numeral(after + 1) or (tokens.is_word(after + 1) and tokens.at(after) in {"_", "@"}))
    )


def _is_name_word(tokens: Tokens, index: int, number: Number) -> bool:
    """Whether a number word is part of a name: "Group of Seven", "the Big Four", "World War Two"."""
    if not tokens.is_capital(index) or starts_sentence(tokens, index) or number.value == 0:
        return False
    return tokens.raw(index).islower() or not tokens.raw(index).isupper()


def _is_counting_one(tokens: Tokens, index: int) -> bool:
    before, following = tokens.at(index - 1), tokens.at(index + 1)
    if (before == "at" and following in _AT_ONE) or (before == "for" and following == "thing"):
        return False
    if following == "-" or before in HYPHENS or before in _NOT_ONE or following in _NOT_AFTER_ONE:
        return False
    return following[:1].isalpha() and not following.endswith("ed")


def _is_cited(tokens: Tokens, index: int, after: int) -> bool:
    """Whether it points into a source or numbers what follows: "[34]", "3(1)", "(2) wait", or is a year: "450 BC"."""
    before, following = tokens.at(index - 1), tokens.at(after)
    if (before, following) in _BRACKETS and len(tokens.at(index)) <= _LONGEST_NOTE:
        return True
    clause = following == "(" and tokens.glued(after) and tokens.is_numeral(after + 1) and tokens.at(after + 2) == ")"
    return clause or (following in _ERAS and tokens.raw(after).isupper())


def _counts_beside_a_name(tokens: Tokens, index: int, after: int) -> bool:
    """Whether a number behind a name counts what follows: "in Lagos 45 shops closed", not "the FTSE 100 closed"."""
    name = tokens.raw(index - 1)
    if tokens.at(index).startswith("0."):
        return True
    if len(name) > 1 and (name[1:] != name[1:].lower() and (len(name) <= _LONGEST_CODE or not name.isupper())):
        return False  # "BA 287", "macOS 14"
    if tokens.at(after) in _BESIDE_A_NAME or _is_of_a_place(tokens, index, after) or _is_likewise(tokens, index, after):
        return True
    return _counts_a_noun(tokens, after) and bool(counted_noun(tokens, after, Agreement.MANY))


def _is_of_a_place(tokens: Tokens, index: int, after: int) -> bool:
    """As in "In Lagos 450 were closed", "in Lagos 450 of them"."""
    is_where = tokens.at(index - 2) in _WHERE and tokens.at(index - 1) not in _NUMBERED_PLACES
    return is_where and tokens.at(after) in _DONE and tokens.raw(after).islower()


def _is_likewise(tokens: Tokens, index: int, after: int) -> bool:
    """Whether it is one more of a list that leaves out what it counts: "Lagos has 300 shops, Accra 250"."""
    end = index
    for _ in range(_LONGEST_LIST):
        if tokens.at(after) not in _LIST_STOPS or tokens.at(index - 2) not in _LIST_STARTS or len(tokens.at(index)) < 2:
            return False
        before = index - 2
        while not (tokens.is_numeral(before) or tokens.at(before) in _SENTENCE_ENDS or end - before > _FARTHEST):
            before -= 1
        if not tokens.is_numeral(before) or _is_stuck(tokens, before):
            return False
        if "," in tokens.at(before):
            return True
        if not tokens.has_capital(before - 1):
            return tokens.at(before - 1) not in _LIST_STOPS and not is_named(tokens, before, before + 1)
        index, after = before, before + 1
    return False


def _counts_a_noun(tokens: Tokens, after: int) -> bool:
    word = tokens.at(after)
    return word[:1].isalpha() and word not in _NO_NOUN_AFTER and tokens.raw(after)[:1].islower()
