"""Large files in a guided import: their beginning is shown, all of them counted by an engine, and stopped."""

from __future__ import annotations

from datetime import date
from importlib.util import find_spec
from pathlib import Path

import pytest

from journeymap.feedback import guide_read
from journeymap.feedback.engines import choosing
from journeymap.feedback.guide import Guide, GuideError
from journeymap.feedback.plan import Doubled
from journeymap.feedback.readers import splitting
from tests.feedback.tables import JOURNEY

pytestmark = pytest.mark.skipif(
    find_spec("ibis") is None or find_spec("duckdb") is None, reason="the extra `engines` is not installed"
)
DAY = date(2026, 11, 2)
ROWS = 3_000


@pytest.fixture
def large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file that counts as large here."""
    monkeypatch.setattr(choosing, "LARGE_BYTES", 10_000)
    path = tmp_path / "answers.csv"
    lines = [f"R{at},2026-{1 + at % 9:02}-05,{at % 12}" for at in range(ROWS)]
    path.write_text("\n".join(["Response ID,Date,Check-in NPS", *lines, lines[7]]) + "\n")
    return path


def small_guide(path: Path, monkeypatch: pytest.MonkeyPatch) -> Guide:
    monkeypatch.setattr(choosing, "LARGE_BYTES", 1 << 30)
    guide = Guide(JOURNEY, day=DAY)
    guide.put_file(path)
    return guide


def test_a_large_file_counts_as_it_would_in_memory(large: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    guide = Guide(JOURNEY, day=DAY)
    guide.put_file(large)
    assert guide.sources[0].large
    assert len(guide.sources[0].table.rows) < ROWS
    assert guide.certain
    heard: list[float] = []
    outcome = guide.counting()(heard.append)
    assert heard
    whole = small_guide(large, monkeypatch)
    assert not whole.sources[0].large
    expected = whole.outcome()
    assert outcome.counted.series == expected.counted.series
    assert (outcome.counted.rows, outcome.counted.counted) == (ROWS + 1, expected.counted.counted)
    assert outcome.after == expected.after, "the hash is noted too"
    assert outcome.tables[0].sha256 == expected.tables[0].sha256
    assert outcome.after is not None
    again = Guide(outcome.after, day=DAY)
    again.put_file(large)
    assert again.outcome().all_before


def test_what_has_too_many_cells_for_memory_is_counted_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "wide.csv"
    path.write_text("Date,Check-in NPS\n" + "2026-01-05,9\n" * 110_000)
    monkeypatch.setattr(guide_read, "_WORTH_BYTES", 1_000)
    monkeypatch.setattr(splitting, "MAX_CELLS", 200_000)
    guide = Guide(JOURNEY, day=DAY)
    guide.put_file(path)
    assert guide.sources[0].large
    guide.doubled = Doubled.COUNT
    assert guide.outcome().counted.counted == 110_000


def test_parquet_is_counted(tmp_path: Path) -> None:
    import duckdb

    path = tmp_path / "answers.parquet"
    rows = 'SELECT DATE \'2026-01-05\' AS "Date", range::INT % 11 AS "Check-in NPS" FROM range(300)'
    duckdb.sql(f"COPY ({rows}) TO '{path}' (FORMAT parquet)")
    guide = Guide(JOURNEY, day=DAY)
    guide.put_file(path)
    guide.doubled = Doubled.COUNT
    assert guide.outcome().counted.counted == 300


def test_a_large_count_is_stopped(large: Path) -> None:
    guide = Guide(JOURNEY, day=DAY)
    guide.put_file(large)

    def stop(share: float) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        guide.counting()(stop)


def test_a_large_file_and_pasted_answers_are_not_counted_together(large: Path) -> None:
    guide = Guide(JOURNEY, day=DAY)
    guide.put_file(large)
    with pytest.raises(GuideError):
        guide.put_text("Response ID\tDate\tCheck-in NPS\n1\t2026-01-01\t9\n2\t2026-01-02\t3\n", "pasted")
