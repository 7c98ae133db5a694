"""Takes over what is typed in a field over a card or a row before the document is written or the window goes.

Such fields hand their words on when they are left. The window's close button, a menu and another program in front
leave none of them. The desk asks before it saves.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit, QWidget
from shiboken6 import isValid

_REASON = Qt.FocusReason.OtherFocusReason


def finish_typing(window: QWidget) -> None:
    """Tells the field at the window's keyboard that it is left, whether or not the window is in front."""
    field = window.focusWidget()
    if not isinstance(field, QLineEdit):
        return  # longer texts reach the document with every letter
    QApplication.sendEvent(field, QFocusEvent(QEvent.Type.FocusOut, _REASON))
    view = _view_of(field)
    if view is not None:
        view.setFocus(_REASON)  # the field of an item view listens to nothing else
    elif isValid(field) and field.hasFocus():
        QApplication.sendEvent(field, QFocusEvent(QEvent.Type.FocusIn, _REASON))


def _view_of(field: QLineEdit) -> QAbstractItemView | None:
    """The view whose item is typed over in this very field."""
    if not isValid(field) or not field.hasFocus():
        return None
    viewport = field.parentWidget()
    view = viewport.parentWidget() if viewport is not None else None
    return view if isinstance(view, QAbstractItemView) else None
