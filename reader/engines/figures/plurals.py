"""Plurals: whether a word stands in the plural, by its ending and by the words that have none."""

from reader.engines.figures.words import word_set

_PLURALS = word_set(
    "people men women children persons police troops personnel staff cattle sheep fish deer bison aircraft spacecraft "
    "hovercraft watercraft media data criteria teeth feet geese mice lice oxen series species headquarters crossroads "
    "dead wounded missing injured offspring livestock poultry infantry cavalry clergy folk kin swine salmon trout "
    "elk bacteria phenomena alumni fungi cacti nuclei stimuli strata errata memoranda referenda cherubim others "
    "gallows barracks mps meps"
)
_ENDINGS = ("men", "people", "children", "folk", "craft", "staff", "feet", "teeth", "mice")
_NOT_PLURAL = word_set(
    "specimen regimen abdomen omen acumen stamen hymen semen news politics physics economics mathematics athletics "
    "gymnastics aerobics chaos cosmos atlas lens texas kansas arkansas overseas sometimes always perhaps whereas "
    "besides afterwards christmas canvas bias alias pancreas handicraft witchcraft craft statecraft oftentimes "
    "nowadays regardless alas"
)
_SINGULAR_ENDINGS = ("ss", "us", "is", "ous")
_SHORTEST = 4  # letters; "gas" and "bus" have no plural "s"


def is_plural(word: str) -> bool:
    """Whether a word in small letters looks like a noun in the plural; verbs on "s" look so too."""
    if word in _PLURALS:
        return True
    if word in _NOT_PLURAL:
        return False
    if word.endswith(_ENDINGS):
        return True
    return len(word) >= _SHORTEST and word.endswith("s") and not word.endswith(_SINGULAR_ENDINGS)
