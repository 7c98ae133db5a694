"""Footers, drawn when the number of pages is known: the document's words on the left, the page number on the right."""

from __future__ import annotations

from journeymap.drawing import text
from journeymap.report.pdf import fonts
from journeymap.report.pdf.metadata import DocumentInfo
from journeymap.report.pdf.style import FOOTER
from journeymap.report.pdf.surface import Surface

_FROM_BOTTOM_PT = 30.0


def draw_footers(surface: Surface, info: DocumentInfo) -> None:
    """A footer on every page whose style has one."""
    for page in surface.pages:
        if page.style.footer:
            surface.show(page)
            with surface.artifact("Footer"):
                _draw(surface, info)


def _draw(surface: Surface, info: DocumentInfo) -> None:
    style = surface.page.style
    shares = (0.31, 0.36, 0.31) if info.confidentiality else (0.75, 0.0, 0.25)  # the middle one is centred
    words = (info.footer, info.confidentiality, info.page_words(surface.page.index + 1, len(surface.pages)))
    baseline = style.height_pt - _FROM_BOTTOM_PT
    face = fonts.face(FOOTER.weight)
    for at, (share, said) in enumerate(zip(shares, words, strict=True)):
        room = style.body_width_pt * share - 8
        line = text.fit(said, FOOTER.size_pt, FOOTER.weight, room) if said else ""
        spare = style.body_width_pt - face.width(line, FOOTER.size_pt)
        surface.text(style.left_pt + spare * at / 2, baseline, line, face, FOOTER.size_pt, FOOTER.colour)
