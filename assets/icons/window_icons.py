"""The drawings of a window: commands, views, elements and states.

`draw_icons.py` makes outlines of them.
"""

from __future__ import annotations

import math

from shapes import TICK, Steps, box, circle, cut, each, fill, mirrored, shifted, stroke, turned

_SHEET = "M5.5 3 L14 3 L19 8 L19 21 L5.5 21 Z"
_FOLD = "M13.5 3.4 L13.5 8.5 L18.6 8.5"
_DISK = "M4 3.5 L16.3 3.5 L20.5 7.7 L20.5 20.5 L3.5 20.5 L3.5 4 Z"
_GLASS = circle(10.5, 10.5, 7)
_HANDLE = "M15.7 15.7 L21 21"
_CORNERS = (
    "M3.5 8.5 L3.5 3.5 L8.5 3.5 M15.5 3.5 L20.5 3.5 L20.5 8.5 "
    "M20.5 15.5 L20.5 20.5 L15.5 20.5 M8.5 20.5 L3.5 20.5 L3.5 15.5"
)
_BUBBLE = (
    "M5 3 L19 3 C20.1 3 21 3.9 21 5 L21 15 C21 16.1 20.1 17 19 17 L12 17 L7.5 21.2 L7.5 17 L5 17 "
    "C3.9 17 3 16.1 3 15 L3 5 C3 3.9 3.9 3 5 3 Z"
)
_RING = circle(12, 12, 9.1)
_BEHIND = "M15.8 4.6 C15.5 3.9 15 3.5 14.2 3.5 L5.5 3.5 C4.4 3.5 3.5 4.4 3.5 5.5 L3.5 14.2 C3.5 15 3.9 15.5 4.6 15.8"


def _rays(inner: float, outer: float, count: int) -> str:
    """Short lines all around the middle."""
    lines = []
    for number in range(count):
        x, y = math.cos(math.tau * number / count), math.sin(math.tau * number / count)
        lines.append(f"M{12 + inner * x:.3f} {12 + inner * y:.3f} L{12 + outer * x:.3f} {12 + outer * y:.3f}")
    return " ".join(lines)


_ALIGN_LEFT = [stroke("M3.5 3.5 L3.5 20.5"), fill(box(6.8, 5, 20.5, 10.2, 1), box(6.8, 13.8, 15, 19, 1))]
_ALIGN_CENTRE = [
    stroke("M12 3.5 L12 20.5"),
    fill(box(4.5, 5, 19.5, 10.2, 1), box(7.2, 13.8, 16.8, 19, 1)),
]
_DISTRIBUTE = [stroke("M3.5 3.5 L3.5 20.5 M20.5 3.5 L20.5 20.5"), fill(box(8.6, 6, 15.4, 18, 1))]
_UNDO = [
    stroke("M8.5 3.8 L3.8 8.5 L8.5 13.2"),
    stroke("M4.3 8.5 L14.2 8.5 C17.6 8.5 20.2 11.1 20.2 14.4 C20.2 17.7 17.6 20.3 14.2 20.3 L8.5 20.3"),
]
_ARROW = [stroke("M4 12 L20 12 M13.5 5.5 L20 12 L13.5 18.5")]
_CHEVRON = [stroke("M8.7 4.8 L15.9 12 L8.7 19.2", 2.2)]
_QUOTE = [fill(circle(6.9, 14.8, 3.7)), stroke("M4.3 14.6 C4.3 10.3 6 7.4 9.4 5.8", 2.2)]

