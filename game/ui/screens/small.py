"""Small windows: a sentence with an answer or several, and a text to read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from game.ui.commands import Back, Command, Move, bindings
from game.ui.screens.base import BaseModal
from game.ui.screens.pen import entitle
from game.ui.screens.picklist import PickList


class Agree(Command):
    """Do what the window proposes."""

    KEY, LABEL, RANK, IN_PALETTE = "enter", "Yes", 1, False


class AskScreen(BaseModal[bool]):
    """A sentence, and perhaps something to do about it: Enter answers True, Esc False."""

    PLACE = "A question"
    COMMANDS_HERE: ClassVar[tuple[type[Command], ...]] = (Agree, Back)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(*COMMANDS_HERE)]

    def __init__(self, title: str, sentence: str, *, answer: str = "") -> None:
        """`answer`: what Enter would do, in a word or two; without one there is only the way back."""
        super().__init__()
        self.heading = title
        self.sentence = sentence
        self.answer = answer

    def compose(self) -> ComposeResult:
        """The sentence."""
        with Vertical(classes="window") as window:
            entitle(window, self.pen(self.heading))
            yield Static(self.pen(self.sentence))
            yield Static("")
            yield from self.foot()

    def label_of(self, command: type[Command]) -> str:
        """Enter by the name of what it does."""
        return self.answer if command is Agree else super().label_of(command)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Enter is offered where there is something to do."""
        return bool(self.answer) or action != Agree.action()

    def action_agree(self) -> None:
        """Answer yes."""
        self.dismiss(True)

    def action_back(self) -> None:
        """Answer no."""
        self.dismiss(False)


class ReadScreen(BaseModal[None]):
    """A text to read, as it stands: the faults of a file as the checker writes them."""

    PLACE = "A text to read"

    def __init__(self, title: str, text: str) -> None:
        super().__init__()
        self.heading = title
        self.text = text

    def compose(self) -> ComposeResult:
        """The text, which scrolls."""
        with Vertical(classes="window -large") as window:
            entitle(window, self.pen(self.heading))
            with VerticalScroll():
                yield Static(self.pen(self.text))
            yield from self.foot()


class PickOneScreen(BaseModal[str]):
    """A question with several answers, each a line to pick: answers with the id of the line, or None for Esc."""

    PLACE = "A question with several answers"
    DEFAULT_CSS = """
    PickOneScreen PickList { height: auto; margin-top: 1; }
    """
    COMMANDS_HERE: ClassVar[tuple[type[Command], ...]] = (Move, Agree, Back)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Back)]

    def __init__(self, title: str, sentence: str, answers: Mapping[str, str]) -> None:
        """`answers`: ids to what they would do, in words."""
        super().__init__()
        self.heading = title
        self.sentence = sentence
        self.answers = dict(answers)

    def compose(self) -> ComposeResult:
        """The sentence and the answers."""
        with Vertical(classes="window") as window:
            entitle(window, self.pen(self.heading))
            yield Static(self.pen(self.sentence))
            yield PickList(*(Option(self.pen(words), id=name) for name, words in self.answers.items()), markup=False)
            yield Static("")
            yield from self.foot()

    def label_of(self, command: type[Command]) -> str:
        """Enter takes the line."""
        return "Do this" if command is Agree else super().label_of(command)

    def action_agree(self) -> None:
        """Answer with the line under the cursor."""
        self.query_one(PickList).action_select()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A line was picked."""
        self.dismiss(event.option_id)
