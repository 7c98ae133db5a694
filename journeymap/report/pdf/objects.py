"""The numbered objects of a PDF file: bodies as PDF syntax in, the file's bytes out; `assembly` fills it.

reportlab's document does the numbering, the font subsets and the cross-reference table. Bodies are given to it
as finished bytes: its own dictionaries cost about ten times as much for the thousands of a structure tree.
"""

from __future__ import annotations

import zlib
from typing import Any


class ObjectTable:
    """Objects by number; a number may be reserved before the object's body is known."""

    def __init__(self) -> None:
        from reportlab.pdfbase.pdfdoc import PDFDocument

        self.document: Any = PDFDocument(invariant=1, compression=1, pdfVersion=(1, 7))

    def reserve(self) -> int:
        """The number of an object that `fill` gives its body later."""
        number = int(self.document.objectcounter) + 1
        self.document.Reference(b"", _name(number))
        return number

    def fill(self, number: int, body: str | bytes) -> None:
        """The body of a reserved object."""
        self.document.idToObject[_name(number)] = body.encode("ascii") if isinstance(body, str) else body

    def add(self, body: str | bytes) -> int:
        """A new object; its number."""
        number = self.reserve()
        self.fill(number, body)
        return number

    def stream(self, data: bytes, entries: str = "", compress: bool = True) -> int:
        """A new stream object with further dictionary entries; its number."""
        return self.add(_stream(data, entries, compress))

    def fonts(self) -> int:
        """Writes the subsets of all fonts drawn with; the number of the dictionary that names them."""
        for font in self.document.delayedFonts:
            font.addObjects(self.document)
        for name, body in self.document.idToObject.items():
            if name.startswith(("toUnicodeCMap:", "fontFile:")):
                self.document.idToObject[name] = _font_stream(body)
        return int(self.document.idToObjectNumberAndVersion["BasicFonts"][0])

    def file(self, catalog: int, info: int, identifier: bytes) -> bytes:
        """The finished file; `identifier` is its ID, 16 bytes."""
        code = identifier.hex().upper()
        self.document.Catalog = f"{catalog} 0 R".encode("ascii")
        self.document.info = f"{info} 0 R".encode("ascii")
        self.document._ID = f"[<{code}> <{code}>]".encode("ascii")
        data = self.document.format()
        return bytes(data)


def _name(number: int) -> str:
    return f"Object{number}"


def _stream(data: bytes, entries: str, compress: bool = True) -> bytes:
    if compress:
        data, entries = zlib.compress(data), f"{entries} /Filter /FlateDecode"
    return f"<< /Length {len(data)} {entries} >>\nstream\n".encode("ascii") + data + b"\nendstream"


def _font_stream(body: Any) -> bytes:
    """A stream of reportlab's as PDF/A wants it: the length without the line end, no code that means U+0000."""
    if isinstance(body.content, str):
        return _stream(body.content.replace("<0000>", "<FFFD>").encode("ascii"), "")
    return _stream(body.content, f"/Length1 {len(body.content)}")
