"""Settings: what a person can choose in `config.toml`; each has a default, a bad one is named and ignored."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields, replace

from reader.core.citing import FIELDS, PLAIN, STYLES, is_style

THEMES = ("auto", "dark", "light")
WIDTH_MIN, WIDTH_MAX = 30, 200  # cells
_RANGES: Mapping[str, tuple[float, float]] = {
    "width": (WIDTH_MIN, WIDTH_MAX),
    "review_day_starts": (0, 23),
    "review_new": (0, 9999),
    "review_max": (0, 9999),
    "review_retention": (0.7, 0.99),
    "review_interval_max": (1, 36500),
    "review_resurfaced": (0, 100),
    "review_leech": (1, 99),
}


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
        review_day_starts: The hour at which a day of reviewing begins.
        review_new: How many new cards there are a day.
        review_max: How many cards that are due are asked a day.
        review_retention: The share of the cards that are to be recalled when they are due.
        review_interval_max: The longest time until a card is asked again, in days.
        review_learning_steps: How long it is, each time, until a new card is asked again: `["1m", "10m"]`.
        review_relearning_steps: The same for a card that was forgotten.
        review_parameters: The 21 numbers of FSRS-6; none for those that it was published with.
        review_resurfaced: How many highlights come again a day.
        review_leech: After how many times that it was forgotten a card is offered for rewriting.
        review_type: Whether a short answer is always typed before it is shown.
        keys: Key sequences by command id: `{"read.highlight": "h"}`.
    """

    theme: str = "auto"
    width: int = 72
    margin: bool = True
    model: str = ""
    author: str = ""
    cite: str = PLAIN
    review_day_starts: int = 4
    review_new: int = 10
    review_max: int = 100
    review_retention: float = 0.9
    review_interval_max: int = 36500
    review_learning_steps: Sequence[str] = field(default_factory=lambda: ["1m", "10m"])
    review_relearning_steps: Sequence[str] = field(default_factory=lambda: ["10m"])
    review_parameters: Sequence[float] = field(default_factory=list)
    review_resurfaced: int = 5
    review_leech: int = 8
    review_type: bool = False
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
        wanted = {bool: "true or false", int: "a number", float: "a number with a point", str: "text in quotes"}
        return f"must be {wanted.get(type(default), 'a list: […]')}"
    if name == "theme" and value not in THEMES:
        return f"must be one of {', '.join(THEMES)}"
    if isinstance(value, list):
        return _why_bad_list(name, value)
    lowest, highest = _RANGES.get(name, (0, 0))
    if isinstance(value, (int, float)) and highest and not lowest <= value <= highest:
        return f"must be from {lowest} to {highest}"
    return _why_bad_cite(str(value)) if name == "cite" else ""


def _why_bad_list(name: str, value: list[object]) -> str:
    # Here and not at the top, as above: what knows the numbers of the scheduler.
    from reader.core.recall import STEP_WORDS, steps, why_bad_weights  # noqa: PLC0415

    if name == "review_parameters":
        return why_bad_weights(value)
    try:
        steps(map(str, value))
    except ValueError as error:
        return f"{error}: each must be {STEP_WORDS}"
    return ""


def _why_bad_cite(style: str) -> str:
    fields = ", ".join("{" + name + "}" for name in FIELDS)
    return "" if is_style(style) else f"must be {', '.join(STYLES)} or a pattern that may hold only {fields}"


def _line_of(toml: str, name: str) -> int:
    for number, line in enumerate(toml.splitlines(), 1):
        if line.split("=")[0].strip().strip('"') == name or line.strip().startswith(f"[{name}"):
            return number
    return 0
