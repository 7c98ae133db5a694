"""What stands on the map, worked out but not yet drawn: bands, cards and links with their places and words.

After journey, analysis and placement, before the drawing of each element. Canvas, SVG and PDF make the same
elements, so a card says the same everywhere. All rectangles are in map coordinates, in points.
"""

from __future__ import annotations

import msgspec

from journeymap.analysis.results import Verdict
from journeymap.drawing.display import Point, Rect, Segment
from journeymap.model.words import Contact, Kind, LinkKind, Moment


class BandElement(msgspec.Struct, frozen=True):
    """A stage's band: where it stands and its heading in lines; the unnamed last band has an empty id."""

    id: str
    index: int
    rect: Rect
    title_lines: tuple[str, ...]
    label: str


class CardElement(msgspec.Struct, frozen=True):
    """A touchpoint's card.

    `owner_index` is the place of the one accountable department in the journey, None where nobody (or more than
    one) is accountable; `owner_colour` the colour people gave that department, or an empty text. `overdue_text`
    says that its answers are older than the touchpoint's survey cadence, empty where they are not; so does `label`.
    """

    id: str
    rect: Rect
    title_lines: tuple[str, ...]
    kind: Kind
    kind_text: str
    owner_text: str
    owner_index: int | None
    owner_colour: str
    score_text: str
    verdict: Verdict | None
    contact: Contact | None
    moments: tuple[Moment, ...]
    label: str
    overdue_text: str = ""


class LinkElement(msgspec.Struct, frozen=True):
    """A link: its way from border to border, where its arrow's tip is and from where it comes, and its words.

    `flagged` marks a link that a hand-off finding is about, `crossing` one that leads from one lane into another,
    at whose border `leaves_at` is.
    """

    id: str
    kind: LinkKind
    segments: tuple[Segment, ...]
    tip: Point
    before_tip: Point
    text_lines: tuple[str, ...]
    text_rect: Rect | None
    flagged: bool
    label: str
    crossing: bool = False
    leaves_at: Point | None = None


class LaneElement(msgspec.Struct, frozen=True):
    """A lane of the swimlanes: where it stands, its heading in lines and its colour.

    `id` is a department's id, a channel or a side of the line of visibility; empty for what belongs to none. `colour`
    is the department's, where people gave it one, `owner_index` its place in the journey, None for other lanes; `label`
    says the lane in words.
    """

    id: str
    index: int
    rect: Rect
    title_lines: tuple[str, ...]
    colour: str
    label: str
    owner_index: int | None = None


class MapElements(msgspec.Struct, frozen=True):
    """Everything on the map, from back to front, and its size in points."""

    bands: tuple[BandElement, ...]
    links: tuple[LinkElement, ...]
    cards: tuple[CardElement, ...]
    width_pt: float
    height_pt: float
    label: str
    lanes: tuple[LaneElement, ...] = ()
