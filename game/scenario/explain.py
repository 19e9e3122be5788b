"""The page of a code: what it means, an example that has the fault, what is said about it, and the same put right.

The pages are texts in `pages/`, one for each code of :data:`game.scenario.codes.CODES`. An example is a piece of a
scenario: each of its sections takes the place of the same section in `pages/base.yaml`, so that it can be checked, and
what a page quotes is what `check` says today. Three signs are for the reader: `# <- here` marks the faulty line, and
`<tab>` or `<U+00A0>` stand for a character that could not be seen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple

from game.diagnostics import Diagnostic, Related, Span, render_text
from game.model.catalogue import ACTS
from game.program import program
from game.scenario.codes import CODES
from game.scenario.load import read_scenario
from game.words import nearest

PAGES = Path(__file__).parent / "pages"
NAME = "example.yaml"
"""The file that an example is said to stand in."""
MARK = re.compile(r" *# <- here$", re.MULTILINE)
COMMAND = re.compile(r"(?:^|(?<=`))backchannel(?= [a-z])", re.MULTILINE)
"""The program's name at the beginning of a command, for which its path is told where the shell does not know it."""
ALL_ACTS = "<all acts>"
"""The place of the list of all acts, on the page that leads there."""
SIGN = re.compile(r"<(?:tab|U\+([0-9A-F]{4,6}))>")
GROUPS = (
    ("S000", "The file"),
    ("S020", "The notation"),
    ("S040", "What stands where"),
    ("S060", "Names"),
    ("S070", "What belongs together"),
    ("S100", "Warnings: it can be played, and will disappoint"),
)
"""Where each group of codes begins, with its heading."""

Kind = Literal["text", "wrong", "right", "quote"]


class Part(NamedTuple):
    """A stretch of a page: a text, an example that is wrong or right, or something quoted."""

    kind: Kind
    text: str
    is_whole: bool = False
    """Whether an example is a whole file, not a piece of one."""


@dataclass(frozen=True, slots=True)
class Page:
    """What there is to say about a code."""

    code: str
    title: str
    severity: str
    see: tuple[str, ...]
    """Codes that are easily taken for this one."""
    parts: tuple[Part, ...]

    def examples(self, kind: Kind) -> list[Part]:
        """The examples of one kind."""
        return [part for part in self.parts if part.kind == kind]


@cache
def page(code: str) -> Page:
    """The page of a code that exists."""
    _, head, body = (PAGES / f"{code}.md").read_text(encoding="utf-8").split("---\n", 2)
    given = dict(line.split(": ", 1) for line in head.splitlines())
    return Page(given["code"], given["title"], given["severity"], tuple(given.get("see", "").split()), (*_parts(body),))


def _parts(body: str) -> Iterator[Part]:
    """A page cut into texts and examples; a heading "Wrong" or "Right" says what the examples below it are."""
    kind: Kind = "text"
    pieces = re.split(r"^```(\w+)( file)?\n(.*?)^```\n", body, flags=re.MULTILINE | re.DOTALL)
    for text, language, whole, example in zip(pieces[::4], pieces[1::4], pieces[2::4], pieces[3::4], strict=False):
        yield Part("text", text.strip())
        if "## " in text:
            kind = "wrong" if "## Wrong" in text else "right"
        yield Part(kind if language == "yaml" else "quote", example, bool(whole))
    yield Part("text", pieces[-1].strip())


# ── Examples ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def marked_line(example: Part) -> int:
    """The line of an example that is marked as the faulty one; 0 where none is, the fault being the file's."""
    found = re.search(r"# <- here$", example.text, re.MULTILINE)
    return example.text.count("\n", 0, found.start()) + 1 if found else 0


def written(example: Part) -> str:
    """An example as it would stand in a file: without the mark, and with the characters that cannot be seen."""
    return SIGN.sub(lambda sign: chr(int(sign[1], 16)) if sign[1] else "\t", MARK.sub("", example.text))


