"""Finds text that is cut in a widget and everything below it; the tests of every panel and dialog ask here.

What a widget would need for its text is compared with the room it has. A label that ends in … on purpose and shows the
whole text as its tooltip is no fault; nor is what a person scrolls to.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from math import ceil

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QFontMetricsF
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QCheckBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QStyle,
    QStyleOptionButton,
    QStyleOptionComboBox,
    QTabBar,
    QToolButton,
    QWidget,
)

from journeymap.gui.widgets.labels import PlainLabel

SLACK_PX = 1
_WIDEST = 1 << 20
_FIELD_PX = 4
"""What a line edit keeps free left and right of its text, both sides together."""


def cut_texts(root: QWidget) -> list[str]:
    """Every visible text of `root` that has too little room: what it is, its text, and the pixels it lacks."""
    return [f"{_path(widget)}: {trouble}" for widget in _shown(root) for trouble in _troubles(widget)]


def _shown(root: QWidget) -> Iterator[QWidget]:
    for widget in (root, *root.findChildren(QWidget)):
        if widget.isVisible() and widget.window() is root.window():
            yield widget


def _troubles(widget: QWidget) -> Iterator[str]:
    for kind, check in _CHECKS.items():
        if isinstance(widget, kind):
            yield from check(widget)
            if kind in (QLabel, QAbstractButton) and widget.property("text"):
                yield from _outside(widget)


def _path(widget: QWidget) -> str:
    names: list[str] = []
    at: QWidget | None = widget
    while at is not None and len(names) < 4:
        names.append(at.objectName() or type(at).__name__)
        at = at.parentWidget()
    return " in ".join(names)


def _lacks(text: str, needed: int, room: int, what: str = "wide") -> Iterator[str]:
    if needed > room + SLACK_PX:
        yield f"{text[:60]!r} needs {needed} px {what}, has {room}"


def _label(label: QLabel) -> Iterator[str]:
    text = label.text()
    if not text.strip():
        return
    if isinstance(label, PlainLabel) and label.full_text != text:
        if not label.toolTip():
            yield f"{label.full_text[:60]!r} is elided and has no tooltip"
        return
    room = label.contentsRect()
    width = room.width() - 2 * label.margin() - max(label.indent(), 0)
    metrics = label.fontMetrics()
    if label.wordWrap():
        # Whole pixels for each line would add up to more than a label of many lines takes.
        exact = QFontMetricsF(label.font())
        flags = int(Qt.TextFlag.TextWordWrap) | int(label.alignment())
        box = exact.boundingRect(QRectF(0, 0, width, _WIDEST), flags, text)
        needed = QSize(ceil(box.width()), ceil(box.height()))
    else:
        needed = metrics.size(0, text)
    yield from _lacks(text, needed.width(), width)
    yield from _lacks(text, needed.height(), room.height(), "high")


def _button(button: QAbstractButton) -> Iterator[str]:
    text = button.text().replace("&&", "\0").replace("&", "").replace("\0", "&")
    style_only = isinstance(button, QToolButton) and button.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonIconOnly
    if not text.strip() or style_only or button.property("paintsItself"):
        return
    metrics, room = button.fontMetrics(), _room_in(button)
    beside = 0 if button.icon().isNull() else button.iconSize().width() + 4
    yield from _lacks(text, metrics.size(0, text).width() + beside, room.width())
    yield from _lacks(text, metrics.size(0, text).height(), button.height(), "high")


def _room_in(button: QAbstractButton) -> QSize:
    """What the style leaves for icon and text."""
    if isinstance(button, QPushButton | QCheckBox | QRadioButton):
        option = QStyleOptionButton()
        button.initStyleOption(option)
        return button.style().subElementRect(_CONTENTS[_kind(button)], option, button).size()
    return button.contentsRect().size()


def _kind(button: QAbstractButton) -> type[QAbstractButton]:
    return next(kind for kind in _CONTENTS if isinstance(button, kind))


def _field(field: QLineEdit) -> Iterator[str]:
    if field.text() or not field.placeholderText():
        return
    margins = field.textMargins()
    room = field.contentsRect().width() - margins.left() - margins.right() - _FIELD_PX
    yield from _lacks(field.placeholderText(), field.fontMetrics().horizontalAdvance(field.placeholderText()), room)


def _combo(combo: QComboBox) -> Iterator[str]:
    option = QStyleOptionComboBox()
    combo.initStyleOption(option)
    part = QStyle.SubControl.SC_ComboBoxEditField
    room = combo.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, combo).width()
    if combo.currentText() and not combo.toolTip():
        yield from _lacks(combo.currentText(), combo.fontMetrics().horizontalAdvance(combo.currentText()), room)


def _header(header: QHeaderView) -> Iterator[str]:
    model = header.model()
    metrics = QFontMetrics(header.font())
    for section in range(header.count()):
        text = model.headerData(section, header.orientation())
        if header.isSectionHidden(section) or not isinstance(text, str) or not text:
            continue
        if model.headerData(section, header.orientation(), Qt.ItemDataRole.ToolTipRole):
            continue
        across = header.orientation() == Qt.Orientation.Horizontal
        room = header.sectionSize(section) if across else header.width()
        yield from _lacks(text, metrics.horizontalAdvance(text) + 4, room)


def _tabs(tabs: QTabBar) -> Iterator[str]:
    for at in filter(tabs.isTabVisible, range(tabs.count())):
        room = tabs.tabRect(at).width()
        yield from _lacks(tabs.tabText(at), tabs.fontMetrics().horizontalAdvance(tabs.tabText(at)), room)


def _outside(widget: QWidget) -> Iterator[str]:
    """Whether it stands partly outside of what it lies in, where nobody can scroll to it."""
    box, at = widget.rect(), widget
    while not at.isWindow() and (parent := at.parentWidget()) is not None:
        box = QRect(at.mapToParent(box.topLeft()), box.size())
        area, room = parent.parentWidget(), parent.rect().adjusted(-SLACK_PX, -SLACK_PX, SLACK_PX, SLACK_PX)
        scrolled = isinstance(area, QAbstractScrollArea) and area.viewport() is parent
        sideways = scrolled and area.horizontalScrollBarPolicy() != Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        beside = box.left() < room.left() or box.right() > room.right()
        if (not sideways and beside) or (not scrolled and not room.contains(box)):
            yield f"{widget.property('text')[:60]!r} stands outside of {_path(parent)}: {box} in {parent.rect()}"
            return
        if scrolled:
            return
        at = parent


_CONTENTS: Mapping[type[QAbstractButton], QStyle.SubElement] = {
    QPushButton: QStyle.SubElement.SE_PushButtonContents,
    QCheckBox: QStyle.SubElement.SE_CheckBoxContents,
    QRadioButton: QStyle.SubElement.SE_RadioButtonContents,
}
_CHECKS: Mapping[type[QWidget], Callable[..., Iterator[str]]] = {
    QLabel: _label,
    QAbstractButton: _button,
    QLineEdit: _field,
    QComboBox: _combo,
    QHeaderView: _header,
    QTabBar: _tabs,
}