DOCUMENTS: dict[str, Steps] = {
    "new": [stroke(_SHEET), stroke(_FOLD, 1.8), stroke("M12.2 11.4 L12.2 17.4 M9.2 14.4 L15.2 14.4")],
    "open": [
        stroke("M3 18.5 L3 4.8 L9 4.8 L11.2 7.2 L18.8 7.2 L18.8 10"),
        stroke("M3.2 19.3 L6.3 10.9 L21.6 10.9 L18.6 19.3 Z"),
    ],
    "save": [
        stroke(_DISK),
        stroke("M7.8 3.8 L7.8 8.4 L14.6 8.4 L14.6 3.8", 1.8),
        stroke("M7.3 20.2 L7.3 13.6 L16.7 13.6 L16.7 20.2", 1.8),
    ],
    "save-as": [
        stroke(_DISK),
        stroke("M7.8 3.8 L7.8 8.4 L14.6 8.4 L14.6 3.8", 1.8),
        cut("M12.8 21.4 L22 12.2", 8.4),
        stroke("M11.6 21.6 L12.4 18.4 L19.1 11.7 L21.6 14.2 L14.9 20.9 Z", 1.7),
    ],
    "export": [
        stroke("M12 15.5 L12 3.6 M7 8.6 L12 3.6 L17 8.6"),
        stroke("M3.8 14.5 L3.8 20.4 L20.2 20.4 L20.2 14.5"),
    ],
    "report": [
        stroke(_SHEET),
        stroke(_FOLD, 1.8),
        stroke("M8.9 17.5 L8.9 15 M12.2 17.5 L12.2 11.5 M15.5 17.5 L15.5 13.5"),
    ],
    "print-none": [
        stroke("M7 8 L7 3.2 L17 3.2 L17 8 M7 17 L3.2 17 L3.2 8.4 L20.8 8.4 L20.8 17 L17 17"),
        stroke("M7 14 L17 14 L17 20.8 L7 20.8 Z"),
        cut("M3 3 L21.4 21.4", 5.6),
        stroke("M3 3 L21.4 21.4"),
    ],
    "recover": [
        stroke(
            "M4.5 9 C5.7 5.5 8.7 3.2 12.3 3.2 C17.1 3.2 20.9 7.1 20.9 12 C20.9 16.9 17.1 20.8 12.3 20.8 "
            "C9 20.8 6.1 19 4.6 16.2"
        ),
        stroke("M3.5 3.9 L4.2 9.4 L9.7 8.7"),
        stroke("M12.3 7.6 L12.3 12.4 L15.6 14.3"),
    ],
    "merge": [
        stroke("M5 3.5 L5 5 C5 10 12 9.6 12 14.6 L12 20.4 M19 3.5 L19 5 C19 10 12 9.6 12 14.6"),
        stroke("M7.6 16.2 L12 20.6 L16.4 16.2"),
    ],
    "folder": [stroke("M3 4.8 L9.2 4.8 L11.5 7.5 L21 7.5 L21 19.4 L3 19.4 Z")],
    "file": [stroke(_SHEET), stroke(_FOLD, 1.8)],
    "home": [
        stroke("M3 11.6 L12 3.8 L21 11.6 M5.8 9.4 L5.8 20.3 L18.2 20.3 L18.2 9.4"),
        fill(box(10, 14, 14, 20.5, 0.5)),
    ],
}

EDITING: dict[str, Steps] = {
    "undo": _UNDO,
    "redo": each(mirrored, _UNDO),
    "cut": [
        stroke(circle(6.2, 18, 2.8)),
        stroke(circle(17.8, 18, 2.8)),
        stroke("M7.8 15.6 L16.8 3.2 M16.2 15.6 L7.2 3.2"),
    ],
    "copy": [stroke(box(8, 8, 20.5, 20.5, 2)), stroke(_BEHIND)],
    "paste": [
        stroke(box(4.5, 4.6, 19.5, 21.2, 2)),
        fill(box(8, 2.2, 16, 7, 1.2)),
        stroke("M8.6 11.8 L15.4 11.8 M8.6 16 L13 16", 1.8),
    ],
    "duplicate": [
        stroke(box(8, 8, 20.5, 20.5, 2)),
        stroke(_BEHIND),
        stroke("M14.25 11.2 L14.25 17.3 M11.2 14.25 L17.3 14.25", 1.8),
    ],
    "delete": [
        stroke("M3.8 6.4 L20.2 6.4 M8.8 6.2 L8.8 3.2 L15.2 3.2 L15.2 6.2 M5.8 6.6 L6.8 20.9 L17.2 20.9 L18.2 6.6"),
        stroke("M10 10.5 L10 16.8 M14 10.5 L14 16.8", 1.8),
    ],
    "rename": [
        stroke("M11.2 7 L3 7 L3 17 L11.2 17 M20.3 7 L21 7 L21 17 L20.3 17"),
        stroke("M13.2 3.2 C15 3.2 15.8 3.9 15.8 5.2 L15.8 18.8 C15.8 20.1 15 20.8 13.2 20.8", 1.8),
        stroke("M18.4 3.2 C16.6 3.2 15.8 3.9 15.8 5.2 M15.8 18.8 C15.8 20.1 16.6 20.8 18.4 20.8", 1.8),
    ],
    "add": [stroke("M12 4.5 L12 19.5 M4.5 12 L19.5 12", 2.2)],
    "remove": [stroke("M4.5 12 L19.5 12", 2.2)],
    "close": [stroke("M5.5 5.5 L18.5 18.5 M18.5 5.5 L5.5 18.5", 2.2)],
    "search": [stroke(_GLASS), stroke(_HANDLE, 2.2)],
    "filter": [stroke("M3.2 4.2 L20.8 4.2 L14.2 12.4 L14.2 18.4 L9.8 20.9 L9.8 12.4 Z")],
    "sort": [
        stroke("M3.5 5.5 L12.5 5.5 M3.5 12 L10.5 12 M3.5 18.5 L8.5 18.5"),
        stroke("M17 4.5 L17 19.5 M12.9 15.4 L17 19.5 L21.1 15.4"),
    ],
    "more": [fill(circle(5, 12, 2), circle(12, 12, 2), circle(19, 12, 2))],
    "check": [stroke("M4.2 12.8 L9.6 18.2 L19.8 6.4", 2.4)],
    "drag-handle": [
        fill(*(circle(x, y, 1.7) for x in (8.5, 15.5) for y in (5.5, 12, 18.5))),
    ],
}