def complete(example: Part) -> tuple[str, dict[int, int]]:
    """The scenario that an example makes, and for each of its lines that is the example's own, the line there."""
    if example.is_whole:
        text = written(example)
        return text, {number: number for number in range(1, text.count("\n") + 2)}
    own = _sections(written(example))
    made: list[str] = []
    known: dict[int, int] = {}
    for name, lines in (_sections((PAGES / "base.yaml").read_text(encoding="utf-8")) | own).items():
        for number, line in lines:
            made.append(line)
            if name in own:
                known[len(made)] = number
    return "\n".join(made) + "\n", known


def _sections(text: str) -> dict[str, list[tuple[int, str]]]:
    """The lines of a text with their numbers, under the name of the section that they stand in."""
    found: dict[str, list[tuple[int, str]]] = {}
    name = ""
    for number, line in enumerate(text.rstrip("\n").split("\n"), 1):
        if line[:1].strip() and line[0] not in "#-":
            name = line.split(":")[0]
        found.setdefault(name, []).append((number, line))
    return found


def problems(example: Part) -> tuple[Diagnostic, ...]:
    """What `check` finds in an example, with the lines that the example has by itself."""
    text, known = complete(example)
    return tuple(_moved(problem, known) for problem in read_scenario(text, NAME).problems)


def _moved(problem: Diagnostic, known: dict[int, int]) -> Diagnostic:
    if problem.span.is_nowhere:
        return problem
    line, _, end_line, _ = problem.span
    related = tuple(
        Related(Span(known[span.line], span.column, known[span.line], span.end_column), label)
        for span, label in problem.related
        if span.line in known
    )
    start = known.get(line, 0)
    return replace(problem, line=start, end_line=known.get(end_line, start), related=related)


def said(example: Part) -> str:
    """What `check` says about an example, without its last line that counts."""
    return render_text(problems(example), written(example).rstrip("\n")).rsplit("\n\n", 1)[0]


# ── What is printed ──────────────────────────────────────────────────────────────────────────────────────────────────


def explain(code: str) -> str:
    """The page of a code that exists, for people to read; it ends in a line end."""
    told = page(code)
    blocks = [f"{code}: {told.title} ({told.severity})"]
    for part in told.parts:
        if part.kind == "text":
            text = re.sub(r"^## (.*)", r"\1:", part.text, flags=re.MULTILINE).replace(ALL_ACTS, _acts())
            blocks += [COMMAND.sub(program(), text)] if text else []
        else:
            blocks.append(_indented(COMMAND.sub(program(), part.text)))
        if part.kind == "wrong":
            blocks += [f"What `{program()} check` says:", _indented(said(part))]
    if told.see:
        blocks.append("See also: " + ", ".join(f"{other} ({CODES[other].title})" for other in told.see))
    return "\n\n".join(blocks) + "\n"


def _acts() -> str:
    """The whole catalogue, an act to a line: its verb, its weight, how it reads."""
    widest = max(len(act.verb) for act in ACTS)
    lines = [
        f"  {act.verb:<{widest}} {act.weight10 / 10:+5.1f}  {act.past.format(target='B', partner='C')}" for act in ACTS
    ]
    return "\n".join(lines)


def _indented(text: str) -> str:
    return "\n".join(f"    {line}".rstrip() for line in text.rstrip("\n").split("\n"))


def list_codes() -> str:
    """All codes with their titles, in groups."""
    blocks = []
    for number, (first, heading) in enumerate(GROUPS):
        after = GROUPS[number + 1][0] if number + 1 < len(GROUPS) else "T"
        lines = [f"  {code}  {CODES[code].title}" for code in CODES if first <= code < after]
        blocks.append("\n".join([heading, *lines]))
    return "\n\n".join([*blocks, f"{program()} explain CODE says more about one of them, with examples."]) + "\n"


def find_code(typed: str) -> str | None:
    """The code that someone typed or pasted: `S021`, `s021`, `error[S021]`."""
    found = re.search(r"\bs\d{3}\b", typed, re.IGNORECASE)
    code = found[0].upper() if found else ""
    return code if code in CODES else None


def guesses(typed: str) -> list[str]:
    """Codes that may have been meant by something that is none: a slip of the pen, or a word of their titles."""
    word = typed.strip().lower()
    if titled := [code for code, one in CODES.items() if len(word) >= 3 and word in one.title]:
        return titled[:5]
    near = nearest(typed.upper().replace("O", "0"), CODES)
    return [near] if near else []
