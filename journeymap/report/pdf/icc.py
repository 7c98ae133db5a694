"""An ICC profile of sRGB made here from the numbers of its standard; PDF/A needs one as output intent.

Version 2.1 of the ICC format, a matrix and curve profile. Primaries are those of IEC 61966-2-1, adapted to D50
by the Bradford transform; no profile of anyone else is copied, so it carries no foreign licence.
"""

from __future__ import annotations

import struct

_D50 = (0.9642, 1.0, 0.8249)
_RED = (0.43607, 0.22249, 0.01392)
_GREEN = (0.38515, 0.71687, 0.09708)
_BLUE = (0.14307, 0.06061, 0.71410)
_CURVE_STEPS = 1024
_NAME = "sRGB IEC61966-2.1 equivalent"


def srgb_profile() -> bytes:
    """The profile's bytes, always the same; its date is 1 January 2000."""
    curve = _curve()
    tags = {
        b"desc": _description(_NAME),
        b"cprt": b"text\0\0\0\0" + b"No copyright, use freely\0",
        b"wtpt": _xyz(_D50),
        b"rXYZ": _xyz(_RED),
        b"gXYZ": _xyz(_GREEN),
        b"bXYZ": _xyz(_BLUE),
        b"rTRC": curve,
        b"gTRC": curve,
        b"bTRC": curve,
    }
    body, directory = _laid_out(tags)
    size = 128 + len(directory) + len(body)
    return _header(size) + directory + body


def _laid_out(tags: dict[bytes, bytes]) -> tuple[bytes, bytes]:
    """The data of all tags, equal ones once, and the directory that says where each begins."""
    start = 128 + 4 + 12 * len(tags)
    body, places, directory = b"", dict[bytes, int](), struct.pack(">I", len(tags))
    for name, data in tags.items():
        if data not in places:
            places[data] = start + len(body)
            body += data + b"\0" * (-len(data) % 4)
        directory += struct.pack(">4sII", name, places[data], len(data))
    return body, directory


def _header(size: int) -> bytes:
    day = struct.pack(">6H", 2000, 1, 1, 0, 0, 0)
    head = struct.pack(">I4sI4s4s4s12s4s", size, b"", 0x02100000, b"mntr", b"RGB ", b"XYZ ", day, b"acsp")
    return (head + bytes(28) + _fixed(_D50)).ljust(128, b"\0")


def _fixed(values: tuple[float, ...]) -> bytes:
    return b"".join(struct.pack(">i", round(value * 65536)) for value in values)


def _xyz(values: tuple[float, ...]) -> bytes:
    return b"XYZ \0\0\0\0" + _fixed(values)


def _curve() -> bytes:
    steps = [round(_linear(at / (_CURVE_STEPS - 1)) * 65535) for at in range(_CURVE_STEPS)]
    return b"curv\0\0\0\0" + struct.pack(f">I{_CURVE_STEPS}H", _CURVE_STEPS, *steps)


def _linear(value: float) -> float:
    """The transfer function of IEC 61966-2-1."""
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)


def _description(text: str) -> bytes:
    ascii_part = text.encode("ascii") + b"\0"
    return b"desc\0\0\0\0" + struct.pack(">I", len(ascii_part)) + ascii_part + bytes(4 + 4 + 2 + 1 + 67)
