"""What the clipboard's actions do to a text field that has the keyboard, instead of to the cards of the map.

`edit` asks the workshop which field that is; a field has keys of its own for all of this, menu and palette come here.
"""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit

TextField = QLineEdit | QPlainTextEdit | QTextEdit


def has_selection(field: TextField) -> bool:
    """Whether there is something to be copied."""
    return field.hasSelectedText() if isinstance(field, QLineEdit) else field.textCursor().hasSelection()


def can_write(field: TextField) -> bool:
    """Whether something can be put in."""
    return field.isEnabled() and not field.isReadOnly()


def can_cut(field: TextField) -> bool:
    """Whether there is something that can be taken out."""
    return can_write(field) and has_selection(field)


def has_text(field: TextField) -> bool:
    """Whether there is something to select."""
    return bool(field.text()) if isinstance(field, QLineEdit) else not field.document().isEmpty()


def delete(field: TextField) -> None:
    """Takes out what is selected; the field's own undo brings it back."""
    if isinstance(field, QLineEdit):
        field.insert("")
    else:
        field.textCursor().removeSelectedText()
