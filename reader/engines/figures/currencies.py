"""Currencies: their signs, codes and names, and the ISO code of each."""

from reader.engines.figures.words import word_set

SIGNS = {
    "$": "USD", "£": "GBP", "€": "EUR", "¥": "JPY", "₹": "INR", "₽": "RUB", "₺": "TRY", "₩": "KRW", "₪": "ILS",
    "₫": "VND", "₴": "UAH", "₿": "BTC", "฿": "THB", "₾": "GEL", "₦": "NGN", "₱": "PHP", "₸": "KZT", "₡": "CRC",
    "₲": "PYG", "₵": "GHS", "₭": "LAK", "₮": "MNT", "₼": "AZN", "元": "CNY", "円": "JPY",
}  # fmt: skip
DOLLARS = {
    "us": "USD", "u.s": "USD", "c": "CAD", "ca": "CAD", "can": "CAD", "cad": "CAD", "a": "AUD", "au": "AUD",
    "aus": "AUD", "aud": "AUD", "nz": "NZD", "nzd": "NZD", "hk": "HKD", "hkd": "HKD", "s": "SGD", "sg": "SGD",
    "sgd": "SGD", "mx": "MXN", "mxn": "MXN", "mex": "MXN", "nt": "TWD", "r": "BRL", "z": "ZWL", "j": "JMD",
    "usd": "USD", "brl": "BRL",
}  # fmt: skip
CODES = word_set(
    "USD GBP EUR JPY CNY CHF AUD CAD NZD HKD SGD SEK NOK DKK ISK PLN CZK HUF RON BGN RUB UAH BYN GEL AMD AZN KZT TRY "
    "ILS EGP SAR AED QAR KWD BHD OMR IRR IQD INR PKR BDT LKR NPR THB VND IDR MYR PHP KRW TWD MXN BRL ARS CLP COP PEN "
    "UYU ZAR NGN KES GHS ETB MAD TND BTC ETH XAU"
)
CODE_WORDS = {"rmb": "CNY", "euro": "EUR", "eur": "EUR", "usd": "USD", "gbp": "GBP"}
NAMES = {
    "dollar": "USD", "pound sterling": "GBP", "pound": "GBP", "euro": "EUR", "yen": "JPY", "yuan": "CNY",
    "renminbi": "CNY", "rmb": "CNY", "kuai": "CNY", "ruble": "RUB", "rouble": "RUB", "hryvnia": "UAH",
    "hryvnias": "UAH", "lira": "TRY", "shekel": "ILS", "won": "KRW", "rand": "ZAR", "baht": "THB", "ringgit": "MYR",
    "naira": "NGN", "zloty": "PLN", "forint": "HUF", "tenge": "KZT", "lari": "GEL", "bitcoin": "BTC", "dong": "VND",
    "taka": "BDT", "rupiah": "IDR", "dirham": "dirham", "dinar": "dinar", "riyal": "riyal", "rial": "rial",
    "rupee": "rupee", "peso": "peso", "franc": "franc", "krona": "krona", "krone": "krone", "koruna": "CZK",
    "shilling": "shilling", "real": "BRL", "leu": "leu", "lev": "BGN", "sterling": "GBP", "quid": "GBP",
    "buck": "USD", "peseta": "ESP", "markka": "FIM", "guilder": "NLG", "lire": "ITL", "drachma": "GRD",
    "deutschmark": "DEM", "satoshi": "satoshi", "birr": "ETB", "cedi": "GHS", "riel": "KHR", "kyat": "MMK",
    "manat": "AZN", "tugrik": "MNT", "afghani": "AFN", "bolivar": "VES", "boliviano": "BOB", "guarani": "PYG",
    "gourde": "HTG", "quetzal": "GTQ", "lempira": "HNL", "kwacha": "ZMW", "metical": "MZN", "ariary": "MGA",
    "dalasi": "GMD", "somoni": "TJS",
}  # fmt: skip
PLURALS = {
    "kronor": "krona", "kroner": "krone", "reais": "real", "lei": "leu", "leva": "lev", "korunas": "koruna",
    "pence": "pence", "pennies": "penny", "roubles": "rouble", "soles": "sol",
}  # fmt: skip
PARTS = {"cent": "USD", "penny": "GBP", "pence": "GBP", "kopeck": "RUB", "kopek": "RUB", "paisa": "INR"}
NATIONS = {
    ("us", "dollar"): "USD", ("u.s.", "dollar"): "USD", ("american", "dollar"): "USD",
    ("united states", "dollar"): "USD", ("canadian", "dollar"): "CAD", ("australian", "dollar"): "AUD",
    ("new zealand", "dollar"): "NZD", ("hong kong", "dollar"): "HKD", ("singapore", "dollar"): "SGD",
    ("taiwan", "dollar"): "TWD", ("jamaican", "dollar"): "JMD", ("british", "pound"): "GBP",
    ("egyptian", "pound"): "EGP", ("syrian", "pound"): "SYP", ("lebanese", "pound"): "LBP",
    ("sudanese", "pound"): "SDG", ("turkish", "lira"): "TRY", ("italian", "lira"): "ITL", ("italian", "lire"): "ITL",
    ("japanese", "yen"): "JPY", ("chinese", "yuan"): "CNY", ("swiss", "franc"): "CHF", ("french", "franc"): "FRF",
    ("belgian", "franc"): "BEF", ("cfa", "franc"): "XOF", ("rwandan", "franc"): "RWF", ("swedish", "krona"): "SEK",
    ("icelandic", "krona"): "ISK", ("norwegian", "krone"): "NOK", ("danish", "krone"): "DKK",
    ("czech", "koruna"): "CZK", ("russian", "ruble"): "RUB", ("russian", "rouble"): "RUB",
    ("belarusian", "ruble"): "BYN", ("ukrainian", "hryvnia"): "UAH", ("israeli", "shekel"): "ILS",
    ("south korean", "won"): "KRW", ("korean", "won"): "KRW", ("north korean", "won"): "KPW",
    ("south african", "rand"): "ZAR", ("thai", "baht"): "THB", ("malaysian", "ringgit"): "MYR",
    ("indian", "rupee"): "INR", ("pakistani", "rupee"): "PKR", ("sri lankan", "rupee"): "LKR",
    ("nepalese", "rupee"): "NPR", ("indonesian", "rupiah"): "IDR", ("mexican", "peso"): "MXN",
    ("argentine", "peso"): "ARS", ("chilean", "peso"): "CLP", ("colombian", "peso"): "COP",
    ("philippine", "peso"): "PHP", ("cuban", "peso"): "CUP", ("brazilian", "real"): "BRL",
    ("polish", "zloty"): "PLN", ("hungarian", "forint"): "HUF", ("romanian", "leu"): "RON",
    ("moldovan", "leu"): "MDL", ("saudi", "riyal"): "SAR", ("qatari", "riyal"): "QAR", ("iranian", "rial"): "IRR",
    ("yemeni", "rial"): "YER", ("emirati", "dirham"): "AED", ("uae", "dirham"): "AED", ("moroccan", "dirham"): "MAD",
    ("kuwaiti", "dinar"): "KWD", ("iraqi", "dinar"): "IQD", ("jordanian", "dinar"): "JOD",
    ("algerian", "dinar"): "DZD", ("libyan", "dinar"): "LYD", ("serbian", "dinar"): "RSD",
    ("tunisian", "dinar"): "TND", ("kenyan", "shilling"): "KES", ("ugandan", "shilling"): "UGX",
    ("tanzanian", "shilling"): "TZS", ("nigerian", "naira"): "NGN", ("georgian", "lari"): "GEL",
    ("kazakh", "tenge"): "KZT", ("finnish", "markka"): "FIM", ("dutch", "guilder"): "NLG",
    ("spanish", "peseta"): "ESP", ("greek", "drachma"): "GRD", ("german", "mark"): "DEM",
    ("deutsche", "mark"): "DEM", ("austrian", "schilling"): "ATS", ("portuguese", "escudo"): "PTE",
    ("ethiopian", "birr"): "ETB", ("ghanaian", "cedi"): "GHS", ("ghana", "cedi"): "GHS", ("cambodian", "riel"): "KHR",
    ("burmese", "kyat"): "MMK", ("azerbaijani", "manat"): "AZN", ("mongolian", "tugrik"): "MNT",
    ("afghan", "afghani"): "AFN", ("venezuelan", "bolivar"): "VES",
    ("bahraini", "dinar"): "BHD", ("omani", "rial"): "OMR", ("peruvian", "sol"): "PEN",
    ("uruguayan", "peso"): "UYU", ("dominican", "peso"): "DOP", ("kazakhstani", "tenge"): "KZT",
    ("vietnamese", "dong"): "VND", ("bangladeshi", "taka"): "BDT", ("bulgarian", "lev"): "BGN", ("lao", "kip"): "LAK",
    ("armenian", "dram"): "AMD", ("kyrgyz", "som"): "KGS", ("uzbek", "som"): "UZS", ("lebanese", "lira"): "LBP",
    ("syrian", "lira"): "SYP", ("canadian", "cent"): "CAD", ("turkmen", "manat"): "TMT", ("bermudian", "dollar"): "BMD",
    ("fijian", "dollar"): "FJD", ("namibian", "dollar"): "NAD", ("zimbabwean", "dollar"): "ZWL",
    ("south sudanese", "pound"): "SSP", ("congolese", "franc"): "CDF", ("burundian", "franc"): "BIF",
    ("somali", "shilling"): "SOS", ("zambian", "kwacha"): "ZMW", ("malawian", "kwacha"): "MWK",
    ("macedonian", "denar"): "MKD", ("albanian", "lek"): "ALL", ("croatian", "kuna"): "HRK",
    ("irish", "pound"): "IEP", ("irish", "punt"): "IEP",
}  # fmt: skip
