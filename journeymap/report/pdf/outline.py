"""Writes the outline (bookmarks) to the object table: entries with levels in, a tree a reader can unfold out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from journeymap.report.pdf.objects import ObjectTable
from journeymap.report.pdf.operators import words
from journeymap.report.pdf.surface import Bookmark


@dataclass(slots=True, eq=False)
class _Entry:
    bookmark: Bookmark | None
    level: int
    number: int
    kids: list[_Entry] = field(default_factory=list)


def write_outline(table: ObjectTable, bookmarks: Sequence[Bookmark], destination: Callable[[str], str]) -> int | None:
    """The number of the outline, None without bookmarks; `destination` gives the PDF syntax of an anchor's place."""
    if not bookmarks:
        return None
    root = _tree(table, bookmarks)
    table.fill(root.number, f"<< /Type /Outlines {_kids(root)} /Count {len(root.kids)} >>")
    waiting = [root]
    while waiting:
        parent = waiting.pop()
        waiting.extend(parent.kids)
        for at, entry in enumerate(parent.kids):
            table.fill(entry.number, _body(parent, at, entry, destination))
    return root.number


def _tree(table: ObjectTable, bookmarks: Sequence[Bookmark]) -> _Entry:
    root = _Entry(None, 0, table.reserve())
    path = [root]
    for bookmark in bookmarks:
        while path[-1].level >= bookmark.level:
            path.pop()
        entry = _Entry(bookmark, bookmark.level, table.reserve())
        path[-1].kids.append(entry)
        path.append(entry)
    return root


def _kids(entry: _Entry) -> str:
    return f"/First {entry.kids[0].number} 0 R /Last {entry.kids[-1].number} 0 R"


def _body(parent: _Entry, at: int, entry: _Entry, destination: Callable[[str], str]) -> str:
    assert entry.bookmark is not None
    parts = [f"/Title {words(entry.bookmark.words)} /Parent {parent.number} 0 R"]
    parts.append(f"/Dest {destination(entry.bookmark.anchor)}")
    if at:
        parts.append(f"/Prev {parent.kids[at - 1].number} 0 R")
    if at + 1 < len(parent.kids):
        parts.append(f"/Next {parent.kids[at + 1].number} 0 R")
    if entry.kids:
        parts.append(f"{_kids(entry)} /Count -{len(entry.kids)}")
    return f"<< {' '.join(parts)} >>"
