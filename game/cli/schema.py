"""`backchannel schema`: what can stand in a scenario file, for editors and for people."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from game.cli import output
from game.cli.errors import Exit, Stop, complain
from game.diagnostics import Problems
from game.scenario import find
from game.scenario.files import read_text
from game.words import as_sentence, clean_line


def schema(args: Namespace) -> int:
    """Print the JSON Schema, that of one scenario where one is named, or the reference of every key as a page."""
    if args.reference:
        from game.scenario.reference import reference_text

        output.write(reference_text())
    elif args.file is None:
        from game.scenario.schema import schema_text

        output.write(schema_text())
    else:
        output.write(_own(args.file))
    return Exit.DONE


def _own(name: str) -> str:
    """The schema with the names of one scenario; how to use it goes to the person, not into the file."""
    from game.scenario.schema_own import own_schema_text

    path = find(name) or Path(name)
    problems = Problems(name)
    text, is_fit = read_text(path, problems)
    if not is_fit:
        found = problems.found[0]
        why = f"{clean_line(name, 400)} cannot be read: {found.message}. {as_sentence(found.help)}"
        raise Stop(why.rstrip(), Exit.FAULTY)
    stem = clean_line(path.stem, 80)
    complain(
        f"This schema offers the names of {stem}. Keep it beside the scenario, as {stem}.schema.json, and let the "
        f"scenario begin with the line\n\n    # yaml-language-server: $schema=./{stem}.schema.json\n\n"
        "Write it anew when you have added actors, indicators or flags; nothing is complained about until then."
    )
    return own_schema_text(text)
