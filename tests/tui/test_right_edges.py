"""Right edges: what is told over a list ends where its rows and the status line do."""

import pytest
from textual.widgets import Static

from reader.tui.widgets.rows_view import RowsView
from tests.tui.card_desk import figure_card, status
from tests.tui.desk_room import AtDesk


@pytest.mark.parametrize("size", [(80, 24), (70, 24)])
@pytest.mark.parametrize(
    ("keys", "title", "row"),
    [("g r", "list", "1 annotation"), ("g S", "statistics", "R reviews"), ("A", "notebook", " 1")],
)
async def test_a_heading_ends_where_rows_and_status_line_do(
    at_desk: AtDesk, size: tuple[int, int], keys: str, title: str, row: str
) -> None:
    async with at_desk(size=size) as reader:
        figure_card(reader.library)
        await reader.types(*keys.split())
        await reader.pilot.pause()
        over = reader.app.screen.query_one(f"#{title}-title", Static)
        view = reader.app.screen.query(RowsView).first()
        rows = [view.render_line(number).text.rstrip() for number in range(view.size.height)]
        told = next(each for each in rows if each.endswith(row))
        end = view.region.x + len(told)
        assert over.content_region.x + len(str(over.render()).splitlines()[0].rstrip()) == end
        assert len(status(reader).rstrip()) == end
