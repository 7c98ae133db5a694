"""Which of the digits 1 to 5 a key stands for, on any keyboard: key events in, the digit and what it is for out.

Canvas and presentation mark importance with a digit and add an answer with Shift and a digit.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

_PLAIN = {Qt.Key(Qt.Key.Key_0.value + digit): digit for digit in range(1, 6)}
# What Shift and a digit give on the keyboards in use: US and Indonesian, British, German, French row without Shift.
_SHIFTED = {
    Qt.Key.Key_Exclam: 1,
    Qt.Key.Key_At: 2,
    Qt.Key.Key_QuoteDbl: 2,
    Qt.Key.Key_NumberSign: 3,
    Qt.Key.Key_sterling: 3,
    Qt.Key.Key_section: 3,
    Qt.Key.Key_Dollar: 4,
    Qt.Key.Key_Percent: 5,
}
# Scan codes of the digit row, where the key itself says something else: X11 counts from 10, Windows from 2.
_ROWS = {"xcb": 9, "wayland": 9, "windows": 1}


def digit_of(event: QKeyEvent, platform: str = "") -> int:
    """The digit from 1 to 5 that was pressed, with or without Shift; 0 for any other key or with Ctrl, Alt, Meta.

    `platform` is Qt's name of the platform, by which the digit row is known where its keys are shifted.
    """
    others = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
    if event.modifiers() & others:
        return 0
    key = Qt.Key(event.key())
    if key in _PLAIN:
        return _PLAIN[key]
    if not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
        return 0
    scanned = event.nativeScanCode() - _ROWS[platform] if platform in _ROWS and event.nativeScanCode() else 0
    return scanned if 1 <= scanned <= 5 else _SHIFTED.get(key, 0)
