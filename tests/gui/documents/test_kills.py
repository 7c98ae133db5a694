"""The real program, killed while it edits and saves: the file is whole, and only the last second may be missing.

Two kills here; `python -m benchmarks.kills` does hundreds, for the record.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from benchmarks.kills import kill_once

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="nothing there kills as at a power cut")


@pytest.mark.parametrize("after_s", [0.1, 1.6])
def test_what_a_kill_leaves(tmp_path: Path, after_s: float) -> None:
    assert kill_once(tmp_path, after_s, 40).kept
