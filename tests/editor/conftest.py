"""The language server as a fixture: started once, for all tests of a process."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.editor.server import Server, command


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """The real YAML language server; where it cannot be started, the test is skipped and says why."""
    words, reason = command()
    if not words:
        pytest.skip(reason)
    running = Server(words)
    yield running
    running.stop()
