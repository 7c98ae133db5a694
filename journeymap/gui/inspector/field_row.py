"""One line of a form: a field's label and its editor, beside one another where there is room.

The table of editors stands before it, sections of forms after it.
"""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from journeymap.gui.inspector.editors.base import Editor
from journeymap.gui.inspector.editors.table import make_editor
from journeymap.gui.inspector.subject import Subject
from journeymap.gui.look.speech import plain_tip
from journeymap.gui.widgets.labels import PlainLabel
from journeymap.i18n import msg
from journeymap.model.fields import Field

_LABEL_PX, _EDITOR_PX, _DOWN_PX, _GAP_PX = 96, 130, 5, 8
UNLABELLED: frozenset[tuple[str, str]] = frozenset(
    {("touchpoints", "moments"), ("touchpoints", "quotes"), ("touchpoints", "promises")}
)
"""Fields of which the heading of their section says enough."""


class FieldRow(QWidget):
    """A label and an editor. What the field is for stands in the label's tooltip and is told to screen readers."""

    def __init__(self, field: Field, subject: Subject, parent: QWidget) -> None:
        super().__init__(parent)
        self.field, self._session = field, subject.session
        self.editor: Editor = make_editor(field, subject, self)
        self.label = PlainLabel(role="quiet", parent=self)
        self._labelled = self.editor.labelled and (field.mapping, field.name) not in UNLABELLED
        self.label.setVisible(self._labelled)
        subject.session.speech.say(self.label, "setText", field.label)
        subject.session.speech.say(self.label, "setToolTip", field.help)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setSizePolicy(policy)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self.label)
        self._row.addWidget(self.editor, 1)
        self._stands: tuple[bool, float] | None = None
        self._stand(self.editor.beside_label)
        subject.session.look.changed.connect(self._fit)

    def name(self) -> None:
        """Tells screen readers field and element."""
        subject, text = self.editor.subject, self._session.text
        label = text(self.field.label)
        self.editor.set_name(text(msg("{field}, {name}", field=label, name=subject.name)))
        self.editor.targets[0].setToolTip(plain_tip(text(self.field.help)))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """As wide as the wider of both: where they do not fit beside one another, they stand one below the other."""
        widths = [widget.minimumSizeHint().width() for widget in (self.label, self.editor) if not widget.isHidden()]
        return QSize(max(widths, default=0), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._fit()

    @Slot()
    def _fit(self) -> None:
        look = self._session.look
        needed = max(look.px(_EDITOR_PX), self.editor.minimumSizeHint().width() + _GAP_PX)
        self._stand(self.editor.beside_label and self.width() >= look.px(_LABEL_PX) + needed)

    def _stand(self, beside: bool) -> None:
        look = self._session.look
        if (beside, look.text_scale) == self._stands:
            return
        self._stands = beside, look.text_scale
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        self._row.setSpacing(_GAP_PX if beside else 2)
        self._row.setAlignment(self.label, Qt.AlignmentFlag.AlignTop if beside else Qt.AlignmentFlag(0))
        self.label.setContentsMargins(0, look.px(_DOWN_PX) if beside else 0, 0, 0)
        self.label.setMaximumWidth(look.px(_LABEL_PX) if beside else 16777215)
        self.label.setMinimumWidth(look.px(_LABEL_PX) if beside else 0)
