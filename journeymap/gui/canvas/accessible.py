"""The canvas for screen readers: the view as a list of its cards in journey order, then its links.

The scene stands before it; assistive technology asks through Qt. The outline panel is the second way to the same.
"""

from __future__ import annotations

import weakref
from collections.abc import Callable, Sequence
from functools import cache, partial
from typing import Any

from PySide6.QtCore import QObject, QPoint, QRect, QRectF
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleEvent,
    QAccessibleInterface,
    QColor,
    QWindow,
)
from PySide6.QtWidgets import QAccessibleWidget
from shiboken6 import isValid

from journeymap.drawing.elements import CardElement, LinkElement
from journeymap.gui.canvas.view import MapView
from journeymap.i18n import Message, msg

Key = tuple[str, str]
"""Mapping and id, as in a selection: `touchpoints` or `links`."""
_CARDS, _LINKS = "touchpoints", "links"
_Text, _Role = QAccessible.Text, QAccessible.Role


class Spoken(QObject):
    """What assistive technology learns of one view; keep it as long as the view.

    `say` gives a sentence in the window's language, `select` selects an element by mapping and id, `order` names the
    touchpoints in journey order.
    """

    def __init__(
        self,
        view: MapView,
        say: Callable[[Message], str],
        select: Callable[[str, str], None],
        order: Callable[[], Sequence[str]],
    ) -> None:
        super().__init__(view)
        self.view, self.say, self.select = view, say, select
        self._order = order
        self._keys: list[Key] | None = None
        self._places: dict[Key, int] = {}
        self._children: dict[Key, _Child] = {}
        self._whole: _Whole | None = None
        _SPOKEN[id(view)] = self
        _install()
        view.map.shown.connect(self._follow)
        # A method of this object would be asked for when the object itself is already half gone.
        view.destroyed.connect(partial(_drop_all, self._children))

    def whole(self) -> QAccessibleInterface:
        """The interface of the view."""
        if self._whole is None:
            self._whole = _Whole(self)
        return self._whole

    def keys(self) -> Sequence[Key]:
        """The elements in the order in which they are read."""
        if self._keys is None:
            scene = self.view.map
            known = [id for id in self._order() if id in scene.cards.by_id]
            cards = dict.fromkeys((*known, *scene.cards.by_id))
            self._keys = [*((_CARDS, id) for id in cards), *((_LINKS, id) for id in scene.links.by_id)]
            self._places = {key: place for place, key in enumerate(self._keys)}
        return self._keys

    def place(self, key: Key) -> int:
        """Where an element stands in that order, from 0; -1 where it is gone."""
        self.keys()
        return self._places.get(key, -1)

    def child(self, key: Key) -> QAccessibleInterface:
        """The interface of one element, made when it is first asked for."""
        if key not in self._children:
            self._children[key] = _Child(self, key)
        return self._children[key]

    def element(self, key: Key) -> CardElement | LinkElement | None:
        """The element itself; None where it is gone."""
        scene = self.view.map
        return scene.card(key[1]) if key[0] == _CARDS else scene.link(key[1])

    def current(self) -> Key | None:
        """The element that keys mean."""
        marked = self.view.map.marks.marked
        if marked.current is None:
            return None
        key = (_LINKS if marked.current in marked.links else _CARDS, marked.current)
        return key if self.element(key) is not None else None

    def tell_current(self) -> None:
        """Tells that another element is the current one; call after the selection changed."""
        key = self.current()
        if key is not None and QAccessible.isActive() and self.view.hasFocus():
            QAccessible.updateAccessibility(QAccessibleEvent(self.child(key), QAccessible.Event.Focus))

    def announce(self, text: str) -> None:
        """Has a text read out."""
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.view, text))

    def _follow(self) -> None:
        self._keys = None
        for key in [key for key in self._children if self.element(key) is None]:
            _drop(self._children.pop(key))


class _Whole(QAccessibleWidget):
    """The view: a list of cards and links, and after them the widgets that float over it."""

    def __init__(self, spoken: Spoken) -> None:
        super().__init__(spoken.view, _Role.List)
        self._spoken = spoken

    def text(self, kind: QAccessible.Text) -> str:
        """What the map is."""
        return self._spoken.view.map.elements.label if kind == _Text.Name else super().text(kind)

    def childCount(self) -> int:  # noqa: N802
        """Elements and floating widgets."""
        return len(self._spoken.keys()) + super().childCount()

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        """An element, or a widget behind the last one."""
        keys = self._spoken.keys()
        if 0 <= index < len(keys):
            return self._spoken.child(keys[index])
        return super().child(index - len(keys))

    def indexOfChild(self, child: QAccessibleInterface) -> int:  # noqa: N802
        """Where a child stands; -1 for a stranger."""
        if isinstance(child, _Child):
            return self._spoken.place(child.key)
        at = super().indexOfChild(child)
        return at + len(self._spoken.keys()) if at >= 0 else -1

    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]  # noqa: N802
        """The current element, while the canvas has the keyboard."""
        key = self._spoken.current()
        return self._spoken.child(key) if key is not None and self._spoken.view.hasFocus() else super().focusChild()

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]  # noqa: N802
        """The element at a point of the screen."""
        view = self._spoken.view
        part = view.part_at(view.viewport().mapFromGlobal(QPoint(x, y)))
        found = next((key for key in ((_CARDS, part.id), (_LINKS, part.id)) if self._spoken.place(key) >= 0), None)
        return self._spoken.child(found) if found is not None else super().childAt(x, y)


