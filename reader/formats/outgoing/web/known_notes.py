"""Known notes: notes that were met before, so that what stands on several pages is made once."""

from dataclasses import dataclass, field

from markupsafe import Markup

from reader.core.document import Document


@dataclass(frozen=True, slots=True)
class KnownNotes:
    """Notes by what they say.

    Attributes:
        plain: Those without links, which look the same on every page, as HTML.
        linked: The others, parsed.
    """

    plain: dict[str, Markup] = field(default_factory=dict)
    linked: dict[str, Document] = field(default_factory=dict)
