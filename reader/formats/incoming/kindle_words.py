"""Kindle words: what a Kindle calls things in the languages it speaks; data, without a rule in it."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tongue:
    """The words of a language, in lower case; several where devices differ.

    Attributes:
        highlight: What was marked; likewise the next four.
        page: What numbers of pages stand with; likewise location.
        months: The twelve, in the form that they have in a date; several forms of one parted by a bar.
        morning: What stands beside an hour before noon; likewise afternoon.
        limit: What stands only in the line that a Kindle writes in the place of words that it may not copy.
    """

    highlight: tuple[str, ...]
    note: tuple[str, ...]
    bookmark: tuple[str, ...]
    clip: tuple[str, ...] = ()
    page: tuple[str, ...] = ()
    location: tuple[str, ...] = ()
    months: str = ""
    morning: tuple[str, ...] = ()
    afternoon: tuple[str, ...] = ()
    limit: tuple[str, ...] = ()


TONGUES: Mapping[str, Tongue] = {
    "en": Tongue(
        ("highlight",), ("note",), ("bookmark",), ("clip", "clipping", "article"), ("page",), ("location", "loc"),
        "january february march april may june july august september october november december",
        ("am", "a.m."), ("pm", "p.m."), ("limit",),
    ),
    "de": Tongue(
        ("markierung",), ("notiz",), ("lesezeichen",), ("ausschnitt", "artikel"), ("seite",), ("position", "pos"),
        "januar|jänner februar märz april mai juni juli august september oktober november dezember",
        ("vorm",), ("nachm",), ("maximale", "höchstgrenze", "limit"),
    ),
    "fr": Tongue(
        ("surlignement", "surlignage"), ("note",), ("signet",), ("coupure", "extrait"), ("page",), ("emplacement",),
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
        (), (), ("limite",),
    ),
    "es": Tongue(
        ("subrayado", "destacado"), ("nota",), ("marcador",), ("recorte",), ("página",), ("posición",),
        "enero febrero marzo abril mayo junio julio agosto septiembre|setiembre octubre noviembre diciembre",
        ("a.m.",), ("p.m.",), ("límite",),
    ),
    "it": Tongue(
        ("evidenziazione",), ("nota",), ("segnalibro",), ("ritaglio",), ("pagina",), ("posizione",),
        "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
        (), (), ("limite",),
    ),
    "pt": Tongue(
        ("destaque",), ("nota",), ("marcador",), ("recorte",), ("página",), ("posição", "localização"),
        "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
        (), (), ("limite",),
    ),
    "nl": Tongue(
        ("markering", "hoogtepunt"), ("notitie",), ("bladwijzer",), ("knipsel",), ("pagina",), ("locatie",),
        "januari februari maart april mei juni juli augustus september oktober november december",
        (), (), ("limiet",),
    ),
    "ja": Tongue(
        ("ハイライト",), ("メモ",), ("ブックマーク",), ("クリップ", "切り抜き"), ("ページ",), ("位置",),
        "", ("午前",), ("午後",), ("上限", "制限"),
    ),
    "zh-Hans": Tongue(
        ("标注",), ("笔记",), ("书签",), ("剪贴",), ("页",), ("位置",),
        "", ("上午",), ("下午",), ("上限", "限制"),
    ),
    "zh-Hant": Tongue(
        ("標註", "重點"), ("筆記",), ("書籤",), ("剪貼",), ("頁",), ("位置",),
        "", ("上午",), ("下午",), ("上限", "限制"),
    ),
    "ru": Tongue(
        ("отрывок", "выделение", "выделенный"), ("заметка",), ("закладка",), ("вырезка",), ("странице", "страница"),
        ("место", "месте", "позиция"),
        "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
        (), (), ("лимит", "предел"),
    ),
    "pl": Tongue(
        ("podkreślenie", "zaznaczenie", "wyróżnienie"), ("notatka",), ("zakładka",), ("wycinek",),
        ("stronie", "strona"), ("pozycja", "pozycji", "lokalizacja", "lokalizacji"),
        "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
        (), (), ("limit",),
    ),
    "tr": Tongue(
        ("vurgu", "vurgunuz"), ("not", "notunuz"), ("yer imi", "yer iminiz"), ("kesit",), ("sayfa", "sayfadaki"),
        ("konum", "konumdaki"),
        "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",
        ("öö",), ("ös",), ("sınır",),
    ),
    "sv": Tongue(
        ("markering", "överstrykning"), ("anteckning",), ("bokmärke",), ("urklipp",), ("sida", "sidan"),
        ("position", "plats"),
        "januari februari mars april maj juni juli augusti september oktober november december",
        ("fm",), ("em",), ("gräns",),
    ),
}  # fmt: skip