CANVAS: dict[str, Steps] = {
    "zoom-in": [stroke(_GLASS), stroke(_HANDLE, 2.2), stroke("M10.5 7.4 L10.5 13.6 M7.4 10.5 L13.6 10.5", 1.8)],
    "zoom-out": [stroke(_GLASS), stroke(_HANDLE, 2.2), stroke("M7.4 10.5 L13.6 10.5", 1.8)],
    "fit": [stroke(_CORNERS), fill(box(7.8, 8.6, 16.2, 15.4, 1))],
    "zoom-selection": [stroke(_CORNERS), stroke(circle(11.2, 11.2, 3.6), 1.9), stroke("M14 14 L17 17", 2.1)],
    "layout": [
        fill(box(2.5, 8.6, 9, 15.4, 1.2), box(15, 2.8, 21.5, 9.6, 1.2), box(15, 14.4, 21.5, 21.2, 1.2)),
        stroke("M9 12 L12 12 M15 6.2 L12 6.2 L12 17.8 L15 17.8", 1.8),
    ],
    "align-left": _ALIGN_LEFT,
    "align-centre": _ALIGN_CENTRE,
    "align-right": each(mirrored, _ALIGN_LEFT),
    "align-top": each(turned, _ALIGN_LEFT),
    "align-middle": each(turned, _ALIGN_CENTRE),
    "align-bottom": each(turned, each(mirrored, _ALIGN_LEFT)),
    "distribute-horizontal": _DISTRIBUTE,
    "distribute-vertical": each(turned, _DISTRIBUTE),
    "minimap": [stroke(box(2.8, 4, 21.2, 20, 2)), fill(box(11, 10.6, 18.2, 17, 0.8))],
    "lock": [
        stroke(box(4.8, 10.6, 19.2, 20.9, 2)),
        stroke("M8 10.4 L8 7.2 C8 4.9 9.8 3.1 12 3.1 C14.2 3.1 16 4.9 16 7.2 L16 10.4"),
        fill(circle(12, 15.7, 1.7)),
    ],
    "unlock": [
        stroke(box(4.8, 10.6, 19.2, 20.9, 2)),
        stroke("M8 10.4 L8 7.2 C8 4.9 9.8 3.1 12 3.1 C13.8 3.1 15.3 4.2 15.8 5.8"),
        fill(circle(12, 15.7, 1.7)),
    ],
    "eye": [
        stroke(
            "M2.4 12 C4.9 7.5 8.2 5.2 12 5.2 C15.8 5.2 19.1 7.5 21.6 12 C19.1 16.5 15.8 18.8 12 18.8 "
            "C8.2 18.8 4.9 16.5 2.4 12 Z"
        ),
        fill(circle(12, 12, 3.1)),
    ],
}

