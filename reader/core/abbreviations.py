"""Abbreviations: whether a full stop after a word ends a sentence, told by the word and by what follows."""

import re


def _words(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Never the last word of a sentence: a name follows.
TITLES = _words(
    "Mr Mrs Ms Mx Dr Prof Gen Lt Col Maj Capt Cmdr Cdr Sgt Cpl Pvt Pte Adm Brig Sen Rep Reps Sens Gov Pres Rev Hon Fr "
    "Supt Insp Det Amb Messrs Mme Mlle Msgr Ven Mt Ft Drs Profs Gens Govs Atty Asst Assoc Dep Sec-Gen"
)
# Never the last word either: an explanation follows.
LINKS = _words("e.g i.e cf viz vs v approx ca c resp incl")
# Followed by a number or a numeral, else an ordinary word.
NUMBERED = _words(
    "No Nos no nos p pp P Pp vol Vol vols ch Ch chap Chap fig Fig figs Figs art Art arts sec Sec sect para paras "
    "par eq Eq Eqs ed op Op ver Ver pt Pt bk Bk § tel Tel Rm pop max min avg est ext"
)
MONTHS = _words("Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec")
DAYS = _words("Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun")
# May be the last word of a sentence: what follows decides.
SOFT = _words(
    "St Ave Blvd Rd Sq Bldg Inc Ltd Co Cos Corp Plc Bros Jr Sr Esq etc al Dept Univ Assn Est Bd Bn Pk Hwy "
    "Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Mass Md Mich Minn Mo Mont Neb Nev Okla Ore Pa "
    "Penn Tenn Tex Va Vt Wis Wyo Ph.D PhD Bart Cie Gmbh Intl Natl Govt Misc Temp Mfg Ed Eds Trans"
)
# Begins a sentence, and follows no abbreviation inside one.
STARTERS = _words(
    "The A An This That These Those He She It They We You I In On At By To But And Or So Then There Here When While "
    "Who What Why Where Which How If As For From With Without After Before Since Until Under Over During His Her Its "
    "Their Our My Your Some Many Most Both Each Every All Few Several Such Not Now Yet However Meanwhile Although "
    "Though Because Also Still Thus Hence Instead Indeed Even Only Once Despite Earlier Later Today Yesterday "
    "Tomorrow According Asked Nor Nevertheless Moreover Furthermore Officials Is Are Was Were Do Does Did Has Have "
    "Had Can Could Will Would Should May Might Let Please"
)

_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_ZONE = r"(?:[ECMP][SD]?T|GMT|UTC|BST|CES?T|EES?T|MSK|IST|JST|Eastern|Central|Pacific|Greenwich)"
_AFTER_HOUR = re.compile(rf"\(?(?:{_WEEKDAY}|{_MONTH}|{_ZONE}|local|" + "|".join(sorted(MONTHS | DAYS)) + r")\b")
_DATE = re.compile(rf"(?:\d|{_MONTH}|{'|'.join(sorted(MONTHS))})")
_NUMERAL = re.compile(r"[#(]?(?:\d|[IVXLC]+\b|[A-Z]\b(?!\.?\s[a-z]))")
_HOURS = _words("a.m p.m A.M P.M am pm")
_GOES_ON_BEFORE = ((NUMBERED, _NUMERAL), (MONTHS, re.compile(r"\d")), (DAYS, _DATE), (_HOURS, _AFTER_HOUR))
_ENUMERATOR = re.compile(r"[a-zA-Z]|[ivxIVX]{1,5}|\d+(?:\.\d+)*")
_DOTTED = re.compile(r"(?:\w\.)+\w")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?(?!\.\w|\.(?=\s+[A-Z\d]))")
_OPENING_QUOTES = '“„«"‘'


def ends_sentence(word: str, before: str, after: str) -> bool:
    """Whether the full stop after `word` ends a sentence.

    Args:
        word: What stands right before the stop, back to white space or an opening bracket or quote.
        before: The word before `word`; empty at the start of a sentence.
        after: What follows stop and space; begins with a capital, a digit or a sign.
    """
    if word in TITLES or word in LINKS or (not before and _ENUMERATOR.fullmatch(word)):
        return False
    for known, goes_on in _GOES_ON_BEFORE:
        if word in known:
            return not goes_on.match(after)
    if len(word) == 1 and word.isalpha():
        return _ends_after_letter(word, before, after)
    if word in SOFT or _DOTTED.fullmatch(word):
        return after[:1] in _OPENING_QUOTES or begins_sentence(after)
    return True


def is_abbreviation(word: str) -> bool:
    """Whether `word` is one of those listed here, in its own case or with a capital."""
    return any(word in known or word.capitalize() in known for known in (TITLES, LINKS, NUMBERED, SOFT))


def begins_sentence(after: str) -> bool:
    """Whether `after` begins with a word that begins sentences."""
    word = _WORD.match(after)
    return word is not None and word[0] in STARTERS


def _ends_after_letter(word: str, before: str, after: str) -> bool:
    if word.islower() or (word == "I" and before.islower()):
        return not after[:1].isdigit()
    return begins_sentence(after)
