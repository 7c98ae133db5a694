"""What a workbook's sheets of targets and scores change: targets set or taken away, published figures added.

`workbook_edits` reads the cells and does what is said here.
"""

from __future__ import annotations

from typing import Any

from journeymap.departments.workbook_edits import Edits
from journeymap.departments.workbook_rows import rows_of
from journeymap.departments.workbook_sheets import TARGETS
from journeymap.departments.workbook_tables import Line, Table
from journeymap.departments.workbook_values import Numbers, chosen, day, order_of, text
from journeymap.editing.commands import scores, targets
from journeymap.feedback.dates import Order
from journeymap.i18n import msg
from journeymap.model import Reported

Measure = tuple[str, str]
"""A metric and a formula of it; the empty one is the usual one."""

_MEASURE = msg("it is not told what was measured; choose a measure from the list")
_VALUE = msg("the value is missing; write a number")


def read_targets(edits: Edits, table: Table) -> None:
    """Targets set, changed or taken away; a target may be set for what was not measured yet."""
    sent = rows_of(TARGETS.id, edits.brief)
    shown = {(row.cells["touchpoint"], row.cells["metric"]): row.key for row in sent}
    numbers = Numbers((line.cells.get("target") for line in table.lines), edits.words.translator.language)
    found = edits.matched(table, lambda line: shown.get((line.text("touchpoint"), line.text("metric"))))
    for pair in found.pairs:
        id, _, key = pair.sent.key.partition("|")
        metric, _, formula = key.partition("/")
        if pair.changed("target"):
            _set_target(edits, table, pair.line, id, (metric, formula), numbers)
    for line in found.added:
        if line.text("target"):
            id = edits.touchpoint(table, line) or ""
            measure = _measure(edits, table, line) if id else None
            if measure is not None:
                _set_target(edits, table, line, id, measure, numbers)


def _measure(edits: Edits, table: Table, line: Line) -> Measure | None:
    return edits.needed(table, line, "metric", lambda cell: chosen(cell, edits.words.metric_of), _MEASURE)


def _set_target(edits: Edits, table: Table, line: Line, id: str, measure: Measure, numbers: Numbers) -> None:
    old = edits.document.journey.touchpoints[id].targets.get("/".join(filter(None, measure)))
    wanted = edits.value(table, line, "target", lambda cell: _figure(edits, cell, measure, numbers), old)
    if wanted is not None and wanted != old:
        edits.do(table, line, "target", targets.set_target, id, measure[0], wanted, measure[1])
    elif wanted is None and old is not None:
        edits.do(table, line, "target", targets.remove_target, id, *measure)


def _figure(edits: Edits, cell: Any, measure: Measure, numbers: Numbers) -> float | None:
    formula = edits.words.formula(measure)
    return numbers.figure(cell, formula.unit if formula else "scale")


def read_scores(edits: Edits, table: Table) -> None:
    """Figures that the department knows: a published value each, with what is known of it."""
    figures = [line.cells.get(column) for line in table.lines for column in ("value", "n")]
    numbers = Numbers(figures, edits.words.translator.language)
    order = order_of(line.cells.get(column) for line in table.lines for column in ("from", "to"))
    for line in table.lines:
        if not line.is_empty(column.id for column in table.sheet.columns):
            _add_score(edits, table, line, numbers, order)


def _add_score(edits: Edits, table: Table, line: Line, numbers: Numbers, order: Order) -> None:
    before = len(edits.left_out)
    id, measure = edits.touchpoint(table, line), _measure(edits, table, line)
    if id is None or measure is None:
        return
    fields: dict[str, Any] = {
        "metric": measure[0],
        "formula": measure[1],
        "reported": Reported(
            value=edits.needed(table, line, "value", lambda cell: _figure(edits, cell, measure, numbers), _VALUE),
            n=edits.value(table, line, "n", numbers.count, None),
        ),
        "from_": edits.value(table, line, "from", lambda cell: day(cell, order), None),
        "to": edits.value(table, line, "to", lambda cell: day(cell, order), None),
        "source": edits.value(table, line, "source", text, ""),
        "evidence": edits.value(table, line, "evidence", lambda cell: chosen(cell, edits.words.evidence_of), None),
    }
    # A score of another period or of other people than was meant would be worse than none.
    if len(edits.left_out) == before:
        edits.do(table, line, "value", scores.add_score, id, **fields)
