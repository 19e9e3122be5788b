"""An author's text as markup: paragraphs and *emphasis* are all that there is; everything else is escaped."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from game.playthrough.sentences import capital
from game.words import clean_text

if TYPE_CHECKING:
    from markupsafe import Markup

_OPTION = re.compile(r"(?<![\w-])\(?--[a-z][a-z-]*\)?")
_EMPHASIS = re.compile(r"\*(\S(?:[^*\n]*\S)?)\*")


def emphasised(text: str) -> Markup:
    """One line with its *emphasis* as `<em>`; safe to put on a page."""
    from markupsafe import Markup, escape

    return Markup(_EMPHASIS.sub(r"<em>\1</em>", str(escape(clean_text(text, limit=100_000)))))


def unbroken(text: str) -> Markup:
    """A line in which no browser breaks an option such as --seat behind its hyphens; safe to put on a page."""
    from markupsafe import Markup, escape

    return Markup(_OPTION.sub(r'<span class="option">\g<0></span>', str(escape(clean_text(text, limit=100_000)))))


def prose(text: str) -> Markup:
    """A text of paragraphs (an empty line between them) as `<p>` elements; safe to put on a page."""
    from markupsafe import Markup

    parts = (" ".join(part.split()) for part in clean_text(text, limit=100_000).split("\n\n"))
    return Markup("\n").join(Markup("<p>{}</p>").format(emphasised(part)) for part in parts if part)


__all__ = ["capital", "emphasised", "prose", "unbroken"]
