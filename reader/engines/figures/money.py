"""Money: sums with a sign or code before the number, or a currency's code or name after it."""

from dataclasses import replace
from decimal import Decimal

from reader.core.figure import FigureKind
from reader.engines.figures.currencies import CODE_WORDS, CODES, DOLLARS, NAMES, NATIONS, PARTS, PLURALS, SIGNS
from reader.engines.figures.decimals import is_whole
from reader.engines.figures.numerals import read_number
from reader.engines.figures.reading import Interval, Reading
from reader.engines.figures.small_numbers import Number
from reader.engines.figures.tokens import Tokens
from reader.engines.figures.vocabulary import HYPHENS, SCALES
from reader.engines.figures.words import word_set

_HUNDRED = Decimal(100)
_MEGA = Decimal(10**6)
_SURE = 100  # a number from here on makes "won" or "real" money; below they are common words
_COMMON_WORDS = frozenset({"won", "real", "rand", "sterling", "mark", "lev", "leu", "dong", "taka", "lari"})
_TALKS_OF_MONEY = word_set(
    "£ € $ paid pay pays price prices cost costs fine fined worth bought sold spend spent salary tax bill debt fee "
    "rent wage wages loan fund funds budget sterling revenue profit earn earned charge charged bank cash money "
    "pence penny share shares dividend fare fares duty litre"
)
_AROUND = 12  # tokens


def read_prefixed(tokens: Tokens, index: int) -> Reading | None:
    """A sum whose currency stands first: "$3.2bn", "US$ 10 million", "EUR 90"."""
    found = read_prefix(tokens, index)
    if found is None:
        return None
    code, wording, at = found
    number = read_number(tokens, at, money=True)
    if number is None or (number.is_fraction and not number.in_digits):
        return None
    factor = _MEGA if wording.startswith("mega ") else Decimal(1)
    value = Interval.just(number.value * factor)
    return Reading(
        FigureKind.MONEY, index, number.after, value, code, index, number.after, wording.removeprefix("mega ")
    )


def read_prefix(tokens: Tokens, index: int) -> tuple[str, str, int] | None:
    """The code, the wording and the token after a currency that stands before its number."""
    word = tokens.at(index)
    if word in SIGNS:
        return (SIGNS[word], word, index + 1) if not _is_variable(tokens, index) else None
    country = _country(tokens, index)
    if country:
        code = DOLLARS[tokens.at(index) if tokens.at(index) != "u" else "us"]
        return code, code, country
    return _coded_prefix(tokens, index)


def _coded_prefix(tokens: Tokens, index: int) -> tuple[str, str, int] | None:
    """As in "EUR 90", "MEUR 3", "Rs. 200"."""
    raw, word = tokens.raw(index), tokens.at(index)
    if raw == "Rs":
        at = index + 1 + (tokens.at(index + 1) == ".")
        return ("INR", "INR", at) if tokens.is_numeral(at) else None
    if raw == "COP" and len(tokens.at(index + 1)) <= 2:
        return None  # a conference on the climate
    if raw in CODES and tokens.is_numeral(index + 1):
        return raw, raw, index + 1
    if len(raw) == 4 and raw[0] == "M" and raw[1:] in CODES and tokens.is_numeral(index + 1):  # MEUR
        return raw[1:], f"mega {raw[1:]}", index + 1
    if word in {"usd", "eur", "gbp"} and tokens.is_numeral(index + 1):
        return CODE_WORDS[word], CODE_WORDS[word], index + 1
    return None


def read_suffixed(tokens: Tokens, first: int, number: Number) -> Reading | None:
    """A sum whose currency stands last: "five million yen", "60 USD", "80 cents", "5-cent"."""
    at = number.after + (tokens.at(number.after) in HYPHENS)
    found = read_currency(tokens, at, number)
    if found is None:
        return None
    code, wording, after = found
    value = number.value
    if wording in PARTS:
        value /= _HUNDRED
    if wording.startswith("mega "):
        value *= _MEGA
    scale = Decimal(SCALES.get(tokens.at(after), 1)) if number.scale == 1 and number.in_digits else Decimal(1)
    if scale > 1:
        value, after = value * scale, after + 1
    wording = wording.removeprefix("mega ")
    return Reading(FigureKind.MONEY, first, after, Interval.just(value), code, first, number.after, wording)


