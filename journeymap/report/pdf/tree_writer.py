"""Writes the structure tree to the object table: elements as drawn in, /StructTreeRoot and its parent tree out."""

from __future__ import annotations

from collections.abc import Sequence

from journeymap.report.pdf.objects import ObjectTable
from journeymap.report.pdf.operators import number, words
from journeymap.report.pdf.structure import Annotated, Content, Element
from journeymap.report.pdf.surface import Page

_MAY_BE_EMPTY = ("TD", "TH", "TBody")


class TreeWriter:
    """Gives every element a number first, then writes it with references to its kids, its parent and its page."""

    def __init__(
        self, table: ObjectTable, pages: Sequence[Page], page_numbers: Sequence[int], annotations: Sequence[int]
    ) -> None:
        self.table = table
        self.pages = pages
        self.page_numbers = page_numbers
        self.annotations = annotations
        self.numbers: dict[int, int] = {}
        self.keys: dict[str, int] = {}

    def write(self, root: Element, owners: Sequence[Element]) -> int:
        """The number of the tree's root; `owners` are the elements of the link annotations, in order."""
        tree = self.table.reserve()
        kept = self._kept(root)
        for element in kept:
            self.numbers[id(element)] = self.table.reserve()
        for element in kept:
            self.table.fill(self.numbers[id(element)], self._element(element, tree))
        self.table.fill(tree, self._root(root, owners))
        return tree

    def _kept(self, root: Element) -> list[Element]:
        """The elements that hold something, in reading order."""
        order, waiting = [], [root]
        while waiting:
            element = waiting.pop()
            order.append(element)
            waiting.extend(kid for kid in reversed(element.kids) if isinstance(kid, Element))
        for element in reversed(order):
            if not element.kids and element.parent is not None and element.role not in _MAY_BE_EMPTY:
                element.parent.kids.remove(element)
                element.parent = None
        return [element for element in order if element.parent is not None or element is root]

    def _root(self, root: Element, owners: Sequence[Element]) -> str:
        keys = [f"{page.index} [{' '.join(self._reference(owner) for owner in page.owners)}]" for page in self.pages]
        keys += [f"{at} {self._reference(owner)}" for at, owner in enumerate(owners, len(self.pages))]
        parents = self.table.add(f"<< /Nums [{' '.join(keys)}] >>")
        entries = f"/K [{self._reference(root)}] /ParentTree {parents} 0 R /ParentTreeNextKey {len(keys)}"
        return f"<< /Type /StructTreeRoot {entries} {self._names()}>>"

    def _names(self) -> str:
        if not self.keys:
            return ""
        names = " ".join(f"{words(key)} {element} 0 R" for key, element in sorted(self.keys.items()))
        return f"/IDTree << /Names [{names}] >> "

    def _reference(self, element: Element) -> str:
        return f"{self.numbers[id(element)]} 0 R"

    def _element(self, element: Element, tree: int) -> str:
        parent = tree if element.parent is None else self.numbers[id(element.parent)]
        page = next((kid.page for kid in element.kids if isinstance(kid, Content)), None)
        kids = " ".join(self._kid(kid, page) for kid in element.kids)
        parts = [f"/Type /StructElem /S /{element.role} /P {parent} 0 R"]
        if page is not None:
            parts.append(f"/Pg {self.page_numbers[page]} 0 R")
        if kids:
            parts.append(f"/K [{kids}]" if len(element.kids) > 1 else f"/K {kids}")
        parts.extend(self._properties(element))
        return f"<< {' '.join(parts)} >>"

    def _kid(self, kid: Element | Content | Annotated, page: int | None) -> str:
        if isinstance(kid, Element):
            return self._reference(kid)
        if isinstance(kid, Annotated):
            return f"<< /Type /OBJR /Obj {self.annotations[kid.annotation]} 0 R >>"
        if kid.page == page:
            return str(kid.mcid)
        return f"<< /Type /MCR /Pg {self.page_numbers[kid.page]} 0 R /MCID {kid.mcid} >>"

    def _properties(self, element: Element) -> list[str]:
        tag, parts = element.tag, []
        attributes = tag.attributes
        if element.box is not None:
            attributes = f"/O /Layout /Placement /Block /BBox [{' '.join(map(number, element.box))}]"
        if attributes:
            parts.append(f"/A << {attributes} >>")
        if tag.alt:
            parts.append(f"/Alt {words(tag.alt)}")
        if tag.key:
            self.keys[tag.key] = self.numbers[id(element)]
            parts.append(f"/ID {words(tag.key)}")
        return parts
