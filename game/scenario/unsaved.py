"""Texts that were typed and not saved: each editor keeps its own, and finds those whose editors are gone.

They lie in the folder `unsaved` of the user's data as `<name>.<which folder>.<which editor>.<base>.yaml`; the base
tells from which text of the file the editor went on, and is left out where that is unknown. Beside each lies a file
that its editor holds while it lives, so that nobody is offered what somebody else is still writing.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
from pathlib import Path

from game.durable import Claim, make_folder, replace_file
from game.scenario.library import home

MOST_LEFT = 20
"""Texts of one file that are offered at once."""
_BASE = re.compile(r".*\.[0-9a-f]{8}\.(?P<base>[0-9a-f]{16})\.yaml", re.DOTALL)


class Unsaved:
    """Where one editor keeps its unsaved text of a file, and where others left theirs."""

    def __init__(self, path: Path) -> None:
        self.folder = home() / "unsaved"
        whole = str(path)
        with contextlib.suppress(OSError, RuntimeError):
            whole = str(path.resolve())
        mark = hashlib.sha256(whole.encode("utf-8", "surrogateescape")).hexdigest()[:10]
        self.name = f"{path.stem[:80]}.{mark}"
        self.base = ""
        """The mark of the file's text that ours goes on from; "" where that is unknown."""
        self._editor = os.urandom(4).hex()
        self._last: Path | None = None
        self._claim: Claim | None = None

    @property
    def place(self) -> Path:
        """Of our own text."""
        return self.folder / ".".join(filter(None, (self.name, self._editor, self.base, "yaml")))

    def keep(self, content: bytes) -> None:
        """Keep our text as it is now. Raises OSError."""
        make_folder(self.folder)
        place, last = self.place, self._last
        if self._claim is None:
            self._claim = Claim(_held(place))
        replace_file(place, content)
        self._last = place
        if last is not None and last != place:
            remove(last)

    def forget(self) -> None:
        """Remove our text: it is saved now, or not wanted."""
        if self._last is not None:
            remove(self._last)
        self.close()

    def close(self) -> None:
        """Leave our text, if there is one, to the next editor."""
        if self._claim is not None:
            self._claim.end()
            self._claim = None

    def left(self) -> list[Path]:
        """The texts of this file whose editors are gone, the latest first."""
        found: list[tuple[float, Path]] = []
        with contextlib.suppress(OSError):
            for entry in os.scandir(self.folder):
                place = self.folder / entry.name
                is_ours = entry.name.startswith(f"{self.name}.") and place.suffix == ".yaml" and place != self._last
                if is_ours and entry.is_file(follow_symlinks=False) and not _is_held(place):
                    found.append((entry.stat().st_mtime, place))
        return [place for _, place in sorted(found, reverse=True)[:MOST_LEFT]]


def mark_of(content: bytes) -> str:
    """What tells one text of a file from another."""
    return hashlib.sha256(content).hexdigest()[:16]


def base_of(place: Path) -> str:
    """The mark of the file's text that a kept text goes on from; "" where that is unknown."""
    found = _BASE.fullmatch(place.name)
    return found["base"] if found else ""


def remove(place: Path) -> None:
    """Remove a text that was kept."""
    with contextlib.suppress(OSError):
        place.unlink()


def _held(place: Path) -> Path:
    base = base_of(place)
    return place.with_name(f"{place.name.removesuffix(f'.{base}.yaml' if base else '.yaml')}.open")


def _is_held(place: Path) -> bool:
    """Whether the editor of a text still lives."""
    try:
        Claim(_held(place)).end()
    except BlockingIOError:
        return True
    except OSError:  # a folder that may only be read: better offered twice than lost
        return False
    return False
