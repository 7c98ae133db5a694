"""Closes the drawn pages: links, named places and outline go to reportlab's canvas, an untagged PDF comes out.

`document` calls it when the footers are drawn; `assembly` adds the pages' content, for which reportlab would need twice
the time to make it bytes, and what makes the file accessible and archivable.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFString

from journeymap.report.pdf.operands import held
from journeymap.report.pdf.structure import Link
from journeymap.report.pdf.surface import Bookmark, Page, Surface

_PRINTED = 4  # ISO 32000-1, 12.5.3: PDF/A wants every annotation to print
_SUBSETTING = threading.Lock()  # the readers of the font files are shared between documents and keep a position


def untagged(surface: Surface) -> bytes:
    """The PDF as reportlab writes it; `surface` cannot be drawn on after that."""
    canvas = surface.canvas
    opacities = canvas._extgstate  # those of all pages; closing a page makes reportlab forget them
    canvas.init_graphics_state()  # else the last colour drawn with begins the first page
    for page in surface.pages:
        canvas._code, canvas._extgstate = [], opacities
        _drop_dead_links(page, surface.anchors)
        _close(canvas, page)
    _add_outline(canvas, surface.bookmarks)
    with _SUBSETTING:
        return bytes(canvas.getpdfdata())


def _close(canvas: Any, page: Page) -> None:
    canvas.setPageSize((held(page.style.width_pt), held(page.style.height_pt)))
    for name, x, y in page.places:
        canvas.bookmarkPage(name, fit="XYZ", left=x, top=y)
    for link in page.links:
        _add_link(canvas, link)
    canvas.showPage()


def _add_link(canvas: Any, link: Link) -> None:
    says = link.words or link.target
    if link.target.startswith("#"):
        canvas.linkAbsolute(says, link.target[1:], link.box, F=_PRINTED)
    else:
        canvas.linkURL(link.target, link.box, F=_PRINTED, Contents=PDFString(says))


def _drop_dead_links(page: Page, anchors: set[str]) -> None:
    """A link whose anchor was never drawn is text like any other."""
    dead = [link for link in page.links if link.target.startswith("#") and link.target[1:] not in anchors]
    for link in dead:
        page.links.remove(link)
        link.element.kids.remove(link)
        link.element.role = "Span"


def _add_outline(canvas: Any, bookmarks: Sequence[Bookmark]) -> None:
    """An entry stands below the last one of a lower level, closed until a reader unfolds it."""
    above: list[int] = []
    for bookmark in bookmarks:
        while above and above[-1] >= bookmark.level:
            above.pop()
        canvas.addOutlineEntry(bookmark.words, bookmark.anchor, len(above), closed=True)
        above.append(bookmark.level)
    if bookmarks:
        canvas.showOutline()
