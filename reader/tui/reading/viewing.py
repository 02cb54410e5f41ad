"""Viewing: switches, widths, the outline, cards and links."""

from reader.core.address import is_address
from reader.core.document import Link
from reader.core.entity import EntityKey
from reader.core.marks import Mark
from reader.core.settings import WIDTH_MAX, WIDTH_MIN
from reader.library.placing import remember
from reader.tui.note_ways import Ways
from reader.tui.reading import strata
from reader.tui.reading.cards import link_card
from reader.tui.reading.desk import SWITCHED_OFF, WIDTH, Desk
from reader.tui.reading.elsewhere import quiet_signs
from reader.tui.reading.focus import FocusKind
from reader.tui.reading.following import Following
from reader.tui.reading.standing import Standing
from reader.tui.services import Services
from reader.tui.subject import of_article

LOOK_SECONDS = 0.2  # from the first page to what other articles say
WIDTH_STEP = 4  # cells
MARKS = (
    strata.ELSEWHERE, strata.ENTITIES, strata.FIGURES, strata.ANNOTATIONS, strata.OVERLAPS, strata.REFERENCES,
)  # fmt: skip


class Viewing:
    """What the viewing keys do; each `do_` method is one command of the table."""

    def __init__(self, desk: Desk, following: Following, services: Services, standing: Standing) -> None:
        self.desk = desk
        self._standing = standing
        self.following = following
        self._has_looked = False
        self._services = services

    # ── what spans the library ──────────────────────────────────────────────────────────────

    def do_show_entities(self) -> None:
        """The entities of the library."""
        self._services.wide.show_entities()

    def do_suggest(self) -> None:
        """Passages of other articles that are worth linking with the one in focus."""
        desk = self.desk
        self._services.wide.show_suggestions(desk.opened.entry, desk.document, desk.sentence_in_focus())

    def do_show_figures(self) -> None:
        """The figures of this article."""
        self._services.wide.show_figures(self.desk.opened.entry)

    def do_versions(self) -> None:
        """What changed between versions of this article."""
        self._services.wide.show_versions(self.desk.opened.entry)

    def do_show_export(self, typed: str = "") -> None:
        """Write out this article, or all."""
        self._services.wide.show_export((of_article(self.desk.opened.entry),), typed)

    def do_gutter(self) -> None:
        """Signs of what is also in other articles, on and off."""
        self._switch("gutter marks", (strata.ELSEWHERE,))
        self.show_elsewhere()

    def show_elsewhere(self) -> None:
        """Draw the signs of what is also in other articles; the first time a moment later, for much is to be loaded."""
        if strata.ELSEWHERE in self.desk.switched_off:
            return
        if self._has_looked:
            self._look_elsewhere()
        else:
            self._has_looked = True
            self.desk.set_timer(LOOK_SECONDS, self._look_elsewhere)

    def _look_elsewhere(self) -> None:
        desk, wide, article = self.desk, self._services.wide, self.desk.opened.entry.id
        signs = quiet_signs(
            desk.strata.get(strata.ENTITIES, strata.layer(strata.ENTITIES)),
            desk.strata.get(strata.FIGURES, strata.layer(strata.FIGURES)),
            named=wide.named_elsewhere(article),
            noted=wide.noted_elsewhere(article),
            measured=wide.measured_elsewhere(article),
        )
        if signs != desk.quiet_signs:
            desk.quiet_signs = signs
            desk.put_signs()

    # ── switches ────────────────────────────────────────────────────────────────────────────

    def do_entities(self) -> None:
        """Entities on and off."""
        self._switch("entities", (strata.ENTITIES,))

    def do_figures(self) -> None:
        """Figures on and off."""
        self._switch("figures", (strata.FIGURES,))

    def do_marks(self) -> None:
        """All marks on and off."""
        self._switch("marks", MARKS)

    def do_plain(self) -> None:
        """Only the text: no marks, no margin; and back."""
        on = bool(set(MARKS) & self.desk.switched_off)
        self.desk.switch(MARKS, on=on)
        self.desk.view.set_margin(shown=on and self.desk.library.settings.margin)
        self._remember_switches()
        self.desk.tell("marks and margin are back" if on else "only the text; z brings the rest back")

    def _switch(self, words: str, names: tuple[str, ...]) -> None:
        on = bool(set(names) & self.desk.switched_off)
        self.desk.switch(names, on=on)
        self._remember_switches()
        self.desk.tell(f"{words} {'on' if on else 'off'}")

    def _remember_switches(self) -> None:
        remember(self.desk.library, SWITCHED_OFF, sorted(self.desk.switched_off))

    # ── width ───────────────────────────────────────────────────────────────────────────────

    def do_wider(self, count: int) -> None:
        """Wider text."""
        self._widen(WIDTH_STEP * max(1, count))

    def do_narrower(self, count: int) -> None:
        """Narrower text."""
        self._widen(-WIDTH_STEP * max(1, count))

    def _widen(self, by: int) -> None:
        self.set_width(self.desk.view.cells.text + by)

    def set_width(self, width: int) -> None:
        """Let the text be at most this wide, from now on."""
        kept = max(WIDTH_MIN, min(width, WIDTH_MAX))
        self.desk.view.set_width(kept)
        remember(self.desk.library, WIDTH, kept)
        self.desk.tell(f"text at most {kept} cells wide")

    # ── cards and links ─────────────────────────────────────────────────────────────────────

    def do_follow(self) -> None:
        """Show the card of what is in focus; follow a link."""
        if self.desk.focus_now.kind is FocusKind.REFERENCE and self._show_references():
            return
        link = self._link()
        if link is not None and is_address(link.target):
            self._services.command(f"open {link.target}")
            return
        if link is not None and self.following.follow(link):
            return
        mark = self._mark()
        if link is not None:
            self.following.show(link_card(link))
        elif mark is not None:
            self._show_mark(mark)
        else:
            self._show_note()

    def _show_references(self) -> bool:
        """Show the card of the references in focus; False when they are gone."""
        desk = self.desk
        tied = next((each for each in desk.tied if each.key == desk.focus_now.ref), None)
        if tied is not None:
            self._services.wide.show_reference(tied.target, desk.opened.entry)
        return tied is not None

    def _link(self) -> Link | None:
        desk = self.desk
        if desk.focus_now.kind is not FocusKind.LINK:
            return None
        return next((each for each in desk.document.links if each.span == desk.focus_now.span), None)

    def _mark(self) -> Mark | None:
        """The first entity or figure in focus; None where an annotation is."""
        desk, focus = self.desk, self.desk.focus_now
        layers = [desk.strata[name] for name in (strata.ENTITIES, strata.FIGURES) if name in desk.strata]
        if focus.kind is FocusKind.ANNOTATION:
            return None
        marks = (mark for layer in layers for mark in layer.between(focus.span))
        return min(marks, key=lambda mark: ((mark.span, mark.ref) != (focus.span, focus.ref), mark), default=None)

    def _show_mark(self, mark: Mark) -> None:
        desk = self.desk
        if mark.style == "figure":
            self._services.wide.show_figure(desk.opened.entry, desk.figures[int(mark.ref)])
        else:
            self._services.wide.show_entity(EntityKey.of(mark.ref), desk.opened.entry)

    def _show_note(self) -> None:
        held = self.desk.held_at(self.desk.focus_now.span)
        if held is None:
            self.desk.tell("nothing here has a card: ]e ]f ]a go to what has")
        else:
            ways = Ways(self.desk.library, self._services, self.desk.tell).of(held.annotation.uid)
            self.following.show(self._standing.card(held, ways))
