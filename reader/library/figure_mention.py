"""Figure mention: a figure where it stands, with what stands around it."""

from dataclasses import dataclass
from datetime import date

from reader.core.entity import EntityKey
from reader.core.figure import Figure
from reader.core.topic import Topic

NO_TOPIC = Topic()


@dataclass(frozen=True, slots=True)
class FigureMention:
    """A figure where it stands.

    Attributes:
        article: The id of the article.
        text_digest: Which text the figure's span counts in.
        quote: The figure as it is written.
        sentence: What it is told in; of a table the row with its header, of a list the item.
        names: The entities of that sentence.
        published: The day of the article.
        title: That of the article.
        topic: What the words around it tell.
    """

    article: str
    text_digest: str
    figure: Figure
    quote: str
    sentence: str
    names: frozenset[EntityKey]
    published: date | None
    title: str
    topic: Topic = NO_TOPIC

    @property
    def place(self) -> tuple[str, int, int]:
        """Which figure it is: the article and where it stands there."""
        return self.article, self.figure.span.start, self.figure.span.end
