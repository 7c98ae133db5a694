"""Changes over time in the report: what is more than chance has a row, what may be chance is only counted."""

from __future__ import annotations

from datetime import date

from journeymap.analysis.analyse import analyse
from journeymap.analysis.trend import changed_trends
from journeymap.model import Journey, Touchpoint
from tests.analysis.builders import SPRING, journey, nps
from tests.report.told import context_of, part, rows, words

WINTER = (date(2025, 10, 1), date(2025, 12, 31))


def three() -> Journey:
    """One that fell just now, one that fell long ago, one that only wavered."""
    return journey(
        {
            "now": Touchpoint(title="Fell now", scores=(nps(60, 30, 10, SPRING), nps(20, 30, 60))),
            "long": Touchpoint(
                title="Fell long ago", scores=(nps(60, 30, 10, WINTER), nps(20, 30, 60, SPRING), nps(20, 32, 60))
            ),
            "noise": Touchpoint(title="Wavered", scores=(nps(30, 30, 30, SPRING), nps(32, 30, 30))),
        }
    )


def test_only_what_is_more_than_chance_has_a_row() -> None:
    data = part(context_of(three()), "scores")
    table = [row for row in rows(data, "Touchpoint and measure") if len(row) == 4]
    assert len(table) == 2
    assert "more than chance" in table[0][2]
    assert "chance" in table[1][2]
    assert "more than chance" in table[1][3]
    assert "3 scores were measured in an earlier period too; 1 changed for more than chance" in words(data)


def test_nothing_measured_twice_says_nothing() -> None:
    once = journey({"t": Touchpoint(title="T", scores=(nps(60, 30, 10),))})
    assert "Changes over time" not in words(part(context_of(once), "scores"))


def test_changed_trends_are_those_of_each_touchpoint() -> None:
    assert [trend.scores[-1].touchpoint for trend in changed_trends(analyse(three()))] == ["now", "long"]
