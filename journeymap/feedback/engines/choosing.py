"""Which files an engine counts and which the readers read; imports neither."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

from journeymap.feedback.readers.bounds import MAX_BYTES

LARGE_BYTES = 8 * 2**20
"""From here on DuckDB counts a file faster, and in less memory, than the readers."""
_PACKED = 8
"""How many times smaller gzip makes a file of answers, about."""
PARQUET, _GZIP, _ZIP = b"PAR1", b"\x1f\x8b", b"PK"


def is_installed() -> bool:
    """Whether the extra `engines` is there; imports nothing."""
    return find_spec("ibis") is not None and find_spec("duckdb") is not None


def is_for_engine(path: Path) -> bool:
    """Whether a file is counted by DuckDB: Parquet always, large CSV files where it is installed or nothing else can.

    False also where there is no such file; the readers say so.
    """
    head, size = beginning(path)
    if head.startswith(PARQUET):
        return True
    if not is_table(head):
        return False
    return size * (_PACKED if head.startswith(_GZIP) else 1) > (LARGE_BYTES if is_installed() else MAX_BYTES)


def can_be_read(path: Path) -> bool:
    """Whether the readers may try a file in memory."""
    head, size = beginning(path)
    return not head.startswith(PARQUET) and size <= MAX_BYTES


def is_table(head: bytes) -> bool:
    """Whether a file that begins so may be lines of cells: no archive or workbook, no JSON."""
    return not head.startswith(_ZIP) and head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] not in (b"[", b"{")


def beginning(path: Path) -> tuple[bytes, int]:
    """A file's first bytes and its size; nothing and 0 where it cannot be opened."""
    try:
        with path.open("rb") as file:
            return file.read(64), path.stat().st_size
    except OSError:
        return b"", 0
