"""The fingerprint of a file's bytes."""

from __future__ import annotations

import hashlib
import os
import sys
from pathlib import Path

import pytest

from journeymap.storage.fingerprint import digest, digest_of


def test_it_is_of_the_bytes(tmp_path: Path) -> None:
    path = tmp_path / "a.journey"
    path.write_bytes(b"journeymap: 1\r\n")
    assert digest(path) == digest_of(b"journeymap: 1\r\n") == hashlib.sha256(b"journeymap: 1\r\n").hexdigest()


def test_what_is_no_file_has_none(tmp_path: Path) -> None:
    assert digest(tmp_path / "none") == ""
    assert digest(tmp_path) == ""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such pipes")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert digest(tmp_path / "pipe") == ""
