"""What a document says about itself, in its information dictionary and again in XMP; `assembly` writes both.

XMP carries the claims to PDF/UA-1 (ISO 14289-1, 5) and PDF/A-2a (ISO 19005-2, 6.6.4). The only clock is the
document's own date, so the same story gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import msgspec
from pikepdf import Name

from journeymap.report.pdf import fonts

PRODUCER = "journeymap"

PageWords = Callable[[int, int], str]


def plain_page_words(page: int, pages: int) -> str:
    """Numbers only, for documents that say nothing else."""
    return f"{page} / {pages}"


class DocumentInfo(msgspec.Struct, frozen=True):
    """Who says what in which language as of which day; the footer's words; how a page number is said.

    `language` is a BCP 47 tag (`en`, `id`). `page_words(page, pages)` gives the sentence of the page number.
    """

    title: str
    date: date
    author: str = ""
    subject: str = ""
    language: str = "en"
    creator: str = PRODUCER
    footer: str = ""
    confidentiality: str = ""
    page_words: PageWords = plain_page_words


def title_of(info: DocumentInfo) -> str:
    """The title, never empty: readers show it as the window's name."""
    return fonts.clean_line(info.title).strip() or PRODUCER


def write_metadata(pdf: Any, info: DocumentInfo) -> None:
    """Says it all twice in an open pikepdf file: XMP and the information dictionary, which follows XMP."""
    pdf.Root.Metadata = pdf.make_stream(_CLAIMS, Type=Name.Metadata, Subtype=Name.XML)
    del pdf.docinfo
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=True) as metadata:
        for key, value in _properties(info).items():
            if value:
                metadata[key] = value


def _properties(info: DocumentInfo) -> dict[str, str | list[str]]:
    day, author = f"{info.date:%Y-%m-%d}T00:00:00Z", fonts.clean_line(info.author)
    return {
        "dc:title": title_of(info),
        "dc:creator": [author] if author else [],
        "dc:description": fonts.clean_line(info.subject),
        "dc:language": [fonts.clean_line(info.language)],
        "dc:format": "application/pdf",
        "xmp:CreatorTool": fonts.clean_line(info.creator),
        "xmp:CreateDate": day,
        "xmp:ModifyDate": day,
        "pdf:Producer": PRODUCER,
        "pdfaid:part": "2",
        "pdfaid:conformance": "A",
        "pdfuaid:part": "1",
    }


# pikepdf sets plain properties only; PDF/A wants those of PDF/UA to be described (ISO 19005-2, 6.6.2.3).
_CLAIMS = b"""<?xpacket begin="\xef\xbb\xbf" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>PDF/UA version</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""
