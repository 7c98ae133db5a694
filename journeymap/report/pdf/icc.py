"""The ICC profile of sRGB that PDF/A wants as output intent, from Pillow's colour management; `assembly` embeds it."""

from __future__ import annotations

import functools
import struct

_DATE = slice(24, 36)
_PLATFORM = slice(40, 44)


@functools.cache
def srgb_profile() -> bytes:
    """The profile's bytes, always the same: its day is 1 January 2000, its platform unnamed (ICC.1:2010, 7.2)."""
    from PIL import ImageCms

    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    profile[_DATE] = struct.pack(">6H", 2000, 1, 1, 0, 0, 0)
    profile[_PLATFORM] = bytes(4)
    return bytes(profile)
