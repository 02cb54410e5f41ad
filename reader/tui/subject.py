"""Subject: annotations that a reader may write out together, and what they are called."""

from dataclasses import dataclass

from reader.library.shelf import Entry


@dataclass(frozen=True, slots=True)
class Subject:
    """What is to go out.

    Attributes:
        words: What of the library it is; empty for all of it.
        articles: The articles; none for all.
        uids: The ids of the annotations; None for all of those articles.
        name: What a file of it is called, without its ending; `notes` where each format has its own word for it.
    """

    words: str = ""
    articles: tuple[Entry, ...] = ()
    uids: tuple[str, ...] | None = None
    name: str = "notes"

    @property
    def says(self) -> str:
        """The words for it."""
        return self.words or "the whole library"


WHOLE = Subject()


def of_article(entry: Entry) -> Subject:
    """An article, with all that was marked in it."""
    return Subject(f"“{entry.article.title}”", (entry,), name=entry.slug)
