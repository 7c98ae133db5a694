"""A screen for the real process, where this machine can make one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.gui.end_to_end.screen import Screen, missing_tools, virtual_screen


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[Screen]:
    """A virtual screen of its own; the test is skipped where there is no program to make one."""
    if missing := missing_tools():
        pytest.skip(f"a virtual screen needs {missing}")
    with virtual_screen(tmp_path) as made:
        yield made
