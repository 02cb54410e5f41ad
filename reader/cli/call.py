"""Call: what all commands of one run share, light enough to be made for `--help`."""

from dataclasses import dataclass

from reader.cli import OpenScreen


@dataclass(slots=True)
class Call:
    """What all commands share.

    Attributes:
        open_screen: What `reader open` hands over to.
        library_option: What `--library` said; empty for nothing.
    """

    open_screen: OpenScreen
    library_option: str = ""
