"""Articles: the choice of an article that something from elsewhere is about."""

from dataclasses import dataclass

from reader.core.cells import shown
from reader.core.matching import loose
from reader.library.shelf import Entry
from reader.tui.widgets.rows_view import Row


@dataclass(frozen=True, slots=True)
class ArticleChoice:
    """An article to choose.

    Attributes:
        entry: The article.
        likely: Whether it is likely the one.
    """

    entry: Entry
    likely: bool = False

    @property
    def row(self) -> Row:
        """Its title, and who wrote it."""
        article = self.entry.article
        more = " · ".join(filter(None, (article.author, article.source)))
        sign = ("→ ", "sign.reference") if self.likely else ("  ", "")
        return sign, (shown(article.title), ""), (f"  {shown(more)}" if more else "", "byline")

    @property
    def searched(self) -> str:
        """Its title and its author."""
        return loose(f"{self.entry.article.title} {self.entry.article.author} {self.entry.article.source}")
