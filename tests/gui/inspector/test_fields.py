"""Every row of the field table is edited through its editor and lands in the document, as a step that can be undone."""

from __future__ import annotations

from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from journeymap.editing.commands import metrics
from journeymap.gui.inspector.editors.table import EDITORS
from journeymap.gui.inspector.form import Form
from journeymap.gui.inspector.head import title_field
from journeymap.gui.inspector.inspector import Inspector
from journeymap.model.elements import MAPPINGS
from journeymap.model.fields import FIELDS, Field, FieldKind, fields_of, value_of
from tests.gui.inspector.conftest import Open
from tests.gui.inspector.driving import DRIVERS, type_into

ROWS = [row for row in FIELDS if row.mapping in MAPPINGS]
IDS = {
    "touchpoints": ("check-in", "room", "breakfast"),
    "links": ("reservation-call--check-in", "confirmation-mail--check-in"),
    "departments": ("operations", "it"),
    "personas": ("family", "business"),
}


def ids_of(inspector: Inspector, mapping: str) -> tuple[str, ...]:
    held = tuple(getattr(inspector.session.journey, mapping))
    return tuple(id for id in IDS.get(mapping, ()) if id in held) or held[:2]


def element(inspector: Inspector, mapping: str, id: str) -> Any:
    return getattr(inspector.session.journey, mapping)[id]


def drive(form: Form, row: Field) -> None:
    if row.name == title_field(row.mapping) and not form.subject.several:
        type_into(form.head.title, "Other words")
    elif row.name == "staff":
        type_into(form.editors[row.name].targets[0], "70")  # not fewer than are trained
    else:
        DRIVERS[row.kind](form.editors[row.name])


@pytest.mark.parametrize("kind", FieldKind, ids=lambda kind: kind.name)
def test_every_kind_has_an_editor_and_a_test(kind: FieldKind) -> None:
    assert kind in EDITORS
    assert kind in DRIVERS


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.mapping}.{row.name}")
def test_every_field_is_edited_in_place(row: Field, inspector: Inspector, opened: Open) -> None:
    document = inspector.session.document
    if row.mapping == "metrics":
        metrics.add_metric(document, "Parking", scale=(1, 5))
    id = "parking" if row.mapping == "metrics" else ids_of(inspector, row.mapping)[0]
    form = opened(row.mapping, id)
    before = inspector.session.journey
    held = value_of(element(inspector, row.mapping, id), row.name)
    drive(form, row)
    after = value_of(element(inspector, row.mapping, id), row.name)
    assert after != held
    inspector.focus_first()
    steps = 0
    while inspector.session.journey != before:
        assert document.undo() is not None
        steps += 1
    assert steps == (2 if row.kind is FieldKind.PAIR else 1), "typing into one field is one step"


@pytest.mark.parametrize("row", [row for row in ROWS if row.several], ids=lambda row: f"{row.mapping}.{row.name}")
def test_several_elements_get_the_same_value_in_one_step(row: Field, inspector: Inspector, opened: Open) -> None:
    document = inspector.session.document
    if row.mapping == "metrics":
        for name in ("Parking", "Pool"):
            metrics.add_metric(document, name)
    ids = ("parking", "pool") if row.mapping == "metrics" else ids_of(inspector, row.mapping)
    form = opened(row.mapping, *ids)
    assert inspector.form is form
    before = inspector.session.journey
    drive(form, row)
    assert inspector.session.journey != before
    values = [value_of(element(inspector, row.mapping, id), row.name) for id in ids]
    if row.kind not in (FieldKind.OWNERS, FieldKind.TARGETS):
        assert all(value == values[0] for value in values)
    document.undo()
    assert inspector.session.journey == before


def test_fields_of_one_element_are_not_shown_for_several(inspector: Inspector, opened: Open) -> None:
    form = opened("touchpoints", "check-in", "room")
    single = {row.name for row in fields_of("touchpoints") if not row.several}
    assert single
    assert not single & set(form.editors)


def test_tab_walks_every_section_from_top_to_bottom(inspector: Inspector, opened: Open) -> None:
    from journeymap.gui.inspector.walking import in_order

    opened("links", "reservation-call--check-in")
    order = list(in_order(inspector.page))
    inspector.focus_first()
    for expected in order[:-1]:
        assert inspector.window().focusWidget() is expected
        QTest.keyClick(expected, Qt.Key.Key_Tab)
    tops = [widget.mapTo(inspector.page, widget.rect().topLeft()).y() for widget in order]
    assert tops == sorted(tops)


def test_tab_leaves_the_column_and_no_window_is_taken_for_garbage(qapp: QApplication) -> None:
    from journeymap.gui.inspector.walking import beyond

    window = QWidget()
    before, region, after = QPushButton(window), QWidget(window), QPushButton(window)
    QPushButton(region)
    window.show()
    assert beyond(region, forwards=True) is after
    assert beyond(region, forwards=False) is before
    held = [line for line in shiboken6.dump(window).splitlines() if line.startswith("parent.")]
    assert held == []  # a window that belongs to one of its buttons is a ring, and goes with its garbage
    window.deleteLater()
