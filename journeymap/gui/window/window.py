"""The window of one document: top bar, left column, views, inspector; the workshop that the table of actions acts on.

The program makes one for each document; rooms inside meet in its session.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QSplitter, QVBoxLayout, QWidget

from journeymap.gui.actions.table import ACTIONS
from journeymap.gui.actions.texts import TextField
from journeymap.gui.documents.desk import Desk
from journeymap.gui.documents.opener import Opener
from journeymap.gui.inspector.inspector import Inspector
from journeymap.gui.look.speech import showable
from journeymap.gui.session.session import Session
from journeymap.gui.widgets.toast import Toast
from journeymap.gui.window.centre import Centre
from journeymap.gui.window.menus import Menus
from journeymap.gui.window.side import SideColumn
from journeymap.gui.window.top_bar import TopBar
from journeymap.gui.window.typing_field import TypingField
from journeymap.i18n import Message, mark

if TYPE_CHECKING:
    from journeymap.editing.changes import ChangeSet
    from journeymap.gui.presenting.presentation import Presentation
    from journeymap.gui.scoring.scoring import BlindScoring

_WIDTHS = (248, 900, 300)
_MOST_ASIDE = 0.3
_LEAST_INSPECTOR_PX = 296
_SIZE = (1440, 900)
_LEAST = (900, 560)
_FRAME = (16, 48)
"""What a desktop may put around a window; it is known only once the window is there."""
_MOST_TITLE = 200


class Window(QMainWindow):
    """A workshop window; `closed` comes after it has gone."""

    closed = Signal()

    def __init__(self, session: Session, opener: Opener) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.session = session
        self._presentation: Presentation | None = None
        self._scoring: BlindScoring | None = None
        session.setParent(self)
        self.top = TopBar(session, self)
        self.side = SideColumn(session, self)
        self.centre = Centre(session, self)
        self.canvas = self.centre.canvas
        self.inspector = Inspector(session, self)
        self.desk = Desk(session, opener, self)
        self._typing = TypingField(self)
        self.menus = Menus(ACTIONS, self, self, self.canvas)
        self.toast = Toast(session.speech, session.look, self)
        self.toast.keep_over(self.canvas)
        self._lay_out()
        self._wire()
        self._restore()
        self._say_title()
        self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)  # a name can be typed at once

    def _lay_out(self) -> None:
        self._columns = QSplitter(Qt.Orientation.Horizontal, self)
        for number, part in enumerate((self.side, self.centre, self.inspector)):
            self._columns.addWidget(part)
            self._columns.setStretchFactor(number, int(number == 1))
        self._share_width()
        self._columns.setCollapsible(1, False)
        middle = QWidget(self)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top)
        column.addWidget(self.desk.bar)
        column.addWidget(self._columns, 1)
        self.setCentralWidget(middle)
        self.setMinimumSize(*_LEAST)
        self.setAcceptDrops(True)

    def _share_width(self) -> None:
        """Side columns as wide as their words need, the rest for the map."""
        scale = self.session.look.text_scale
        side, middle, inspector = _WIDTHS
        room = max(self.width(), _SIZE[0])
        aside = min(round(side * scale), round(room * _MOST_ASIDE)), min(round(inspector * scale), round(room * 0.36))
        self._scale = scale
        self.inspector.setMinimumWidth(min(self.session.look.px(_LEAST_INSPECTOR_PX), aside[1]))
        self._columns.setSizes([aside[0], max(room - sum(aside), middle // 3), aside[1]])

    @Slot()
    def _dress(self) -> None:
        if self.session.look.text_scale != self._scale:
            self._share_width()

    def _wire(self) -> None:
        session, top = self.session, self.top
        top.view_chosen.connect(self._view_chosen)
        top.find_wanted.connect(self.open_palette)
        top.present_wanted.connect(self.present)
        top.report_wanted.connect(self.desk.report)
        session.noticed.connect(self._notice)
        session.trend_wanted.connect(self._show_trend)
        session.stored.connect(self._say_title)
        session.speech.changed.connect(self._say_title)
        session.look.changed.connect(self._dress)
        session.selection.changed.connect(self.menus.refresh_soon)
        session.changed.connect(self.menus.refresh_soon)
        session.changed.connect(self._withdraw_undo)
        self._typing.changed.connect(self.menus.refresh_soon)
        self.desk.said.connect(top.show_saved)
        self.desk.dropping.answers_came.connect(self._import)
        session.revealed.connect(self._go_where_it_is)
        self.inspector.left.connect(self._back_to_the_view)

    @Slot(str)
    def _view_chosen(self, id: str) -> None:
        self.show_view("department" if id == "lanes" else id)

    @property
    def typing_in(self) -> TextField | None:
        """The text field that has the keyboard, None where the map or anything else has it."""
        return self._typing.field

    def show_view(self, id: str) -> None:
        """Brings a view of the document to the front and gives it the focus."""
        self.centre.show_view(id)
        self.top.show_view(id)
        self.centre.front.setFocus(Qt.FocusReason.OtherFocusReason)
        self.menus.refresh_soon()

    @property
    def view_shown(self) -> str:
        """The id of the view in front."""
        return self.centre.view

    def show_panel(self, id: str) -> None:
        """Brings a panel of the left column to the front and gives it the focus."""
        self.side.show()
        self.side.show_panel(id).setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.menus.refresh_soon()

    @property
    def panel_shown(self) -> str:
        """The id of the panel in front; an empty text where the column is folded away."""
        return self.side.panel if self.side.isVisible() else ""

    def _parts(self) -> Mapping[str, QWidget]:
        return {
            "panels": self.side,
            "inspector": self.inspector,
            "curve": self.centre.curve,
            "minimap": self.canvas.minimap,
        }

    def toggle(self, part: str) -> None:
        """Shows or hides a part of the window."""
        widget = self._parts()[part]
        widget.setVisible(not widget.isVisible())
        self.menus.refresh_soon()

    def shows(self, part: str) -> bool:
        """Whether a part of the window is shown."""
        return not self._parts()[part].isHidden()

    @Slot()
    def open_palette(self, text: str = "") -> None:
        """Opens the palette that finds touchpoints, departments, gaps and commands."""
        from journeymap.gui.dialogs.command_palette import CommandPalette

        CommandPalette(self.session, self.menus.commands(), self).open_with(text)

    @Slot()
    def present(self) -> None:
        """Opens the presentation; the window comes back when it ends."""
        from journeymap.gui.presenting.presentation import Presentation

        if self._presentation is None:  # F11 pressed in this window again brings the one there is to the front
            self._presentation = Presentation(self.session, self)
            self._presentation.ended.connect(self._presented)
        self._presentation.begin()

    @Slot()
    def _presented(self) -> None:
        self._presentation = None
        self.activateWindow()
        self._back_to_the_view()

    def import_feedback(self, *, paste: bool = False) -> None:
        """Opens the guided import of feedback; with `paste` it reads what was copied in a spreadsheet."""
        self._import((), paste=paste)

    @Slot(object)
    def _import(self, files: Sequence[Path], *, paste: bool = False) -> None:
        from journeymap.gui.documents.answer_picking import AnswerPicking
        from journeymap.gui.importing.dialog import ImportDialog

        picks = AnswerPicking(self.desk.picking)
        ImportDialog(self.session, self, picks=picks, sources=files).begin(paste=paste)

    def score_blind(self, *, reveal: bool = False) -> None:
        """Opens blind scoring or its reveal; a round that runs is brought to the front."""
        from journeymap.gui.scoring.scoring import BlindScoring

        if self._scoring is None:
            self._scoring = BlindScoring(self.session, self)
            self._scoring.ended.connect(self._scored)
        self._scoring.begin(reveal=reveal)

    @Slot()
    def _scored(self) -> None:
        self._scoring = None
        self.activateWindow()
        self._back_to_the_view()

    def open_dialog(self, id: str) -> None:
        """Opens one of the window's dialogs: settings, keys, about."""
        from journeymap.gui.dialogs.table import make_dialog

        make_dialog(id, self.session, self.menus.commands(), self).open()

    @Slot(object)
    def _show_trend(self, series: object) -> None:
        """The trend of the selected touchpoint, at one of its series."""
        from journeymap.gui.dialogs.trend import TrendDialog

        dialog = TrendDialog(self.session, self.menus.commands(), self)
        dialog.open()
        dialog.go_to(series)

    def _regions(self) -> list[QWidget]:
        regions = (self.top.views, self.side, self.centre.front, self.centre.curve, self.inspector)
        return [region for region in regions if region.isVisible()]

    def walk_regions(self, step: int) -> None:
        """Moves the focus to the next (1) or previous (-1) region of the window."""
        regions = self._regions()
        focus = QApplication.focusWidget()
        inside = [n for n, r in enumerate(regions) if focus is not None and (r is focus or r.isAncestorOf(focus))]
        place = inside[-1] if inside else -step
        target = regions[(place + step) % len(regions)]
        _first_to_focus(target).setFocus(Qt.FocusReason.TabFocusReason)

    def focus_inspector(self) -> None:
        """Moves the focus to the first field of the inspector."""
        self.inspector.show()
        self.inspector.focus_first()

    @Slot()
    def _back_to_the_view(self) -> None:
        self.centre.front.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(str, str)
    def _go_where_it_is(self, mapping: str, id: str) -> None:
        if mapping in ("touchpoints", "links", "stages") and self.centre.view == "importance":
            self.show_view("graph")

    @Slot(object, bool)
    def _notice(self, message: Message, undo: bool) -> None:
        top = self.session.document.top if undo else None
        if top is None:
            self.toast.tell(message)
        else:
            self.toast.tell(message, mark("Undo"), partial(self._take_back, top))

    def _take_back(self, step: ChangeSet) -> None:
        """Undoes the step that a notice was about, and no other one."""
        if self.session.document.top is step:
            self.session.undo()

    @Slot()
    def _withdraw_undo(self) -> None:
        self.toast.withdraw()

    @Slot()
    def _say_title(self) -> None:
        document = self.session.document
        name = document.path.name if document.path else self.session.text(mark("Not saved yet"))
        title = " ".join(showable(self.session.journey.title or name).split())[:_MOST_TITLE]
        self.setWindowTitle(f"{title.replace('[*]', '[*][*]')}[*] · journeymap")  # Qt's way of writing it as it is
        self.setWindowModified(document.modified)
        self.menus.refresh_soon()

    def _restore(self) -> None:
        room = self.screen().availableGeometry().size() - QSize(*_FRAME)
        self.resize(min(_SIZE[0], room.width()), min(_SIZE[1], room.height()))
        settings = self.session.preferences.settings
        if settings.window_geometry:
            self.restoreGeometry(QByteArray.fromBase64(settings.window_geometry.encode("ascii")))

    def event(self, event: QEvent) -> bool:
        """Before a key is looked up among the shortcuts, the actions say whether they can be done."""
        if event.type() == QEvent.Type.ShortcutOverride:
            self.menus.catch_up()
        return super().event(event)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        event.ignore()  # whatever goes wrong below, a window with work in it stays
        if self._scoring is not None and not self._scoring.close():  # somebody's round waits for an answer
            return
        if not self.desk.may_close():
            return
        geometry = bytes(self.saveGeometry().toBase64().data()).decode("ascii")
        self.session.preferences.put(window_geometry=geometry)
        self.desk.close()
        self.session.close()
        event.accept()
        self.closed.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        if self.desk.takes(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        event.acceptProposedAction()
        self.desk.drop(event.mimeData())


def _first_to_focus(region: QWidget) -> QWidget:
    if region.focusPolicy() != Qt.FocusPolicy.NoFocus:
        return region
    inside = region.findChildren(QWidget)
    takers = (w for w in inside if w.isVisible() and w.isEnabled() and w.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return next(takers, region)
