"""Footers, drawn when the number of pages is known: the document's words on the left, the page number on the right."""

from __future__ import annotations

from journeymap.drawing import text
from journeymap.report.pdf import fonts
from journeymap.report.pdf.metadata import DocumentInfo
from journeymap.report.pdf.style import FOOTER
from journeymap.report.pdf.surface import Surface

_FROM_BOTTOM_PT = 30.0
_GAP_PT = 16.0
_NUMBER_SHARE = 0.25
_TITLE_SHARE = 0.6


def draw_footers(surface: Surface, info: DocumentInfo) -> None:
    """A footer on every page whose style has one."""
    for page in surface.pages:
        if page.style.footer:
            surface.show(page)
            with surface.artifact("Footer"):
                _draw(surface, info)


def _draw(surface: Surface, info: DocumentInfo) -> None:
    """The title has first claim to the room that the page number leaves, then the line in the middle."""
    body = surface.page.style.body_width_pt
    number = _fitted(info.page_words(surface.page.index + 1, len(surface.pages)), body * _NUMBER_SHARE)
    number_at = body - _width(number)
    title = _fitted(info.footer, number_at * (_TITLE_SHARE if info.confidentiality else 1.0) - _GAP_PT)
    left = _width(title) + _GAP_PT if title else 0.0
    middle = _fitted(info.confidentiality, number_at - _GAP_PT - left)
    middle_at = max(left, min((body - _width(middle)) / 2, number_at - _GAP_PT - _width(middle)))
    for at, line in ((0.0, title), (middle_at, middle), (number_at, number)):
        _line(surface, at, line)


def _fitted(said: str, room_pt: float) -> str:
    return text.fit(said, FOOTER.size_pt, FOOTER.weight, room_pt) if said else ""


def _width(line: str) -> float:
    return fonts.face(FOOTER.weight).width(line, FOOTER.size_pt)


def _line(surface: Surface, at_pt: float, line: str) -> None:
    style = surface.page.style
    baseline, face = style.height_pt - _FROM_BOTTOM_PT, fonts.face(FOOTER.weight)
    surface.text(style.left_pt + at_pt, baseline, line, face, FOOTER.size_pt, FOOTER.colour)
