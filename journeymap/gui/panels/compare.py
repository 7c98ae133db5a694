"""The panel that compares: two states of the journey chosen above, what differs in groups below, each with its way.

`session.comparing` works out what differs and the map shows it; `compare_rows` words it. Hidden, it compares nothing.
"""

from __future__ import annotations

from collections import Counter
from typing import ClassVar

from PySide6.QtCore import QSignalBlocker, Qt, Slot
from PySide6.QtGui import QHideEvent, QKeyEvent, QPaintEvent, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QSizePolicy,
    QStackedWidget,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QToolButton,
    QWidget,
)

from journeymap.collector import collector_paused
from journeymap.editing.commands.snapshots import remove_snapshot, rename_snapshot, take_snapshot
from journeymap.gui.look.speech import plain_tip
from journeymap.gui.panels.compare_rows import GHOST, GROUPS, Entry, entries
from journeymap.gui.panels.entry_panel import EntryPanel, push_button, tell_removed
from journeymap.gui.session.background import Job, Progress
from journeymap.gui.session.comparing import NOW, SIGNS
from journeymap.gui.session.session import Session
from journeymap.gui.widgets.empty_state import EmptyState
from journeymap.gui.widgets.fields import TextField
from journeymap.gui.widgets.labels import PlainLabel
from journeymap.gui.widgets.rows import Row, RowList
from journeymap.i18n import Day, Message, mark, msg, msg_count

_NONE = mark("There is no snapshot yet. Take one now, and later see here what changed since.")
_SAME = mark("Nothing differs.")
_OFF = mark("Nothing is compared now.")
_WORKING = mark("Comparing…")
MOST_ROWS = 300
"""Of one group, at first; the rest is shown when it is asked for."""
_REST = "|rest"
_WORDS = QStyle.SubControl.SC_ComboBoxEditField
_BESIDE_PX = 8


class StateBox(QComboBox):
    """A choice of a snapshot or now; what is too long for it ends in … and stands whole in its tooltip."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """As any such box, with the words made to fit."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        style = self.style()
        room = style.subControlRect(QStyle.ComplexControl.CC_ComboBox, option, _WORDS, self).width() - _BESIDE_PX
        elided = self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, room)
        option.currentText = elided
        painter = QStylePainter(self)
        try:
            painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
            painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        finally:
            painter.end()


