"""Objects added to a complete PDF are there when it is read again, beside all that was there before."""

import io

import pikepdf
import pytest

from journeymap.report.pdf.story import paragraph
from journeymap.report.pdf.update import TAKEN, updated
from tests.report.pdf.reading import made


@pytest.fixture
def plain() -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(made([paragraph("here")]))) as pdf:
        pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return out.getvalue()


def added_to(file: bytes, *objects: str) -> tuple[bytes, int]:
    """The updated file and the number of the first object added."""
    with pikepdf.open(io.BytesIO(file)) as pdf:
        first = int(pdf.trailer.Size)
        return updated(file, first, pdf.Root.objgen[0], objects), first + TAKEN


def test_objects_are_read_again(plain: bytes) -> None:
    data, first = added_to(plain, "<</A(one\xff)>>", "[]", "<</Parent 1 0 R>>", "7")
    with pikepdf.open(io.BytesIO(data)) as pdf:
        found = [pdf.get_object(number, 0) for number in range(first, first + 4)]
        assert bytes(found[0].A) == b"one\xff"
        assert (len(found[1]), found[3]) == (0, 7)
        assert found[2].Parent.objgen == (1, 0)
        assert len(pdf.pages) == 1
        assert pdf.get_warnings() == []


def test_a_file_may_be_updated_twice(plain: bytes) -> None:
    once, first = added_to(plain, "(one)")
    twice, second = added_to(once, "(two)", "(three)")
    with pikepdf.open(io.BytesIO(twice)) as pdf:
        assert [str(pdf.get_object(number, 0)) for number in (first, second, second + 1)] == ["one", "two", "three"]
        assert pdf.get_warnings() == []
