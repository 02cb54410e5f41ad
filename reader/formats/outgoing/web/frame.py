"""Frame: the templates of the pages, their style, and the rule that lets them load nothing and run nothing."""

from base64 import b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from hashlib import sha256
from importlib.resources import files

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from reader.core.cells import visible
from reader.formats.outgoing.web.labels import Looks
from reader.formats.outgoing.web.notes import Note

ANCHORED_MAX = 1_500  # notes that a browser sets beside their lines in good time; where there are more, they follow
_TEMPLATES = files("reader.formats.outgoing.web") / "templates"


@dataclass(frozen=True, slots=True)
class Step:
    """What leads from a page to another; or to itself, and then that is said."""

    href: str
    words: str
    is_here: bool = False


@dataclass(frozen=True)
class Frame:
    """Sets pages.

    Attributes:
        looks: How labels look.
        library: The name of the library, which each page names.
        styles: Its style sheets.
    """

    looks: Looks
    library: str
    styles: tuple[str, ...] = ("page.css",)

    def page(self, template: str, values: Mapping[str, object], marginal: Sequence[Note] = ()) -> bytes:
        """A page.

        Args:
            template: The name of its template.
            values: What the template asks for.
            marginal: The notes in its margin, in the order of the text.
        """
        style = self._style + _beside(marginal)
        allowed = f"default-src 'none'; style-src 'sha256-{_digest(style)}'; base-uri 'none'; form-action 'none'"
        text = (
            _environment()
            .get_template(template)
            .render(
                style=Markup(style),  # noqa: S704 (ours; strings from a library stand in it in escapes)
                allowed=allowed,
                looks=self.looks.shown,
                library=self.library,
                **values,
            )
        )
        return text.encode("utf-8")

    @cached_property
    def _style(self) -> str:
        return "".join(map(_source, self.styles)) + self.looks.css


def _beside(marginal: Sequence[Note]) -> str:
    """The rules that set notes beside their lines, each under the one before."""
    if not marginal or len(marginal) > ANCHORED_MAX:
        return ""
    rules, above = [], ""
    for number, note in enumerate(marginal, 1):
        top = f"anchor(--h{number} top)"
        rules.append(
            f"#{note.place}{{anchor-name:--h{number}}}"
            f"#{note.name}{{anchor-name:--n{number};top:{f'max({top},{above})' if above else top}}}"
        )
        above = f"calc(anchor(--n{number} bottom) + .9rem)"
    return "@media screen and (min-width:64rem){@supports (top:anchor(--h1 top)){\n" + "\n".join(rules) + "\n}}\n"


def _digest(style: str) -> str:
    return b64encode(sha256(style.encode()).digest()).decode("ascii")


def _source(name: str) -> str:
    return (_TEMPLATES / name).read_text(encoding="utf-8")


@cache
def _environment() -> Environment:
    return Environment(
        loader=FunctionLoader(_source),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_finalized,
    )


def _finalized(value: object) -> object:
    """What is printed: text with its control characters made visible; what is HTML already stays."""
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value
