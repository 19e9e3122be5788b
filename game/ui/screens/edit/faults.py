"""The list of what is wrong with the text, and where the next one is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets.option_list import Option

from game.ui.screens.picklist import PickList

if TYPE_CHECKING:
    from game.diagnostics import Diagnostic
    from game.ui.screens.pen import Pen


def in_text_order(problems: Sequence[Diagnostic]) -> list[Diagnostic]:
    """The faults as one meets them reading down."""
    return sorted(problems, key=lambda problem: (problem.line, problem.column))


def next_after(problems: Sequence[Diagnostic], line: int, column: int, step: int = 1) -> Diagnostic | None:
    """The next fault behind a place (from 1), or before it with a `step` of -1; at the end it goes round."""
    ordered = in_text_order(problems)[::step]
    here = (line, column)
    places = [((one.line, one.column), one) for one in ordered]
    beyond = [one for place, one in places if place != here and (place > here) == (step > 0)]
    return next(iter(beyond or ordered), None)


def at(problems: Sequence[Diagnostic], line: int) -> Diagnostic | None:
    """The first fault that covers a line, errors before warnings."""
    return next((one for one in problems if one.line <= line <= one.end_line and not one.span.is_nowhere), None)


class FaultList(PickList):
    """All faults, one to an entry; picking one goes there."""

    DEFAULT_CSS = """
    FaultList { height: auto; max-height: 100%; }
    """

    def show(self, pen: Pen, problems: Sequence[Diagnostic], playable: str) -> None:
        """List these; without any, `playable` says what the scenario has."""
        before = self.highlighted
        margin = max((len(str(problem.line)) for problem in problems), default=1)
        options = [Option(self._line(pen, problem, margin), id=str(place)) for place, problem in enumerate(problems)]
        if not problems:
            options = [Option(pen.join(("No faults. ", "bold $success"), (playable, "$text-muted")), disabled=True)]
        self.set_options(options)
        if problems:
            self.highlighted = min(before or 0, len(problems) - 1)

    def _line(self, pen: Pen, problem: Diagnostic, margin: int) -> Content:
        colour = "$error" if problem.severity == "error" else "$warning"
        return pen.join(
            (f"{problem.line:>{margin}} ", "bold"),
            (f"{problem.severity} ", f"bold {colour}"),
            problem.message,
            (f"; {problem.help}" if problem.help else "", "$text-muted"),
            (f"  {problem.code}", "$text-muted"),
        )


__all__ = ["FaultList", "at", "next_after"]
