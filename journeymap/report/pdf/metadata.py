"""What a document says about itself, in its information dictionary and again in XMP; `assembly` writes both.

XMP carries the claims to PDF/UA-1 (ISO 14289-1, 5) and PDF/A-2a (ISO 19005-2, 6.6.4). The only clock is the
document's own date, so the same story gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import msgspec

from journeymap.report.pdf import fonts
from journeymap.report.pdf.operators import words

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


def info_dictionary(info: DocumentInfo) -> str:
    """The information dictionary as PDF syntax."""
    stamp = words(f"D:{info.date:%Y%m%d}000000Z")
    texts = {"Title": title_of(info), "Author": info.author, "Subject": info.subject, "Creator": info.creator}
    entries = [f"/{key} {words(fonts.clean_line(text))}" for key, text in texts.items() if text]
    return f"<< {' '.join(entries)} /Producer {words(PRODUCER)} /CreationDate {stamp} /ModDate {stamp} >>"


def title_of(info: DocumentInfo) -> str:
    """The title, never empty: readers show it as the window's name."""
    return fonts.clean_line(info.title).strip() or PRODUCER


def xmp(info: DocumentInfo) -> bytes:
    """The XMP packet, UTF-8."""
    stamp = f"{info.date:%Y-%m-%d}T00:00:00Z"
    properties = [_alternatives("dc:title", title_of(info))]
    if info.author:
        properties.append(f"<dc:creator><rdf:Seq><rdf:li>{_text(info.author)}</rdf:li></rdf:Seq></dc:creator>")
    if info.subject:
        properties.append(_alternatives("dc:description", info.subject))
    if info.creator:
        properties.append(f"<xmp:CreatorTool>{_text(info.creator)}</xmp:CreatorTool>")
    language = f"<dc:language><rdf:Bag><rdf:li>{_text(info.language)}</rdf:li></rdf:Bag></dc:language>"
    body = _PACKET.format(properties="\n".join([*properties, language]), stamp=stamp, producer=PRODUCER)
    return body.encode("utf-8")


def _text(text: str) -> str:
    return fonts.clean_line(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _alternatives(name: str, text: str) -> str:
    return f'<{name}><rdf:Alt><rdf:li xml:lang="x-default">{_text(text)}</rdf:li></rdf:Alt></{name}>'


_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
{properties}
<dc:format>application/pdf</dc:format>
<xmp:CreateDate>{stamp}</xmp:CreateDate>
<xmp:ModifyDate>{stamp}</xmp:ModifyDate>
<pdf:Producer>{producer}</pdf:Producer>
<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
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
