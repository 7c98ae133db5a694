"""Numbers, colours, strings and curves in PDF syntax; the surface writes page content with them."""

from __future__ import annotations

import functools

Segments = list[tuple[str, tuple[float, ...]]]

_QUARTER = 0.5522847498  # control point of a quarter circle, best fit by a cubic Bézier
_ESCAPES = {byte: chr(byte) if 32 <= byte < 127 else f"\\{byte:03o}" for byte in range(256)}
_ESCAPES |= {ord(sign): f"\\{sign}" for sign in "()\\"}
_LARGEST = 32000.0


def number(value: float) -> str:
    """A number with two decimals and no exponent, kept within what readers can hold; 0 for what is no number."""
    if not -_LARGEST < value < _LARGEST:
        value = min(max(value, -_LARGEST), _LARGEST) if value == value else 0.0
    return f"{value:.2f}"


@functools.lru_cache(maxsize=512)
def colour_operands(colour: str) -> str:
    """Three numbers from 0 to 1 from `#rrggbb`; ValueError for anything else."""
    if len(colour) != 7 or colour[0] != "#":
        raise ValueError(f"not a colour: {colour!r}")
    return " ".join(f"{int(colour[at : at + 2], 16) / 255:.3f}" for at in (1, 3, 5))


def text_operand(data: bytes) -> str:
    """A literal string of PDF, ASCII only."""
    return f"({data.decode('latin-1').translate(_ESCAPES)})"


def words(text: str) -> str:
    """A text string of PDF (ISO 32000-1, 7.9.2.2) as ASCII: literal where it is plain, else UTF-16 in hex."""
    if text.isascii() and text.isprintable():
        return text_operand(text.encode("ascii"))
    return f"<FEFF{text.encode('utf-16-be', 'replace').hex().upper()}>"


def rounded_box(x: float, y: float, width: float, height: float, radius: float) -> Segments:
    """The outline of a rectangle, corners rounded where the radius is above 0."""
    right, bottom = x + width, y + height
    if radius <= 0:
        return [("m", (x, y)), ("l", (right, y)), ("l", (right, bottom)), ("l", (x, bottom)), ("h", ())]
    r, k = radius, radius * (1 - _QUARTER)
    return [
        ("m", (x + r, y)),
        ("l", (right - r, y)),
        ("c", (right - k, y, right, y + k, right, y + r)),
        ("l", (right, bottom - r)),
        ("c", (right, bottom - k, right - k, bottom, right - r, bottom)),
        ("l", (x + r, bottom)),
        ("c", (x + k, bottom, x, bottom - k, x, bottom - r)),
        ("l", (x, y + r)),
        ("c", (x, y + k, x + k, y, x + r, y)),
        ("h", ()),
    ]


def bezier_ellipse(x: float, y: float, width: float, height: float) -> Segments:
    """The outline of an ellipse inside a rectangle."""
    rx, ry = width / 2, height / 2
    cx, cy, kx, ky = x + rx, y + ry, rx * _QUARTER, ry * _QUARTER
    right, bottom = x + width, y + height
    return [
        ("m", (right, cy)),
        ("c", (right, cy + ky, cx + kx, bottom, cx, bottom)),
        ("c", (cx - kx, bottom, x, cy + ky, x, cy)),
        ("c", (x, cy - ky, cx - kx, y, cx, y)),
        ("c", (cx + kx, y, right, cy - ky, right, cy)),
        ("h", ()),
    ]
