"""Files that once made a reader fail, found by the fuzzer: each answers or says a sentence, for ever.

`tests/found/TARGET/` holds them; the targets are those of `benchmarks.fuzz`.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.fuzz import TARGETS

FOUND = sorted((Path(__file__).resolve().parent / "found").glob("*/*"))


WITH_QT = {"clip"}


@pytest.mark.parametrize("path", FOUND, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_what_was_found_once_is_answered(path: Path) -> None:
    _feed(path.parent.name, path.read_bytes())


@pytest.mark.parametrize("target", TARGETS)
def test_the_fuzzer_begins_from_files_that_are_answered(target: str) -> None:
    for data in (b"", b"\0", b"a,b\n1,2\n", b"journeymap: 1\ntitle: a\n", b"{}"):
        _feed(target, data)


def _feed(target: str, data: bytes) -> None:
    if target in WITH_QT:
        pytest.importorskip("PySide6")
    TARGETS[target][0](data)
