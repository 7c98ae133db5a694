"""The drawings of what stands on a map: kinds of touchpoint, contact, moments, warning and verdicts.

`draw_icons.py` makes outlines of them.
"""

from __future__ import annotations

from shapes import CROSS, STROKE, TICK, Steps, box, circle

ICONS: dict[str, Steps] = {
    "advertising": [
        ("stroke", "M3 9.5 L3 14.5 L6.5 14.5 L17 19 L17 5 L6.5 9.5 Z", STROKE),
        ("stroke", "M7.5 15 L8.7 20 L11.7 20 L11 17", STROKE),
        ("stroke", "M20.3 9.2 C21.6 10.9 21.6 13.1 20.3 14.8", STROKE),
    ],
    "website": [
        ("stroke", box(2.5, 4, 21.5, 20, 2), STROKE),
        ("fill", "M3 4.5 L21 4.5 L21 9 L3 9 Z", 0),
        ("stroke", "M7 13 L17 13 M7 16.3 L13 16.3", 1.8),
    ],
    "sales": [
        ("stroke", "M3 3.5 L11.8 3.5 L20.8 12.5 L12 21.3 L3 12.3 Z", STROKE),
        ("fill", circle(7.8, 8.3, 1.8), 0),
    ],
    "product-use": [
        ("stroke", "M12 2.6 L20.4 7.2 L20.4 16.8 L12 21.4 L3.6 16.8 L3.6 7.2 Z", STROKE),
        ("stroke", "M3.6 7.2 L12 11.8 L20.4 7.2 M12 11.8 L12 21.4", STROKE),
    ],
    "after-sales": [
        ("stroke", circle(12, 12, 9.2), STROKE),
        ("stroke", circle(12, 12, 3.8), STROKE),
        ("stroke", "M5.6 5.6 L9.2 9.2 M18.4 5.6 L14.8 9.2 M5.6 18.4 L9.2 14.8 M18.4 18.4 L14.8 14.8", 2.6),
    ],
    "complaint": [
        (
            "stroke",
            "M5 3 L19 3 C20.1 3 21 3.9 21 5 L21 15 C21 16.1 20.1 17 19 17 L12 17 L7.5 21.2 L7.5 17 L5 17 "
            "C3.9 17 3 16.1 3 15 L3 5 C3 3.9 3.9 3 5 3 Z",
            STROKE,
        ),
        ("stroke", "M12 6.4 L12 10.2", 2.2),
        ("fill", circle(12, 13.5, 1.3), 0),
    ],
    "other": [("fill", circle(12, 12, 4.5), 0)],
    "contact-human": [
        ("stroke", circle(12, 7.4, 4.2), STROKE),
        ("stroke", "M4 21 C4 17 7.2 14.8 12 14.8 C16.8 14.8 20 17 20 21 Z", STROKE),
    ],
    "contact-digital": [
        ("stroke", box(6, 2.4, 18, 21.6, 2.4), STROKE),
        ("stroke", "M10.7 17.8 L13.3 17.8", STROKE),
    ],
    "contact-mixed": [
        ("stroke", circle(7.2, 8, 3), STROKE),
        ("stroke", "M1.8 20.6 C1.8 16.6 3.8 14.6 7.2 14.6 C8.6 14.6 9.8 15 10.7 15.7", STROKE),
        ("stroke", box(14, 5.6, 22, 20.6, 1.8), STROKE),
    ],
    "moment-of-truth": [
        (
            "both",
            "M12 3 L14.7 8.9 L21.1 9.6 L16.3 13.9 L17.7 20.2 L12 17 L6.3 20.2 L7.7 13.9 L2.9 9.6 L9.3 8.9 Z",
            1.4,
        )
    ],
    "moment-of-delight": [
        (
            "fill",
            "M12 21 C5.2 16 2 12.4 2 8.5 C2 5.4 4.4 3.2 7.3 3.2 C9.3 3.2 11 4.3 12 6 "
            "C13 4.3 14.7 3.2 16.7 3.2 C19.6 3.2 22 5.4 22 8.5 C22 12.4 18.8 16 12 21 Z",
            0,
        )
    ],
    "warning": [
        ("stroke", "M12 3.4 L22 20.6 L2 20.6 Z", STROKE),
        ("stroke", "M12 9.8 L12 14", 2.2),
        ("fill", circle(12, 17.3, 1.3), 0),
    ],
    "verdict-gap": [("fill", circle(12, 12, 10), 0), ("cut", CROSS, 2.4)],
    "verdict-likely-gap": [("stroke", circle(12, 12, 9.1), 1.8), ("stroke", CROSS, 2.2)],
    "verdict-likely-no-gap": [("stroke", circle(12, 12, 9.1), 1.8), ("stroke", TICK, 2.2)],
    "verdict-no-gap": [("fill", circle(12, 12, 10), 0), ("cut", TICK, 2.4)],
    "verdict-not-enough-data": [
        ("stroke", circle(12, 12, 9.1), 1.8),
        ("fill", circle(7.6, 12, 1.5), 0),
        ("fill", circle(12, 12, 1.5), 0),
        ("fill", circle(16.4, 12, 1.5), 0),
    ],
    "verdict-no-target": [("stroke", "M5.5 12 L18.5 12", 2.6)],
}
