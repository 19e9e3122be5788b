"""What the tests of the terminal interface share: signs of one app do not stay for the next."""

from __future__ import annotations

import pytest
from textual.scrollbar import ScrollBar, ScrollBarRender


@pytest.fixture(autouse=True)
def usual_scroll_bars(monkeypatch: pytest.MonkeyPatch) -> None:
    """An app with `--ascii` draws its scroll bars plainly, for the whole process."""
    monkeypatch.setattr(ScrollBar, "renderer", ScrollBarRender)
