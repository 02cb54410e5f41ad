"""Number words: what each is worth, and how it may be used."""

from decimal import Decimal

UNITS = {
    "zero": 0, "nought": 0, "naught": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9,
}  # fmt: skip
TEENS = {
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90,
}  # fmt: skip
SCALES = {
    "hundred": 10**2, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12,
    "quadrillion": 10**15, "lakh": 10**5, "crore": 10**7, "dozen": 12, "doz": 12, "dz": 12,
    "hundreds": 10**2, "thousands": 10**3, "millions": 10**6, "billions": 10**9, "trillions": 10**12,
    "lakhs": 10**5, "crores": 10**7, "dozens": 12, "dozs": 12, "dzs": 12, "mln": 10**6, "bln": 10**9, "trn": 10**12,
}  # fmt: skip
LETTER_SCALES = {
    "k": 10**3, "mn": 10**6, "b": 10**9, "bn": 10**9, "tn": 10**12,
}  # fmt: skip
MONEY_LETTER_SCALES = LETTER_SCALES | {"m": 10**6, "mm": 10**6, "t": 10**12, "g": 10**9}
VAGUE = {
    "tens": 10, "dozens": 24, "scores": 40, "hundreds": 10**2, "thousands": 10**3, "millions": 10**6,
    "billions": 10**9, "trillions": 10**12, "lakhs": 10**5, "crores": 10**7,
}  # fmt: skip
ORDINAL_UNITS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "nineth": 9,
}  # fmt: skip
ORDINAL_TEENS = {
    "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15,
    "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19,
}  # fmt: skip
ORDINAL_TENS = {
    "twentieth": 20, "thirtieth": 30, "fortieth": 40, "fiftieth": 50, "sixtieth": 60, "seventieth": 70,
    "eightieth": 80, "ninetieth": 90,
}  # fmt: skip
ORDINAL_SCALES = {
    "hundredth": 10**2, "thousandth": 10**3, "millionth": 10**6, "billionth": 10**9, "trillionth": 10**12,
}  # fmt: skip
SMALL = UNITS | TEENS | TENS
ORDINALS = ORDINAL_UNITS | ORDINAL_TEENS | ORDINAL_TENS | ORDINAL_SCALES
DENOMINATORS = {word: rank for word, rank in ORDINALS.items() if rank > 2} | {
    "quarter": 4,
    "half": 2,
}  # halves have a word of their own
DENOMINATORS |= {f"{word}s": rank for word, rank in DENOMINATORS.items() if word != "half"} | {"halves": 2}
VULGAR = {
    "½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75"), "⅐": Decimal(1) / 7, "⅑": Decimal(1) / 9,
    "⅒": Decimal("0.1"), "⅓": Decimal(1) / 3, "⅔": Decimal(2) / 3, "⅕": Decimal("0.2"), "⅖": Decimal("0.4"),
    "⅗": Decimal("0.6"), "⅘": Decimal("0.8"), "⅙": Decimal(1) / 6, "⅚": Decimal(5) / 6, "⅛": Decimal("0.125"),
    "⅜": Decimal("0.375"), "⅝": Decimal("0.625"), "⅞": Decimal("0.875"),
}  # fmt: skip
HYPHENS = frozenset("-‐‑‒–—−")
ORDINAL_ENDINGS = frozenset({"st", "nd", "rd", "th"})
