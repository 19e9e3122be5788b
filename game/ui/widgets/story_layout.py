"""How a story is laid out as a table in a given width: plain pieces with the role that each plays, no terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from game.ui.widgets.values import StoryLine

Role = Literal["plain", "heading", "label", "number", "after", "because", "cite", "note"]

LABEL = 13
"""Cells for a rule's name, indented by two."""
NUMBER = 5
AFTER = 6
CITE = 23
"""Cells for what an entry rests on; only from `WIDE` on, else it follows the reason."""
WIDE = 84


class StoryPiece(NamedTuple):
    """A piece of a row."""

    text: str
    role: Role
    line: StoryLine
    """The line that it belongs to."""


def rows(lines: Sequence[StoryLine], width: int) -> Iterator[tuple[StoryPiece, ...]]:
    """The rows of a story, each at most `width` cells; long reasons go on under themselves."""
    for line in lines:
        if line.kind == "round":
            yield (StoryPiece(_fit(line.label, width), "heading", line),)
        elif line.kind == "note":
            for part in wrap(line.label, width):
                yield (StoryPiece(part, "note", line),)
        else:
            yield from _entry(line, width)


def _entry(line: StoryLine, width: int) -> Iterator[tuple[StoryPiece, ...]]:
    indent = 2 if line.kind == "entry" else 0
    head = LABEL + NUMBER + AFTER + 1
    cite = CITE if width >= WIDE else 0
    because = line.because
    if line.cite and not cite:
        because = f"{because} ({line.cite})" if because else line.cite
    texts = wrap(because, max(width - head - cite, 12)) or [""]
    cites = wrap(line.cite, cite - 2) if cite else []
    for number in range(max(len(texts), len(cites))):
        first = number == 0
        text = texts[number] if number < len(texts) else ""
        pieces = [
            StoryPiece(" " * indent + _fit(line.label if first else "", LABEL - indent), "label", line),
            StoryPiece(f"{line.number if first else '':>{NUMBER}}", "number", line),
            StoryPiece(f"{line.after if first else '':>{AFTER}} ", "after", line),
        ]
        if cite:
            pieces.append(StoryPiece(_fit(text, width - head - cite), "because", line))
            pieces.append(StoryPiece(f"  {cites[number]}" if number < len(cites) else "", "cite", line))
        else:
            pieces.append(StoryPiece(text, "because", line))
        yield tuple(pieces)


def wrap(text: str, width: int) -> list[str]:
    """A text broken into lines of at most `width` cells, between words where it can be."""
    from rich.cells import cell_len, chop_cells

    found: list[str] = []
    for word in text.split():
        if found and cell_len(found[-1]) + 1 + cell_len(word) <= width:
            found[-1] += f" {word}"
        else:
            found += chop_cells(word, max(width, 2)) if cell_len(word) > width else [word]
    return found


def _fit(text: str, width: int) -> str:
    from game.ui.widgets.drawing import fit

    return fit(text, width)
