"""The canvas' tool: what a press is on decides which gesture a drag becomes; without a drag it is a click.

The view hands it the pointer; gestures and the canvas' own verbs come after it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, QPoint, Qt, QTimer, Slot

from journeymap.gui.canvas.adding import Newcomer
from journeymap.gui.canvas.board import Board
from journeymap.gui.canvas.flight import Camera
from journeymap.gui.canvas.gesture import Pointer
from journeymap.gui.canvas.parts import PartKind
from journeymap.gui.canvas.tools.banding import MoveHeading, ResizeBand, fit_band
from journeymap.gui.canvas.tools.gesture import CARD_PARTS, Gesture
from journeymap.gui.canvas.tools.linking import PullLink, ReEnd
from journeymap.gui.canvas.tools.moving import MoveCards
from journeymap.gui.canvas.tools.selecting import RubberBand, adds, click, key_of

DRAG_PX = 4
_BORDER_PX = 26
_STEP_PX = 14
_TICK_MS = 16
_Cursor = Qt.CursorShape
_CURSORS: Mapping[PartKind, Qt.CursorShape] = {
    PartKind.CARD_EDGE: _Cursor.CrossCursor,
    PartKind.LINK: _Cursor.PointingHandCursor,
    PartKind.LINK_WORDS: _Cursor.PointingHandCursor,
    PartKind.LINK_END: _Cursor.CrossCursor,
    PartKind.HEADING: _Cursor.PointingHandCursor,
    PartKind.BAND_EDGE: _Cursor.SplitHCursor,
}
_HELD = (*CARD_PARTS, PartKind.HEADING)
"""What is selected as soon as it is pressed, because a drag moves it."""
Make = Callable[[Board, Pointer], Gesture]


class PointerTool(QObject):
    """Clicks, double clicks and drags; `begin` adds a touchpoint somewhere, `name` names an element in place."""

    def __init__(self, board: Board, begin: Callable[[Newcomer], None], name: Callable[[str, str], None]) -> None:
        super().__init__(board.view)
        self._board, self._begin, self._name = board, begin, name
        self._pressed: Pointer | None = None
        self._last: Pointer | None = None
        self.gesture: Gesture | None = None
        self._from: Camera | None = None
        self._inside = [False, False]
        """Whether the pointer was away from the left and right borders, from the upper and lower ones: before that
        they are where the drag began, and no wish to see more."""
        self._scrolling = QTimer(self, interval=_TICK_MS)
        self._scrolling.timeout.connect(self._scroll)
        self._makers: Mapping[PartKind, Make] = {
            PartKind.CARD: MoveCards,
            PartKind.CARD_EDGE: self._pull,
            PartKind.LINK_END: ReEnd,
            PartKind.HEADING: MoveHeading,
            PartKind.BAND_EDGE: ResizeBand,
        }

    def _pull(self, board: Board, start: Pointer) -> Gesture:
        return PullLink(board, start, self._begin)

    @property
    def busy(self) -> bool:
        """Whether a button is held for a gesture."""
        return self._pressed is not None

    def press(self, event: Pointer) -> None:
        if event.buttons & Qt.MouseButton.RightButton:
            self._choose_for_menu(event)
        if not event.buttons & Qt.MouseButton.LeftButton:
            return
        self._end()
        self._pressed = event
        # A card that is pressed is dragged even if it was not selected; one of many selected drags all of them.
        key = key_of(self._board, event.part) if event.part.kind in _HELD else None
        if key is not None and not adds(event) and key not in self._board.session.selection.keys:
            self._board.session.selection.pick(*key)

    def _choose_for_menu(self, event: Pointer) -> None:
        key = key_of(self._board, event.part)
        if key is None:
            self._board.session.selection.clear()
        elif key not in self._board.session.selection.keys:
            self._board.session.selection.pick(*key)

    def move(self, event: Pointer) -> None:
        if self._pressed is None:
            return
        if self.gesture is None:
            if (event.screen - self._pressed.screen).manhattanLength() < DRAG_PX:
                return
            self.gesture = self._made(self._pressed)
            self._from, self._inside = self._board.view.camera, [False, False]
        self._last = event
        self.gesture.move(event)
        self._scroll_where(event)

    def _made(self, start: Pointer) -> Gesture:
        make: Make = self._makers.get(start.part.kind, RubberBand)
        return make(self._board, start)

    def release(self, event: Pointer) -> None:
        pressed, gesture = self._pressed, self.gesture
        if pressed is None or not event.buttons & Qt.MouseButton.LeftButton:
            return
        self._end()
        if gesture is not None:
            gesture.finish(event)
        else:
            click(self._board, pressed)

    def double_press(self, event: Pointer) -> None:
        if not event.buttons & Qt.MouseButton.LeftButton:
            return
        self._end()
        key = key_of(self._board, event.part)
        if event.part.kind is PartKind.BAND_EDGE:
            fit_band(self._board, event.part.id)
        elif key is not None:
            self._name(*key)
        elif event.part.kind in (PartKind.BAND, PartKind.NOTHING):
            self._begin(Newcomer(event.pos))

    def cancel(self) -> None:
        gesture, camera = self.gesture, self._from
        self._end()
        if gesture is not None:
            gesture.cancel()
            if camera is not None:
                self._board.view.look_from(camera)

    def hover(self, event: Pointer) -> Qt.CursorShape:
        return _CURSORS.get(event.part.kind, _Cursor.ArrowCursor)

    def _end(self) -> None:
        self._pressed = self.gesture = self._last = self._from = None
        self._scrolling.stop()

    def _scroll_where(self, event: Pointer) -> None:
        wanted = self.gesture is not None and self.gesture.scrolls and not self._push(event.screen).isNull()
        if wanted and not self._scrolling.isActive():
            self._scrolling.start()
        elif not wanted:
            self._scrolling.stop()

    def _push(self, at: QPoint) -> QPoint:
        """How far to scroll, in pixels, for a pointer near or beyond a border of the view."""
        size = self._board.view.viewport().size()
        across, down = _beyond(at.x(), size.width()), _beyond(at.y(), size.height())
        self._inside = [self._inside[0] or not across, self._inside[1] or not down]
        sideways = self.gesture is not None and self.gesture.sideways
        return QPoint(across * self._inside[0], down * (self._inside[1] and not sideways))

    @Slot()
    def _scroll(self) -> None:
        if self._last is None or self.gesture is None:
            self._scrolling.stop()
            return
        view, last = self._board.view, self._last
        view.scroll_by(self._push(last.screen))
        self._last = view.pointer(last.screen, last.buttons, last.modifiers)
        self.gesture.move(self._last)


def _beyond(at: int, length: int) -> int:
    if at < _BORDER_PX:
        return -_STEP_PX
    return _STEP_PX if at > length - _BORDER_PX else 0
