"""Search and filters over the list of gaps: what people choose in, a `GapFilter` out.

Filters fold away behind one button; those that are on stand as chips below the search, with how much they let pass.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from journeymap.analysis.results import LABELS, Severity
from journeymap.gui.look.glimpse import glimpse
from journeymap.gui.look.speech import Speech
from journeymap.gui.panels.gap_filter import NOBODY, GapFilter
from journeymap.gui.panels.gap_words import FAMILIES
from journeymap.gui.session.session import Session
from journeymap.gui.widgets.choices import ChipRow
from journeymap.gui.widgets.labels import PlainLabel
from journeymap.gui.widgets.search_field import SearchField
from journeymap.i18n import Number, mark, msg

_FAMILY, _DEPARTMENT = "family", "department"


class GapFilterBar(QWidget):
    """`changed` when another filter is wanted; `left` when the keyboard goes on from the search to the list."""

    changed = Signal()
    left = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        speech, look = session.speech, session.look
        self.search = SearchField(speech, look, mark("Search the gaps"), self)
        self.button = QToolButton(self)
        self.fold = QWidget(self)
        self.severities = ChipRow(speech, parent=self.fold)
        self.family = _Choice(self.fold)
        self.department = _Choice(self.fold)
        self.active = ChipRow(speech, parent=self)
        self._counted = QWidget(self)
        self.count = PlainLabel(role="muted", parent=self._counted)
        self.show_all = QPushButton(self._counted)
        self._speak()
        self._lay_out()
        self._wire()
        self.refresh()

    def _speak(self) -> None:
        speech = self._session.speech
        self.button.setCheckable(True)
        self._session.look.icon_for(self.button, "filter", "muted")
        for setter in ("setToolTip", "setAccessibleName"):
            speech.say(self.button, setter, mark("Filter the gaps"))
        self.severities.set_choices({severity.value: partial(_capital, speech, severity) for severity in Severity})
        for widget, name in (
            (self.severities, mark("Severity")),
            (self.family, mark("Family of gaps")),
            (self.department, mark("Department")),
            (self.active, mark("Filters that are on")),
        ):
            speech.say(widget, "setAccessibleName", name)
        self.show_all.setProperty("look", "link")
        speech.say(self.show_all, "setText", mark("Show all"))

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(4)
        top.addWidget(self.search, 1)
        top.addWidget(self.button)
        folded = QVBoxLayout(self.fold)
        folded.setContentsMargins(0, 4, 0, 4)
        folded.setSpacing(6)
        for widget in (self.severities, self.family, self.department):
            folded.addWidget(widget)
        counted = QHBoxLayout(self._counted)
        counted.setContentsMargins(0, 0, 0, 0)
        counted.addWidget(self.count, 1)
        counted.addWidget(self.show_all)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(top)
        for part in (self.fold, self.active, self._counted):
            column.addWidget(part)
        self.fold.hide()
        self._counted.hide()

    def _wire(self) -> None:
        self.button.toggled.connect(self._unfold)
        self.search.textChanged.connect(self._take)
        self.search.returnPressed.connect(self.left)
        self.severities.chosen_changed.connect(self._take)
        self.family.currentIndexChanged.connect(self._take)
        self.department.currentIndexChanged.connect(self._take)
        self.active.chosen_changed.connect(self._keep)
        self.show_all.clicked.connect(self.clear)
        self._session.speech.changed.connect(self.refresh)

    @Slot(bool)
    def _unfold(self, opened: bool) -> None:
        self.fold.setVisible(opened)
        self._show_active()

    @property
    def wanted(self) -> GapFilter:
        """What is chosen now."""
        severities = tuple(Severity(value) for value in self.severities.chosen)
        return GapFilter(self.family.chosen, self.department.chosen, severities, self.search.text())

    @Slot()
    def refresh(self) -> None:
        """Follows the language and the journey's departments; what is chosen stays chosen where it is still there."""
        text, departments = self._session.text, self._session.journey.departments
        named = {id: found.name.strip() or id for id, found in departments.items()}
        self.family.offer({"": text(mark("All families"))} | {id: text(words) for id, words in FAMILIES.items()})
        everyone = {"": text(mark("All departments"))}
        self.department.offer(everyone | named | {NOBODY: text(mark("No department"))})
        self._show_active()

    @Slot()
    def clear(self) -> None:
        """Lets everything pass."""
        blockers = [QSignalBlocker(widget) for widget in (self.search, self.family, self.department)]
        self.search.clear()
        self.search.cross.hide()
        self.family.setCurrentIndex(0)
        self.department.setCurrentIndex(0)
        self.severities.choose(())
        del blockers
        self._take()

    def show_count(self, shown: int, total: int) -> None:
        """Says how many pass; nothing while all do because nothing is chosen."""
        words = msg("{shown} of {total} shown", shown=Number(shown), total=Number(total))
        self.count.setText(self._session.text(words))
        self._counted.setVisible(not self.wanted.empty)

    @Slot()
    def _take(self) -> None:
        self._show_active()
        self.changed.emit()

    def _show_active(self) -> None:
        chips = dict(self._active_words())
        self.active.set_choices({key: _Shown(words) for key, words in chips.items()})
        self.active.choose(chips)
        self.active.setVisible(bool(chips) and not self.button.isChecked())
        count = msg("Filter the gaps; {count} on", count=Number(len(chips))) if chips else mark("Filter the gaps")
        self._session.speech.say(self.button, "setAccessibleName", count)

    def _active_words(self) -> Iterator[tuple[str, str]]:
        for value in self.severities.chosen:
            yield value, _capital(self._session.speech, Severity(value))
        for key, choice in ((_FAMILY, self.family), (_DEPARTMENT, self.department)):
            if choice.chosen:
                yield key, self._fitting(choice.currentText())

    def _fitting(self, name: str) -> str:
        """A name as a chip's words: no longer than the panel is wide, and no letter taken for a key."""
        room = max(self.width() - self._session.look.px(48), self._session.look.px(120))
        return self.fontMetrics().elidedText(glimpse(name), Qt.TextElideMode.ElideRight, room).replace("&", "&&")

    @Slot(object)
    def _keep(self, kept: tuple[str, ...]) -> None:
        """A chip was switched off."""
        self.severities.choose(key for key in kept if key not in (_FAMILY, _DEPARTMENT))
        for key, choice in ((_FAMILY, self.family), (_DEPARTMENT, self.department)):
            if key not in kept:
                blocker = QSignalBlocker(choice)
                choice.setCurrentIndex(0)
                del blocker
        self._take()
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)


def _capital(speech: Speech, severity: Severity) -> str:
    """The word of a severity as a chip shows it."""
    word = speech.text(LABELS[severity])
    return word[:1].upper() + word[1:]


class _Shown:
    """Finished words as a sentence."""

    def __init__(self, words: str) -> None:
        self._words = words

    def __call__(self) -> str:
        return self._words


class _Choice(QComboBox):
    """One of several ids by their words; as narrow as need be."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def chosen(self) -> str:
        """The id that is chosen; empty for all."""
        return str(self.currentData() or "")

    def offer(self, choices: Mapping[str, str]) -> None:
        """Other choices; what was chosen stays where it is still there. No signal."""
        if [(self.itemData(n), self.itemText(n)) for n in range(self.count())] == list(choices.items()):
            return
        chosen, blocker = self.chosen, QSignalBlocker(self)
        self.clear()
        for id, words in choices.items():
            self.addItem(words, id)
        self.setCurrentIndex(max(self.findData(chosen), 0))
        del blocker
