"""The real program, killed while it edits and saves: the file is whole, and what was written down is recovered.

Two kills here; `python -m benchmarks.kills` does hundreds for the record, and looks at the last second too.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from benchmarks.kills import kill_once

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="nothing there kills as at a power cut")


def test_a_kill_leaves_the_file_whole(tmp_path: Path) -> None:
    assert kill_once(tmp_path, 0.1, 40).in_file >= 0


def test_what_was_written_down_is_recovered(tmp_path: Path) -> None:
    left = kill_once(tmp_path, 0.5, 40, journal=True)
    assert max(left.in_file, left.recovered) > 0
