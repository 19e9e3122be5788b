"""A scenario file while somebody edits it: opened to the byte, kept against crashes, never overwritten unawares.

The text of the file is the truth: nothing is ever written from anything else, so comments and layout stay as they are.
What was typed and not saved is kept in a file of its own (:mod:`game.scenario.unsaved`), from which the next editor
takes it up again.
"""

from __future__ import annotations

import contextlib
import os
import stat
from pathlib import Path
from typing import Literal, NamedTuple

from game.diagnostics import Problems
from game.durable import create_file, replace_file
from game.scenario.files import MAX_BYTES, decode, read_bytes
from game.scenario.standins import Form, from_edit, to_edit
from game.scenario.unsaved import Unsaved, base_of, mark_of, remove
from game.words import as_sentence, clean_line

MOST_ASIDE = 1000
"""Texts set aside beside one file before giving up."""

State = Literal["same", "changed", "gone"]
"""What became of the file since the text here went on from it: since it was read or written, here or before a crash."""


class NotOpened(Exception):
    """A file cannot be edited here. Its text is a sentence that says why, and what to do."""


class NotWritten(Exception):
    """A text could not be written. Its text is a sentence that says why, and what to do; nothing was lost."""


class Kept(NamedTuple):
    """A text that an editor left without saving."""

    place: Path
    text: str
    time: float
    """When it was typed last, in seconds since 1970."""
    base: str
    """The mark of the file's text that it goes on from; "" where that is unknown."""


