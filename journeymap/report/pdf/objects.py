"""The numbered objects of a PDF file: bodies as PDF syntax in, the file's bytes out; `assembly` fills it.

reportlab's document gives the numbers and makes the font subsets. Every other body is given as finished bytes:
reportlab's dictionaries cost about ten times as much for the thousands of a structure tree.
"""

from __future__ import annotations

import threading
from typing import Any

from journeymap.report.pdf.file_writer import stream_body, write_file

_SUBSETTING = threading.Lock()  # the readers of the font files are shared between documents and keep a position


class ObjectTable:
    """Objects by number; a number may be reserved before the object's body is known."""

    def __init__(self) -> None:
        from reportlab.pdfbase.pdfdoc import PDFDocument

        self.document: Any = PDFDocument(invariant=1, compression=0)
        self.packed: dict[int, bytes] = {}
        self.plain: dict[int, bytes] = {}

    def reserve(self) -> int:
        """The number of an object that `fill` gives its body later."""
        number = int(self.document.objectcounter) + 1
        self.document.Reference(b"", f"Object{number}")
        return number

    def fill(self, number: int, body: str) -> None:
        """The body of a reserved object, ASCII."""
        self.packed[number] = body.encode("ascii")

    def add(self, body: str) -> int:
        """A new object; its number."""
        number = self.reserve()
        self.fill(number, body)
        return number

    def stream(self, data: bytes, entries: str = "", compress: bool = True) -> int:
        """A new stream object with further dictionary entries; its number."""
        number = self.reserve()
        self.plain[number] = stream_body(data, entries, compress)
        return number

    def fonts(self) -> int:
        """Writes the subsets of all fonts drawn with; the number of the dictionary that names them."""
        with _SUBSETTING:
            for font in self.document.delayedFonts:
                font.addObjects(self.document)
        for name, (number, _) in list(self.document.idToObjectNumberAndVersion.items()):
            self._take(name, number)
        return int(self.document.idToObjectNumberAndVersion["BasicFonts"][0])

    def _take(self, name: str, number: int) -> None:
        """An object that reportlab made."""
        body = self.document.idToObject[name]
        if name.startswith(("toUnicodeCMap:", "fontFile:")):
            self.plain[number] = _font_stream(body.content)
        elif body != b"":
            self.packed[number] = body.format(self.document)

    def file(self, catalog: int, info: int, identifier: bytes) -> bytes:
        """The finished file; `identifier` is its ID, 16 bytes."""
        return write_file(self.packed, self.plain, catalog, info, identifier)


def _font_stream(content: str | bytes) -> bytes:
    """A font file, or the table that says what its codes mean; PDF/UA wants no code to mean U+0000."""
    if isinstance(content, str):
        return stream_body(content.replace("<0000>", "<FFFD>").encode("ascii"))
    return stream_body(content, f"/Length1 {len(content)}")
