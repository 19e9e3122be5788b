"""The editor's layout and what each key does; what a key sets going is in the modules beside."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Input, OptionList, TextArea

from game.diagnostics import tally
from game.ui.commands import Command, bindings
from game.ui.screens.base import WIDTHS, BaseScreen
from game.ui.screens.edit import checking, faults, own_editor, playtesting, saving, trying
from game.ui.screens.edit.checking import GLANCE, REST, Checked
from game.ui.screens.edit.commands import HERE, NextFault, PreviousFault
from game.ui.screens.edit.faults import FaultList
from game.ui.screens.edit.preview import Preview
from game.ui.screens.edit.text import ScenarioText
from game.ui.screens.pen import entitle
from game.ui.screens.titleline import TitleLine

if TYPE_CHECKING:
    from game.scenario.draft import Draft
    from game.ui.screens.edit.cards import Card
    from game.ui.screens.edit.trying import Trial

KEEP = 0.5
"""Seconds without a key before what is not saved is kept in a file of its own."""
LOOK_OUT = 1.0
"""Seconds between two looks whether another program changed the file."""


class EditScreen(BaseScreen[None]):
    """Edits one scenario file. `draft` is the file; `note` is said when the screen opens."""

    PLACE = "Editor"
    DEFAULT_CSS = """
    EditScreen {
        & #desk { height: 1fr; }
        & ScenarioText { width: 1fr; height: 1fr; }
        & Preview { width: 42%; height: 100%; }
        & #faults { height: auto; max-height: 9; }
        & #find { display: none; height: 1; border: none; padding: 0 1; background: $panel; }
        & #find.-open { display: block; }
        &.-std #desk, &.-narrow #desk, &.-cut #desk { layout: vertical; }
        &.-std Preview, &.-narrow Preview, &.-cut Preview {
            layout: horizontal;
            width: 100%;
            height: 10;
            padding: 0 0 0 1;
        }
        &.-std #card-text, &.-narrow #card-text, &.-cut #card-text { height: 100%; width: 1fr; }
        &.-std Preview Matrix { width: 38; margin: 0; }
        &.-narrow Preview Matrix, &.-cut Preview Matrix { width: 0; }
        &.-std Preview Indicators, &.-narrow Preview Indicators, &.-cut Preview Indicators { width: 0; height: 0; }
        &.-std #faults, &.-narrow #faults, &.-cut #faults {
            max-height: 4;
            padding: 0;
            border: none;
            border-top: round $border-blurred;
        }
        &.-std #faults:focus-within, &.-narrow #faults:focus-within { border: none; border-top: round $accent; }
        &.-ascii.-std #faults, &.-ascii.-narrow #faults, &.-ascii.-cut #faults { border-top: ascii $accent; }
        &.-short Preview, &.-hidden Preview { display: none; }
        & ToastRack { margin-bottom: 10; }  /* above the faults */
        &.-std ToastRack, &.-narrow ToastRack, &.-cut ToastRack { margin-bottom: 5; }
        &.-shown Preview { display: block; }
    }
    """
    COMMANDS_HERE: ClassVar[tuple[type[Command], ...]] = HERE
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(*HERE)]
    AUTO_FOCUS = "ScenarioText"

    class Read(Message):
        """The text has been read."""

        def __init__(self, checked: Checked) -> None:
            super().__init__()
            self.checked = checked

    class Looked(Message):
        """What the cursor stands in has been worked out; None where nothing can be shown."""

        def __init__(self, checked: Checked, line: int, card: Card | None) -> None:
            super().__init__()
            self.checked, self.line, self.card = checked, line, card

    def __init__(self, draft: Draft, note: str = "") -> None:
        super().__init__()
        self.draft = draft
        self.note = note
        self.version = 0
        """The state of the text, counted with every change."""
        self.checked: Checked | None = None
        self.played = playtesting.Played()
        """What the last playtest found."""
        self.words = ""
        """What was looked for last."""
        self.trial: Trial | None = None
        """Where the game that was started from here is saved, until one is back."""
        self.is_told = False
        """Whether it was said already that the file was changed by another program."""
        self._resting: dict[str, Timer] = {}

    def compose(self) -> ComposeResult:
        """Title; text and preview; faults; keys."""
        yield TitleLine()
        with Horizontal(id="desk"):
            yield ScenarioText(self.draft.text, id="text")
            yield Preview(classes="panel")
        with Vertical(id="faults", classes="panel"):
            yield FaultList(markup=False)
        yield Input(id="find", placeholder="Find, or a line's number; Enter goes there, Esc closes", compact=True)
        yield from self.foot()

    def on_mount(self) -> None:
        """Read the text at once, and begin to look out for other programs."""
        self.query_one(Preview).show_nothing(self.pen)
        self.retitle()
        self.read_text(self.version, self.text.text)
        self.set_interval(LOOK_OUT, lambda: saving.look_out(self))
        if self.note:
            self.say(self.note, seconds=10)
        if self.draft.is_protected:
            self.say(f"{self.draft.name} is marked as a file that is only to be read. When you save, you are asked.")
        trying.sweep()
        saving.offer_kept(self)

    def on_resize(self, event: events.Resize) -> None:
        """A border without corners leaves no room around its title."""
        super().on_resize(event)
        entitle(self.query_one("#faults"), self.pen("Faults" if event.size.width >= WIDTHS[-1][0] else " Faults "))

    @property
    def text(self) -> ScenarioText:
        """The text that is edited."""
        return self.query_one(ScenarioText)

    @property
    def is_saved(self) -> bool:
        """Whether the file has this text."""
        return self.draft.is_saved(self.text.text)

    @property
    def line(self) -> int:
        """The line of the cursor, from 1."""
        return self.text.cursor_location[0] + 1

    # ── While somebody writes ────────────────────────────────────────────────────────────────────────────────────────

    def later(self, name: str, seconds: float, what: object) -> None:
        """Do something once nothing of its kind was asked for during some seconds."""
        if name in self._resting:
            self._resting[name].stop()
        self._resting[name] = self.set_timer(seconds, what)  # type: ignore[arg-type]

    @on(TextArea.Changed)
    def text_changed(self) -> None:
        """Something was typed: read it, and keep it, once the fingers rest."""
        self.version += 1
        self.retitle()
        self.later("read", REST, lambda: self.read_text(self.version, self.text.text))
        self.later("keep", KEEP, lambda: saving.keep(self))

    @on(TextArea.SelectionChanged)
    def cursor_moved(self) -> None:
        """Show what the cursor stands in now."""
        self.point_out()
        self.later("look", GLANCE, self.look)

    @work(thread=True, exclusive=True, group="read", description="read the text")
    def read_text(self, version: int, text: str) -> None:
        """Read the text for faults and for the preview."""
        try:
            checked = checking.check(self.draft.original(text), self.draft.name, version, self.checked)
        except Exception as problem:  # a fault of ours must not end the program while somebody writes in it
            what = f"{type(problem).__name__}: {problem}"[:200]
            self.app.call_from_thread(self.say, f"The text could not be checked ({what}). You can go on and save it.")
        else:
            self.post_message(self.Read(checked))

    def on_edit_screen_read(self, message: Read) -> None:
        """Mark and list what is wrong, and bring the preview up to date."""
        if self.checked is not None and message.checked.version < self.checked.version:
            return
        self.show_checked(message.checked)

    def show_checked(self, checked: Checked) -> None:
        """Show what is known of the text, by reading it and by playing it."""
        self.checked = playtesting.with_played(checked, self.played)
        self.text.show_faults(self.checked.problems)
        self.query_one(FaultList).show(self.pen, self.checked.problems, self.checked.playable)
        self.retitle()
        self.point_out()
        self.refresh_bindings()
        self.look()

    def look(self) -> None:
        """Work out what the cursor stands in."""
        if self.checked is not None:
            self.look_at(self.checked, self.line)

    @work(thread=True, exclusive=True, group="look", description="look at a line")
    def look_at(self, checked: Checked, line: int) -> None:
        """The card of a line; a round may have to be played up to first."""
        try:
            card = checking.look_at(self.pen, checked, line)
        except Exception:  # the same: better no preview than no editor
            card = None
        self.post_message(self.Looked(checked, line, card))

    def on_edit_screen_looked(self, message: Looked) -> None:
        """Show the card, unless the cursor has gone on."""
        if message.checked is not self.checked or message.line != self.line:
            return
        preview = self.query_one(Preview)
        if message.card is None or message.checked.shown is None:
            preview.show_nothing(self.pen)
        else:
            preview.show(self.pen, message.checked.shown, message.card, is_behind=message.checked.is_behind)

    def point_out(self) -> None:
        """Have the list of faults show the one on the line of the cursor."""
        problems = self.checked.problems if self.checked else ()
        found = faults.at(problems, self.line)
        if found is not None:
            self.query_one(FaultList).highlighted = problems.index(found)

    def retitle(self) -> None:
        """The first line: the file, whether it is saved, and how it stands."""
        title = self.query_one(TitleLine)
        mark = "" if self.is_saved else " (not saved)"
        title.middle = (f"Editing {self.draft.name}{mark}", f"{self.draft.name}{mark}")
        title.right = tally(self.checked.problems) if self.checked else ""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What there is no fault or no earlier word for is shown as off."""
        if action in (NextFault.action(), PreviousFault.action()):
            return True if self.checked and self.checked.problems else None
        return True

    # ── Keys ─────────────────────────────────────────────────────────────────────────────────────────────────────────

    def action_save(self) -> None:
        """Save."""
        saving.save(self)

    def action_play_here(self) -> None:
        """Play from the round under the cursor."""
        trying.play(self)

    def action_play_many(self) -> None:
        """Play the text many times."""
        playtesting.begin(self)

    def action_next_fault(self, step: int = 1) -> None:
        """Put the cursor on the next fault."""
        row, column = self.text.cursor_location
        problems = self.checked.problems if self.checked else ()
        found = faults.next_after(problems, row + 1, column + 1, step)
        if found is None:
            self.say("There is no fault in the text.")
            return
        self.text.go_to(found.line, found.column)
        self.text.focus()

    def action_previous_fault(self) -> None:
        """Put the cursor on the fault before."""
        self.action_next_fault(-1)

    @on(OptionList.OptionSelected)
    def fault_picked(self, event: OptionList.OptionSelected) -> None:
        """Enter in the list of faults: go to that one."""
        if self.checked is not None and event.option_id:
            problem = self.checked.problems[int(event.option_id)]
            self.text.go_to(problem.line, problem.column)
            self.text.focus()

    def action_find(self) -> None:
        """Open the line in which words are looked for."""
        find = self.query_one("#find", Input)
        find.add_class("-open")
        if selected := self.text.selected_text.split("\n")[0]:
            find.value = selected
        find.focus()

    @on(Input.Submitted, "#find")
    def find_submitted(self, event: Input.Submitted) -> None:
        """Go to the line of this number, or to the next place of these words."""
        wanted = event.value.strip()
        if wanted.isascii() and wanted.isdigit() and len(wanted) < 8:
            self.text.go_to(int(wanted))
            self.close_find()
        elif event.value:
            self.words = event.value
            self.action_find_again()

    def action_find_again(self) -> None:
        """Go to the next place of the words that were looked for."""
        if not self.words:
            self.action_find()
        elif not self.text.find(self.words):
            self.say(f'"{self.words}" does not stand in the text.')

    def close_find(self) -> None:
        """Back from the line for finding to the text."""
        self.query_one("#find").remove_class("-open")
        self.text.focus()

    def action_undo(self) -> None:
        """Undo what was typed last."""
        self.text.undo()

    def action_redo(self) -> None:
        """Do again what was undone."""
        self.text.redo()

    def action_next_part(self) -> None:
        """Text, faults, preview, and round."""
        parts = [self.text, self.query_one(FaultList), self.query_one("#card-text")]
        parts = [part for part in parts if part.display and part.size]
        focused = next((place for place, part in enumerate(parts) if part.has_focus), -1)
        parts[(focused + 1) % len(parts)].focus()

    def action_hide_preview(self) -> None:
        """Hide the preview, or show it; where it has no room of its own, it takes some of the text's."""
        is_shown = self.query_one(Preview).display
        self.set_class(is_shown, "-hidden")
        self.set_class(not is_shown, "-shown")
        if is_shown:
            self.text.focus()

    def action_own_editor(self) -> None:
        """Go on in the person's own editor."""
        own_editor.open_own_editor(self)

    def action_back(self) -> None:
        """Esc: from the other panes to the text; from the text out of the editor."""
        if self.query_one("#find").has_class("-open"):
            self.close_find()
        elif not self.text.has_focus:
            self.text.focus()
        else:
            saving.leave(self, super().action_back)

    def action_leave(self) -> None:
        """Leave the program."""
        saving.leave(self, self.shell.leave)

    def action_go_to_start(self) -> None:
        """Leave for the start screen."""
        saving.leave(self, self.shell.open_start)

    def on_screen_resume(self) -> None:
        """Back from a game: it was a trial, and is not kept."""
        trying.end_trial(self)

    def on_unmount(self) -> None:
        """The editor is closed, perhaps in the middle of a trial: what is kept waits for the next one."""
        trying.end_trial(self)
        self.draft.close()


__all__ = ["EditScreen"]
