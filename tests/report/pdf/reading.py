"""Reads back what the engine wrote, with pikepdf, for the tests of this folder."""

from __future__ import annotations

import functools
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import page as page_validation
import pikepdf

from journeymap.report.pdf.document import DocumentInfo, render
from journeymap.report.pdf.story import Block
from journeymap.report.pdf.style import PageStyle, sheet

INFO = DocumentInfo("Gap analysis", date(2026, 11, 22), footer="Gap analysis, Hotel stay")
PROFILES = ("ua1", "2a")


def made(story: Sequence[Block], info: DocumentInfo = INFO, page: PageStyle | None = None) -> bytes:
    """The bytes of a story's PDF."""
    return render(story, info, page or sheet())[0]


def failures(data: bytes) -> list[str]:
    """What the checker says against PDF/UA-1 and PDF/A-2a; nothing is left out."""
    limits = page_validation.SafetyLimits.unlimited()
    reports = [page_validation.validate_pdf_bytes(data, profile=profile, limits=limits) for profile in PROFILES]
    return [f"{failure.rule_id}: {failure.message}" for report in reports for failure in report.failures]


def texts(data: bytes) -> list[str]:
    """The text of each page."""
    return ["".join(_marked(page).values()) for page in open_pdf(data).pages]


@dataclass
class Node:
    """An element of the structure tree: its role, its own text, its kids, its dictionary."""

    role: str
    text: str
    kids: list[Node]
    raw: Any = field(repr=False)

    def walk(self) -> Iterator[Node]:
        """This node and all below it, in reading order."""
        yield self
        for kid in self.kids:
            yield from kid.walk()

    def all_text(self) -> str:
        """The text of this node and all below it."""
        return "".join(node.text for node in self.walk())

    def find(self, role: str) -> list[Node]:
        """All nodes of a role."""
        return [node for node in self.walk() if node.role == role]


def tree(data: bytes) -> Node:
    """The structure tree with the text of its marked content."""
    pdf = open_pdf(data)
    pages = {page.objgen: _marked(page) for page in pdf.pages}
    return _node(pdf.Root.StructTreeRoot.K[0], pages)


def artifacts(data: bytes) -> str:
    """The text of everything that is no content."""
    pdf = open_pdf(data)
    return "".join(_marked(page).get(-1, "") for page in pdf.pages)


@functools.lru_cache(maxsize=8)
def open_pdf(data: bytes) -> pikepdf.Pdf:
    """The file, opened; it stays open, for its objects die with it."""
    return pikepdf.open(io.BytesIO(data))


def _node(element: Any, pages: dict[Any, dict[int, str]]) -> Node:
    text, kids = "", []
    own = element.get("/K", pikepdf.Array())
    for kid in own if isinstance(own, pikepdf.Array) else [own]:
        if isinstance(kid, int):
            text += pages[element.Pg.objgen][kid]
        elif kid.get("/Type") == "/MCR":
            text += pages[kid.Pg.objgen][int(kid.MCID)]
        elif kid.get("/Type") != "/OBJR":
            kids.append(_node(kid, pages))
    return Node(str(element.S)[1:], text, kids, element)


def _marked(page: Any) -> dict[int, str]:
    """The text of a page by the number of its marked content; -1 for artifacts."""
    fonts = {name: _unicode(font) for name, font in page.Resources.Font.items()}
    out: dict[int, str] = {}
    current, font = None, ""
    for operands, operator in pikepdf.parse_content_stream(page):
        match str(operator):
            case "BDC" | "BMC":
                assert current is None, "marked content inside marked content"
                current = int(operands[1].get("/MCID", -1)) if len(operands) > 1 else -1
                out.setdefault(current, "")
            case "EMC":
                current = None
            case "Tf":
                font = str(operands[0])
            case "Tj":
                assert current is not None, "text that is neither content nor artifact"
                out[current] += "".join(fonts[font][code] for code in bytes(operands[0]))
            case "f" | "S" | "B":
                assert current is not None, "a mark that is neither content nor artifact"
    return out


def _unicode(font: Any) -> dict[int, str]:
    pairs = [line.split() for line in font.ToUnicode.read_bytes().decode("ascii").splitlines()]
    return {
        int(pair[0][1:-1], 16): chr(int(pair[1][1:-1], 16)) for pair in pairs if len(pair) == 2 and pair[0][:1] == "<"
    }
