"""Makes reportlab's PDF accessible and archivable: tags, language, metadata, output intent, packed objects, by pikepdf.

`document` calls it last; it gives the bytes that are written.
"""

from __future__ import annotations

import io
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from journeymap.report.pdf.icc import srgb_profile
from journeymap.report.pdf.metadata import DocumentInfo, write_metadata
from journeymap.report.pdf.surface import Surface
from journeymap.report.pdf.tree_writer import write_tree


def finished(untagged: bytes, surface: Surface, info: DocumentInfo) -> bytes:
    """The bytes of the whole file: PDF/UA-1 and PDF/A-2a; the same drawing and information give the same bytes.

    pikepdf ends a stream's data with a line feed. After data whose last byte is a carriage return a checker takes both
    for the line end and finds the length wrong, so there a carriage return ends the line (ISO 32000-1, 7.2.3, 7.3.8.1).
    """
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(untagged)) as pdf:
        write_tree(pdf, surface)
        _complete_pages(pdf, surface)
        _complete_catalogue(pdf, info)
        write_metadata(pdf, info)
        del pdf.trailer.ID  # reportlab's is the same for all contents
        packed = pikepdf.ObjectStreamMode.generate
        pdf.save(out, min_version="1.7", object_stream_mode=packed, deterministic_id=True, fix_metadata_version=False)
    return out.getvalue().replace(b"\r\nendstream", b"\r\rendstream")


def _complete_pages(pdf: Any, surface: Surface) -> None:
    for page, drawn in zip(pdf.pages, surface.pages, strict=True):
        page.Contents = pdf.make_stream("\n".join(drawn.content).encode("ascii"))
        if "/ExtGState" in page.Resources:
            page.Group = Dictionary(S=Name.Transparency, CS=Name.DeviceRGB)
        if "/Trans" in page:
            del page.Trans
    for font in pdf.pages[0].Resources.Font.values():  # all pages share them; no code may mean U+0000 in PDF/UA
        font.ToUnicode.write(font.ToUnicode.read_bytes().replace(b"<0000>", b"<FFFD>"))


def _complete_catalogue(pdf: Any, info: DocumentInfo) -> None:
    profile = pdf.make_stream(srgb_profile(), N=3)
    intent = Dictionary(Type=Name.OutputIntent, S=Name.GTS_PDFA1, DestOutputProfile=profile)
    intent.OutputConditionIdentifier = intent.Info = String("sRGB")
    pdf.Root.OutputIntents = Array([intent])
    pdf.Root.Lang = String(info.language)
    pdf.Root.MarkInfo = Dictionary(Marked=True)
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