class Draft:
    """One file that is being edited."""

    def __init__(self, path: Path) -> None:
        """Open a file. Raises NotOpened."""
        self.path = path
        self.name = clean_line(path.name, 200)
        self.text, self.form = "", Form("\n", False)
        self._content = b""
        self._unsaved = Unsaved(path)
        self.read()

    # ── The file ─────────────────────────────────────────────────────────────────────────────────────────────────────

    def read(self) -> str:
        """Take the file as it is now; returns its text for the editor. Raises NotOpened; then nothing has changed."""
        problems = Problems(str(self.path))
        content = read_bytes(self.path, problems)
        text, is_fit = decode(content, problems) if content is not None else ("", False)
        if content is None or not is_fit:
            problem = problems.found[0]
            why = f"{self.name} cannot be edited: {problem.message}. {as_sentence(problem.help)}"
            raise NotOpened(why.rstrip())
        try:
            self.text, self.form = to_edit(text)
        except ValueError:
            raise NotOpened(
                f"{self.name} has characters from Unicode's private range, which no scenario needs and this editor "
                "uses itself. Remove them with another editor."
            ) from None
        self._content, self._unsaved.base = content, mark_of(content)
        return self.text

    def state(self) -> State:
        """What became of the file since the text here went on from it; "changed" where that is unknown."""
        content = read_bytes(self.path, Problems(""))
        if content is None:
            return "gone"
        return "same" if mark_of(content) == self._unsaved.base else "changed"

    @property
    def is_base_known(self) -> bool:
        """Whether it is known from which text of the file the text here goes on."""
        return bool(self._unsaved.base)

    @property
    def is_protected(self) -> bool:
        """Whether somebody marked the file as one that is only to be read; saving replaces it all the same."""
        try:
            mode = self.path.stat().st_mode
        except (OSError, ValueError):
            return False
        # whoever administers the machine may write everywhere: then only the mark itself tells
        return not mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH) or not os.access(self.path, os.W_OK)

    def is_saved(self, text: str) -> bool:
        """Whether the file had this text when it was last read or written here."""
        return text == self.text

    def save(self, text: str) -> None:
        """Write the text into the file and forget what was kept of it.

        What another program wrote there meanwhile is not looked at: ask :meth:`state` first, and set that aside with
        :meth:`set_file_aside`. Raises NotWritten.
        """
        content = self._encoded(text)
        try:
            replace_file(self.path, content)
        except (OSError, ValueError) as problem:
            raise NotWritten(self._refusal(problem)) from problem
        self.text, self._content, self._unsaved.base = text, content, mark_of(content)
        self.forget()

    def set_file_aside(self) -> Path:
        """Keep what the file holds now in a new file beside it; returns where. Raises NotWritten."""
        content = read_bytes(self.path, Problems(""))
        if content is None:
            raise NotWritten(f"{self.name} cannot be read any more, so what it holds cannot be set aside.")
        return self._aside(self.path, content)

    def set_text_aside(self, text: str) -> Path:
        """Keep a text in a new file beside the scenario's; returns where. Raises NotWritten."""
        return self._aside(self.path, self._encoded(text))

    def original(self, text: str) -> str:
        """A text of the editor as the file would have it, for checking and playing it."""
        return from_edit(text, self.form)

    # ── What is not saved yet ────────────────────────────────────────────────────────────────────────────────────────

    @property
    def kept_in(self) -> Path:
        """Where the text of this editor is kept while it is not saved."""
        return self._unsaved.place

    def keep(self, text: str) -> bool:
        """Keep a text that is not saved yet; one that is needs no keeping. Returns False where that is impossible."""
        if self.is_saved(text):
            self.forget()
            return True
        try:
            self._unsaved.keep(self._encoded(text))
        except (OSError, ValueError, NotWritten):
            return False
        return True

    def kept(self) -> list[Kept]:
        """The texts that editors of this file left without saving, where they say other than it; the latest first."""
        found = []
        for place in self._unsaved.left():
            content = read_bytes(place, Problems(""))
            text, is_fit = decode(content, Problems("")) if content is not None else ("", False)
            if content == self._content:
                remove(place)
            elif is_fit:
                with contextlib.suppress(ValueError, OSError):
                    found.append(Kept(place, to_edit(text)[0], place.stat().st_mtime, base_of(place)))
        return found

    def is_behind(self, kept: Kept) -> bool:
        """Whether a text that an editor left goes on from another text than the file had when it was read here.

        True also where that is unknown, as of what an earlier version of this program kept.
        """
        return kept.base != mark_of(self._content)

    def take_up(self, kept: Kept) -> None:
        """Go on with a text that an editor left: what was done to the file since then counts as done meanwhile."""
        self._unsaved.base = kept.base
        if self.keep(kept.text):
            remove(kept.place)

    def forget(self) -> None:
        """Remove what this editor kept: it is saved now, or not wanted."""
        self._unsaved.forget()

    def close(self) -> None:
        """No longer edit the file; what is kept waits for the next editor."""
        self._unsaved.close()

    def set_kept_aside(self, kept: Kept) -> Path:
        """Move a text that an editor left out of the way, where nothing overwrites it; returns where.

        Raises NotWritten.
        """
        place = self._aside(kept.place, self._encoded(kept.text))
        remove(kept.place)
        return place

    # ── Within ───────────────────────────────────────────────────────────────────────────────────────────────────────

    def _encoded(self, text: str) -> bytes:
        content = from_edit(text, self.form).encode("utf-8", "replace")
        if len(content) > MAX_BYTES:
            raise NotWritten(
                f"{self.name} would be larger than 1 MiB, and no scenario may be. Shorten it; it is not saved yet."
            )
        return content

    def _aside(self, path: Path, content: bytes) -> Path:
        for number in range(1, MOST_ASIDE):
            place = path.with_name(f"{path.name}.aside-{number}")
            try:
                create_file(place, content)
            except FileExistsError:
                continue
            except (OSError, ValueError) as problem:
                raise NotWritten(self._refusal(problem)) from problem
            return place
        raise NotWritten(f"There are too many files {self.name}.aside-*. Remove some, then try again.")

    def _refusal(self, problem: OSError | ValueError) -> str:
        reason = (problem.strerror or "").lower() if isinstance(problem, OSError) else "no file can have this name"
        if isinstance(problem, PermissionError):
            reason = "you may not write there"
        return (
            f"{self.name} cannot be written: {reason or 'the system refuses'}. "
            f"What you wrote is kept in {clean_line(str(self.kept_in), 400)}."
        )


__all__ = ["Draft", "Kept", "NotOpened", "NotWritten", "State"]