def read_currency(tokens: Tokens, index: int, number: Number) -> tuple[str, str, int] | None:
    """The code, the wording and the token after a currency that stands after its number."""
    raw, word = tokens.raw(index), tokens.at(index)
    if raw in CODES:
        return raw, raw, index + 1
    if raw[1:] in CODES and raw[:1] == "M":
        return raw[1:], f"mega {raw[1:]}", index + 1
    if raw == "p" and _are_pence(tokens, index, number):
        return "GBP", "pence", index + 1
    if word in SIGNS and not (tokens.is_numeral(index + 1) and tokens.glued(index + 1)):
        return SIGNS[word], word, index + 1
    nation = _national(tokens, index)
    if nation is not None:
        return nation
    name = _singular(word)
    return _named(tokens, index, name, number)


def _are_pence(tokens: Tokens, index: int, number: Number) -> bool:
    """Whether the "p" of "50p" stands for pence."""
    if not (tokens.glued(index) and number.in_digits and number.value > 0):
        return False
    if number.value >= _HUNDRED and not talks_of_money(tokens, index):
        return False  # "1080p" is a picture
    return not (tokens.glued(index + 1) and (tokens.is_word(index + 1) or tokens.is_numeral(index + 1)))


def _named(tokens: Tokens, index: int, name: str, number: Number) -> tuple[str, str, int] | None:
    if name in PARTS:
        return PARTS[name], name, index + 1
    if name not in NAMES or not _is_money(tokens, index, name, number):
        return None
    after = index + 1 + (tokens.at(index + 1) == "sterling")
    return NAMES[name], name, after


def _is_variable(tokens: Tokens, index: int) -> bool:
    return tokens.glued(index) and tokens.at(index - 1)[:1].isalnum() and tokens.raw(index - 1).lower() not in DOLLARS


def _country(tokens: Tokens, index: int) -> int:
    """The token after "US$", "U.S. $", "C$", or 0."""
    if tokens.at(index) in DOLLARS and tokens.at(index + 1) == "$" and tokens.is_capital(index):
        return index + 2
    if (
        tokens.at(index) in DOLLARS
        and tokens.at(index + 1) == "$"
        and (tokens.glued(index + 1) or tokens.at(index) in {"us", "c"})
    ):
        return index + 2
    return (
        tokens.phrase(index, "u", ".", "s", ".", "$")
        or tokens.phrase(index, "u", ".", "s", "$")
        or tokens.phrase(index, "u", ".", "s", ".$")
    )


def _national(tokens: Tokens, index: int) -> tuple[str, str, int] | None:
    for length in (1, 2):
        nation = " ".join(tokens.words[index : index + length])
        name = _singular(tokens.at(index + length))
        if (nation, name) in NATIONS:
            return NATIONS[nation, name], f"{nation} {name}", index + length + 1
    after = tokens.phrase(index, "u", ".", "s", ".")
    if after and _singular(tokens.at(after)) == "dollar":
        return "USD", "us dollar", after + 1
    return None


def _singular(word: str) -> str:
    if word in PLURALS:
        return PLURALS[word]
    return word[:-1] if len(word) > 3 and word.endswith("s") and word != "hryvnias" else word


def _is_money(tokens: Tokens, index: int, name: str, number: Number) -> bool:
    """Whether a currency's name that is also a common word, or a weight, is money here."""
    if name == "pound":
        if number.scale >= _MEGA or tokens.at(index + 1) == "sterling":
            return True
        return talks_of_money(tokens, index)
    if name in _COMMON_WORDS:
        return number.scale > 1 or number.value >= _SURE
    return True


def talks_of_money(tokens: Tokens, index: int) -> bool:
    """Whether words of paying and owning stand around a token."""
    return not _TALKS_OF_MONEY.isdisjoint(tokens.words[max(index - _AROUND, 0) : index + _AROUND])


def with_change(tokens: Tokens, reading: Reading) -> Reading:
    """A sum with its small coins: "6 dollars and 40 cents", "7 $ 25 cent"."""
    if reading.kind is not FigureKind.MONEY or reading.wording in PARTS or reading.value.low is None:
        return reading
    at = reading.after + (tokens.at(reading.after) == "and")
    coins = read_number(tokens, at)
    if coins is None or coins.scale > 1 or not is_whole(coins.value) or not 0 < coins.value < _HUNDRED:
        return reading
    named = _singular(tokens.at(coins.after)) in PARTS
    if not named and (reading.first == reading.core == reading.numeral or not _ends_here(tokens, reading, coins)):
        return reading
    return replace(reading, after=coins.after + named, value=Interval.just(reading.value.low + coins.value / _HUNDRED))


def _ends_here(tokens: Tokens, reading: Reading, coins: Number) -> bool:
    """Whether two digits after "6 dollars and" are cents: the currency stands before them and no noun behind."""
    if reading.numeral == reading.after or not coins.in_digits or not tokens.at(coins.after - 1).isdecimal():
        return False
    following = tokens.at(coins.after)
    return following in {".", "more", ""} and len(tokens.at(coins.after - 1)) == 2  # cents
