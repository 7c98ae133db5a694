"""Why a call of the system failed, in words that can be translated: the system's own are English on most machines.

In the lowest layer, because every room that reads or writes says it.
"""

from __future__ import annotations

import errno
from collections.abc import Mapping

from journeymap.i18n import Message, mark, msg

_MOST = 200
_IN_USE = (32, 33)
"""What Windows calls a file that another program has open; its number of the C library is that of a missing right."""

_KNOWN: Mapping[str, str] = {
    "ENOSPC": mark("there is no room left on the disk"),
    "EDQUOT": mark("your share of the disk is used up"),
    "EACCES": mark("this place may not be read or written"),
    "EPERM": mark("this place may not be read or written"),
    "EROFS": mark("this drive can only be read"),
    "EIO": mark("the drive reports a fault"),
    "ENOENT": mark("there is no such file or folder"),
    "ENOTDIR": mark("a part of the path is not a folder"),
    "EISDIR": mark("it is a folder"),
    "ENAMETOOLONG": mark("the name is too long"),
    "EFBIG": mark("the file is too large for this drive"),
    "EBUSY": mark("another program is using it"),
    "ETXTBSY": mark("another program is using it"),
    "EMFILE": mark("too many files are open"),
    "ENFILE": mark("too many files are open"),
    "ELOOP": mark("links there lead in a circle"),
    "ENODEV": mark("the drive is not connected any more"),
    "ENXIO": mark("the drive is not connected any more"),
    "ESTALE": mark("the drive is not connected any more"),
    "EHOSTDOWN": mark("the drive is not connected any more"),
    "ENETUNREACH": mark("the drive is not connected any more"),
    "ETIMEDOUT": mark("the drive did not answer in time"),
}


def reason_of(error: BaseException) -> Message | str:
    """The reason in our words where it is a usual one or an error of ours, else what the error says of itself, on one
    line."""
    own = getattr(error, "message", None)
    if isinstance(own, Message):
        return own
    if getattr(error, "winerror", None) in _IN_USE:
        return msg(_KNOWN["EBUSY"])
    name = errno.errorcode.get(getattr(error, "errno", None) or 0, "")
    if isinstance(error, OSError) and name in _KNOWN:
        return msg(_KNOWN[name])
    said = getattr(error, "strerror", None) or str(error) or type(error).__name__
    line = "".join(letter if letter.isprintable() else " " for letter in str(said))
    return " ".join(line.split())[:_MOST]
