"""Spreadsheet: cells that no spreadsheet takes for formulas, however it was told to part them.

What is guarded against: https://owasp.org/www-community/attacks/CSV_Injection. A formula may stand at the beginning of
a cell, after blanks, quotes and controls, in signs of full width; and, where a program parts cells by semicolons or
tabs, or lines without heed of quotes, after any of these.
"""

import re

MARK = "'"  # before it, a spreadsheet takes a cell for text
BYTE_ORDER = "\ufeff"  # by which spreadsheets tell UTF-8

_SIGNS = "=+\\-@|%" + "＝＋－＠｜％" + "﹢﹣﹦﹫﹪" + "−⁺⁻⁼₊₋₌"
_SKIPPED = "\\s\x00-\x20\x7f-\xa0\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\"'“”„«»‘’"
_BEGINS = re.compile(f"(?:^|(?=[;\t\r\n]))(;?)([{_SKIPPED}]*)([{_SIGNS}]?)")
_ANY_PARTS, _EMPTY_PARTS = re.compile("([\t\r\n])"), re.compile("([\t\r\n])(?=[\t\r\n])")
_NUMBER = re.compile(r"-?\d+(\.\d+)?")


def defused(cell: str) -> str:
    """A cell that is shown as it is: a mark stands before all that might be run."""
    return _BEGINS.sub(_defused, cell)


def defused_value(cell: str) -> str:
    """The same of a cell that we made ourselves: a negative number stays one."""
    return cell if _NUMBER.fullmatch(cell) else defused(cell)


def _defused(found: re.Match[str]) -> str:
    """What is skipped before a sign, once, with a mark wherever a program may take a cell to begin."""
    parted, skipped, sign = found.groups()
    begins = bool(parted) or not found.start()
    mark = MARK if begins and (sign or skipped[:1] in {"\t", "\r", "\n"}) else ""
    parts = _ANY_PARTS if sign else _EMPTY_PARTS
    return parted + mark + parts.sub(rf"\1{MARK}", skipped) + sign
