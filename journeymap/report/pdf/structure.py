"""The structure tree of a tagged PDF while pages are drawn: blocks give tags, `tree_writer` writes the elements.

A `Tag` belongs to a block and may be drawn in parts (a paragraph on two pages); all parts end in one `Element`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

Box = tuple[float, float, float, float]
HEADING_ROLES = ("H1", "H2", "H3", "H4", "H5", "H6")


class Attributes(NamedTuple):
    """Attributes of a table, a list or their parts (ISO 32000-1, 14.8.5): names as the standard has them, and words."""

    owner: Literal["Table", "List"]
    scope: Literal["", "Row", "Column"] = ""
    numbering: Literal["", "Decimal", "Disc"] = ""
    summary: str = ""


@dataclass(slots=True, eq=False)
class Tag:
    """What a block says it is: a standard role of ISO 32000-1, 14.8.4, words for what cannot be read, attributes."""

    role: str
    alt: str = ""
    attributes: Attributes | None = None
    key: str = ""


class Content(NamedTuple):
    """A piece of marked content: the page by index, and its number there."""

    page: int
    mcid: int


@dataclass(slots=True, eq=False)
class Element:
    """A node of the tree; `box` is in PDF coordinates of the page (origin below left), for figures."""

    role: str
    tag: Tag
    parent: Element | None
    kids: list[Element | Content | Link] = field(default_factory=list)
    box: Box | None = None


@dataclass(slots=True, eq=False)
class Link:
    """A link's rectangle on a page (PDF coordinates), where it leads (`#anchor` or an address), what it says."""

    box: Box
    target: str
    words: str
    element: Element


class StructureTree:
    """Elements in reading order; the innermost open one takes what is drawn."""

    def __init__(self) -> None:
        self.root = Element("Document", Tag("Document"), None)
        self.current = self.root
        self._by_tag: dict[int, Element] = {}
        self._heading_level = 0

    def inside(self, tag: Tag) -> Opened:
        """Opens the element of a tag, and closes it at the end of a `with`."""
        return Opened(self, tag)

    def enter(self, tag: Tag) -> Element:
        """Opens the element of a tag inside the current one; a tag seen before opens its old element again."""
        element = self._by_tag.get(id(tag))
        if element is None:
            element = self._by_tag[id(tag)] = Element(self._role(tag.role), tag, self.current)
            self.current.kids.append(element)
        self.current = element
        return element

    def leave(self, element: Element, outer: Element) -> None:
        """Closes an element; `outer` was current before it."""
        if self.current is not element:
            raise RuntimeError(f"{element.role} closed while {self.current.role} is open")
        self.current = outer

    def _role(self, role: str) -> str:
        """Heading levels never skip one going down (ISO 14289-1, 7.4.2)."""
        if role not in HEADING_ROLES:
            return role
        self._heading_level = min(HEADING_ROLES.index(role), self._heading_level) + 1
        return HEADING_ROLES[self._heading_level - 1]


class Opened:
    """An element while it is open. A class, for it stands around every cell: a generator takes three times as long."""

    __slots__ = ("_element", "_outer", "_tag", "_tree")

    def __init__(self, tree: StructureTree, tag: Tag) -> None:
        self._tree, self._tag = tree, tag

    def __enter__(self) -> Element:
        self._outer = self._tree.current
        self._element = self._tree.enter(self._tag)
        return self._element

    def __exit__(self, *_: object) -> None:
        self._tree.leave(self._element, self._outer)
