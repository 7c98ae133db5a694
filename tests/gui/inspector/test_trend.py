"""Trends and old answers in the inspector, by what it shows and says and by real keys."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from journeymap.editing.commands import scores, settings, touchpoints
from journeymap.gui.inspector.editors.scores import ScoresEditor
from journeymap.gui.session.session import Session
from tests.gui.inspector.conftest import Open

Settled = Callable[[Session], None]


def editor(opened: Open, touchpoint: str) -> ScoresEditor:
    found = opened("touchpoints", touchpoint).editors["scores"]
    assert isinstance(found, ScoresEditor)
    return found


def test_each_series_with_two_periods_shows_its_trend_in_words(opened: Open, hotel: Session, settled: Settled) -> None:
    settled(hotel)
    rows = editor(opened, "check-in").trend_rows
    assert rows[0].words.full_text == "▼ down by 27 (11 to 42): more than chance"
    assert rows[0].below.full_text == "since March to June 2026"
    assert rows[0].accessibleName() == "Trend"
    assert rows[0].accessibleDescription().startswith("NPS. 2 periods. The latest is July to October 2026: -12")
    assert "chance" in rows[1].words.full_text


def test_enter_at_a_trend_asks_for_its_chart(opened: Open, hotel: Session) -> None:
    wanted: list[object] = []
    hotel.trend_wanted.connect(wanted.append)
    row = editor(opened, "check-in").trend_rows[1]
    row.setFocus()
    QTest.keyClick(row, Qt.Key.Key_Return)
    assert wanted == [("ces", "mean", (1.0, 7.0), "")]


def test_one_period_shows_no_trend_until_another_is_entered(opened: Open, hotel: Session, settled: Settled) -> None:
    id = next(id for id, held in hotel.journey.touchpoints.items() if len(held.scores) == 1 and held.scores[0].counts)
    shown = editor(opened, id)
    assert not shown.trend_rows
    first = hotel.journey.touchpoints[id].scores[0]
    day = date(2025, 12, 31)
    scores.add_score(
        hotel.document, id, metric=first.metric, formula=first.formula, scale=first.scale, segment=first.segment,
        counts=first.counts, from_=day, to=day,
    )  # fmt: skip
    (row,) = shown.trend_rows
    assert "chance" in row.words.full_text or "few" in row.words.full_text


def test_answers_older_than_planned_are_marked(opened: Open, hotel: Session, settled: Settled) -> None:
    """On the thirtieth day they are not yet, on the day after they are."""
    touchpoints.set_touchpoint(hotel.document, "check-in", survey_every_days=30)
    for day, words in ((date(2026, 11, 30), ""), (date(2026, 12, 1), "asked 31 days ago, every 30 planned")):
        settings.set_settings(hotel.document, as_of=day)
        settled(hotel)
        late = editor(opened, "check-in").late_lines[0]
        assert (late.isHidden(), late.words.full_text) == (not words, words)
    assert words in editor(opened, "check-in").blocks[0].accessibleDescription()
