"""Singular: the form of an English noun that counts one, by rules of its ending and a few that follow none."""

import re
from functools import lru_cache

_POSSESSIVE = re.compile(r"(?:['’]s?)+$")
_SHORT = 3  # letters; "gas" and "bus" are no plurals

_IRREGULAR = {
    "people": "person", "persons": "person", "men": "man", "women": "woman", "children": "child", "feet": "foot",
    "teeth": "tooth", "geese": "goose", "mice": "mouse", "lice": "louse", "oxen": "ox", "lives": "life",
    "wives": "wife", "knives": "knife", "halves": "half", "calves": "calf", "wolves": "wolf", "leaves": "leaf",
    "loaves": "loaf", "thieves": "thief", "shelves": "shelf", "scarves": "scarf", "hooves": "hoof", "elves": "elf",
    "selves": "self", "criteria": "criterion", "phenomena": "phenomenon", "crises": "crisis", "analyses": "analysis",
    "theses": "thesis", "hypotheses": "hypothesis", "diagnoses": "diagnosis", "oases": "oasis", "indices": "index",
    "matrices": "matrix", "vertices": "vertex", "appendices": "appendix", "alumni": "alumnus", "fungi": "fungus",
    "cacti": "cactus", "nuclei": "nucleus", "radii": "radius", "stimuli": "stimulus", "lenses": "lens",
    "gases": "gas", "quizzes": "quiz", "axes": "axe", "aches": "ache", "caches": "cache", "niches": "niche",
    "moustaches": "moustache", "creches": "creche", "avalanches": "avalanche", "shoes": "shoe", "toes": "toe",
    "foes": "foe", "canoes": "canoe", "movies": "movie", "cookies": "cookie", "calories": "calorie", "ties": "tie",
    "lies": "lie", "pies": "pie", "dies": "die", "rookies": "rookie", "zombies": "zombie", "hippies": "hippie",
    "selfies": "selfie", "smoothies": "smoothie", "prairies": "prairie", "menus": "menu", "gurus": "guru",
    "emus": "emu", "taxis": "taxi", "skis": "ski", "kiwis": "kiwi", "rabbis": "rabbi", "alibis": "alibi",
    "bikinis": "bikini", "tsunamis": "tsunami", "safaris": "safari", "salamis": "salami", "yetis": "yeti",
    "ious": "iou", "haikus": "haiku", "tofus": "tofu", "tutus": "tutu", "plateaus": "plateau", "bureaus": "bureau",
    "plateaux": "plateau", "bureaux": "bureau", "headaches": "headache", "dice": "die", "pence": "penny",
    "biases": "bias", "aliases": "alias", "atlases": "atlas", "canvases": "canvas", "emphases": "emphasis",
    "larvae": "larva", "mps": "mp", "tvs": "tv",
}  # fmt: skip
_UNCHANGING_WORDS = (
    "news series species headquarters crossroads barracks gallows means lens chess pantyhose politics economics "
    "mathematics physics athletics ethics mechanics statistics genetics logistics diabetes measles rabies mumps "
    "always perhaps towards afterwards besides sometimes whereas alas thus cosmos chaos atlas canvas pancreas "
    "christmas texas kansas athens brussels paris wales alps bias asbestos ethos pathos tennis"
)
_UNCHANGING = frozenset(_UNCHANGING_WORDS.split())
_WORDS_IN_US = (
    "virus bus campus bonus census status focus circus minibus omnibus chorus surplus consensus apparatus nexus genus "
    "walrus crocus lotus octopus platypus sinus abacus caucus fetus foetus hiatus callus corpus opus exodus syllabus "
    "terminus trolleybus coronavirus cactus prospectus impetus isthmus lupus papyrus discus mucus hippopotamus "
    "thesaurus"
)
_IN_US = frozenset(_WORDS_IN_US.split())
_COMPOUNDS = {"people": "person", "women": "woman", "men": "man", "children": "child", "feet": "foot", "wives": "wife"}
_NO_MEN = ("omen", "cimen", "gimen", "domen", "yemen", "stamen", "cyclamen", "semen", "ramen", "hymen", "acumen")


@lru_cache(maxsize=16384)
def singular(word: str) -> str:
    """The singular of a noun, in small letters and without a possessive; a singular stays as it is.

    Args:
        word: One word; a hyphenated one is told by its last part.
    """
    head, hyphen, noun = _POSSESSIVE.sub("", word.casefold()).rpartition("-")
    return f"{head}{hyphen}{_singular(noun)}"


def _singular(noun: str) -> str:
    if noun in _IRREGULAR:
        return _IRREGULAR[noun]
    for plural, single in _COMPOUNDS.items():
        other = plural == "men" and noun.endswith(_NO_MEN)
        if noun.endswith(plural) and len(noun) > len(plural) + 1 and not other:
            return noun.removesuffix(plural) + single
    if not noun.endswith("s") or len(noun) <= _SHORT or noun in _UNCHANGING or noun.endswith(("ss", "us", "is")):
        return noun
    return _without_ending(noun)


def _without_ending(noun: str) -> str:
    if noun.endswith("ies"):
        return f"{noun[:-3]}y" if len(noun) > _SHORT + 1 else noun[:-1]
    if noun.endswith(("sses", "shes", "xes", "zzes", "tzes")) or (noun.endswith("ches") and not noun.endswith("aches")):
        return noun[:-2]
    if noun.endswith("aches"):
        return noun[:-1] if noun.endswith("daches") else noun[:-2]
    if noun.endswith("oes") or (noun.endswith("uses") and noun[:-2] in _IN_US):
        return noun[:-2]
    return noun[:-1]
