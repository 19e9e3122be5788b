"""A canvas of braille dots, 2 across and 4 down in every cell, with text on top; of plain signs for `--ascii`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from rich.cells import cell_len
from rich.style import Style

from game.ui.widgets.drawing import Piece

BITS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
"""The bit of a dot in its cell, by row and column (Unicode's braille patterns from U+2800)."""


class Pattern(NamedTuple):
    """How a line is drawn: `on` dots, then `off` without; `sign` is its mark in ASCII ("" for one by slope)."""

    on: int
    off: int
    sign: str = ""


SOLID = Pattern(1, 0)
DASHED = Pattern(5, 4, "x")
DOTTED = Pattern(1, 4, ".")


class Canvas:
    """`width` by `height` cells. What is drawn later wins a cell's colour; text covers dots."""

    def __init__(self, width: int, height: int, ascii: bool = False) -> None:  # noqa: A002 - the word of `--ascii`
        self.width, self.height, self.ascii = max(width, 0), max(height, 0), ascii
        cells = self.width * self.height
        self._dots = [0] * cells
        self._signs: list[str | None] = [None] * cells
        self._styles = [Style()] * cells
        self._taken: set[int] = set()

    def dot(self, x: int, y: int, style: Style, sign: str = "*") -> None:
        """Set one dot; `x` counts 2 to a cell, `y` 4 to a cell. Outside the canvas nothing happens."""
        column, row = x // 2, y // 4
        if not (0 <= column < self.width and 0 <= row < self.height):
            return
        cell = row * self.width + column
        if cell in self._taken:
            return
        self._styles[cell] = style
        if self.ascii:
            self._signs[cell] = sign
        else:
            self._dots[cell] |= BITS[y % 4][x % 2]

    def line(
        self, start: tuple[int, int], end: tuple[int, int], style: Style, pattern: Pattern = SOLID, thick: bool = False
    ) -> None:
        """Draw a straight line between two dots (Bresenham's way), twice side by side for a thick one."""
        (x, y), (far_x, far_y) = start, end
        across, down = abs(far_x - x), abs(far_y - y)
        sign = pattern.sign or _slope(far_x - x, far_y - y)
        aside = (0, 1) if across >= down else (1, 0)
        step_x, step_y = (1 if far_x > x else -1), (1 if far_y > y else -1)
        error, count = across - down, 0
        period = pattern.on + pattern.off
        while True:
            skipped = (
                bool(pattern.sign) and across >= down and x // 2 % 2 == 1
                if self.ascii
                else count % period >= pattern.on
            )
            if not skipped:
                self.dot(x, y, style, sign)
                if thick and not self.ascii:
                    self.dot(x + aside[0], y + aside[1], style, sign)
            if (x, y) == (far_x, far_y):
                return
            twice = 2 * error
            if twice > -down:
                error -= down
                x += step_x
            if twice < across:
                error += across
                y += step_y
            count += 1

    def text(self, column: int, row: int, text: str, style: Style) -> None:
        """Write clean text, one line; it covers what was drawn and is not drawn over."""
        if not 0 <= row < self.height:
            return
        for character in text:
            size = cell_len(character)
            if column + size > self.width:
                return
            if size and column >= 0:
                for part in range(size):
                    cell = row * self.width + column + part
                    self._signs[cell], self._styles[cell] = (character if part == 0 else ""), style
                    self._taken.add(cell)
            column += size

    def is_free(self, column: int, row: int, length: int) -> bool:
        """Whether no text stands in `length` cells from a place that is all on the canvas."""
        if not (0 <= row < self.height and column >= 0 and column + length <= self.width):
            return False
        first = row * self.width + column
        return self._taken.isdisjoint(range(first, first + length))

    def pieces(self, row: int) -> Iterator[Piece]:
        """A row as pieces of text, neighbours of one style together."""
        text, style = "", Style()
        for cell in range(row * self.width, (row + 1) * self.width):
            sign = self._signs[cell]
            if sign is None:
                sign = chr(0x2800 + self._dots[cell]) if self._dots[cell] else " "
            if self._styles[cell] != style and text:
                yield text, style
                text = ""
            style = self._styles[cell]
            text += sign
        yield text, style


def _slope(across: int, down: int) -> str:
    """The ASCII sign that leans as a line does."""
    if abs(down) * 3 < abs(across) * 2:
        return "-"
    if abs(across) * 3 < abs(down) * 2:
        return "|"
    return "\\" if (across > 0) == (down > 0) else "/"
