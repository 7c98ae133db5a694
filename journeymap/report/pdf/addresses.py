"""Where a link may lead: places in the document and web or mail addresses; anything else a text may hold is no link."""

from __future__ import annotations

_SCHEMES = ("https://", "http://", "mailto:")


def safe_target(link: str | None) -> str:
    """The link if it may be followed, else an empty text; addresses are ASCII, other characters are percent-coded."""
    if not link:
        return ""
    if link.startswith("#"):
        return link
    if not link.lower().startswith(_SCHEMES) or any(ord(sign) <= 32 or ord(sign) == 127 for sign in link):
        return ""
    return _percent_coded(link)


def _percent_coded(link: str) -> str:
    coded = (bytes([byte]).decode() if byte < 128 else f"%{byte:02X}" for byte in link.encode("utf-8", "replace"))
    return "".join(coded)
