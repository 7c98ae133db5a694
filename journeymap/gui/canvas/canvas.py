"""The canvas: the journey's map to look at and to work on, in step with the session of its window.

View, scene and gestures are put together here; the window shows it, actions call its verbs.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from journeymap.editing.commands.elements import several
from journeymap.editing.commands.workshop import answer_in_workshop, mark_importance
from journeymap.gui.canvas import keys
from journeymap.gui.canvas.accessible import Spoken
from journeymap.gui.canvas.board import Board
from journeymap.gui.canvas.empty_map import EmptyMap
from journeymap.gui.canvas.gesture import Pointer
from journeymap.gui.canvas.key_linking import KeyLinking
from journeymap.gui.canvas.laying_out import LayingOut
from journeymap.gui.canvas.menu import context_menu
from journeymap.gui.canvas.minimap import Minimap
from journeymap.gui.canvas.naming import Naming
from journeymap.gui.canvas.parts import PartKind
from journeymap.gui.canvas.pasting import Pasting
from journeymap.gui.canvas.scene import MapScene
from journeymap.gui.canvas.steps import Steps
from journeymap.gui.canvas.tools.dropping import MapDrop
from journeymap.gui.canvas.tools.pointing import PointerTool
from journeymap.gui.canvas.typing_in import Typing
from journeymap.gui.canvas.view import MapView
from journeymap.gui.canvas.walking import Direction
from journeymap.gui.canvas.zoom_bar import ZoomBar
from journeymap.gui.session.digits import digit_of
from journeymap.gui.session.session import Session
from journeymap.i18n import Number, mark, msg, msg_count
from journeymap.model.words import Kind

_SHOWN = ("touchpoints", "links", "stages")


class Canvas(QWidget):
    """The map with its gestures; `viewed` carries the part of the map that is in sight, in points."""

    viewed = Signal(QRectF)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.scene = MapScene(session.look.theme, self)
        self.view = MapView(self.scene, self)
        self.naming = Naming(self.view, session.look)
        self.board = Board(session, self.view, self.naming)
        self.typing = Typing(self.board)
        self.tool = PointerTool(self.board, self.typing.begin, self.typing.name)
        self.linking = KeyLinking(self.board)
        self.pasting = Pasting(self.board)
        self.steps = Steps(self.board, self.typing)
        self._layout = LayingOut(self.board)
        self._spoken = Spoken(self.view, session.text, session.reveal, self.board.order)
        self._fitted = False
        self._furnish()
        self._wire()
        self._follow_arrangement()
        self.board.show_selection()

    def _furnish(self) -> None:
        session, view = self.session, self.view
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(view)
        self.setFocusProxy(view)
        session.speech.say(view, "setAccessibleName", mark("Journey map"))
        view.tool, view.keys, view.drops = self.tool, self._key, MapDrop(self.board, self.typing.begin)
        self.empty = EmptyMap(session.speech, session.look, self)
        self.minimap = Minimap(view, session.look, self)
        session.speech.say(self.minimap, "setAccessibleName", mark("Overview map"))
        self.zoom_bar = ZoomBar(view, session.speech, session.look, self)
        view.add_overlay(self.empty, None)
        view.add_overlay(self.minimap, Qt.Corner.BottomRightCorner)
        view.add_overlay(self.zoom_bar, Qt.Corner.BottomLeftCorner)

    def _wire(self) -> None:
        session = self.session
        session.arrangement.changed.connect(self._follow_arrangement)
        session.arrangement.rearranged.connect(self._rearranged)
        session.selection.changed.connect(self._follow_selection)
        session.changed.connect(self._follow_step)
        session.lit.connect(self.scene.light_up)
        session.revealed.connect(self._reveal)
        session.comparing.changed.connect(self._compare)
        session.comparing.ghost_wanted.connect(self._go_to_ghost)
        session.look.changed.connect(self._dress)
        session.preferences.changed.connect(self._prefer)
        self.view.viewed.connect(self.viewed)
        self.view.menu_wanted.connect(self._open_menu)
        self.naming.changed.connect(self._show_empty)
        self.empty.pressed.connect(self.add_next)
        session.kind_wanted.connect(self._add_of_kind)
        self._prefer()

    @Slot()
    def _follow_arrangement(self) -> None:
        self.scene.show(self.session.arrangement.elements)
        self._compare()
        self._show_empty()

    @Slot()
    def _compare(self) -> None:
        """Shows what differs from a snapshot while a comparison is on; ghosts have their places only on the graph."""
        self.scene.compare(self.session.comparing.compared, ghosts=self.board.on_graph)

    @Slot(str)
    def _go_to_ghost(self, id: str) -> None:
        ghost = self.scene.differences.ghosts.get(id) if self.scene.differences else None
        if ghost is not None:
            self.view.bring_in(ghost.rect)

    @Slot(str)
    def _rearranged(self, kind: str) -> None:
        self.cancel_gesture()
        QTimer.singleShot(0, self, self.view.begin)

    @Slot()
    def _follow_selection(self) -> None:
        self.board.show_selection()
        self._spoken.tell_current()

    @Slot(object)
    def _follow_step(self, step: object) -> None:
        self.tool.cancel()
        self._layout.stop()
        self.linking.follow()
        self.typing.follow()

    @Slot(str, str)
    def _reveal(self, mapping: str, id: str) -> None:
        if mapping in _SHOWN:
            self.view.fly_to([id])

    @Slot(str)
    def _add_of_kind(self, word: str) -> None:
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        self.typing.add_of_kind(Kind(word))

    @Slot()
    def _dress(self) -> None:
        self.scene.set_theme(self.session.look.theme)

    @Slot()
    def _prefer(self) -> None:
        settings = self.session.preferences.settings
        self.board.snapping, self.view.animate = settings.snapping, settings.motion

    @Slot()
    def _show_empty(self) -> None:
        self.empty.setVisible(not self.session.journey.touchpoints and not self.naming.active)
        self.view.place_overlays()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """The whole map is in sight at first, or its beginning where it is long."""
        super().showEvent(event)
        if not self._fitted:
            self._fitted = True
            QTimer.singleShot(0, self, self.view.begin)

    def _key(self, event: QKeyEvent) -> bool:
        """Keys that no shortcut took: the digit row on keyboards where Shift makes other signs of it."""
        digit = digit_of(event, QApplication.platformName())
        if digit and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.answer(digit)
        elif digit:
            self.set_importance(digit)
        return bool(digit)

    @Slot(object, QPoint)
    def _open_menu(self, pointer: Pointer, at: QPoint) -> None:
        self.typing.spot = pointer.pos if pointer.part.kind in (PartKind.BAND, PartKind.NOTHING) else None
        menu = context_menu(pointer.part.kind, self)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.aboutToHide.connect(self._forget_spot_soon)
        menu.popup(at)

    @Slot()
    def _forget_spot_soon(self) -> None:
        # The action that was chosen is triggered after the menu is hidden.
        QTimer.singleShot(0, self, self._forget_spot)

    @Slot()
    def _forget_spot(self) -> None:
        self.typing.spot = None

    def add_next(self) -> None:
        """A new touchpoint behind the current one, linked and named in place; connects while a link is being drawn."""
        if self.linking.active:
            self.linking.finish()
        else:
            self.typing.add_next()

    def add_touchpoint(self, kind: Kind | None = None) -> None:
        """A new touchpoint by itself, named in place."""
        self.typing.add(kind)

    def add_stage(self, before: str | None = None) -> None:
        """A new stage, the last one or left of another, named in place."""
        self.typing.add_stage(before)

    def insert_touchpoint(self) -> None:
        """A new touchpoint in the middle of the selected link, named in place."""
        self.typing.insert()

    def name_current(self) -> None:
        """Names the current touchpoint, link or stage in place."""
        self.typing.name(*self.session.selection.current)

    def link_from_current(self) -> None:
        """Begins to draw a link by keyboard."""
        source = self.session.selection.one("touchpoints")
        if source:
            self.linking.begin(source)

    def walk(self, direction: Direction) -> None:
        """Goes along the graph; offers another target while a link is being drawn."""
        if self.linking.active:
            self.linking.walk(direction)
        else:
            self.steps.walk(direction)

    def next_card(self, step: int) -> None:
        """Selects the next (1) or previous (-1) touchpoint in journey order."""
        if self.linking.active:
            self.linking.step(step)
        else:
            self.typing.step(step)

    def next_link(self) -> None:
        """Selects the links of the current touchpoint, one after the other."""
        self.steps.next_link()

    def select_all(self) -> None:
        """Selects every touchpoint; their links go with them."""
        self.session.selection.choose(("touchpoints", id) for id in self.session.journey.touchpoints)

    def cancel_gesture(self) -> bool:
        """Ends what is going on without a trace; whether anything was."""
        busy = self.tool.busy or self.naming.active or self.linking.active
        self.tool.cancel()
        self.naming.cancel()
        self.linking.cancel()
        return busy

    def nudge(self, dx_pt: float, dy_pt: float) -> None:
        """Moves the selected cards a little."""
        keys.nudge(self.board, dx_pt, dy_pt)

    def align(self, edge: keys.Edge) -> None:
        """Puts the selected cards in line."""
        keys.align(self.board, edge)

    def distribute(self, axis: keys.Axis) -> None:
        """Leaves equal spaces between the selected cards."""
        keys.distribute(self.board, axis)

    def delete(self) -> None:
        """Deletes the selected touchpoints and links."""
        keys.delete(self.board)

    def set_importance(self, mark: int) -> None:
        """How much the selected touchpoints matter to customers, 1 to 5; says so, and offers undo where it is new."""
        ids, before = self.session.selection.of("touchpoints"), self.session.journey
        self.session.do(mark_importance, ids, mark)
        if ids:
            name = several(self.session.document, "touchpoints", ids)
            said = msg("Importance {mark} for {name}", mark=Number(mark), name=name)
            self.session.notice(said, undo=self.session.journey is not before)

    def answer(self, mark: int) -> None:
        """Adds an answer from 1 to 5 to today's workshop score of the current touchpoint, and says how it stands."""
        id = self.session.selection.one("touchpoints")
        record = self.session.do(answer_in_workshop, id, mark, self.session.today()) if id else None
        if record is None:
            return
        count = sum(record.counts.values())
        mean = sum(answer * times for answer, times in record.counts.items()) / count
        said = msg_count(
            "{mark} for {name}: {count} answer, mean {mean}",
            "{mark} for {name}: {count} answers, mean {mean}",
            count,
            mark=Number(mark),
            name=self.session.journey.touchpoints[id].title,
            mean=Number(mean, 1, fixed=True),
        )
        self.session.notice(said, undo=True)

    def fit(self) -> None:
        """The whole map in sight."""
        self.view.fit()

    def fit_selection(self) -> None:
        """What is selected as large as it fits."""
        ids = [id for mapping, id in self.session.selection.keys if mapping in _SHOWN]
        rect = QRectF()
        for id in ids:
            rect = rect.united(self.steps.rect_of(id))
        if not rect.isEmpty():
            self.view.zoom_to(rect.adjusted(-40, -40, 40, 40))

    def zoom_in(self) -> None:
        """Nearer."""
        self.view.zoom_in()

    def zoom_out(self) -> None:
        """Farther away."""
        self.view.zoom_out()

    def zoom_reset(self) -> None:
        """To 100 %."""
        self.view.zoom_reset()

    def lay_out(self) -> None:
        """Lays the whole graph out anew, in one step."""
        self._layout.begin()
