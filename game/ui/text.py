"""Text that comes from a file or a person, made safe to show: cleaned of control characters, and never markup.

Textual reads square brackets in a plain string as markup: it ends the program over `a [/] b` and runs what
`[@click=app.quit]` says. So every such text goes through :func:`plain` or :func:`emphasised`, which return Content.
"""

from __future__ import annotations

import re

from textual.content import Content

from game.words import clean_text, signed

EMPHASIS = re.compile(r"(?<![\w*])(\*{1,2})(?=[^\s*])([^*\n]+?)(?<=[^\s*])\1(?![\w*])")
"""`*so*` or `**so**`, on one line and not inside a word; all that our texts may hold besides paragraphs."""


def plain(text: object, style: str = "") -> Content:
    """Any text as it stands, cleaned, with one style for all of it (`bold`, `$text-muted`, `dim italic`).

    >>> plain("see [bold] and [/]").plain
    'see [bold] and [/]'
    """
    cleaned = clean_text(str(text))
    return Content.styled(cleaned, style) if style else Content(cleaned)


def emphasised(text: object, style: str = "", emphasis: str = "italic") -> Content:
    """An author's text: `*emphasis*` shown as such, blank lines kept between paragraphs, lines within one joined.

    >>> emphasised("It is *not* over.\\nYet.\\n\\nSo [they] say.").plain
    'It is not over. Yet.\\n\\nSo [they] say.'
    """
    paragraphs = re.split(r"\n[ \t]*\n\s*", clean_text(str(text)).strip())
    joined = "\n\n".join(" ".join(paragraph.split()) for paragraph in paragraphs)
    parts: list[str | tuple[str, str]] = []
    position = 0
    for match in EMPHASIS.finditer(joined):
        parts.append(joined[position : match.start()])
        parts.append((match.group(2), emphasis if len(match.group(1)) == 1 else "bold"))
        position = match.end()
    parts.append(joined[position:])
    content = Content.assemble(*parts)
    return content.stylize_before(style) if style else content


def one_line(text: object, width: int | None = None, ellipsis: str = "…") -> str:
    """A text as one clean line of at most `width` cells, cut with an ellipsis; for widgets that draw by the cell."""
    from rich.cells import cell_len, set_cell_size

    line = " ".join(clean_text(str(text), keep_newlines=False).split())
    if width is None or cell_len(line) <= width:
        return line
    if width <= len(ellipsis):
        return set_cell_size(line, max(width, 0))
    return set_cell_size(line, width - len(ellipsis)).rstrip() + ellipsis


__all__ = ["EMPHASIS", "emphasised", "one_line", "plain", "signed"]
