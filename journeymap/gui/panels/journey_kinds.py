"""The table of the lists in the journey's panel: words, rows and verbs of each kind of element.

Rows come from `journey_rows`; `journey_lists` makes a list of each row of the table.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import msgspec

from journeymap.editing.commands import departments, elements, metrics, snapshots, stages, warnings
from journeymap.editing.document import Document
from journeymap.editing.errors import refuse
from journeymap.gui.panels import journey_rows
from journeymap.gui.panels.entry_rows import Entry
from journeymap.gui.session.session import Session
from journeymap.i18n import mark, msg
from journeymap.model import Touchpoint
from journeymap.model.metrics import metric_table
from journeymap.model.words import Better

_ANY_METRIC = "nps"


class ListKind(msgspec.Struct, frozen=True, kw_only=True):
    """One list. `add` makes an element of a typed name, `make` one without a name (its id); either is there. Without
    `rename` or `reorder` neither can be done; `picks`: the inspector shows what is chosen; `inside` says whether
    touchpoints count in its rows; `noun` is what a new one is called in its field."""

    mapping: str
    heading: str
    button: str
    empty: str
    rows: Callable[[Session], Sequence[Entry]]
    remove: Callable[[Document, str], Any]
    add: Callable[[Document, str], Any] | None = None
    noun: str = ""
    make: Callable[[Session], str] | None = None
    rename: Callable[[Document, str, str], Any] | None = None
    reorder: Callable[[Document, Sequence[str]], Any] | None = None
    picks: bool = True
    open: bool = False


def _reorder_metrics(document: Document, ids: Sequence[str]) -> None:
    elements.reorder(document, "metrics", ids, msg("Change the order of metrics"))


def _reorder_warnings(document: Document, ids: Sequence[str]) -> None:
    elements.reorder(document, "warnings", ids, msg("Change the order of early warnings"))


def _rename_metric(document: Document, id: str, name: str) -> None:
    metrics.set_metric(document, id, name=name)


def take_snapshot(session: Session) -> str:
    """Keeps the journey as it is today; the snapshot's id."""
    day = session.today()
    return snapshots.take_snapshot(session.document, session.speech.translator.day(day), day)


def add_warning(session: Session) -> str:
    """Watches the selected touchpoint, else the first one with a score, for what it is to reach; the rule's id."""
    journey = session.journey
    scored = (id for id, touchpoint in journey.touchpoints.items() if touchpoint.scores)
    id = session.selection.one("touchpoints") or next(scored, next(iter(journey.touchpoints), ""))
    if not id:
        raise refuse("A warning watches a touchpoint: add one first.")
    metric, bound = _watched(session, journey.touchpoints[id])
    lower = metric_table(journey.metrics)[metric].better is Better.LOWER
    return warnings.add_warning(session.document, id, metric, **{"above" if lower else "below": bound})


def _watched(session: Session, touchpoint: Touchpoint) -> tuple[str, float]:
    """The first metric that the touchpoint has a target or a score for, and its target or 0."""
    known = metric_table(session.journey.metrics)
    targets = {key.partition("/")[0]: value for key, value in touchpoint.targets.items()}
    found = next(
        (id for id in (*targets, *(record.metric for record in touchpoint.scores)) if id in known), _ANY_METRIC
    )
    return found, targets.get(found, 0.0)


LISTS: tuple[ListKind, ...] = (
    ListKind(
        mapping="departments",
        heading=mark("Departments"),
        button=mark("Add a department"),
        noun=mark("New department, then Enter"),
        empty=mark("Who has a part in the journey?"),
        rows=journey_rows.department_rows,
        add=departments.add_department,
        rename=departments.rename_department,
        reorder=departments.reorder_departments,
        remove=departments.remove_department,
        open=True,
    ),
    ListKind(
        mapping="stages",
        heading=mark("Stages"),
        button=mark("Add a stage"),
        noun=mark("New stage, then Enter"),
        empty=mark("From the first time they hear of you to the last."),
        rows=journey_rows.stage_rows,
        add=stages.add_stage,
        rename=stages.rename_stage,
        reorder=stages.reorder_stages,
        remove=stages.remove_stage,
        open=True,
    ),
    ListKind(
        mapping="metrics",
        heading=mark("Own metrics"),
        button=mark("Add a metric"),
        noun=mark("New metric, then Enter"),
        empty=mark("What you ask that is not built in."),
        rows=journey_rows.metric_rows,
        add=metrics.add_metric,
        rename=_rename_metric,
        reorder=_reorder_metrics,
        remove=metrics.remove_metric,
    ),
    ListKind(
        mapping="warnings",
        heading=mark("Early warnings"),
        button=mark("Add an early warning"),
        empty=mark("Which score is to raise the alarm, and when?"),
        rows=journey_rows.warning_rows,
        make=add_warning,
        reorder=_reorder_warnings,
        remove=warnings.remove_warning,
    ),
    ListKind(
        mapping="snapshots",
        heading=mark("Snapshots"),
        button=mark("Take one today"),
        empty=mark("Keep the journey as it is, to compare with later."),
        rows=journey_rows.snapshot_rows,
        make=take_snapshot,
        rename=snapshots.rename_snapshot,
        remove=snapshots.remove_snapshot,
        picks=False,
    ),
)
"""The lists of the panel, from top to bottom."""
