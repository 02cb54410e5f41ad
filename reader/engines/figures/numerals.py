"""Numbers: reads one number, in digits, words or both, that begins at a token."""

from dataclasses import replace
from decimal import Decimal

from reader.engines.figures.decimals import MOST_DIGITS, is_whole, numeral, tidy
from reader.engines.figures.fractions import read_fraction
from reader.engines.figures.memory import remembered
from reader.engines.figures.small_numbers import Number, read_small, skip_hyphen
from reader.engines.figures.tokens import Tokens
from reader.engines.figures.vocabulary import (
    DENOMINATORS,
    LETTER_SCALES,
    MONEY_LETTER_SCALES,
    ORDINALS,
    SCALES,
    TENS,
    VAGUE,
    VULGAR,
)
from reader.engines.figures.words import word_set

_ONE = Decimal(1)
_HUNDRED = 100
_NEVER_IN_METRES = word_set(
    "people users customers households jobs voters workers barrels tonnes tons doses homes subscribers passengers "
    "children viewers refugees visitors members residents listeners copies shares euros pounds dollars yen yuan "
    "units vehicles cars tickets followers accounts migrants students pupils patients women men cases deaths vaccines "
    "records animals birds views downloads guests travellers travelers tourists families households citizens americans "
    "britons ukrainians russians hectares acres sales orders clients employees staff others more"
)
_LARGEST_DIVISOR = 10
_ROUND_DIVISORS = frozenset({12, 15, 16, 20, 24, 25, 30, 32, 40, 50, 60, 64, 100, 128, 365, 1000})


def read_number(tokens: Tokens, index: int, *, money: bool = False) -> Number | None:
    """The longest number that begins at `index`, or None.

    Args:
        tokens: The text.
        index: Where it must begin.
        money: Whether a currency stands before it, so that "m" is a million and no metre.
    """
    return _sum(tokens, index) if money else _number(tokens, index)


@remembered
def _number(tokens: Tokens, index: int) -> Number | None:
    return _signed(tokens, index, money=False)


@remembered
def _sum(tokens: Tokens, index: int) -> Number | None:
    return _signed(tokens, index, money=True)


def _signed(tokens: Tokens, index: int, *, money: bool) -> Number | None:
    sign, start = _sign(tokens, index)
    number = _unsigned(tokens, start, money=money)
    if number is None or (start > index and number.is_vague):
        return None
    return replace(number, value=tidy(number.value * sign))


def _sign(tokens: Tokens, index: int) -> tuple[int, int]:
    word = tokens.at(index)
    if word in {"minus", "negative"}:
        return -1, index + 1
    if (
        word in {"-", "−"}
        and tokens.is_numeral(index + 1)
        and tokens.glued(index + 1)
        and not tokens.is_numeral(index - 1)
        and (not tokens.glued(index) or tokens.at(index - 1) in {"<", ">", "=", "("})
    ):
        return -1, index + 1
    return 1, index


def _unsigned(tokens: Tokens, index: int, *, money: bool) -> Number | None:
    part = read_fraction(tokens, index)
    if part is not None:
        return part
    whole = read_cardinal(tokens, index, money=money)
    if whole is None:
        return None
    return _divided(tokens, whole) or _share(tokens, whole) or _with_half(tokens, whole) or whole


def _divided(tokens: Tokens, over: Number) -> Number | None:
    """As in "two hundred fifths", "five thirty-seconds"."""
    if over.in_digits or over.is_fraction:
        return None
    at = skip_hyphen(tokens, over.after)
    word = tokens.at(at)
    tens = TENS.get(word, 0)
    if tens and over.after == at:
        unit = tokens.at(skip_hyphen(tokens, at + 1))
        under = ORDINALS.get(unit.removesuffix("s"), 10) if unit.endswith("s") else 10
        if under < 10:  # ones follow tens
            return Number(over.value / (tens + under), skip_hyphen(tokens, at + 1) + 1, is_fraction=True)
    if word not in DENOMINATORS or not word.endswith("s") or word in {"quarters", "halves"}:
        return None
    under = DENOMINATORS[word]
    part = over.value % _HUNDRED
    is_mixed = "and" in tokens.words[max(over.after - 4, 0) : over.after] and over.value > _HUNDRED and at == over.after
    if is_mixed and 0 < part < under:
        return Number(over.value - part + part / under, at + 1)  # "one hundred and twenty-five thousandths"
    return Number(over.value / under, at + 1, is_fraction=True)


