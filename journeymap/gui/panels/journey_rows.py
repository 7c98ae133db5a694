"""What a journey consists of besides its touchpoints, as rows: departments, stages, metrics, warnings, snapshots.

`journey_lists` shows each of these lists under a heading of its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from journeymap.analysis.wording import amount
from journeymap.gui.panels.entry_rows import Entry
from journeymap.gui.session.session import Session
from journeymap.i18n import Day, Listing, Message, Number, Value, Word, msg, msg_count
from journeymap.model import CustomMetric, Journey, WarningRule
from journeymap.model.metrics import metric_table
from journeymap.model.words import LABELS, Role

_DEFAULT_SCALE = (1.0, 5.0)


def department_rows(session: Session) -> Sequence[Entry]:
    """Departments with their colour, how often they hold each role, and how many of their touchpoints they answered
    for."""
    journey, theme = session.journey, session.look.theme
    roles, asked, answered = _parts(journey)
    return [
        Entry(
            id,
            department.name.strip() or id,
            session.text(_held(roles.get(id, Counter()))),
            remark=_text(session, _answers(asked[id], answered[id])),
            swatch=department.colour or theme.department(place),
            spoken=session.text(_said(department.name or id, roles.get(id, Counter()), asked[id], answered[id])),
        )
        for place, (id, department) in enumerate(journey.departments.items())
    ]


def _text(session: Session, message: Message | None) -> str:
    return session.text(message) if message else ""


def _parts(journey: Journey) -> tuple[dict[str, Counter[Role]], Counter[str], Counter[str]]:
    """By department: its roles, at how many touchpoints it has one, and at how many of those it said something."""
    roles: dict[str, Counter[Role]] = {}
    asked: Counter[str] = Counter()
    answered: Counter[str] = Counter()
    for touchpoint in journey.touchpoints.values():
        for id, held in touchpoint.owners.items():
            roles.setdefault(id, Counter()).update(held)
            asked[id] += 1
            response = touchpoint.responses.get(id)
            answered[id] += response is not None and response.answer is not None
    return roles, asked, answered


def _held(roles: Counter[Role]) -> Message:
    """`A3 R2 I1`: not a sentence but figures, the same in every language."""
    figures = " ".join(f"{role.value[0].upper()}{roles[role]}" for role in Role if roles[role])
    return msg("{roles}", roles=figures) if figures else msg("No part in any touchpoint")


def _answers(asked: int, answered: int) -> Message | None:
    if not asked:
        return None
    if not answered:
        return msg("no answer yet")
    return msg("{answered}/{asked} answered", answered=answered, asked=asked)


def _said(name: str, roles: Counter[Role], asked: int, answered: int) -> Message:
    counted = Listing(tuple(msg("{role} {count}", role=Word(LABELS[r]), count=roles[r]) for r in Role if roles[r]))
    if not asked:
        return msg("{name}, no part in any touchpoint", name=name)
    return msg(
        "{name}. {roles}. {answered} of {asked} touchpoints answered for.",
        name=name,
        roles=counted,
        answered=answered,
        asked=asked,
    )


def stage_rows(session: Session) -> Sequence[Entry]:
    """Stages from left to right, with how many touchpoints stand in each."""
    inside = Counter(touchpoint.stage for touchpoint in session.journey.touchpoints.values())
    return [
        Entry(
            id,
            stage.title.strip() or id,
            session.text(msg_count("{count} touchpoint", "{count} touchpoints", inside[id])),
        )
        for id, stage in session.journey.stages.items()
    ]


def metric_rows(session: Session) -> Sequence[Entry]:
    """The journey's own metrics, each with scale and formula."""
    return [
        Entry(id, metric.name.strip() or id, session.text(_scale(metric)))
        for id, metric in session.journey.metrics.items()
    ]


def _scale(metric: CustomMetric) -> Message:
    low, high = (Number(end, 2) for end in metric.scale or _DEFAULT_SCALE)
    if metric.formula in ("", "mean"):
        return msg("Mean, {low} to {high}", low=low, high=high)
    return msg("Top boxes, {low} to {high}", low=low, high=high)


def warning_rows(session: Session) -> Sequence[Entry]:
    """Early warnings: the bound over the touchpoint that is watched."""
    journey = session.journey
    titles = {id: touchpoint.title for id, touchpoint in journey.touchpoints.items()}
    return [
        Entry(id, session.text(_bound(rule, journey)), titles.get(rule.touchpoint, "") or rule.touchpoint)
        for id, rule in journey.warnings.items()
    ]


def _bound(rule: WarningRule, journey: Journey) -> Message:
    metric = metric_table(journey.metrics).get(rule.metric)
    if metric is None:
        return msg("{metric}", metric=rule.metric)
    name: Value = metric.name if metric.custom else Word(metric.name)
    below, above = (
        None if end is None else amount(end, metric.formulas[0], journey.currency) for end in (rule.below, rule.above)
    )
    if below is not None and above is not None:
        return msg("{metric} below {below} or above {above}", metric=name, below=below, above=above)
    if below is not None:
        return msg("{metric} below {below}", metric=name, below=below)
    return (
        msg("{metric} above {above}", metric=name, above=above) if above is not None else msg("{metric}", metric=name)
    )


def snapshot_rows(session: Session) -> Sequence[Entry]:
    """Snapshots, the latest first."""
    found = sorted(session.journey.snapshots.items(), key=lambda named: named[1].taken or session.today(), reverse=True)
    return [
        Entry(id, shot.label.strip() or id, _text(session, msg("{day}", day=Day(shot.taken)) if shot.taken else None))
        for id, shot in found
    ]
