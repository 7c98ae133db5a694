"""The outermost layer of a PDF file: numbered object bodies in, bytes with a compressed cross-reference out.

Objects that are no streams are packed into object streams (ISO 32000-1, 7.5.7 and 7.5.8): a structure tree of
thousands of small dictionaries shrinks to a quarter of the file without it.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping, Sequence

_HEAD = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
_PACK = 200
_END = b"\r\nendstream"  # the checker takes one line end away: with CRLF even data that ends with CR stays whole


def stream_body(data: bytes, entries: str = "", compress: bool = True) -> bytes:
    """A stream object's body, its data compressed unless told otherwise; `entries` go into its dictionary."""
    if compress:
        data, entries = zlib.compress(data), f"{entries} /Filter /FlateDecode"
    return f"<< /Length {len(data)} {entries} >>\nstream\n".encode("ascii") + data + _END


def write_file(
    packed: Mapping[int, bytes], plain: Mapping[int, bytes], catalog: int, info: int, identifier: bytes
) -> bytes:
    """The whole file; `packed` bodies go into object streams, `plain` ones (streams) stand alone.

    The numbers of both together are 1 to n. `identifier` is the file's ID, 16 bytes.
    """
    writer = _Writer(len(packed) + len(plain))
    for number, body in plain.items():
        writer.put(number, body)
    numbers = sorted(packed)
    for start in range(0, len(numbers), _PACK):
        writer.put_packed(numbers[start : start + _PACK], packed)
    return writer.finish(catalog, info, identifier)


class _Writer:
    def __init__(self, objects: int) -> None:
        self.out = bytearray(_HEAD)
        self.places: dict[int, tuple[int, int, int]] = {0: (0, 0, 65535)}
        self.next = objects + 1

    def put(self, number: int, body: bytes) -> None:
        """An object of its own."""
        self.places[number] = (1, len(self.out), 0)
        self.out += b"%d 0 obj\n%b\nendobj\n" % (number, body)

    def put_packed(self, numbers: Sequence[int], bodies: Mapping[int, bytes]) -> None:
        """An object stream of several objects."""
        holder, at = self._new(), 0
        index = []
        for order, number in enumerate(numbers):
            self.places[number] = (2, holder, order)
            index.append(f"{number} {at}")
            at += len(bodies[number]) + 1
        head = " ".join(index).encode("ascii") + b"\n"
        data = head + b"\n".join(bodies[number] for number in numbers)
        self.put(holder, stream_body(data, f"/Type /ObjStm /N {len(numbers)} /First {len(head)}"))

    def finish(self, catalog: int, info: int, identifier: bytes) -> bytes:
        """The cross-reference stream and the end of the file."""
        own, start = self._new(), len(self.out)
        self.places[own] = (1, start, 0)
        rows = b"".join(struct.pack(">BIH", *self.places[number]) for number in range(self.next))
        code = identifier.hex().upper()
        entries = f"/Type /XRef /Size {self.next} /W [1 4 2] /Root {catalog} 0 R /Info {info} 0 R"
        self.put(own, stream_body(rows, f"{entries} /ID [<{code}> <{code}>]"))
        self.out += b"startxref\n%d\n%%%%EOF\n" % start
        return bytes(self.out)

    def _new(self) -> int:
        self.next += 1
        return self.next - 1
