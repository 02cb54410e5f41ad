"""Template room: where templates are filled in: what they may say, and what they may do with it."""

import json
import re

from jinja2 import StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from reader.formats.obsidian_text import escaped, in_a_line, web_link

NAME = "<postil template>"

_PLAIN_SCALAR = re.compile(r"[A-Za-z][\w ()/,;.–-]*[\w).]\Z|[A-Za-z]\Z")
_NO_STRING = frozenset({"true", "false", "yes", "no", "on", "off", "null", "y", "n"})


def environment() -> ImmutableSandboxedEnvironment:
    """Jinja in its sandbox: no files, no imports, no attributes that lead to Python, and unknown names are errors."""
    made = ImmutableSandboxedEnvironment(
        autoescape=False,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        loader=None,
    )
    made.filters |= {
        "escaped": escaped,
        "line": in_a_line,
        "web": web_link,
        "quoted": quoted,
        "property": property_value,
    }
    made.globals.pop("lipsum")  # it makes text without end
    return made


def quoted(text: str) -> str:
    """Text with `> ` before each line: as a quote, or inside of one."""
    return "\n".join(f"> {line}" if line else ">" for line in text.split("\n"))


def property_value(value: object) -> str:
    """A value as YAML has it after `key:`; a list has an item a line."""
    if isinstance(value, list):
        return "".join(f"\n  - {property_value(each)}" for each in value)
    text = str(value)
    if _PLAIN_SCALAR.match(text) and text.lower() not in _NO_STRING and text.isascii():
        return text
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        return text
    return _double_quoted(text)


def _double_quoted(text: str) -> str:
    """A YAML string: as JSON has it, with what YAML or an editor would not take as it is told by its number."""
    written = json.dumps(text, ensure_ascii=False)
    return re.sub(r"[\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]", lambda it: f"\\u{ord(it[0]):04x}", written)
