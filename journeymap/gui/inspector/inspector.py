"""The right column of the window: a form for whatever is selected, or the journey at a glance.

Selection, change sets and analyses come in through the session; verbs go back into its document.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QScrollArea, QVBoxLayout, QWidget

from journeymap.editing.changes import ChangeSet
from journeymap.gui.inspector.form import Form
from journeymap.gui.inspector.glance import Glance
from journeymap.gui.inspector.mixed import MixedPage
from journeymap.gui.inspector.sticky import StickyName
from journeymap.gui.inspector.subject import Subject
from journeymap.gui.inspector.walking import beyond, in_order
from journeymap.gui.inspector.words import PLURALS
from journeymap.gui.session.session import Session
from journeymap.i18n import mark

_WIDTH_PX = 300
_UNDO = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


class Inspector(QWidget):
    """Edits what is selected. `left`: Escape was pressed in it, the focus goes back to the map."""

    left = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.setObjectName("inspector")
        self._forms: dict[tuple[str, bool], Form] = {}
        self.page = _Page(self)
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self.page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._scroll)
        self.sticky = StickyName(session, self)
        self._scroll.verticalScrollBar().valueChanged.connect(self._stick)
        self.glance = Glance(session, self.page)
        self.mixed = MixedPage(session, self.page)
        self.page.add(self.glance)
        self.page.add(self.mixed)
        session.speech.say(self, "setAccessibleName", mark("Inspector"))
        session.selection.changed.connect(self._show)
        session.changed.connect(self._follow)
        session.analysed.connect(self._analysed)
        session.speech.changed.connect(self._speak)
        session.look.changed.connect(self._speak)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._focus_moved)
        self.setMinimumWidth(220)
        self._show()

    @property
    def form(self) -> Form | None:
        """The form shown now; None while there is none."""
        shown = self.page.shown
        return shown if isinstance(shown, Form) else None

    def focus_first(self) -> None:
        """Puts the keyboard at the first field."""
        first = next(in_order(self.page), None)
        (first or self).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def sizeHint(self):  # type: ignore[no-untyped-def]  # noqa: N802
        hint = super().sizeHint()
        hint.setWidth(self.session.look.px(_WIDTH_PX))
        return hint

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Escape gives the focus back to the map."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Undo in a field is the window's undo, unless the field holds something that was refused."""
        override = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if override and any(event.matches(key) for key in _UNDO) and not watched.property("wrong"):  # type: ignore[attr-defined]
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def see(self, widget: QWidget) -> None:
        """Scrolls until a control is seen."""
        self._scroll.ensureWidgetVisible(widget, 0, self.session.look.px(40))

    @Slot()
    def _show(self) -> None:
        """Shows the page of the selection; a form is turned to other elements rather than made anew."""
        keys = self.session.selection.keys
        mappings = list(dict.fromkeys(mapping for mapping, _ in keys if mapping in PLURALS))
        if not mappings:
            self.glance.refresh()
            self._bring(self.glance)
        elif len(mappings) > 1:
            self.mixed.refresh()
            self._bring(self.mixed)
        else:
            ids = tuple(id for mapping, id in keys if mapping == mappings[0])
            self._show_form(Subject(self.session, mappings[0], ids))

    def _show_form(self, subject: Subject) -> None:
        if not subject.alive:
            return
        key = (subject.mapping, subject.several)
        form = self._forms.get(key)
        if form is None:
            form = self._forms[key] = Form(self.session, subject, self.page)
            self.page.add(form)
        elif form.subject.ids != subject.ids or form is not self.page.shown:
            self._turn(form, subject)
        self._bring(form)

    def _turn(self, form: Form, subject: Subject) -> None:
        """Turns a form to another subject out of sight: a row shown in sight lays the whole column out anew."""
        self.session.document.seal()
        focus = QApplication.focusWidget()
        inside = focus is not None and form.isAncestorOf(focus)
        seen = not form.isHidden()
        form.hide()
        form.bind(subject)
        form.setVisible(seen)
        if inside and focus is not None and focus.isVisible():
            focus.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._scroll.verticalScrollBar().setValue(0)
        self._stick()

    def _bring(self, page: QWidget) -> None:
        if page is not self.page.shown:
            self.page.show_page(page)
            self._scroll.verticalScrollBar().setValue(0)
        self._stick()

    @Slot()
    def _stick(self) -> None:
        """While the title is scrolled away, the name stays at the top."""
        form = self.form
        name = ""
        if form is not None and form.subject.alive and not form.subject.several:
            gone = self._scroll.verticalScrollBar().value() > form.head.title_bottom
            name = form.subject.name if gone else ""
        self.sticky.show_name(name, self._scroll.viewport().width())

    @Slot(object)
    def _follow(self, step: ChangeSet) -> None:
        form = self.form
        if form is None:
            self._refresh_page()
        elif form.subject.alive:
            form.follow(step)

    @Slot()
    def _analysed(self) -> None:
        if self.form is not None and self.form.subject.alive:
            self.form.analysed()
        else:
            self._refresh_page()

    @Slot()
    def _speak(self) -> None:
        if self.form is not None and self.form.subject.alive:
            self.form.speak()
        else:
            self._refresh_page()

    def _refresh_page(self) -> None:
        shown = self.page.shown
        if isinstance(shown, Glance | MixedPage):
            shown.refresh()

    @Slot(QWidget, QWidget)
    def _focus_moved(self, old: QWidget | None, new: QWidget | None) -> None:
        """A field that is left ends its run of typing; one that is reached minds the window's undo."""
        if old is not None and self.isAncestorOf(old):
            self.session.document.seal()
        if isinstance(new, QLineEdit | QPlainTextEdit) and self.isAncestorOf(new):
            new.removeEventFilter(self)
            new.installEventFilter(self)


class _Page(QWidget):
    """Pages, one of them shown; Tab goes through it from top to bottom."""

    def __init__(self, inspector: Inspector) -> None:
        super().__init__(inspector)
        self._inspector = inspector
        self.shown: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def add(self, page: QWidget) -> None:
        """Takes a page, hidden."""
        page.hide()
        self._column.addWidget(page)

    def show_page(self, page: QWidget) -> None:
        """Shows one page instead of another."""
        if self.shown is not None:
            self.shown.hide()
        self.shown = page
        page.show()

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: N802
        """Tab by what is seen; at the ends it leaves the column."""
        focus = QApplication.focusWidget()
        order = list(in_order(self))
        if focus is None or not order:
            return super().focusNextPrevChild(next)
        place = _place(order, focus)
        step = place + (1 if next else -1)
        inside = 0 <= step < len(order)
        target = order[step] if inside else beyond(self._inspector, forwards=next)
        if target is None:
            target = order[0 if next else -1]
        target.setFocus(Qt.FocusReason.TabFocusReason if next else Qt.FocusReason.BacktabFocusReason)
        if inside:
            self._inspector.see(target)
        return True


def _place(order: list[QWidget], focus: QWidget) -> int:
    """Where the focus is; for a control that Tab passes by, such as a chip that is off, the one it stands beside."""
    if focus in order:
        return order.index(focus)
    near = focus.parentWidget()
    return next((place for place, widget in enumerate(order) if near is not None and near.isAncestorOf(widget)), 0)
