"""Feasts: days of the year that have a name, fixed or counted."""

from collections.abc import Callable
from datetime import date

from reader.engines.figures import days
from reader.engines.figures.tokens import Tokens
from reader.engines.figures.words import word_set

Day = Callable[[int], date | None]
_BEFORE_A_FEAST = word_set("on at by since until till before after last next this the for in from around every")
_PARTS = word_set("day eve morning night weekend week monday sunday")
_MONDAY, _THURSDAY, _FRIDAY, _SUNDAY = 0, 3, 4, 6


def easter(year: int) -> date | None:
    """Easter Sunday of the western churches, by the computus of Meeus, Jones and Butcher."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    h = (19 * a + b - d - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    i, k = divmod(c, 4)
    shift = (32 + 2 * e + 2 * i - h - k) % 7
    month, number = divmod(h + shift - 7 * ((a + 11 * h + 22 * shift) // 451) + 114, 31)
    return days.day(year, month, number + 1)


def _fixed(month: int, number: int) -> Day:
    return lambda year: days.day(year, month, number)


def _unknown(year: int) -> date | None:
    del year
    return None


def _nth(month: int, weekday: int, rank: int) -> Day:
    """The so-manieth weekday of a month; rank 0 is its last."""

    def found(year: int) -> date | None:
        first = days.day(year, month, 1) if rank else days.months(year, month)
        if first is None:
            return None
        if isinstance(first, date):
            return days.shifted(first, (weekday - first.weekday()) % 7 + 7 * (rank - 1))
        last = days.shifted(first.until, -1)
        return None if last is None else days.shifted(last, -((last.weekday() - weekday) % 7))

    return found


def _near_easter(offset: int) -> Day:
    def found(year: int) -> date | None:
        sunday = easter(year)
        return None if sunday is None else days.shifted(sunday, offset)

    return found


def _after_thanksgiving(offset: int) -> Day:
    def found(year: int) -> date | None:
        thursday = _nth(11, _THURSDAY, 4)(year)
        return None if thursday is None else days.shifted(thursday, offset)

    return found


_NAMED: dict[str, Day] = {
    "christmas day": _fixed(12, 25), "christmas eve": _fixed(12, 24), "christmas": _fixed(12, 25),
    "xmas": _fixed(12, 25), "boxing day": _fixed(12, 26), "new year's day": _fixed(1, 1),
    "new years day": _fixed(1, 1), "new year day": _fixed(1, 1), "new year's eve": _fixed(12, 31),
    "new years eve": _fixed(12, 31), "new year eve": _fixed(12, 31), "halloween": _fixed(10, 31),
    "valentine's day": _fixed(2, 14), "valentines day": _fixed(2, 14), "april fool's day": _fixed(4, 1),
    "april fools' day": _fixed(4, 1), "april fools day": _fixed(4, 1), "independence day": _fixed(7, 4),
    "bastille day": _fixed(7, 14), "veterans day": _fixed(11, 11), "armistice day": _fixed(11, 11),
    "remembrance day": _fixed(11, 11), "all saints day": _fixed(11, 1), "all saints' day": _fixed(11, 1),
    "international workers' day": _fixed(5, 1), "labour day": _fixed(5, 1), "may day": _fixed(5, 1),
    "juneteenth": _fixed(6, 19),
    "st. patrick's day": _fixed(3, 17), "st patrick's day": _fixed(3, 17), "earth day": _fixed(4, 22),
    "groundhog day": _fixed(2, 2), "international women's day": _fixed(3, 8), "women's day": _fixed(3, 8),
    "epiphany": _fixed(1, 6), "guy fawkes night": _fixed(11, 5), "bonfire night": _fixed(11, 5),
    "inauguration day": _fixed(1, 20), "flag day": _fixed(6, 14), "anzac day": _fixed(4, 25),
    "australia day": _fixed(1, 26), "canada day": _fixed(7, 1), "st. george's day": _fixed(4, 23),
    "easter sunday": easter, "easter monday": _near_easter(1), "good friday": _near_easter(-2), "easter": easter,
    "palm sunday": _near_easter(-7), "maundy thursday": _near_easter(-3), "ash wednesday": _near_easter(-46),
    "mardi gras": _near_easter(-47), "ascension day": _near_easter(39), "pentecost": _near_easter(49),
    "whit monday": _near_easter(50), "corpus christi": _near_easter(60),
    "thanksgiving day": _nth(11, _THURSDAY, 4), "thanksgiving": _nth(11, _THURSDAY, 4),
    "black friday": _after_thanksgiving(1), "cyber monday": _after_thanksgiving(4),
    "labor day": _nth(9, _MONDAY, 1), "memorial day": _nth(5, _MONDAY, 0), "columbus day": _nth(10, _MONDAY, 2),
    "martin luther king day": _nth(1, _MONDAY, 3), "mlk day": _nth(1, _MONDAY, 3),
    "martin luther king jr. day": _nth(1, _MONDAY, 3), "presidents day": _nth(2, _MONDAY, 3),
    "presidents' day": _nth(2, _MONDAY, 3), "president's day": _nth(2, _MONDAY, 3),
    "mother's day": _nth(5, _SUNDAY, 2), "mothers day": _nth(5, _SUNDAY, 2), "father's day": _nth(6, _SUNDAY, 3),
    "fathers day": _nth(6, _SUNDAY, 3),
}  # fmt: skip
_SPLIT = {ord("'"): " ' ", ord("."): " . "}
_BY_FIRST: dict[str, list[tuple[tuple[str, ...], Day]]] = {}
for _name, _day in sorted(_NAMED.items(), key=lambda named: -len(named[0])):
    _words = tuple(_name.translate(_SPLIT).split())
    _BY_FIRST.setdefault(_words[0], []).append((_words, _day))
    if "'" in _words:
        _BY_FIRST[_words[0]].append((tuple("’" if word == "'" else word for word in _words), _day))
FEAST_WORDS = frozenset(_BY_FIRST)
_NATIONAL = frozenset({"independence", "remembrance", "flag", "mother", "father", "labour", "labor"})
_COMMON = word_set("black may april new good all flag women corpus bonfire guy st labor labour father mother")


def read_feast(tokens: Tokens, index: int) -> tuple[Day, int] | None:
    """The feast at `index`: the day on which it falls in a year, and the token after its name."""
    names = _BY_FIRST.get(tokens.at(index))
    if names is None:
        return None
    for words, day in names:
        after = tokens.phrase(index, *words)
        if after and words[0] in _NATIONAL and (tokens.at(index - 1) == "s" or tokens.is_capital(index - 1)):
            return _unknown, after  # "Ukraine's Independence Day" is another day than the American one
        if after and len(words) == 1 and _is_named_so(tokens, index):
            return None
        if after and (tokens.is_capital(index) or words[-1] in {"day", "eve"} or words[0] not in _COMMON):
            return day, after
    return None


def _is_named_so(tokens: Tokens, index: int) -> bool:
    """Whether it is a person's or a place's name: "Johnnie Christmas", "Easter Island"."""
    before = tokens.is_capital(index - 1) and tokens.is_word(index - 1) and tokens.at(index - 1) not in _BEFORE_A_FEAST
    following = tokens.is_capital(index + 1) and tokens.is_word(index + 1) and tokens.at(index + 1) not in _PARTS
    return tokens.is_capital(index) and (before or following)
