"""Lines of a report that fit a terminal of 80 columns, as classrooms have them."""

from __future__ import annotations

from textwrap import wrap

WIDTH = 80


def wrapped(text: str, first: str = "", rest: str = "") -> list[str]:
    """A text in lines; the first begins with `first`, the others with `rest`. Words are not cut.

    >>> wrapped("one two " * 12, "- ", "  ")[1]
    '  two one two one two'
    """
    return wrap(
        text, WIDTH, initial_indent=first, subsequent_indent=rest, break_long_words=False, break_on_hyphens=False
    )


__all__ = ["WIDTH", "wrapped"]
