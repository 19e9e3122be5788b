"""Pages for a browser and for paper: each is one file that loads nothing and runs nothing.

A template gets plain values. Whatever it puts on the page was cleaned of characters that drive or deceive, and escaped;
only what this package made itself (drawings, paragraphs) is markup.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from game.export.files import ExportProblem, write_new_or_replace
from game.words import clean_text, plural, signed

if TYPE_CHECKING:
    from jinja2 import Environment

LONGEST = 10_000_000
"""Characters of one value on a page: far more than any scenario holds."""


def render(template: str, **values: object) -> str:
    """A page from a template of this package, such as "game.html.jinja"; a name without a value is a fault of ours."""
    return _environment().get_template(template).render(values)


@lru_cache(maxsize=1)
def _environment() -> Environment:
    # Jinja is imported here: no game and no other command waits for it.
    from jinja2 import Environment, PackageLoader, StrictUndefined

    from game.export.words import capital, emphasised, prose, unbroken

    environment = Environment(
        loader=PackageLoader("game.export", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_clean,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters.update(prose=prose, emphasised=emphasised, signed=signed, capital=capital, unbroken=unbroken)
    environment.globals.update(plural=plural)
    return environment


def _clean(value: Any) -> Any:
    """What is put on a page, without what could drive or deceive; markup of ours stays markup."""
    if not isinstance(value, str):
        return value
    text = clean_text(value, limit=LONGEST)
    return type(value)(text) if hasattr(value, "__html__") else text


__all__ = ["ExportProblem", "render", "write_new_or_replace"]
