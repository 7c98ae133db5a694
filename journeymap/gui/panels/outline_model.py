"""The outline as Qt's model: a tree of keys in, rows that are added and taken one by one out, so that views keep their
place; what a row says comes from `outline_words`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import count
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QByteArray,
    QItemSelection,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from journeymap.editing.changes import ElementKey
from journeymap.gui.look.speech import plain_tip
from journeymap.gui.panels.outline_tree import ROOT, Tree
from journeymap.gui.widgets.rows import ROW_ROLE, Row

TOUCHPOINTS = "application/x-journeymap-outline"
"""Touchpoints that are dragged inside the outline: their ids, a line each."""
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_FLAG = Qt.ItemFlag
_LISTED = _FLAG.ItemIsEnabled | _FLAG.ItemIsDropEnabled
_CHOSEN = _LISTED | _FLAG.ItemIsSelectable
_FLAGS = {
    "": _LISTED,
    "stages": _CHOSEN | _FLAG.ItemIsEditable,
    "touchpoints": _CHOSEN | _FLAG.ItemIsEditable | _FLAG.ItemIsDragEnabled,
    "links": _CHOSEN,
}
"""What can be done with a row, by its mapping; without one it is the branch of those in no stage."""


class Node:
    """A row of the tree: its key, its branch, and where it stands there."""

    __slots__ = ("children", "key", "number", "parent", "row")

    def __init__(self, key: ElementKey, parent: Node | None, number: int) -> None:
        self.key, self.parent, self.number = key, parent, number
        self.row = 0
        self.children: list[Node] = []


class OutlineModel(QAbstractItemModel):
    """Stages, touchpoints and links. `word` makes the row of a key, `rename` and `move` carry out what people do."""

    def __init__(
        self,
        word: Callable[[ElementKey], Row],
        rename: Callable[[ElementKey, str], None],
        move: Callable[[list[str], str], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._word, self._rename, self._move = word, rename, move
        self._numbers = count(1)
        self._root = Node(ROOT, None, 0)
        self._tree: Tree = {}
        self._nodes: dict[ElementKey, Node] = {}
        self._by_number: dict[int, Node] = {}
        self._rows: dict[ElementKey, Row] = {}

    def arrange(self, tree: Tree) -> None:
        """Shows another tree; what is in both stays what it is."""
        self._rows.clear()
        if tree != self._tree:
            self._tree = tree
            self._arrange(self._root, tree)

    def reword(self) -> None:
        """Says every row anew."""
        self._rows.clear()
        for node in (self._root, *self._root.children):
            if node.children:
                self.dataChanged.emit(self._at(node.children[0]), self._at(node.children[-1]))

    def find(self, key: ElementKey) -> QModelIndex:
        """Where a key stands; an index of nothing where it does not."""
        node = self._nodes.get(key)
        return _NOWHERE if node is None else self._at(node)

    def select(self, keys: Iterable[ElementKey]) -> QItemSelection:
        """The rows of these keys as a selection; neighbours together, or thousands would take a second."""
        rows: dict[Node, list[int]] = {}
        for node in filter(None, map(self._nodes.get, keys)):
            if node.parent is not None:
                rows.setdefault(node.parent, []).append(node.row)
        found = QItemSelection()
        for parent, numbers in rows.items():
            for first, last in _runs(sorted(numbers)):
                found.select(self._at(parent.children[first]), self._at(parent.children[last]))
        return found

    def key(self, index: _Index) -> ElementKey:
        """What stands at an index."""
        return self._node(index).key

    def stage_at(self, index: _Index) -> str | None:
        """The stage a row belongs to; None outside all rows."""
        node: Node | None = self._node(index)
        while node is not None and node.key[0] != "stages":
            node = node.parent
        return node.key[1] if node else None

    def _arrange(self, node: Node, tree: Tree) -> None:
        wanted = tree.get(node.key, ())
        if tuple(child.key for child in node.children) != wanted:
            self._replace(node, wanted, tree)
        for child in node.children:
            self._arrange(child, tree)

    def _replace(self, node: Node, wanted: Sequence[ElementKey], tree: Tree) -> None:
        """Takes the rows out that differ, and puts the others in their place; those before and behind stay."""
        have = [child.key for child in node.children]
        same = _alike(have, wanted)
        behind = _alike(have[same:][::-1], wanted[same:][::-1])
        if len(have) - behind > same:
            self._take(node, same, len(have) - behind)
        if len(wanted) - behind > same:
            self._put(node, same, wanted[same : len(wanted) - behind], tree)

    def _take(self, node: Node, first: int, end: int) -> None:
        self.beginRemoveRows(self._at(node), first, end - 1)
        gone = node.children[first:end]
        del node.children[first:end]
        _count(node)
        self.endRemoveRows()
        for child in gone:
            self._forget(child)

    def _put(self, node: Node, first: int, keys: Sequence[ElementKey], tree: Tree) -> None:
        self.beginInsertRows(self._at(node), first, first + len(keys) - 1)
        node.children[first:first] = [self._made(key, node, tree) for key in keys]
        _count(node)
        self.endInsertRows()

    def _made(self, key: ElementKey, parent: Node, tree: Tree) -> Node:
        node = Node(key, parent, next(self._numbers))
        self._nodes[key] = self._by_number[node.number] = node
        node.children = [self._made(child, node, tree) for child in tree.get(key, ())]
        _count(node)
        return node

    def _forget(self, node: Node) -> None:
        self._by_number.pop(node.number)
        if self._nodes.get(node.key) is node:  # it may stand elsewhere by now
            del self._nodes[node.key]
        for child in node.children:
            self._forget(child)

    def _node(self, index: _Index) -> Node:
        return self._by_number.get(index.internalId(), self._root) if index.isValid() else self._root

    def _at(self, node: Node) -> QModelIndex:
        return _NOWHERE if node is self._root else self.createIndex(node.row, 0, node.number)

    def index(self, row: int, column: int = 0, parent: _Index = _NOWHERE) -> QModelIndex:
        children = self._node(parent).children
        return self.createIndex(row, column, children[row].number) if 0 <= row < len(children) else QModelIndex()

    def parent(self, index: _Index) -> QModelIndex:  # type: ignore[override]  # Qt has two of this name
        parent = self._node(index).parent
        return QModelIndex() if parent is None else self._at(parent)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:  # noqa: N802
        return len(self._node(parent).children)

    def hasChildren(self, parent: _Index = _NOWHERE) -> bool:  # noqa: N802
        return bool(self._node(parent).children)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:  # noqa: N802
        return 1

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Title, spoken words, tooltip, or with `ROW_ROLE` the row itself."""
        if not index.isValid():
            return None
        row = self._row(self._node(index).key)
        if role == ROW_ROLE:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken
        return plain_tip(row.spoken) if role == Qt.ItemDataRole.ToolTipRole else None

    def _row(self, key: ElementKey) -> Row:
        if key not in self._rows:
            self._rows[key] = self._word(key)
        return self._rows[key]

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: N802
        """Renames what stands there."""
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        self._rename(self._node(index).key, str(value))
        return True

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if not index.isValid():
            return _FLAG.NoItemFlags
        mapping, id = self._node(index).key
        return _FLAGS[mapping if id else ""]

    def supportedDropActions(self) -> Qt.DropAction:  # noqa: N802
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:  # noqa: N802
        return [TOUCHPOINTS]

    def mimeData(self, indexes: Iterable[QModelIndex]) -> QMimeData:  # noqa: N802
        ids = [key[1] for key in map(self.key, indexes) if key[0] == "touchpoints"]
        data = QMimeData()
        data.setData(TOUCHPOINTS, QByteArray("\n".join(ids).encode()))
        return data

    def canDropMimeData(  # noqa: N802
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: _Index
    ) -> bool:
        return data.hasFormat(TOUCHPOINTS) and self.stage_at(parent) is not None

    def dropMimeData(  # noqa: N802
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: _Index
    ) -> bool:
        """Moves the touchpoints into the stage they are dropped on. False: the view is not to take rows away itself."""
        stage = self.stage_at(parent)
        if stage is not None and data.hasFormat(TOUCHPOINTS):
            self._move(bytes(data.data(TOUCHPOINTS).data()).decode().split("\n"), stage)
        return False


def _count(node: Node) -> None:
    for row, child in enumerate(node.children):
        child.row = row


def _alike(one: Sequence[ElementKey], other: Sequence[ElementKey]) -> int:
    """How many keys two sequences have in common at their beginning."""
    shorter = min(len(one), len(other))
    return next((n for n in range(shorter) if one[n] != other[n]), shorter)


def _runs(numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    """First and last of each run of neighbours in ascending numbers."""
    starts = [n for at, n in enumerate(numbers) if at == 0 or numbers[at - 1] != n - 1]
    ends = [n for at, n in enumerate(numbers) if at == len(numbers) - 1 or numbers[at + 1] != n + 1]
    return zip(starts, ends, strict=True)