class _Child(QAccessibleWidget):
    """A card or a link. Qt's interface of a widget, because it brings its actions along: an `interface_cast` written in
    Python ends the process as soon as Qt itself asks it. All that would ask the widget is answered here."""

    def __init__(self, spoken: Spoken, key: Key) -> None:
        super().__init__(spoken.view, _Role.ListItem)
        self._spoken = spoken
        self.key = key

    def isValid(self) -> bool:  # noqa: N802
        """Whether its element is still on the map."""
        return isValid(self._spoken) and self._spoken.element(self.key) is not None

    def object(self) -> None:  # type: ignore[override]
        """No object of Qt stands behind it."""

    def parent(self) -> QAccessibleInterface:
        """The view."""
        return self._spoken.whole()

    def child(self, index: int) -> None:  # type: ignore[override]
        """It has none."""

    def childCount(self) -> int:  # noqa: N802
        """It has none."""
        return 0

    def indexOfChild(self, child: QAccessibleInterface) -> int:  # noqa: N802
        """It has none."""
        return -1

    def childAt(self, x: int, y: int) -> None:  # type: ignore[override]  # noqa: N802
        """It has none."""

    def role(self) -> QAccessible.Role:
        """An entry of the list."""
        return _Role.ListItem

    def text(self, kind: QAccessible.Text) -> str:
        """Name: what a card or link says in words. Description: where it is."""
        element = self._spoken.element(self.key)
        if element is None:
            return ""
        if kind == _Text.Description:
            return self._spoken.say(_place(self._spoken, self.key))
        return element.label if kind == _Text.Name else ""

    def setText(self, kind: QAccessible.Text, text: str) -> None:  # noqa: N802
        """Names are typed on the map, not here."""

    def rect(self) -> QRect:
        """Where it is on the screen."""
        view, key = self._spoken.view, self.key
        rect = view.rect_of(key[1]) or QRectF()
        pixels = view.viewportTransform().mapRect(rect).toAlignedRect()
        return QRect(view.viewport().mapToGlobal(pixels.topLeft()), pixels.size())

    def state(self) -> QAccessible.State:
        """Selectable, selected, current, out of sight."""
        marked, view = self._spoken.view.map.marks.marked, self._spoken.view
        state = QAccessible.State()
        state.focusable = state.selectable = state.extSelectable = True
        state.selected = self.key[1] in (marked.cards if self.key[0] == _CARDS else marked.links)
        state.focused = self._spoken.current() == self.key and view.hasFocus()
        rect = view.rect_of(self.key[1])
        state.offscreen = rect is None or not rect.intersects(view.visible_rect())
        return state

    def window(self) -> QWindow:
        """The window of the view."""
        return self._spoken.view.window().windowHandle()

    def foregroundColor(self) -> QColor:  # noqa: N802
        """That of the view."""
        return self._spoken.view.palette().windowText().color()

    def backgroundColor(self) -> QColor:  # noqa: N802
        """That of the view."""
        return self._spoken.view.palette().window().color()

    def relations(self, match: QAccessible.RelationFlag = QAccessible.RelationFlag.AllRelations) -> list[Any]:
        """It has none."""
        return []

    def focusChild(self) -> None:  # type: ignore[override]  # noqa: N802
        """It has none."""

    def actionNames(self) -> list[str]:  # noqa: N802
        """Qt's own names of the actions."""
        return [self.pressAction(), self.setFocusAction()]

    def doAction(self, name: str) -> None:  # noqa: N802
        """Selects the element and brings it in sight."""
        if name in self.actionNames():
            self._spoken.select(*self.key)
            self._spoken.view.setFocus()

    def keyBindingsForAction(self, name: str) -> list[str]:  # noqa: N802
        """It has no keys of its own."""
        return []


def _place(spoken: Spoken, key: Key) -> Message:
    scene = spoken.view.map
    if key[0] == _LINKS:
        number = spoken.place(key) - len(scene.cards.by_id) + 1
        return msg("Link {number} of {count}.", number=number, count=len(scene.links.by_id))
    middle = scene.cards.by_id[key[1]].rect
    x = middle.x + middle.width / 2
    band = next((band.label for band in scene.elements.bands if band.rect.x <= x < band.rect.right), "")
    values = {"number": spoken.place(key) + 1, "count": len(scene.cards.by_id)}
    if not band:
        return msg("Touchpoint {number} of {count}.", **values)
    return msg("{stage}. Touchpoint {number} of {count}.", stage=band, **values)


# By the id of the view, held weakly: each knows its view, so that a table which held them would hold every window.
_SPOKEN: weakref.WeakValueDictionary[int, Spoken] = weakref.WeakValueDictionary()


@cache
def _install() -> None:
    """Once a process: Qt asks the factory for every object that assistive technology meets."""
    QAccessible.installFactory(_make)


def _make(kind: str, widget: QObject | None) -> QAccessibleInterface | None:
    spoken = _SPOKEN.get(id(widget)) if isinstance(widget, MapView) else None
    return spoken.whole() if spoken is not None else None


def _drop(child: QAccessibleInterface) -> None:
    """Takes an interface out of Qt's own register, which deletes it."""
    QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(child))


def _drop_all(children: dict[Key, _Child]) -> None:
    for child in children.values():
        _drop(child)
    children.clear()