def read_cardinal(tokens: Tokens, index: int, *, money: bool) -> Number | None:
    """Groups with falling scales: "two million three hundred thousand and five"."""
    group = _group(tokens, index)
    if group is None:
        return None
    total = _scaled(tokens, group, money=money)
    while total.scale > _ONE and is_whole(total.value):
        at = total.after + (tokens.at(total.after) == "and")
        more = _group(tokens, at)
        if more is None or not more.value or (at > total.after and read_fraction(tokens, at) is not None):
            break
        more = _scaled(tokens, more, money=money)
        if more.value >= total.scale or (more.in_digits and more.scale == 1):
            break
        total = replace(total, value=total.value + more.value, after=more.after, scale=more.scale)
    return replace(total, scale=_ONE if total.scale == _HUNDRED else total.scale)


def _group(tokens: Tokens, index: int) -> Number | None:
    """Digits, or words below a thousand, or the "a" of "a hundred"."""
    word = tokens.at(index)
    if tokens.is_numeral(index):
        return _digits(tokens, index)
    if word in {"a", "an"} and tokens.at(index + 1) in SCALES and not tokens.at(index + 1).endswith("s"):
        return Number(_ONE, index + 1)
    if word in VULGAR:
        return Number(VULGAR[word], index + 1, is_fraction=True)
    small = read_small(tokens, index)
    if small is None:
        return None
    return _point(tokens, small) or small


def _digits(tokens: Tokens, index: int) -> Number | None:
    value = numeral(tokens.at(index))
    if value is None:
        return None
    mixed = _mixed(tokens, index, value)
    if mixed is not None:
        return mixed
    return _power(tokens, index, value) or Number(value, index + 1, in_digits=True, is_bare="," not in tokens.at(index))


def _mixed(tokens: Tokens, index: int, value: Decimal) -> Number | None:
    """As in "3/4", "10 1/2", "10½"."""
    if tokens.at(index + 1) in VULGAR:
        return Number(value + VULGAR[tokens.at(index + 1)], index + 2, in_digits=True)
    part = _slashed(tokens, index + 1)
    if part is not None and is_whole(value) and not tokens.glued(index + 1):
        return Number(value + part.value, part.after, in_digits=True)
    return _slashed(tokens, index)


def _slashed(tokens: Tokens, index: int) -> Number | None:
    if tokens.at(index + 1) != "/" or not (tokens.is_numeral(index) and tokens.is_numeral(index + 2)):
        return None
    if tokens.at(index + 3) == "/" and tokens.glued(index + 3):
        return None
    over, under = numeral(tokens.at(index)), numeral(tokens.at(index + 2))
    if over is None or under is None or not 0 < over < under or not is_whole(over) or not is_whole(under):
        return None
    if under > _LARGEST_DIVISOR and under not in _ROUND_DIVISORS:
        return None  # "9/11" is a day, and "14/37" a file number
    return Number(over / under, index + 3, in_digits=True, is_fraction=True)


