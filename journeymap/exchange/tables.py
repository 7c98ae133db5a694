"""The tables of a journey that other programs take: rows of plain values, made once for CSV and Excel.

After the analysis; the writers of each format stand behind it. Values are text, numbers, dates or None.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

import msgspec

from journeymap.analysis.results import LABELS as RESULT_LABELS
from journeymap.analysis.results import Analysis, Score
from journeymap.i18n import Translator, mark
from journeymap.model.touchpoints import Touchpoint
from journeymap.model.words import LABELS, Role

Cell = str | int | float | date | None
Row = tuple[Cell, ...]


class Table(msgspec.Struct, frozen=True):
    """One table: its name, its column headings, its rows."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def _department(analysis: Analysis, id: str | None) -> str:
    department = analysis.journey.departments.get(id or "")
    return (department.name or id or "") if department else ""


def _departments(analysis: Analysis, touchpoint: Touchpoint, role: Role) -> str:
    return ", ".join(_department(analysis, id) for id in touchpoint.departments_with(role))


def _stage(analysis: Analysis, id: str) -> str:
    stage = analysis.journey.stages.get(id)
    return (stage.title or id) if stage else ""


def touchpoints(analysis: Analysis, translator: Translator) -> Table:
    """A row per touchpoint in journey order."""
    columns = map(translator.text, _TOUCHPOINT_COLUMNS)
    return Table(
        translator.text("Touchpoints"),
        tuple(columns),
        tuple(_touchpoint(id, analysis, translator) for id in analysis.order),
    )


_TOUCHPOINT_COLUMNS = (
    mark("Id"),
    mark("Touchpoint"),
    mark("Stage"),
    mark("Kind"),
    mark("Channel"),
    mark("Contact"),
    mark("Accountable"),
    mark("Responsible"),
    mark("Consulted"),
    mark("Informed"),
    mark("Importance to customers"),
    mark("Importance to us"),
    mark("Visits per customer"),
    mark("Votes"),
    mark("Notes"),
)


def _touchpoint(id: str, analysis: Analysis, translator: Translator) -> Row:
    touchpoint = analysis.journey.touchpoints[id]
    importance = touchpoint.importance
    return (
        id,
        touchpoint.title,
        _stage(analysis, touchpoint.stage),
        translator.text(LABELS[touchpoint.kind]),
        touchpoint.channel,
        translator.text(LABELS[touchpoint.contact]) if touchpoint.contact else None,
        *(_departments(analysis, touchpoint, role) for role in Role),
        importance.customer if importance else None,
        importance.organisation if importance else None,
        analysis.flow.visits.get(id),
        touchpoint.votes,
        touchpoint.notes,
    )


def links(analysis: Analysis, translator: Translator) -> Table:
    """A row per link in file order."""
    columns = (
        mark("Id"),
        mark("From touchpoint"),
        mark("To touchpoint"),
        mark("Kind"),
        mark("Share"),
        mark("Hand-off owner"),
    )
    more = (mark("Customer repeats work"), mark("Label"))
    titles = {id: t.title for id, t in analysis.journey.touchpoints.items()}
    rows = tuple(
        (
            id,
            titles[link.source],
            titles[link.target],
            translator.text(LABELS[link.kind]),
            link.share,
            _department(analysis, link.handoff_owner),
            translator.text("yes") if link.repeats_work else None,
            link.label,
        )
        for id, link in analysis.journey.links.items()
    )
    return Table(translator.text("Links"), tuple(map(translator.text, (*columns, *more))), rows)


_SCORE_COLUMNS = (
    mark("Touchpoint id"),
    mark("Touchpoint"),
    mark("Metric"),
    mark("Formula"),
    mark("Score"),
    mark("Low"),
    mark("High"),
    mark("Answers"),
    mark("Target"),
    mark("Gap"),
    mark("Verdict"),
    mark("From"),
    mark("To"),
    mark("Source"),
    mark("Segment"),
    mark("Evidence"),
    mark("Current"),
)


def scores(analysis: Analysis, translator: Translator) -> Table:
    """A row per score record, with its interval and verdict."""
    rows = tuple(_score(score, analysis, translator) for score in analysis.scores)
    return Table(translator.text("Scores"), tuple(map(translator.text, _SCORE_COLUMNS)), rows)


def _score(score: Score, analysis: Analysis, translator: Translator) -> Row:
    metric = score.metric.name if score.metric.custom else translator.text(score.metric.name)
    return (
        score.touchpoint,
        analysis.journey.touchpoints[score.touchpoint].title,
        metric,
        translator.text(score.formula.name),
        score.value,
        score.low,
        score.high,
        score.n,
        score.target,
        score.gap,
        translator.text(RESULT_LABELS[score.verdict]),
        score.from_,
        score.to,
        score.record.source,
        score.record.segment,
        translator.text(LABELS[score.evidence]) if score.evidence else None,
        translator.text("yes") if score.current else None,
    )


def findings(analysis: Analysis, translator: Translator) -> Table:
    """A row per finding in priority order."""
    columns = (mark("No."), mark("Kind"), mark("Severity"), mark("Verdict"), mark("Finding"), mark("Evidence"))
    more = (mark("What would close it"), mark("Department"))
    rows = tuple(
        (
            number,
            finding.kind,
            translator.text(RESULT_LABELS[finding.severity]),
            translator.text(RESULT_LABELS[finding.verdict]) if finding.verdict else None,
            translator.render(finding.message),
            translator.render(finding.evidence) if finding.evidence else None,
            translator.render(finding.remedy) if finding.remedy else None,
            _department(analysis, finding.department),
        )
        for number, finding in enumerate(analysis.findings, 1)
    )
    return Table(translator.text("Findings"), tuple(map(translator.text, (*columns, *more))), rows)


def ownership(analysis: Analysis, translator: Translator) -> Table:
    """Touchpoint against department: the first letters of the roles each holds."""
    departments = analysis.journey.departments
    names = tuple(department.name or id for id, department in departments.items())
    rows = tuple(
        (touchpoint.title, *(_letters(touchpoint, id) for id in departments))
        for touchpoint in (analysis.journey.touchpoints[id] for id in analysis.order)
    )
    return Table(translator.text("Ownership"), (translator.text("Touchpoint"), *names), rows)


def _letters(touchpoint: Touchpoint, department: str) -> str | None:
    roles = touchpoint.owners.get(department, ())
    return ", ".join(role.value[0].upper() for role in roles) or None


def actions(analysis: Analysis, translator: Translator) -> Table:
    """A row per action in file order."""
    columns = (mark("Id"), mark("Action"), mark("Touchpoints"), mark("Department"), mark("Due"), mark("Status"))
    more = (mark("Kind"), mark("Cost"), mark("Benefit"), mark("Votes"))
    titles = {id: t.title for id, t in analysis.journey.touchpoints.items()}
    rows = tuple(
        (
            id,
            action.title,
            ", ".join(titles[touchpoint] for touchpoint in action.touchpoints),
            _department(analysis, action.department),
            action.due,
            translator.text(LABELS[action.status]),
            translator.text(LABELS[action.kind]) if action.kind else None,
            action.cost,
            action.benefit,
            action.votes,
        )
        for id, action in analysis.journey.actions.items()
    )
    return Table(translator.text("Actions"), tuple(map(translator.text, (*columns, *more))), rows)


TABLES: Sequence[Callable[[Analysis, Translator], Table]] = (touchpoints, links, scores, findings, ownership, actions)
"""Every table, in the order a workbook shows them."""
