"""Writes the structure tree into a PDF: elements as drawn in, /StructTreeRoot and its parent tree out, by pikepdf.

7,000 elements take a quarter of a second.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pikepdf import Array, Dictionary, Name, String

from journeymap.report.pdf.structure import Attributes, Content, Element, Link
from journeymap.report.pdf.surface import Surface

_MAY_BE_EMPTY = ("TD", "TH", "TBody")


def write_tree(pdf: Any, surface: Surface) -> None:
    """Tags an open pikepdf file with what was drawn on the surface that made it."""
    TreeWriter(pdf, surface).write()


class TreeWriter:
    """Makes every element with its parent first, then gives it its kids."""

    def __init__(self, pdf: Any, surface: Surface) -> None:
        self.pdf = pdf
        self.surface = surface
        self.pages = [page.obj for page in pdf.pages]
        self.annotations = dict(self._annotations())
        self.made: dict[int, Any] = {}
        self.attributes: dict[Attributes, Any] = {}
        self.keys: dict[str, Any] = {}

    def _annotations(self) -> Iterator[tuple[int, Any]]:
        """reportlab's annotations by the identity of the link they were made for."""
        for page, drawn in zip(self.pages, self.surface.pages, strict=True):
            if drawn.links:
                for link, annotation in zip(drawn.links, page.Annots, strict=True):
                    yield id(link), annotation

    def write(self) -> None:
        """Makes the whole tree and names it in the catalogue."""
        root = self.surface.structure.root
        tree = self.pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        kept = _kept(root)
        for element in kept:
            self.made[id(element)] = self.pdf.make_indirect(Dictionary(self._entries(element, tree)))
        for element in kept:
            self._give_kids(element)
        tree.K = Array([self.made[id(root)]])
        self._write_parents(tree)
        if self.keys:
            names = [part for key in sorted(self.keys) for part in (String(key), self.keys[key])]
            tree.IDTree = Dictionary(Names=Array(names))
            for key, element in self.keys.items():
                element.ID = String(key)
        self.pdf.Root.StructTreeRoot = tree

    def _entries(self, element: Element, tree: Any) -> dict[str, Any]:
        parent = tree if element.parent is None else self.made[id(element.parent)]
        entries = {"/Type": Name.StructElem, "/S": Name(f"/{element.role}"), "/P": parent}
        page = _page(element)
        if page is not None:
            entries["/Pg"] = self.pages[page]
        if element.box is not None:
            entries["/A"] = Dictionary(O=Name.Layout, Placement=Name.Block, BBox=Array(element.box))
        elif element.tag.attributes is not None:
            entries["/A"] = self._attributes(element.tag.attributes)
        if element.tag.alt:
            entries["/Alt"] = String(element.tag.alt)
        return entries

    def _attributes(self, attributes: Attributes) -> Any:
        """An attribute dictionary, shared by all elements with the same."""
        if attributes not in self.attributes:
            made = Dictionary(O=Name(f"/{attributes.owner}"))
            for key, name in (("/Scope", attributes.scope), ("/ListNumbering", attributes.numbering)):
                if name:
                    made[key] = Name(f"/{name}")
            if attributes.summary:
                made.Summary = String(attributes.summary)
            self.attributes[attributes] = self.pdf.make_indirect(made)
        return self.attributes[attributes]

    def _give_kids(self, element: Element) -> None:
        made, page = self.made[id(element)], _page(element)
        kids = [self._kid(kid, page) for kid in element.kids]
        if kids:
            made.K = Array(kids) if len(kids) > 1 else kids[0]
        if element.tag.key:
            self.keys[element.tag.key] = made

    def _kid(self, kid: Element | Content | Link, page: int | None) -> Any:
        if isinstance(kid, Element):
            return self.made[id(kid)]
        if isinstance(kid, Link):
            return Dictionary(Type=Name.OBJR, Obj=self.annotations[id(kid)])
        if kid.page == page:
            return kid.mcid
        return Dictionary(Type=Name.MCR, Pg=self.pages[kid.page], MCID=kid.mcid)

    def _write_parents(self, tree: Any) -> None:
        """The way back: from marked content of a page, and from each link, to the element it belongs to."""
        numbers: list[Any] = []
        for key, (page, drawn) in enumerate(zip(self.pages, self.surface.pages, strict=True)):
            page.StructParents, page.Tabs = key, Name.S
            numbers += [key, Array([self.made[id(owner)] for owner in drawn.owners])]
        links = (link for page in self.surface.pages for link in page.links)
        for key, link in enumerate(links, len(self.pages)):
            self.annotations[id(link)].StructParent = key
            numbers += [key, self.made[id(link.element)]]
        tree.ParentTree = self.pdf.make_indirect(Dictionary(Nums=Array(numbers)))
        tree.ParentTreeNextKey = len(numbers) // 2


def _page(element: Element) -> int | None:
    """The page of an element: that of its first content."""
    for kid in element.kids:
        if isinstance(kid, Content):
            return kid.page
    return None


def _kept(root: Element) -> list[Element]:
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
