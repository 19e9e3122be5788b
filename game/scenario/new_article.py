"""An article beside a new scenario: read with care, split into paragraphs, and numbered so that they can be cited."""

from __future__ import annotations

from pathlib import Path

from game.diagnostics import Problems
from game.scenario.files import read_text
from game.scenario.new_names import is_visible
from game.words import clean_line, clean_text, plural

MOST_PARAGRAPHS = 5000
"""As many as a source of a scenario may have."""
_HELP = {
    "S001": "Look at the spelling, and at the folder you are in.",
    "S002": "Give the name of a text file, such as article.txt.",
    "S003": "Look at who may read it.",
    "S004": "Leave out what you will not cite.",
    "S005": 'Save it again as plain text in UTF-8 (in the editor, below "Save as").',
}


class NotMade(Exception):
    """No scenario can be made; the text says why and what to do, for the person."""


def read_article(path: Path) -> tuple[str, ...]:
    """The paragraphs of a text file, safe to show. Raises NotMade where it cannot be read or holds none."""
    name = clean_line(str(path), 400)
    problems = Problems(name)
    text, is_fit = read_text(path, problems)
    if not is_fit:
        found = problems.sorted()[0]
        message = found.message
        if found.code == "S005":
            message = "it is not saved as UTF-8" if found.span.is_nowhere else f"line {found.line} is not UTF-8"
        raise NotMade(f"The text {name} cannot be used: {message}. {_HELP.get(found.code, '')}".rstrip())
    found_paragraphs = paragraphs(text)
    if not found_paragraphs:
        raise NotMade(f"The text {name} cannot be used: it holds no words. Give a file with the text of the article.")
    if len(found_paragraphs) > MOST_PARAGRAPHS:
        raise NotMade(
            f"The text {name} cannot be used: it has {plural(len(found_paragraphs), 'paragraph')}, and a source may "
            f"have {MOST_PARAGRAPHS}. {_HELP['S004']}"
        )
    return found_paragraphs


def paragraphs(text: str) -> tuple[str, ...]:
    """The paragraphs of a text: what blank lines part; where there is none, each line is one.

    >>> paragraphs("One.\\nstill one\\n\\n\\nTwo.\\n"), paragraphs("One.\\nTwo.\\n")
    (('One.\\nstill one', 'Two.'), ('One.', 'Two.'))
    """
    lines = [line.strip() if is_visible(line) else "" for line in _safe(text).split("\n")]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    if "" not in lines:
        return tuple(lines)
    return tuple(filter(None, (part.strip("\n") for part in "\n".join(lines).split("\n\n"))))


def _safe(text: str) -> str:
    return clean_text(text, limit=len(text) * 4 + 1)


def numbered(found: tuple[str, ...], name: str, source: str) -> str:
    """The file with the numbered paragraphs. Only a number of ours stands at the beginning of a line."""
    last = f" ¶{len(found)}" if len(found) > 1 else ""
    lines = [
        f"The paragraphs of {clean_line(name, 200)}, numbered for citing in the scenario, as in   "
        f"cite: {source} ¶1{last}",
        "",
    ]
    for number, paragraph in enumerate(found, 1):
        lines += [f"¶{number}  " + paragraph.replace("\n", "\n    "), ""]
    return "\n".join(lines[:-1]) + "\n"
