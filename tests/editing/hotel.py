"""A small hotel stay that the tests of verbs begin with."""

from __future__ import annotations

from datetime import date

from journeymap.editing.document import Document
from journeymap.model import (
    Action,
    Comment,
    CustomMetric,
    Department,
    Journey,
    Link,
    Persona,
    Promise,
    Response,
    ScoreRecord,
    Stage,
    Touchpoint,
    View,
    WarningRule,
)
from journeymap.model.words import Answer, LinkKind, Role

NPS = ScoreRecord(metric="nps", counts={9.0: 80, 3.0: 20}, source="survei")


def hotel() -> Journey:
    return Journey(
        title="Menginap di Yogyakarta",
        departments={"it": Department(name="TI"), "operations": Department(name="Operasional", staff=40)},
        personas={"family": Persona(name="Keluarga dari Jakarta")},
        stages={"book": Stage(title="Pesan"), "stay": Stage(title="Menginap"), "after": Stage(title="Setelah")},
        touchpoints={
            "ad": Touchpoint(title="Iklan", promises=(Promise(text="Lima menit", made_at="ad"),)),
            "check-in": Touchpoint(
                title="Check-in",
                stage="stay",
                position=(120.0, 210.0),
                personas=("family",),
                owners={"operations": (Role.ACCOUNTABLE,), "it": (Role.CONSULTED,)},
                responses={"operations": Response(answer=Answer.ACCEPTED)},
                views={"operations": View(satisfaction={3: 2})},
                promises=(Promise(text="Lima menit", made_at="ad"),),
                targets={"nps": 30.0, "breakfast/mean": 8.0},
                scores=(NPS, ScoreRecord(metric="breakfast", counts={8.0: 5})),
                comments=(Comment(by="Sari", department="operations", date=date(2026, 11, 3), text="Kurang orang"),),
            ),
            "room": Touchpoint(title="Kamar", stage="stay"),
        },
        links={
            "ad--check-in": Link(source="ad", target="check-in"),
            "check-in--room": Link(source="check-in", target="room", handoff_owner="operations"),
            "room--room": Link(source="room", target="room", kind=LinkKind.LOOP),
        },
        actions={"online": Action(title="Check-in daring", touchpoints=("check-in", "room"), department="it")},
        metrics={"breakfast": CustomMetric(name="Sarapan", scale=(1.0, 10.0))},
        warnings={
            "check-in-nps": WarningRule(touchpoint="check-in", metric="nps", below=0.0, owner="operations"),
            "room-breakfast": WarningRule(touchpoint="room", metric="breakfast", below=6.0),
        },
    )


def document() -> Document:
    return Document(hotel())
