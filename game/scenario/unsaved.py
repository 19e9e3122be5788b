"""Texts that were typed and not saved: each editor keeps its own, and finds those whose editors are gone.

They lie in the folder `unsaved` of the user's data as `<name>.<which folder>.<which editor>.yaml`. Beside each lies a
file that its editor holds while it lives, so that nobody is offered what somebody else is still writing.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from pathlib import Path

from game.durable import Claim, make_folder, replace_file
from game.scenario.library import home

MOST_LEFT = 20
"""Texts of one file that are offered at once."""


class Unsaved:
    """Where one editor keeps its unsaved text of a file, and where others left theirs."""

    def __init__(self, path: Path) -> None:
        self.folder = home() / "unsaved"
        whole = str(path)
        with contextlib.suppress(OSError, RuntimeError):
            whole = str(path.resolve())
        mark = hashlib.sha256(whole.encode("utf-8", "surrogateescape")).hexdigest()[:10]
        self.name = f"{path.stem[:80]}.{mark}"
        self.place = self.folder / f"{self.name}.{os.urandom(4).hex()}.yaml"
        """Of our own text."""
        self._claim: Claim | None = None

    def keep(self, content: bytes) -> None:
        """Keep our text as it is now. Raises OSError."""
        make_folder(self.folder)
        if self._claim is None:
            self._claim = Claim(_held(self.place))
        replace_file(self.place, content)

    def forget(self) -> None:
        """Remove our text: it is saved now, or not wanted."""
        remove(self.place)
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
                is_ours = entry.name.startswith(f"{self.name}.") and place.suffix == ".yaml" and place != self.place
                if is_ours and entry.is_file(follow_symlinks=False) and not _is_held(place):
                    found.append((entry.stat().st_mtime, place))
        return [place for _, place in sorted(found, reverse=True)[:MOST_LEFT]]


def remove(place: Path) -> None:
    """Remove a text that was kept."""
    with contextlib.suppress(OSError):
        place.unlink()


def _held(place: Path) -> Path:
    return place.with_suffix(".open")


def _is_held(place: Path) -> bool:
    """Whether the editor of a text still lives."""
    try:
        Claim(_held(place)).end()
    except BlockingIOError:
        return True
    except OSError:  # a folder that may only be read: better offered twice than lost
        return False
    return False
