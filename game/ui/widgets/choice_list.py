"""ChoiceList: what a seat may do, each with its number and its basis, and with the reason for what it may not.

A choice that is not open stays within reach of the cursor, so that its reason can be read; asking for it is answered
with the reason. The cursor only looks: the forecast follows it. Enter, a click, or the number pressed twice chooses.
"""

from __future__ import annotations

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from game.ui.glyphs import glyphs, is_ascii, map_text
from game.ui.text import one_line, plain
from game.ui.themes import look
from game.ui.widgets.cursor_list import CursorList
from game.ui.widgets.values import ChoiceItem

GUTTER = 5
"""Cells before a label: the cursor's sign and the number."""


def _in_one_word(basis: str) -> str:
    """What keeps the room for a basis while a choice is wrapped: it never breaks, and keeps a cell's distance."""
    return "_" + basis.replace(" ", "_")


class ChoiceList(CursorList):
    """A list of choices. Arrow keys, numbers or the mouse move over them."""

    DEFAULT_CSS = """
    ChoiceList {
        border: none;
        padding: 0;
        background: transparent;
        &:focus { border: none; background-tint: transparent; }
        & > .option-list--option { padding: 0 1 0 0; }
        & > .option-list--option-hover { background: transparent; }
    }
    """

    items: reactive[tuple[ChoiceItem, ...]] = reactive((), init=False)
    details: reactive[bool] = reactive(True, init=False)
    """Whether each choice has its second line; off where space is short."""

    class Report(Message):
        """What all messages of the list carry."""

        def __init__(self, choices: ChoiceList, choice_id: str) -> None:
            super().__init__()
            self.choices = choices
            self.choice_id = choice_id

        @property
        def control(self) -> ChoiceList:
            """The list that reports."""
            return self.choices

    class Highlighted(Report):
        """The cursor (or the mouse) came to a choice, open or not."""

    class Chosen(Report):
        """An open choice was chosen."""

    class Refused(Report):
        """A choice that is not open was asked for."""

        def __init__(self, choices: ChoiceList, choice_id: str, reason: str) -> None:
            super().__init__(choices, choice_id)
            self.reason = reason
            """Why it is not open now."""

    def __init__(
        self,
        items: tuple[ChoiceItem, ...] = (),
        *,
        details: bool = True,
        id: str | None = None,  # noqa: A002 - Textual's own name
        classes: str | None = None,
    ) -> None:
        self._first_key = ""
        super().__init__(id=id, classes=classes, markup=False)
        self.set_reactive(ChoiceList.items, tuple(items))
        self.set_reactive(ChoiceList.details, details)

    @property
    def item(self) -> ChoiceItem | None:
        """The choice under the cursor."""
        return self.items[self.highlighted] if self.highlighted is not None and self.items else None

    @property
    def choice_id(self) -> str | None:
        """The id of the choice under the cursor."""
        return self.item.id if self.item else None

    def move_to(self, choice_id: str) -> None:
        """Put the cursor on a choice; nothing happens if the list does not have it."""
        for index, item in enumerate(self.items):
            if item.id == choice_id:
                self.highlighted = index

    # ── Filling ──────────────────────────────────────────────────────────────────────────────────────────────────────

    def on_mount(self) -> None:
        """Fill the list, once the app's signs are known."""
        self._fill()

    def watch_items(self) -> None:
        """Other choices."""
        self._fill()

    def watch_details(self) -> None:
        """More or less of each."""
        self._fill()

    def _fill(self) -> None:
        """Make the lines anew; the cursor stays on its choice where that is still there."""
        here = self.highlighted_option.id if self.highlighted_option else None
        self.set_options([Option(self._prompt(item), id=f"choice-{n}") for n, item in enumerate(self.items)])
        if self.items:
            kept = next((n for n in range(len(self.items)) if f"choice-{n}" == here), 0)
            self.highlighted = kept

    def _prompt(self, item: ChoiceItem) -> Content:
        """The label, and in a second line what it is or why it is not open; the basis ends the last line."""
        plain_signs = is_ascii(self.app)
        label = plain(map_text(item.label, plain_signs), "" if item.available else "$text-muted")
        if item.available:
            second = plain(map_text(item.detail, plain_signs), "$text-muted not bold") if self.details else Content("")
        else:
            second = plain(map_text(f"not now: {item.reason or 'it is not open'}", plain_signs), "$warning not bold")
        prompt = Content("\n" if self.details else "  ").join([label, second]) if second.plain else label
        basis = self._basis(item)
        return prompt + plain(f" {_in_one_word(basis)}", "$text-muted not bold") if basis else prompt

    def _basis(self, item: ChoiceItem) -> str:
        return one_line(map_text(item.basis, is_ascii(self.app)))

    # ── Drawing ──────────────────────────────────────────────────────────────────────────────────────────────────────

    def _get_left_gutter_width(self) -> int:
        """Room for the cursor's sign and the number (the hook that Textual's own SelectionList uses)."""
        return GUTTER

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """All lines, wrapped in what the gutter leaves."""
        return super().get_content_height(container, viewport, width - GUTTER)

    def render_line(self, y: int) -> Strip:
        """A line of a choice: sign and number before it, the basis at the right end of its last line."""
        strip = OptionList.render_line(self, y)
        line = self.scroll_offset.y + y
        if line >= len(self._lines):
            return strip
        index, offset = self._lines[line]
        item, styles, base = self.items[index], look(self.app), self.get_visual_style(*self._names_of(index)).rich_style
        accent = styles.accent if item.available else styles.muted
        sign = glyphs(self.app).cursor if index == self.highlighted and offset == 0 else " "
        number = one_line(item.number, 2) if offset == 0 else ""
        head = [Segment(sign, base + styles.accent), Segment(f"{number:>2}  ", base + accent)]
        basis = self._basis(item)
        if basis and strip.text.rstrip().endswith(_in_one_word(basis)):
            end = cell_len(strip.text.rstrip()) - cell_len(_in_one_word(basis))
            note = Strip([Segment(basis, base + styles.muted + Style(bold=False)), Segment(" ", base)])
            gap = " " * (strip.cell_length - end - note.cell_length)
            strip = Strip.join((strip.crop(0, end), Strip([Segment(gap, base)]), note))
        return self.with_cursor(Strip.join((Strip(head), strip)).apply_meta({"option": index}), y)

    def _names_of(self, index: int) -> list[str]:
        names = ["option-list--option"]
        if index == self.highlighted:
            names.append("option-list--option-highlighted")
        return names

    # ── Choosing ─────────────────────────────────────────────────────────────────────────────────────────────────────

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Say where the cursor is, by the choice's own id; a report about lines that are gone by now is dropped."""
        event.stop()
        if event.option is self.highlighted_option:
            self.post_message(self.Highlighted(self, self.items[event.option_index].id))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Choose, or say why not."""
        event.stop()
        item = self.items[event.option_index]
        if item.available:
            self.post_message(self.Chosen(self, item.id))
        else:
            self.post_message(self.Refused(self, item.id, item.reason))

    def on_key(self, event: events.Key) -> None:
        """A choice's own key moves the cursor to it; the same key again, or a letter, chooses it."""
        for index, item in enumerate(self.items):
            if event.character and str(item.number) == event.character:
                event.stop()
                event.prevent_default()
                again = self.highlighted == index and self._first_key == event.character
                self._first_key = event.character
                self.highlighted = index
                if again or event.character.isalpha():
                    self.action_select()
                return
        self._first_key = ""

    def on_click(self, event: events.Click) -> None:
        """A click on the choice under the cursor chooses it; on any other, it moves the cursor there."""
        event.prevent_default()
        index = event.style.meta.get("option")
        if index is not None and index == self.highlighted:
            self.action_select()
        elif index is not None:
            self.highlighted = index

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """The mouse shows the forecast of what is under it, as the arrow keys do."""
        index = event.style.meta.get("option")
        if index is not None:
            self.highlighted = index
