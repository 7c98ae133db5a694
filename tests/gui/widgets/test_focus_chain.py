"""A walk along the chain of focus leaves windows and what is in them alive."""

import gc

from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget
from shiboken6 import isValid

from journeymap.gui.widgets.focus_chain import along


def _dialog(parent: QWidget) -> None:
    dialog = QDialog(parent)
    page = QWidget(dialog)
    QPushButton(page)
    QPushButton(dialog)
    for forwards in (True, False):
        names = [type(widget).__name__ for widget in along(page, forwards=forwards)]
        assert sorted(names) == ["QDialog", "QPushButton", "QPushButton"]


def test_a_dialog_outlives_a_walk_through_it(qapp: QApplication) -> None:
    parent = QWidget()
    _dialog(parent)
    gc.collect()
    assert isValid(parent)
    (dialog,) = parent.findChildren(QDialog)
    assert len(dialog.findChildren(QPushButton)) == 2
    parent.deleteLater()


def test_a_window_without_parent_outlives_it(qapp: QApplication) -> None:
    window = QWidget()
    button = QPushButton(window)
    assert list(along(button, forwards=True)) == [window]
    del button
    gc.collect()
    assert isValid(window)
    assert len(window.findChildren(QPushButton)) == 1
    window.deleteLater()
