"""The view: what a person sees of the scene, moved about by hand; everything else goes to its tool and its keys.

`Lens` stands before it; tools, panels and the window after it.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from journeymap.gui.canvas.gesture import DropTarget, Pointer, Tool
from journeymap.gui.canvas.lens import Lens
from journeymap.gui.canvas.panning import Panning
from journeymap.gui.canvas.parts import Part, PartKind
from journeymap.gui.canvas.scene import MapScene
from journeymap.gui.canvas.space_key import SpaceKey
from journeymap.gui.look.speech import plain_tip

_CARD_PARTS = (PartKind.CARD, PartKind.CARD_EDGE)
_NO_BUTTON = Qt.MouseButton.NoButton


class MapView(Lens):
    """A view with a `tool` for gestures, `keys` for keys (True where taken) and `drops` for what is dragged in.

    `menu_wanted` carries a `Pointer` and the global point where a context menu should open.
    """

    menu_wanted = Signal(object, QPoint)

    def __init__(self, scene: MapScene, parent: QWidget | None = None) -> None:
        super().__init__(scene, parent)
        self.tool: Tool | None = None
        self.keys: Callable[[QKeyEvent], bool] | None = None
        self.drops: DropTarget | None = None
        self._panning = Panning(self)
        self._space = SpaceKey(self)
        self._cursor = Qt.CursorShape.ArrowCursor
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)
        self.setAcceptDrops(True)

    def part_at(self, screen: QPoint) -> Part:
        """The part of the map under a pixel of the viewport; headings that are stuck at the border come first."""
        for heading in self.headings():
            if heading.band.id and heading.rect.contains(screen.toPointF()):
                inside = heading.rect.right() - screen.x() > 4
                return Part(PartKind.HEADING if inside else PartKind.BAND_EDGE, heading.band.id)
        for row in self.lane_headings():
            if row.rect.contains(screen.toPointF()):
                return Part(PartKind.LANE_HEADING, row.lane.id)
        return self.map.part_at(self.mapToScene(screen), self.zoom())

    def pointer(
        self, screen: QPoint, buttons: Qt.MouseButton = _NO_BUTTON, modifiers: Qt.KeyboardModifier | None = None
    ) -> Pointer:
        """What a pixel of the viewport means on the map."""
        held = Qt.KeyboardModifier.NoModifier if modifiers is None else modifiers
        return Pointer(self.mapToScene(screen), screen, self.part_at(screen), buttons, held)

    def show_cursor(self) -> None:
        """Shows the hand while panning, else what the tool asked for."""
        self.viewport().setCursor(self._panning.cursor if self._panning.busy else self._cursor)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: N802
        """Tab is the canvas' own key; other keys lead out of it."""
        return False

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Begins a pan, or hands the press to the tool."""
        if not self._panning.press(event) and self.tool is not None:
            self.tool.press(self._pointer(event))
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Drags the map, or hands the move to the tool."""
        self._space.point()
        if self._panning.move(event):
            return
        pointer = self._pointer(event)
        if event.buttons() == _NO_BUTTON:
            self._hover(pointer)
        elif self.tool is not None:
            self.tool.move(pointer)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Ends a pan, or hands the release to the tool."""
        if not self._panning.release(event) and self.tool is not None:
            self.tool.release(self._pointer(event))
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Hands the second press to the tool."""
        if not self._panning.press(event) and self.tool is not None:
            self.tool.double_press(self._pointer(event))
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Scrolls or zooms."""
        self._panning.wheel(event)

    def viewportEvent(self, event: QEvent) -> bool:  # noqa: N802
        """Takes pinches and the pointer's leaving; the tooltip of a card says that its answers are old."""
        if isinstance(event, QNativeGestureEvent) and self._panning.pinch(event):
            return True
        if event.type() == QEvent.Type.Leave:
            self.map.hover("")
            self._space.leave()
        if isinstance(event, QHelpEvent):
            part = self.part_at(event.pos())
            card = self.map.card(part.id) if part.kind in _CARD_PARTS else None
            QToolTip.showText(event.globalPos(), plain_tip(card.overdue_text) if card is not None else "", self)
            return True
        return super().viewportEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Space gets ready to pan; everything else goes to `keys` first."""
        if event.key() == Qt.Key.Key_Space and not event.modifiers():
            if not event.isAutoRepeat():
                self._panning.hold_space(True)
        elif self.keys is None or not self.keys(event):
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Space is let go."""
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._panning.hold_space(False)
        else:
            super().keyReleaseEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """What was held down is let go."""
        self._panning.stop()
        super().focusOutEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        """Asks for a menu."""
        self.menu_wanted.emit(
            self.pointer(event.pos(), Qt.MouseButton.RightButton, event.modifiers()), event.globalPos()
        )
        event.accept()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """Lets in what `drops` can take; the rest goes on to the window."""
        event.setAccepted(self.drops is not None and self.drops.enter(event.mimeData()))

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:  # noqa: N802
        """Tells where the data is held."""
        if self.drops is not None:
            self.drops.move(self._dropped(event), event.mimeData())
            event.accept()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: N802
        """The data was taken away."""
        if self.drops is not None:
            self.drops.leave()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """The data was let go."""
        if self.drops is not None:
            self.drops.drop(self._dropped(event), event.mimeData())
            event.acceptProposedAction()

    def _pointer(self, event: QMouseEvent) -> Pointer:
        button = event.button()
        held = event.buttons() if button == _NO_BUTTON else button
        return self.pointer(event.position().toPoint(), held, event.modifiers())

    def _dropped(self, event: QDropEvent) -> Pointer:
        return self.pointer(event.position().toPoint(), Qt.MouseButton.LeftButton, event.modifiers())

    def _hover(self, pointer: Pointer) -> None:
        self.map.hover(pointer.part.id if pointer.part.kind in _CARD_PARTS else "")
        if self.tool is not None:
            self._cursor = self.tool.hover(pointer)
        self.show_cursor()
