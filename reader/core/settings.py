"""Settings: what a person can choose in `config.toml`; each has a default, a bad one is named and ignored."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace

from reader.core.citing import FIELDS, PLAIN, STYLES, is_style

THEMES = ("auto", "dark", "light")
WIDTH_MIN, WIDTH_MAX = 30, 200  # cells


@dataclass(frozen=True, slots=True)
class Settings:
    """What a person can choose.

    Attributes:
        theme: auto, dark or light.
        width: The widest that the text column gets, in cells.
        margin: Whether notes stand beside their lines when there is room.
        model: The name or folder of a spaCy model of your own; empty for the one that is installed.
        author: The name written into what you make; empty for the name of your account.
        cite: How `y` writes a quote: plain, markdown or bibtex, or a pattern in which {quote}, {title}, {author},
            {source}, {published}, {url} and {link} are filled in.
        keys: Key sequences by command id: `{"read.highlight": "h"}`.
    """

    theme: str = "auto"
    width: int = 72
    margin: bool = True
    model: str = ""
    author: str = ""
    cite: str = PLAIN
    keys: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Problem:
    """A setting that was ignored, with its line (1 for the first; 0 when unknown) and the reason."""

    line: int
    text: str


def read_settings(toml: str) -> tuple[Settings, tuple[Problem, ...]]:
    """Read `config.toml`.

    Returns:
        The settings, with the default for every one that is bad or missing, and what was bad.
    """
    # Here and not at the top: most libraries have no such file, and starts should not pay for its parser.
    import tomllib  # noqa: PLC0415

    try:
        given = tomllib.loads(toml)
    except tomllib.TOMLDecodeError as error:
        return Settings(), (Problem(getattr(error, "lineno", 0), f"not TOML: {error}"),)
    settings, problems = Settings(), []
    known = {each.name for each in fields(Settings)}
    for name, value in given.items():
        reason = _why_bad(name, value) if name in known else "there is no such setting"
        if reason:
            problems.append(Problem(_line_of(toml, name), f"{name}: {reason}"))
        else:
            settings = replace(settings, **{name: value})
    return settings, tuple(problems)


def _why_bad(name: str, value: object) -> str:
    default = getattr(Settings(), name)
    if name == "keys":
        good = isinstance(value, Mapping) and all(isinstance(each, str) for each in value.values())
        return "" if good else 'must be a table of command = "keys"'
    if type(value) is not type(default):
        wanted = {bool: "true or false", int: "a number", str: "text in quotes"}
        return f"must be {wanted[type(default)]}"
    if name == "theme" and value not in THEMES:
        return f"must be one of {', '.join(THEMES)}"
    if name == "width" and isinstance(value, int) and not WIDTH_MIN <= value <= WIDTH_MAX:
        return f"must be from {WIDTH_MIN} to {WIDTH_MAX}"
    return _why_bad_cite(str(value)) if name == "cite" else ""


def _why_bad_cite(style: str) -> str:
    fields = ", ".join("{" + name + "}" for name in FIELDS)
    return "" if is_style(style) else f"must be {', '.join(STYLES)} or a pattern that may hold only {fields}"


def _line_of(toml: str, name: str) -> int:
    for number, line in enumerate(toml.splitlines(), 1):
        if line.split("=")[0].strip().strip('"') == name or line.strip().startswith(f"[{name}"):
            return number
    return 0
