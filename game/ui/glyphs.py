"""The signs that the screens draw with: one set for terminals with a good font, one of plain ASCII.

The first set keeps to signs that are one cell wide in every common font: no emoji, nothing with a coloured variant.
"""

from __future__ import annotations

from typing import Any, NamedTuple


class Glyphs(NamedTuple):
    """A set of signs; each is exactly one cell wide."""

    up: str
    down: str
    uncertain: str
    """A forecast that may go either way."""
    same: str
    arrow: str
    """From one actor to another."""
    bar_full: str
    bar_empty: str
    bar_gain: str
    """The part of a bar that was gained."""
    bar_loss: str
    dot: str
    """Where there is nothing: the diagonal of the matrix."""
    cursor: str
    """Before the line that the cursor is on."""
    you: str
    """Before the name of the seat you play."""
    met: str
    missed: str
    open: str
    """A goal or question that is still open."""
    lock: str
    """Before a choice that is not open."""
    bullet: str
    line: str
    tall: str
    """A vertical line."""
    ellipsis: str
    series: str
    """One sign for each curve, in turn."""
    node: str
    here: str
    """The present round on a timeline."""
    left: str
    right: str
    play: str
    pause: str


UNICODE = Glyphs(
    up="▴", down="▾", uncertain="±", same="=", arrow="→", bar_full="━", bar_empty="─", bar_gain="╍", bar_loss="╌",
    dot="·", cursor="▸", you="▸", met="✓", missed="✗", open="○", lock="×", bullet="•", line="─", tall="│",
    ellipsis="…", series="●■◆▲▼○□◇", node="●", here="●", left="◂", right="▸", play="▸", pause="‖",
)  # fmt: skip
ASCII = Glyphs(
    up="^", down="v", uncertain="?", same="=", arrow=">", bar_full="#", bar_empty=".", bar_gain="+", bar_loss="-",
    dot=".", cursor=">", you="*", met="+", missed="x", open="o", lock="x", bullet="*", line="-", tall="|",
    ellipsis="~", series="*#o+x@%&", node="o", here="@", left="<", right=">", play=">", pause="=",
)  # fmt: skip

_TO_ASCII = str.maketrans(
    {
        "→": "->", "↔": "<->", "←": "<-", "↑": "up", "↓": "down", "▴": "^", "▾": "v", "±": "+/-", "¶": "par. ",
        "·": "-", "•": "*", "…": "...", "–": "-", "—": "-", "−": "-", "‐": "-", "×": "x", "’": "'", "‘": "'",
        "“": '"', "”": '"', "✓": "+", "✗": "x", "▸": ">", "○": "o", "●": "o", "─": "-", "│": "|",
        "━": "=", "╍": "+", "╌": "-", "■": "#", "□": "%", "◆": "o", "◇": "&", "▲": "^", "▼": "v", "◂": "<", "‖": "=",
    }
)  # fmt: skip


def map_text(text: str, ascii: bool = True) -> str:  # noqa: A002 - the word that `--ascii` uses
    """The text with our own signs (arrows, ¶, dashes, quotes) in ASCII; letters of any script stay as they are.

    >>> map_text("Qatar → US, reported ¶4")
    'Qatar -> US, reported par. 4'
    """
    return text.translate(_TO_ASCII) if ascii else text


def is_ascii(app: Any) -> bool:
    """Whether an app draws in ASCII (`--ascii`, or a console that cannot do more)."""
    return bool(getattr(app, "ascii", False))


def glyphs(app: Any) -> Glyphs:
    """The set that an app draws with."""
    return ASCII if is_ascii(app) else UNICODE
