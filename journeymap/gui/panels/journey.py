"""The panel of the journey itself: its settings as a form, then what it consists of, list by list.

The field table and the table of lists stand before it; details of an element the inspector shows.
"""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer, Slot
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from journeymap.editing.changes import ChangeSet
from journeymap.gui.panels.entry_panel import SIDE_PX, EntryPanel
from journeymap.gui.panels.journey_fields import MAPPING, SettingField, setting_field
from journeymap.gui.panels.journey_kinds import LISTS
from journeymap.gui.panels.journey_lists import JourneyList
from journeymap.gui.session.session import Session
from journeymap.gui.widgets.labels import Hairline
from journeymap.gui.widgets.section import Section
from journeymap.i18n import mark
from journeymap.model.fields import fields_of, sections_of

_COUNT_AFTER_MS = 120
"""How soon after an edit of touchpoints the figures of departments and stages follow: nobody waits for them."""
_REMEMBERED = "journey."
_LABELS = {"identity": mark("Title and vision")}
"""Headings where the panel's own says already what the table's would."""


class JourneyPanel(EntryPanel):
    """Settings, departments, stages, metrics, early warnings and snapshots, each under a heading that folds."""

    watches: ClassVar[frozenset[str]] = frozenset({MAPPING, *(kind.mapping for kind in LISTS)})

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, mark("Journey"), parent)
        self._page = QWidget(self)
        self._content = QVBoxLayout(self._page)
        self._content.setContentsMargins(SIDE_PX, 0, SIDE_PX, 16)
        self._content.setSpacing(6)
        self.fields: dict[str, SettingField] = {}
        self.sections: dict[str, Section] = {}
        self.lists: dict[str, JourneyList] = {}
        self._add_settings()
        self._add_lists()
        self._content.addStretch(1)
        self._scroll = _Scroll(self._page, self)
        self.column.addWidget(self._scroll, 1)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_COUNT_AFTER_MS)
        self._soon.timeout.connect(self.renew)
        session.selection.changed.connect(self._mark)
        session.look.changed.connect(self.renew)
        self.setFocusProxy(self.fields["title"])

    def _add_settings(self) -> None:
        session = self.session
        for section in sections_of(MAPPING):
            opened = self._was_open(section.id, section.open)
            made = Section(
                session.speech, session.look, _LABELS.get(section.id, section.label), opened=opened, parent=self._page
            )
            for field in fields_of(MAPPING):
                if field.section == section.id:
                    self.fields[field.name] = setting_field(session, field, made.body)
                    made.add(self.fields[field.name])
            self._place(section.id, made)

    def _add_lists(self) -> None:
        for kind in LISTS:
            opened = self._was_open(kind.mapping, kind.open)
            made = self.lists[kind.mapping] = JourneyList(self.session, kind, self._page, opened=opened)
            made.list.reached.connect(partial(self._see, made.list))
            self._place(kind.mapping, made)

    def _see(self, rows: QWidget, row: QRect) -> None:
        """Scrolls until the row at which the keyboard is can be seen."""
        at = rows.mapTo(self._page, row.center())
        self._scroll.ensureVisible(at.x(), at.y(), 0, row.height())

    def _place(self, id: str, section: Section) -> None:
        if self.sections:
            self._content.addWidget(Hairline(self._page))
        self.sections[id] = section
        self._content.addWidget(section)
        section.toggled.connect(self._remember)

    def _was_open(self, id: str, usual: bool) -> bool:
        return self.session.preferences.settings.panels.get(_REMEMBERED + id, usual)

    @Slot()
    def _remember(self) -> None:
        panels = dict(self.session.preferences.settings.panels)
        panels |= {_REMEMBERED + id: section.opened for id, section in self.sections.items()}
        self.session.preferences.put(panels=panels)

    def refresh(self) -> None:
        """Follows the journey."""
        self._soon.stop()
        for field in self.fields.values():
            field.refresh()
        for each in self.lists.values():
            each.refresh()

    def _follow(self, step: ChangeSet) -> None:
        super()._follow(step)
        if step.touches("touchpoints") and not self._soon.isActive():
            self._soon.start()

    @Slot()
    def _mark(self) -> None:
        if self.isVisible():
            for each in self.lists.values():
                if each.opened:
                    each.mark()


class _Scroll(QScrollArea):
    """Scrolls up and down only, and is never narrower than what is in it."""

    def __init__(self, page: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # fields and rows that the keyboard reaches scroll into sight
        self.setWidgetResizable(True)
        self.setWidget(page)
        page.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Follows what is in it."""
        if isinstance(watched, QWidget) and event.type() == QEvent.Type.LayoutRequest:
            self.setMinimumWidth(watched.minimumSizeHint().width() + self.verticalScrollBar().sizeHint().width())
        return super().eventFilter(watched, event)
