"""Comments on a game by whoever looked at it again: where each belongs, and how a text tells it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from game.debrief.text import wrap

Comments = Mapping[tuple[int, str], str]
"""By round (0 is the start) and seat ("" is the whole round), the mark and the words: "[A question] Why now?"."""

NO_COMMENTS: Comments = MappingProxyType({})


def comment_lines(comments: Comments, round_: int, seat: str, width: int, indent: str = "") -> list[str]:
    """The comment on one place as lines; none where there is none."""
    words = comments.get((round_, seat), "")
    return wrap(f"Comment: {words}", width, indent, indent + "  ") if words else []