ELEMENTS: dict[str, Steps] = {
    "touchpoint": [
        stroke(box(2.8, 5, 21.2, 19, 2)),
        fill("M3.4 5.2 L7.4 5.2 L7.4 18.8 L3.4 18.8 Z"),
        stroke("M11 10 L17.6 10 M11 14 L15 14", 1.8),
    ],
    "link": [stroke(circle(5.4, 12, 2.8)), stroke("M8.6 12 L20.4 12 M15.4 6.8 L20.6 12 L15.4 17.2")],
    "stage": [stroke(box(2.8, 3.5, 21.2, 20.5, 2)), fill("M8.8 3.5 L15.2 3.5 L15.2 20.5 L8.8 20.5 Z")],
    "department": [
        stroke("M4.2 20.6 L4.2 3.4 L14 3.4 L14 20.6 M14.2 9.4 L19.8 9.4 L19.8 20.6 M2.6 20.6 L21.4 20.6"),
        stroke("M9.1 7.6 L9.1 7.7 M9.1 11.9 L9.1 12 M9.1 16.2 L9.1 16.3 M16.9 13.4 L16.9 13.5", 2.4),
    ],
    "persona": [
        stroke(_RING),
        stroke(circle(12, 9.6, 2.9), 1.8),
        stroke("M6.1 18.4 C7.2 16 9.3 15 12 15 C14.7 15 16.8 16 17.9 18.4", 1.8),
    ],
    "gap": [
        stroke("M3 5 L5.6 5 M10.7 5 L13.3 5 M18.4 5 L21 5 M12 9.2 L12 11.6"),
        fill(circle(12, 17.6, 3.6)),
    ],
    "action": [stroke(box(3.5, 3.5, 20.5, 20.5, 2.5)), stroke(TICK, 2.2)],
    "idea": [
        stroke(
            "M9 16.4 C9 14.2 5.6 13 5.6 9 C5.6 5.4 8.4 2.8 12 2.8 C15.6 2.8 18.4 5.4 18.4 9 C18.4 13 15 14.2 15 16.4 Z"
        ),
        stroke("M9.6 20.9 L14.4 20.9", 2.2),
    ],
    "vote": [
        stroke("M7 13.2 L7 3.2 L17 3.2 L17 13.2 M3.2 13.2 L20.8 13.2 L20.8 20.8 L3.2 20.8 Z"),
        stroke("M9.8 7.9 L11.5 9.6 L14.4 6.4", 1.8),
    ],
    "comment": [stroke(_BUBBLE), stroke("M7.2 8 L16.8 8 M7.2 12 L13 12", 1.8)],
    "quote": [*_QUOTE, *each(lambda data: shifted(data, 10, 0), _QUOTE)],
    "promise": [stroke(_BUBBLE), stroke(shifted(TICK, 0, -2.1), 2.2)],
    "target": [stroke(_RING), stroke(circle(12, 12, 4.9), 1.8), fill(circle(12, 12, 1.7))],
    "note": [stroke("M3.8 3.8 L20.2 3.8 L20.2 14.2 L14.2 20.2 L3.8 20.2 Z"), stroke("M14 19.6 L14 14 L19.6 14", 1.8)],
    "calendar": [
        stroke(box(3.5, 5, 20.5, 20.6, 2)),
        fill("M4 5.5 L20 5.5 L20 10.2 L4 10.2 Z"),
        stroke("M8 2.9 L8 6 M16 2.9 L16 6"),
        stroke("M8 15.3 L8 15.4 M12 15.3 L12 15.4 M16 15.3 L16 15.4", 2.4),
    ],
    "clock": [stroke(_RING), stroke("M12 6.6 L12 12.3 L15.9 14.6")],
    "timer": [
        stroke(circle(12, 13.6, 7.4)),
        stroke("M9.2 2.6 L14.8 2.6 M12 9.4 L12 13.6 M12 3 L12 5.6 M18.2 5.6 L19.8 7.2"),
    ],
}

