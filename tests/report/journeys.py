"""Journeys that the report must stand: nothing drawn, one touchpoint, hundreds, hostile texts, many departments."""

from __future__ import annotations

from datetime import date

from journeymap.model import (
    Action,
    Department,
    Importance,
    Journey,
    Link,
    Response,
    ScoreRecord,
    Stage,
    Touchpoint,
    WarningRule,
)
from journeymap.model.words import (
    ActionStatus,
    Answer,
    Contact,
    End,
    Evidence,
    Kind,
    LinkKind,
    Moment,
    Role,
)

DAY = date(2026, 11, 1)
HOSTILE = "<b>R&D</b> & <img src=/etc/passwd> a<b \x07 你好 😀 é\u0301 \u202e#part-gaps"
LONG = ("Antrean pendaftaran dan pengambilan kunci di meja depan " * 5)[:200]
UNBROKEN = "Meldepflichtbescheinigungsformular" * 6


def record(metric: str, counts: dict[float, int], segment: str = "", source: str = "survey") -> ScoreRecord:
    """Counted answers of the third quarter."""
    return ScoreRecord(
        metric=metric,
        counts=counts,
        from_=date(2026, 7, 1),
        to=date(2026, 9, 30),
        segment=segment,
        source=source,
        evidence=Evidence.SURVEY,
    )


def empty() -> Journey:
    """A title and nothing else."""
    return Journey(title="Empty", as_of=DAY)


def one_touchpoint() -> Journey:
    """One touchpoint that nobody owns and nobody measured."""
    return Journey(title="One", as_of=DAY, touchpoints={"only": Touchpoint(title="The only one")})


def scored(title: str = "Check-in", counts: dict[float, int] | None = None, target: float = 30.0) -> Journey:
    """One touchpoint with an owner and one NPS score."""
    answers = record("nps", counts or {0: 80, 7: 60, 10: 60})
    touchpoint = Touchpoint(
        title=title,
        owners={"ops": (Role.ACCOUNTABLE,)},
        responses={"ops": Response(answer=Answer.ACCEPTED)},
        targets={"nps": target},
        scores=(answers,),
        entry=1.0,
        end=End.STAYS,
    )
    return Journey(
        title="Scored", as_of=DAY, departments={"ops": Department(name="Operations")}, touchpoints={"tp": touchpoint}
    )


def many(count: int = 300, departments: int = 12, *, stages: int = 12, silent: int = 3) -> Journey:
    """A large journey: links to the next and back, owners in turn; of every `silent` touchpoints one or, where that
    is negative, all but one are without a score."""
    ids = [f"tp-{number}" for number in range(count)]
    return Journey(
        title="Large",
        as_of=DAY,
        confidentiality="Internal",
        departments={f"d-{n}": Department(name=f"Department of matters {n}") for n in range(departments)},
        stages={f"s-{n}": Stage(title=f"Stage {n}") for n in range(stages)},
        touchpoints={id: _touchpoint(number, count, departments, stages, silent) for number, id in enumerate(ids)},
        links=_links(ids),
        actions={
            f"a-{n}": Action(title=f"Action {n}", touchpoints=(ids[n * 7 % count],), department=f"d-{n % departments}")
            for n in range(8)
        },
    )


def _touchpoint(number: int, count: int, departments: int, stages: int, silent: int) -> Touchpoint:
    records = (
        record("nps", {2: 20 + number % 40, 7: 60, 10: 60 - number % 30}),
        record("csat", {1: 5, 3: 20, 4: 40 + number % 9, 5: 30}),
    )
    return Touchpoint(
        title=f"Touchpoint number {number}",
        stage=f"s-{number * stages // count}",
        kind=list(Kind)[number % 7],
        contact=list(Contact)[number % 3],
        owners={f"d-{number % departments}": (Role.ACCOUNTABLE,), f"d-{number // 5 % departments}": (Role.CONSULTED,)},
        importance=Importance(customer=1 + number % 5),
        moments=(Moment.TRUTH,) if number % 11 == 0 else (),
        targets={"nps": 25, "csat": 75},
        scores=records if bool(number % silent) == (silent > 0) else (),
        end=End.STAYS if number == count - 1 else None,
    )


def _links(ids: list[str]) -> dict[str, Link]:
    links = {f"l-{n}": Link(source=ids[n], target=ids[n + 1]) for n in range(len(ids) - 1)}
    back = range(20, len(ids), 20)
    loops = {f"b-{n}": Link(source=ids[n], target=ids[n - 6], kind=LinkKind.LOOP, share=0.1) for n in back}
    return links | loops


def hostile() -> Journey:
    """Texts that break layouts and markup, in every place that a report shows."""
    texts = (HOSTILE, LONG, UNBROKEN, "你好世界" * 30, "😀", " ", "a\nb")
    departments = {f"d-{n}": Department(name=text, duty=text, lead=text) for n, text in enumerate(texts)}
    touchpoints = {
        f"t-{n}": Touchpoint(
            title=text,
            stage=f"s-{n % 2}",
            channel=text,
            owners={f"d-{n}": (Role.ACCOUNTABLE,), "d-0": (Role.ACCOUNTABLE,)},
            responses={f"d-{n}": Response(answer=Answer.DISPUTED, note=text, by=text)},
            importance=Importance(customer=5),
            targets={"nps": 30, "csat": 99, "waiting-time": 10},
            scores=(
                record("nps", {0: 40, 10: 10}, text, text),
                record("csat", {1: 2}),
                record("waiting-time", {86400.0 * 900: 40}),
            ),
        )
        for n, text in enumerate(texts)
    }
    return Journey(
        title=HOSTILE + LONG,
        organisation=LONG,
        author=HOSTILE,
        confidentiality=LONG,
        vision=HOSTILE,
        as_of=DAY,
        departments=departments,
        stages={"s-0": Stage(title=LONG), "s-1": Stage(title=HOSTILE)},
        touchpoints=touchpoints,
        links={"l": Link(source="t-0", target="t-1", label=LONG, share=0.5), "m": Link(source="t-1", target="t-1")},
        actions={
            "a": Action(title=LONG, touchpoints=("t-0",), department="d-1", due=date(2026, 1, 1)),
            "b": Action(title=HOSTILE, touchpoints=("t-1",), status=ActionStatus.DOING),
        },
        warnings={"w": WarningRule(touchpoint="t-0", metric="nps", below=50, owner="d-1")},
    )
