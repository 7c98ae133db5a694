"""Values in words: targets and scores in their unit, answers with their words, parts in the reader's language."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from journeymap.editing.difference import changes_between, plain
from journeymap.editing.merging import merge
from journeymap.editing.merging.outcome import Spot
from journeymap.editing.merging.wording import title
from journeymap.editing.value_words import moved_on_map, shown, shown_at, sides_of, without_places
from journeymap.i18n import Translator, msg
from journeymap.model import Reported, Response, ScoreRecord, View
from journeymap.model.words import Answer, Role
from tests.editing.hotel import hotel

REPORTED = ScoreRecord(metric="waiting-time", reported=Reported(value=660.0, n=88))
DISPUTE = Response(answer=Answer.DISPUTED, by="Sari", note="Not ours")


@pytest.mark.parametrize(
    ("field", "entry", "value", "words"),
    [
        ("targets", "waiting-time", 300.0, "5 min"),
        ("targets", "csat", 80.0, "80 %"),
        ("targets", "nps", 30.0, "+30"),
        ("targets", "breakfast", 4.5, "4.5"),
        ("targets", "nps", None, "–"),
        ("scores", "waiting-time[..]", REPORTED, "11 min, 88 answers"),
        ("responses", "service", DISPUTE, "Disputed: “Not ours” (Sari)"),
        ("responses", "service", replace(DISPUTE, date=date(2026, 11, 3)), "Disputed: “Not ours” (Sari), 3 Nov"),
        ("views", "service", View(satisfaction={4: 2}, importance={5: 1}), "3 marks in blind scoring"),
        ("views", "service importance", {5: 1}, "1 mark in blind scoring"),
        ("views", "service", {"satisfaction": {4: 3}, "later": [1, 2], "who": "x"}, "3 marks in blind scoring"),
        ("owners", "service", (Role.RESPONSIBLE, Role.INFORMED), "Responsible and Informed"),
    ],
)
def test_a_value_is_worded_as_at_its_place(field: str, entry: str, value: Any, words: str) -> None:
    for each in (value, plain(value)):  # conflicts bring values, differences plain ones
        said = Translator("en").render(shown_at(field, entry, each)).replace("\N{NO-BREAK SPACE}", " ")
        assert said == words


@pytest.mark.parametrize(
    ("field", "entry", "words"),
    [
        ("targets", "waiting-time", "Touchpoint “Check-in”: Targets, Waiting time"),
        ("views", "operations importance", "Touchpoint “Check-in”: Blind scores, Operasional"),
        ("targets", "csat/mean", "Touchpoint “Check-in”: Targets, CSAT, mean"),
        ("scores", "nps[2026-07-01.. gate]", "Touchpoint “Check-in”: Scores, NPS, since 1 Jul 2026, gate"),
        ("scores", "nps[2026-07-01..2026-10-31]#2", "Touchpoint “Check-in”: Scores, NPS, July to October 2026, #2"),
        ("scores", "nps[.. walk-ins: [x]]", "Touchpoint “Check-in”: Scores, NPS, walk-ins: [x]"),
        ("scores", "nps[2026-99-01..]", "Touchpoint “Check-in”: Scores, NPS, 2026-99-01.."),
    ],
)
def test_a_place_names_the_metric(field: str, entry: str, words: str) -> None:
    assert Translator("en").render(title(Spot(("touchpoints", "check-in"), field, entry), hotel())) == words


def test_an_element_that_one_side_took_away_is_said_to_be_removed() -> None:
    base = hotel()
    kept = replace(base.touchpoints["check-in"], title="Welcome")
    theirs = replace(base, touchpoints={**base.touchpoints, "check-in": kept})
    ours = replace(
        base,
        touchpoints={id: each for id, each in base.touchpoints.items() if id != "check-in"},
        links={id: each for id, each in base.links.items() if "check-in" not in (each.source, each.target)},
    )
    found = next(each for each in merge(base, ours, theirs).conflicts if each.key == ("touchpoints", "check-in"))
    before, mine, other = map(Translator("en").render, sides_of(found))
    assert (before, mine, other) == ("Check-in", "touchpoint removed", "Welcome")


def test_places_on_the_map_are_told_without_numbers() -> None:
    before, after = hotel(), hotel()
    moved = {id: replace(t, position=(362.96299999999997, 280.5)) for id, t in before.touchpoints.items()}
    moved["check-in"] = replace(moved["check-in"], notes="Antre")
    told, cards = without_places(changes_between(before, replace(after, touchpoints=moved)))
    assert [each.dotted for each in told] == ["touchpoints.check-in.notes"]
    assert cards == len(before.touchpoints)
    assert Translator().render(moved_on_map(cards)) == f"{cards} cards were moved on the map"


def test_numbers_have_no_digits_of_the_machine() -> None:
    assert Translator().render(msg("{value}", value=shown(329.0871374164139))) == "329.09"