class ComparePanel(EntryPanel):
    """Compares while it is seen. Enter or a click goes to a row's element, or folds a group; Esc ends it."""

    watches: ClassVar[frozenset[str]] = frozenset({"snapshots"})

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, mark("Compare with a snapshot"), parent)
        self.before, self.after = self._box(mark("Compare the snapshot")), self._box(mark("with"))
        self.label = TextField(self)
        self.delete = QToolButton(self)
        self.legend = PlainLabel("", "muted", parent=self)
        self.list = RowList(session.look, parent=self)
        self.empty = EmptyState(session.speech, session.look, _NONE, icon="timer", parent=self)
        self.switch = push_button(session, mark("End the comparison"), "", self)
        self._shown: tuple[Entry, ...] = ()
        self._folded: set[str] = set()
        self._whole: set[str] = set()
        self._job: Job | None = None
        self._seen: tuple[str, str] | None = None
        self._lay_out()
        self._wire()

    def _box(self, name: str) -> QComboBox:
        box = StateBox(self)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(6)
        self.session.speech.say(box, "setAccessibleName", name)
        box.activated.connect(self._chosen)
        return box

    def _lay_out(self) -> None:
        say = self.session.speech.say
        rename = QWidget(self)
        row = QHBoxLayout(rename)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.label, 1)
        row.addWidget(self.delete)
        rename.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)  # else large text cuts the field
        with_ = PlainLabel("", "muted", parent=self)
        say(with_, "setText", mark("with"))
        say(self.label, "setAccessibleName", mark("Label of the snapshot"))
        say(self.label, "setPlaceholderText", mark("Label"))
        self.session.look.icon_for(self.delete, "delete", "muted")
        for setter in ("setToolTip", "setAccessibleName"):
            say(self.delete, setter, mark("Delete the snapshot"))
        self._chooser = [self.before, rename, with_, self.after, self.legend]
        self.inset(*self._chooser)
        self._stack = QStackedWidget(self)
        self._stack.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)  # it scrolls: fields first
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.empty)
        self.column.addWidget(self._stack, 1)
        self.inset(self.switch, top=6, bottom=8)
        say(self.list, "setAccessibleName", mark("What differs"))
        self.setFocusProxy(self.list)

    def _wire(self) -> None:
        self.session.comparing.changed.connect(self._follow_comparison)
        self.list.pressed_row.connect(self.go)
        self.label.committed.connect(self._rename)
        self.delete.clicked.connect(self._delete)
        self.switch.clicked.connect(self._switch)
        self.empty.pressed.connect(self._take)

    @property
    def snapshots(self) -> tuple[str, ...]:
        """The snapshots that hold a journey, the newest first."""
        held = [(s.taken, id) for id, s in self.session.journey.snapshots.items() if s.journey is not None]
        ordered = sorted(enumerate(held), key=lambda each: (each[1][0] is not None, each[1][0], each[0]), reverse=True)
        return tuple(id for _, (_, id) in ordered)

    def refresh(self) -> None:
        """Follows the snapshots there are; the comparison stays while both its sides are there."""
        ids = self.snapshots
        for part in (*self._chooser, self.switch):
            part.setVisible(bool(ids))
        pair = self.session.comparing.pair or (ids[0] if ids else "", NOW)
        self._fill(self.before, ids, pair[0])
        self._fill(self.after, (NOW, *ids), pair[1])
        self._show_chosen()
        self._follow_comparison()

    def _fill(self, box: QComboBox, ids: tuple[str, ...], chosen: str) -> None:
        blocker = QSignalBlocker(box)
        box.clear()
        for id in ids:
            box.addItem(self.session.text(self._name(id)), id)
        box.setCurrentIndex(max(box.findData(chosen), 0))
        box.setToolTip(plain_tip(box.currentText()))
        del blocker

    def _name(self, id: str) -> Message:
        if id == NOW:
            return msg("Now")
        snapshot = self.session.journey.snapshots[id]
        name = snapshot.label or id
        return (
            msg("{label}, {day}", label=name, day=Day(snapshot.taken)) if snapshot.taken else msg("{label}", label=name)
        )

    def _show_chosen(self) -> None:
        id = self.before.currentData() or ""
        self.label.set_value(self.session.journey.snapshots[id].label if id else "")

    @Slot()
    def _chosen(self) -> None:
        before, after = str(self.before.currentData()), str(self.after.currentData())
        if before == after:
            self.after.setCurrentIndex(0)
            after = NOW
        for box in (self.before, self.after):
            box.setToolTip(plain_tip(box.currentText()))
        self._show_chosen()
        self.session.comparing.begin(before, after)
        self._follow_comparison()

    @Slot()
    def begin(self) -> None:
        """Compares what is chosen above; nothing without a snapshot."""
        if self.before.count():
            self._chosen()

    @Slot()
    def _switch(self) -> None:
        if self.session.comparing.pair is None:
            self.begin()
        else:
            self.session.comparing.end()

    @Slot()
    def _follow_comparison(self) -> None:
        comparing = self.session.comparing
        on = comparing.pair is not None
        words = mark("End the comparison") if on else mark("Compare")
        self.session.speech.say(self.switch, "setText", words)
        if not self.isVisible():
            return
        compared = comparing.compared
        if compared is None:
            self._drop_job()
            self._show((), _WORKING if on else _OFF)
            return
        journey, translator = self.session.journey, self.session.speech.translator

        def work(progress: Progress) -> tuple[Entry, ...]:
            with collector_paused():
                return entries(compared, journey, translator)

        self._drop_job()
        self._job = job = self.session.jobs.start(work)
        job.done.connect(self._take_entries)

    def _drop_job(self) -> None:
        if self._job is not None:
            self._job.stop()
            self._job = None

    @Slot(object)
    def _take_entries(self, found: tuple[Entry, ...]) -> None:
        if self.sender() is self._job:
            self._job = None
            self._show(found, _SAME)

    def _show(self, found: tuple[Entry, ...], otherwise: str) -> None:
        self._shown = found
        self._say_legend()
        if found:
            self._show_rows()
        else:
            self.list.set_rows(())
            none = not self.snapshots
            self.empty.set_words(_NONE if none else otherwise, mark("Take a snapshot") if none else None)
        self._stack.setCurrentWidget(self.list if found else self.empty)

    def _show_rows(self) -> None:
        """Another comparison begins at its top; the same one, worked out anew, stays where it is."""
        pair = self.session.comparing.pair
        if pair != self._seen:
            self._seen = pair
            self._whole.clear()
            self.list.set_rows(())
        self.list.set_rows(self._rows())

    def _rows(self) -> list[Row]:
        """The groups' headings with how many they hold, and the rows of those that are unfolded."""
        groups: dict[str, list[Row]] = {}
        for entry in self._shown:
            groups.setdefault(entry.group, []).append(entry.row)
        return [row for group in GROUPS if group in groups for row in self._group(group, groups[group])]

    def _group(self, group: str, held: list[Row]) -> list[Row]:
        folded = group in self._folded
        icon = "chevron-right" if folded else "chevron-down"
        heading = Row(group, self.session.text(GROUPS[group]), value=str(len(held)), icon=icon)
        if folded or group in self._whole or len(held) <= MOST_ROWS:
            return [heading] if folded else [heading, *held]
        rest = self.session.text(msg_count("Show {count} more", "Show {count} more", len(held) - MOST_ROWS))
        return [heading, *held[:MOST_ROWS], Row(f"{group}{_REST}", rest, icon="more")]

    def _say_legend(self) -> None:
        compared = self.session.comparing.compared
        counts = Counter(compared.cards.values()) if compared else Counter()
        said = msg(
            "{plus} {added} added, {minus} {removed} removed, {wave} {changed} changed",
            plus=SIGNS["added"],
            added=counts["added"],
            minus=SIGNS["removed"],
            removed=counts["removed"],
            wave=SIGNS["changed"],
            changed=counts["changed"],
        )
        self.legend.setText(self.session.text(said) if compared else "")

    @Slot(str)
    def go(self, key: str) -> None:
        """Goes to the element of a row; folds or unfolds a group by its heading."""
        if key in GROUPS:
            self._folded ^= {key}
            self.list.set_rows(self._rows())
            self.list.choose(key)
            return
        if key.endswith(_REST):
            self._whole.add(key.removesuffix(_REST))
            at = self.list.currentIndex().row()
            self.list.set_rows(self._rows())
            self.list.choose(self.list.rows.rows[at].key)
            return
        entry = next((each for each in self._shown if each.row.key == key), None)
        if entry is None or entry.go is None:
            return
        mapping, id = entry.go
        if mapping == GHOST:
            self.session.comparing.ghost_wanted.emit(id)
        else:
            self.session.reveal(mapping, id)

    @Slot(str)
    def _rename(self, label: str) -> None:
        id = str(self.before.currentData() or "")
        if id in self.session.journey.snapshots:
            self.session.do(rename_snapshot, id, label)
            self.session.document.seal()

    @Slot()
    def _delete(self) -> None:
        id = str(self.before.currentData() or "")
        if id not in self.session.journey.snapshots:
            return
        name = self.session.journey.snapshots[id].label or id
        self.session.do(remove_snapshot, id)
        tell_removed(self.session, name)
        self.refresh()

    @Slot()
    def _take(self) -> None:
        if not self.snapshots:
            self.session.do(take_snapshot, "", self.session.today())
            self.label.setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Seen again, it compares again."""
        super().showEvent(event)
        if not event.spontaneous() and self.session.comparing.pair is None:
            self.refresh()
            self.begin()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Another panel, or none: the map is shown as it is. A window that is only minimised keeps it."""
        super().hideEvent(event)
        if not event.spontaneous():
            self._drop_job()
            self.session.comparing.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape and self.session.comparing.pair is not None:
            self.session.comparing.end()
        else:
            super().keyPressEvent(event)
