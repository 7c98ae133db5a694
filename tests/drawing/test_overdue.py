"""Answers older than planned: the card marks and says them where the finding tells them, the live map too."""

from __future__ import annotations

from datetime import timedelta

from journeymap.analysis.analyse import analyse
from journeymap.drawing.cards import card_element, draw_card
from journeymap.drawing.display import Icon, Point
from journeymap.drawing.live import LiveMap
from journeymap.drawing.theme import load
from journeymap.i18n import Translator
from tests.analysis.builders import SUMMER, all_is_well, but


def test_answers_older_than_planned_are_marked_and_said() -> None:
    """The day after the cadence ends, not on its last; finding, card and label agree."""
    held = but(all_is_well(), "ad", survey_every_days=90)
    for day, marked in ((SUMMER[1] + timedelta(days=90), False), (SUMMER[1] + timedelta(days=91), True)):
        analysis = analyse(held, day)
        card = card_element("ad", analysis, Point(0, 0), Translator("en"))
        icons = [shape.name for shape in draw_card(card, load("light")).shapes if isinstance(shape, Icon)]
        stale = [finding for finding in analysis.findings if finding.kind == "evidence.stale"]
        assert bool(card.overdue_text) is marked
        assert ("clock" in icons) is marked
        assert ("ad" in {id for finding in stale for id in finding.touchpoints}) is marked
        assert ("asked 91 days ago, every 90 planned" in card.label) is marked


def test_the_live_map_follows_a_day_that_passes() -> None:
    held, last = all_is_well(), SUMMER[1] + timedelta(days=90)
    live = LiveMap(analyse(held, last), Translator("en"))
    before = live.elements.cards
    live.analysed(analyse(held, last))
    assert all(one is other for one, other in zip(before, live.elements.cards, strict=True))
    live.analysed(analyse(held, last + timedelta(days=1)))
    assert all(card.overdue_text for card in live.elements.cards)