def _power(tokens: Tokens, index: int, value: Decimal) -> Number | None:
    """As in "2.4x10^8", "1e10" and "2^10"."""
    times = tokens.at(index + 1) in {"x", "×", "*"} and tokens.phrase(index + 2, "10", "^")
    if times:
        found = _exponent(tokens, times)
        return None if found is None else Number(value * Decimal(10) ** found[0], found[1], in_digits=True)
    sign = tokens.at(index + 1)
    if sign not in {"e", "^"} or not tokens.glued(index + 1) or not tokens.glued(index + 2):
        return None
    found = _exponent(tokens, index + 2)
    if found is None or (sign == "^" and (not value or len(tokens.at(index)) > MOST_DIGITS // 3)):
        return None
    power = Decimal(10) ** found[0] * value if sign == "e" else value ** found[0]
    return Number(power, found[1], in_digits=True)


def _exponent(tokens: Tokens, index: int) -> tuple[int, int] | None:
    sign = -1 if tokens.at(index) in {"-", "−"} else 1
    at = index + (tokens.at(index) in {"-", "−", "+"})
    word = tokens.at(at)
    return (sign * int(word), at + 1) if word.isdecimal() and len(word) <= 2 else None  # larger is no news


def _point(tokens: Tokens, whole: Number) -> Number | None:
    """As in "six point nought two"."""
    if tokens.at(whole.after) != "point":
        return None
    digits, at = "", whole.after + 1
    while len(digits) < MOST_DIGITS:
        small = read_small(tokens, at)
        if small is None:
            break
        digits, at = f"{digits}{small.value}", small.after
    return replace(whole, value=Decimal(f"{whole.value}.{digits}"), after=at) if digits else None


def _scaled(tokens: Tokens, group: Number, *, money: bool) -> Number:
    """A group with the scale words after it: "two hundred and six thousand"."""
    is_million = tokens.raw(group.after) in {"M", "MM"} or _are_millions(tokens, group.after)
    letters = MONEY_LETTER_SCALES if money or is_million else LETTER_SCALES
    at, scale, value = group.after, _ONE, group.value
    if group.in_digits and tokens.at(at) in letters and _stands_alone(tokens, at):
        scale = Decimal(letters[tokens.at(at)])
        return replace(group, value=value * scale, after=at + 1, scale=scale, is_bare=False)
    for _ in range(3):
        word = tokens.at(skip_hyphen(tokens, at))
        if word not in SCALES or (word in VAGUE and not group.in_digits and word != "dozens"):
            break
        at, scale, value = skip_hyphen(tokens, at) + 1, Decimal(SCALES[word]), value * SCALES[word]
        if word == "hundred":
            rest = read_small(tokens, at + (tokens.at(at) == "and"))
            if rest is not None:
                at, value = rest.after, value + rest.value
    if at == group.after:
        return group
    scaled = replace(group, value=value, after=at, scale=scale, is_bare=False, is_fraction=False)
    if scale == _HUNDRED and is_whole(value) and not group.in_digits:
        return _point(tokens, scaled) or scaled
    return scaled


def _are_millions(tokens: Tokens, index: int) -> bool:
    """Whether the "m" of "10m people" is no metre."""
    return tokens.at(index) == "m" and tokens.glued(index) and tokens.at(index + 1) in _NEVER_IN_METRES


def _stands_alone(tokens: Tokens, index: int) -> bool:
    following = tokens.at(index + 1)
    return not (tokens.glued(index + 1) and (following[:1].isalnum() or following in {"/", "'", "’"}))


def _with_half(tokens: Tokens, whole: Number) -> Number | None:
    """As in "two and a half", "three million and a half", "six and a half million"."""
    at = skip_hyphen(tokens, whole.after)
    if tokens.at(at) != "and":
        return None
    part = read_fraction(tokens, skip_hyphen(tokens, at + 1))
    if part is None or tokens.at(part.after) == "of":
        return None
    if part.scale > 1:
        factor = part.scale if whole.scale == 1 else _ONE
        value = whole.value * factor + part.value
        return replace(whole, value=value, after=part.after, scale=part.scale, is_bare=False, is_fraction=False)
    if part.value >= 1:
        return None
    value = whole.value + part.value * whole.scale
    joined = replace(whole, value=value, after=part.after, is_bare=False, is_fraction=False)
    return _scaled(tokens, joined, money=False) if whole.scale == 1 else joined


def _share(tokens: Tokens, over: Number) -> Number | None:
    """As in "one in five", "six out of ten", "2 over 7"."""
    named = over.value == 1 and tokens.is_word(over.after) and tokens.at(over.after + 1) == "in"
    if named and read_small(tokens, over.after + 2) is not None and not over.in_digits:
        over = replace(over, after=over.after + 1)  # "one person in three"
    at = tokens.phrase(over.after, "out", "of") or tokens.phrase(over.after, "in") or tokens.phrase(over.after, "over")
    if not at or not is_whole(over.value) or over.scale != 1 or over.is_fraction:
        return None
    under = read_cardinal(tokens, at, money=False)
    if under is None or not is_whole(under.value) or under.value <= 0:
        return None
    is_over = tokens.at(over.after) == "over"
    if not is_over and (over.value >= under.value or _is_year(under)):
        return None
    if is_over and (over.value > 1 or tokens.at(under.after)[:1].isalpha()):
        return None
    return Number(over.value / under.value, under.after, in_digits=over.in_digits, is_fraction=True)


def _is_year(number: Number) -> bool:
    return number.is_bare and 1000 < number.value < 2200  # the years that articles name
