"""Titles: what a person is, told apart from what a person is called."""

import re

from reader.core.entity import EntityKind
from reader.core.span import Span
from reader.engines.names.tags import Name

# Words that end a title before a name, in the abbreviations and the case of news prose.
_LINES = (
    "mr mrs ms miss dr prof professor sir lady lord dame rev reverend fr hon",
    "president vice-president premier chancellor minister secretary ambassador governor mayor senator congressman",
    "congresswoman representative deputy mp speaker chairman chairwoman chair director chief commissioner envoy",
    "spokesman spokeswoman spokesperson general admiral colonel commander captain lieutenant sergeant corporal",
    "gen adm col cmdr capt lt sgt cpl maj brig gov sen rep pres amb",
    "attorney prosecutor inspector detective officer coach correspondent reporter journalist editor analyst",
    "ayatollah sheikh sultan emir",
)
TITLES = frozenset(" ".join(_LINES).split())
SUFFIXES = frozenset(["jr", "sr", "ii", "iii", "iv"])


def without_title(text: str, name: Name) -> Name | None:
    """The name without the title that leads it; None when it is a title and nothing else."""
    if name.kind is not EntityKind.PERSON:
        return name
    words = [Span(*word.span()).shifted(name.span.start) for word in re.finditer(r"\S+", name.span.of(text))]
    heads = [index for index, word in enumerate(words) if _bare(word.of(text)) in TITLES]
    if not heads:
        return name
    rest = words[heads[-1] + 1 :]
    if not rest or all(_bare(word.of(text)) in SUFFIXES for word in rest):
        return None if len(heads) == len(words) else name
    return name.over(Span(rest[0].start, name.span.end))


def _bare(word: str) -> str:
    return word.rstrip(".,").casefold()