VIEWS: dict[str, Steps] = {
    "graph": [
        stroke(circle(5.4, 12, 2.8)),
        stroke(circle(18.6, 5.6, 2.8)),
        stroke(circle(18.6, 18.4, 2.8)),
        stroke("M8 10.8 L16 6.9 M8 13.2 L16 17.1", 1.8),
    ],
    "swimlanes": [
        stroke(box(2.8, 3.5, 21.2, 20.5, 2)),
        stroke("M3 12 L21 12", 1.8),
        fill(box(5.8, 6.2, 11.4, 9.4, 0.6), box(12.6, 14.6, 18.2, 17.8, 0.6)),
    ],
    "matrix": [
        stroke(box(2.8, 2.8, 21.2, 21.2, 2)),
        stroke("M3 9 L21 9 M3 15 L21 15 M9 3 L9 21 M15 3 L15 21", 1.5),
        fill("M9 9 L15 9 L15 15 L9 15 Z"),
    ],
    "importance-chart": [
        stroke("M12 3 L12 21 M3 12 L21 12", 1.8),
        fill(circle(6.2, 6.2, 2.4), circle(17.8, 6.6, 2.4), circle(17.4, 17.8, 2.4)),
    ],
    "curve": [
        stroke("M3.6 8.6 L9 14.6 L14.8 6.4 L20.4 17"),
        fill(circle(3.8, 8.6, 2.3), circle(9, 14.6, 2.3), circle(14.8, 6.4, 2.3), circle(20.2, 17, 2.3)),
    ],
    "outline": [
        stroke("M9 5.5 L20.6 5.5 M12.4 12 L20.6 12 M12.4 18.5 L20.6 18.5"),
        fill(circle(4.6, 5.5, 1.8), circle(8, 12, 1.8), circle(8, 18.5, 1.8)),
    ],
    "present": [
        stroke("M2.8 3.6 L21.2 3.6 M4.4 3.6 L4.4 15.4 L19.6 15.4 L19.6 3.6 M12 15.6 L12 18 M8 21 L12 17.8 L16 21"),
        fill("M10.2 6.6 L14.9 9.5 L10.2 12.4 Z"),
    ],
    "spotlight": [
        fill(box(2.4, 4, 21.6, 20, 2)),
        cut(circle(12, 12, 3), 6),
        fill(box(8.8, 9.9, 15.2, 14.1, 0.8)),
    ],
    "pause": [fill(box(5.6, 4.2, 10, 19.8, 1), box(14, 4.2, 18.4, 19.8, 1))],
    "play": [("both", "M7.4 4.6 L19 12 L7.4 19.4 Z", 2.0)],
    "next": _ARROW,
    "previous": each(mirrored, _ARROW),
    "down": each(turned, _ARROW),
    "up": each(turned, each(mirrored, _ARROW)),
    "chevron-right": _CHEVRON,
    "chevron-left": each(mirrored, _CHEVRON),
    "chevron-down": each(turned, _CHEVRON),
    "chevron-up": each(turned, each(mirrored, _CHEVRON)),
}

PROGRAM: dict[str, Steps] = {
    "settings": [fill(circle(12, 12, 7.2)), stroke(_rays(6.4, 8.9, 8), 3.6), cut(circle(12, 12, 2), 4)],
    "language": [
        stroke(_RING),
        stroke("M12 3 C16.4 7 16.4 17 12 21 C7.6 17 7.6 7 12 3 Z", 1.8),
        stroke("M3.2 12 L20.8 12", 1.8),
    ],
    "theme-light": [stroke(circle(12, 12, 4)), stroke(_rays(7.8, 9.8, 8))],
    "theme-dark": [
        stroke(
            "M20.4 14.4 C19.4 14.9 18.2 15.2 17 15.2 C12.5 15.2 8.8 11.5 8.8 7 C8.8 5.8 9.1 4.6 9.6 3.6 "
            "C6 4.7 3.4 8 3.4 12 C3.4 16.8 7.2 20.6 12 20.6 C16 20.6 19.3 18 20.4 14.4 Z"
        )
    ],
    "help": [
        stroke(_RING),
        stroke("M9.2 9.4 C9.2 7.8 10.4 6.8 12 6.8 C13.7 6.8 14.8 7.8 14.8 9.3 C14.8 11.3 12 11.5 12 13.4"),
        fill(circle(12, 16.9, 1.35)),
    ],
    "info": [stroke(_RING), stroke("M12 11.2 L12 16.8", 2.2), fill(circle(12, 7.5, 1.4))],
    "error": [
        stroke("M8.3 3 L15.7 3 L21 8.3 L21 15.7 L15.7 21 L8.3 21 L3 15.7 L3 8.3 Z"),
        stroke("M12 7.2 L12 12.4", 2.2),
        fill(circle(12, 16.4, 1.4)),
    ],
    "keyboard": [
        stroke(box(2.4, 5.2, 21.6, 18.8, 2)),
        stroke("M6.6 9.6 L6.6 9.7 M10.2 9.6 L10.2 9.7 M13.8 9.6 L13.8 9.7 M17.4 9.6 L17.4 9.7", 2.2),
        stroke("M8 14.6 L16 14.6"),
    ],
    "journeymap": [
        fill(box(2, 2.6, 10.4, 8.6, 1.6), box(13.6, 9, 22, 15, 1.6), box(2, 15.4, 10.4, 21.4, 1.6)),
        stroke("M10 5.6 L13.6 5.6 C16.4 5.6 17.8 6.8 17.8 9.4 M17.8 14.6 C17.8 17.2 16.4 18.4 13.6 18.4 L10 18.4"),
    ],
}

ICONS: dict[str, Steps] = {**DOCUMENTS, **EDITING, **CANVAS, **ELEMENTS, **VIEWS, **PROGRAM}
