"""The shape of the code: who may import whom, what a quick command loads, how long a file may be."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import game

ROOT = Path(__file__).parent.parent
SOURCES = sorted((ROOT / "game").rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))
LONGEST = 400
"""Lines a Python file may have; aim for half of it."""


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def run(*words: str) -> subprocess.CompletedProcess[str]:
    """Run a Python of its own in the project's folder; what it writes comes back as text."""
    return subprocess.run(
        [sys.executable, *words], cwd=ROOT, capture_output=True, encoding="utf-8", timeout=120, check=False
    )


def loaded_by(*words: str) -> set[str]:
    """The modules that a Python of its own imports while it does this."""
    done = run("-X", "importtime", *words)
    assert done.returncode == 0, done.stdout + done.stderr
    return set(re.findall(r"^import time:.*\|\s*([\w.]+)$", done.stderr, re.MULTILINE))


def test_imports_keep_to_the_floors() -> None:
    """The contracts stand in pyproject.toml; `lint-imports` shows the same."""
    lint = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    done = run("-c", lint, "--no-cache")
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("words", "kept_out"),
    [
        (["--version"], ["textual", "rich", "pydantic", "yaml", "asyncio", "numpy"]),
        (["--help"], ["textual", "rich", "pydantic", "yaml", "asyncio", "numpy"]),
        (["check", "scenarios/two-rivers.yaml"], ["textual", "rich", "numpy"]),
        (["list"], ["textual", "rich"]),
    ],
    ids=lambda value: value[0].strip("-") if isinstance(value, list) else None,
)
def test_a_quick_command_loads_little(words: list[str], kept_out: list[str]) -> None:
    """Seen in a fresh interpreter, since the contracts cannot see an import that waits inside a function."""
    loaded = loaded_by("-m", "game", *words)
    assert "game.cli.main" in loaded
    assert not loaded & set(kept_out)


def test_the_first_frame_does_not_wait_for_the_rules() -> None:
    """The screen is there at once; what a scenario needs is loaded behind it."""
    waits = {"pydantic", "yaml", "numpy", "game.model", "game.scenario", "game.playthrough"}
    waits |= {"game.record", "game.debrief"}
    opening = """
import game.cli.output, game.ui.app
from game.cli.main import main
game.cli.output.is_terminal = lambda: True
game.ui.app.run_start = lambda *_, **__: 0
raise SystemExit(main([]))
"""
    assert not loaded_by("-c", "import game.ui.app, game.ui.screens.start") & waits
    assert not loaded_by("-c", opening) & waits


def test_the_version_is_said_and_found_without_importing_anything() -> None:
    assert run("-m", "game", "--version").stdout == f"backchannel {game.__version__}\n"
    assert not [node for node in ast.walk(parsed(ROOT / "game/__init__.py")) if isinstance(node, ast.Import)]


@pytest.mark.parametrize("path", [*SOURCES, *TESTS], ids=name_of)
def test_a_file_fits_a_sitting(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").count("\n")
    assert lines <= LONGEST, f"{name_of(path)} has {lines} lines: it holds more than one idea"


@pytest.mark.parametrize("folder", sorted({path.parent for path in SOURCES}), ids=name_of)
def test_a_package_says_what_it_is(folder: Path) -> None:
    assert (folder / "__init__.py").exists()
    assert all(ast.get_docstring(parsed(path)) for path in folder.glob("*.py"))


# ── Text is never markup ─────────────────────────────────────────────────────────────────────────────────────────────

READS_MARKUP = {
    "Button", "Checkbox", "Collapsible", "Label", "Option", "Placeholder", "RadioButton", "Static", "TabPane", "Toast",
    "Tree", "add", "add_column", "add_columns", "add_leaf", "add_option", "add_options", "add_row", "from_markup",
    "notify", "set_label", "update",
}  # fmt: skip
"""Calls that read square brackets in a plain string as markup (`Tree` and tables among them)."""

ATTRIBUTES_READ_AS_MARKUP = {"border_title", "border_subtitle", "tooltip", "label"}


def composed(node: ast.expr | None) -> bool:
    """Whether an expression puts a string together from others: an f-string, `%`, `+` or `.format`."""
    match node:
        case ast.JoinedStr(values=values):
            return any(isinstance(value, ast.FormattedValue) for value in values)
        case ast.BinOp(left=left, op=ast.Add() | ast.Mod(), right=right):
            return any(composed(side) or is_text(side) for side in (left, right))
        case ast.Call(func=ast.Attribute(attr="format" | "join", value=value)):
            return is_text(value)
        case ast.IfExp(body=body, orelse=orelse):
            return composed(body) or composed(orelse)
    return False


def is_text(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def markup_faults(tree: ast.Module) -> Iterator[str]:
    """Where composed text goes to something that would read it as markup."""
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name)) if name in READS_MARKUP:
                literal = any(key.arg == "markup" and not getattr(key.value, "value", True) for key in node.keywords)
                given = [*node.args, *(key.value for key in node.keywords if key.arg in ("title", "label", "tooltip"))]
                if not literal and any(composed(argument) for argument in given):
                    yield f"line {node.lineno}: {name}(...)"
            case ast.Assign(targets=[ast.Attribute(attr=name)], value=value) if name in ATTRIBUTES_READ_AS_MARKUP:
                if composed(value):
                    yield f"line {node.lineno}: {name} = ..."


@pytest.mark.parametrize("path", [path for path in SOURCES if "ui" in path.parts], ids=name_of)
def test_composed_text_is_never_read_as_markup(path: Path) -> None:
    """A scenario or a name may hold `[/]` or `[@click=...]`; hand such text over as Content, or with markup=False."""
    assert [*markup_faults(parsed(path))] == []


@pytest.mark.parametrize(
    ("code", "faulty"),
    [
        ("Static(f'Hello {name}')", True),
        ("self.notify('Saved to %s' % path)", True),
        ("Option('a' + name)", True),
        ("widget.border_title = f'{title}'", True),
        ("Label(', '.join(names))", True),
        ("Static(f'Hello {name}', markup=False)", False),
        ("Static(plain(f'Hello {name}'))", False),
        ("Static('fixed')", False),
        ("digest.update(text.encode())", False),
    ],
)
def test_the_markup_lint_itself(code: str, faulty: bool) -> None:
    assert bool([*markup_faults(ast.parse(code))]) == faulty


def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))
