"""Makes the file of what was drawn: pages, links, outline, structure tree, metadata and fonts as PDF objects.

The tree is written straight into the file instead of being added by a second program run over it: at 300
touchpoints that saves more than the whole tagging costs.
"""

from __future__ import annotations

import hashlib

from journeymap.report.pdf.icc import srgb_profile
from journeymap.report.pdf.metadata import DocumentInfo, info_dictionary, title_of, xmp
from journeymap.report.pdf.objects import ObjectTable
from journeymap.report.pdf.operators import number, words
from journeymap.report.pdf.outline import write_outline
from journeymap.report.pdf.surface import Annotation, Page, Surface
from journeymap.report.pdf.tree_writer import TreeWriter


class Assembly:
    """One document on its way from a surface to bytes."""

    def __init__(self, table: ObjectTable, surface: Surface, info: DocumentInfo) -> None:
        self.table = table
        self.surface = surface
        self.info = info
        self.pages = [table.reserve() for _ in surface.pages]
        self.annotations = [table.reserve() for _ in surface.annotations]
        self.digest = hashlib.sha256(title_of(info).encode("utf-8", "replace"))

    def file(self) -> bytes:
        """The bytes of the whole PDF."""
        parent = self._write_pages()
        self._write_annotations()
        outline = write_outline(self.table, self.surface.bookmarks, self._destination)
        catalog = self._catalog(parent, self._write_tree(), outline)
        info = self.table.add(info_dictionary(self.info))
        return self.table.file(catalog, info, self.digest.digest()[:16])

    def _write_pages(self) -> int:
        parent, resources = self.table.reserve(), self.table.reserve()
        for page, own in zip(self.surface.pages, self.pages, strict=True):
            content = "\n".join(page.operators).encode("ascii")
            self.digest.update(content)
            self.table.fill(own, self._page(page, parent, resources, self.table.stream(content)))
        kids = " ".join(f"{page} 0 R" for page in self.pages)
        self.table.fill(parent, f"<< /Type /Pages /Kids [{kids}] /Count {len(self.pages)} >>")
        self.table.fill(resources, self._resources())
        return parent

    def _page(self, page: Page, parent: int, resources: int, content: int) -> str:
        size = f"{number(page.style.width_pt)} {number(page.style.height_pt)}"
        parts = [f"/Type /Page /Parent {parent} 0 R /MediaBox [0 0 {size}] /Resources {resources} 0 R"]
        parts.append(f"/Contents {content} 0 R /StructParents {page.index} /Tabs /S")
        links = [f"{self.annotations[at]} 0 R" for at in page.annotations if self._action(at)]
        if links:
            parts.append(f"/Annots [{' '.join(links)}]")
        if self.surface.opacities:
            parts.append("/Group << /S /Transparency /CS /DeviceRGB >>")
        return f"<< {' '.join(parts)} >>"

    def _resources(self) -> str:
        states = " ".join(
            f"/{name} << /ca {number(opacity)} /CA {number(opacity)} >>"
            for opacity, name in self.surface.opacities.items()
        )
        return f"<< /Font {self.table.fonts()} 0 R /ExtGState << {states} >> >>"

    def _destination(self, anchor: str) -> str:
        page, x, y = self.surface.anchors[anchor]
        return f"[{self.pages[page]} 0 R /XYZ {number(x)} {number(y)} null]"

    def _action(self, at: int) -> str:
        """Where a link leads, as PDF syntax; empty when its anchor was never drawn."""
        target = self.surface.annotations[at].target
        if not target.startswith("#"):
            return f"/A << /S /URI /URI {words(target)} >>"
        anchor = target[1:]
        return f"/Dest {self._destination(anchor)}" if anchor in self.surface.anchors else ""

    def _write_annotations(self) -> None:
        for at, annotation in enumerate(self.surface.annotations):
            action = self._action(at)
            self.table.fill(self.annotations[at], self._annotation(annotation, at, action) if action else "null")
            if not action:
                annotation.element.role = "Span"
                annotation.element.kids = [
                    kid for kid in annotation.element.kids if getattr(kid, "annotation", None) != at
                ]

    def _annotation(self, annotation: Annotation, at: int, action: str) -> str:
        box = " ".join(map(number, annotation.box))
        says = words(annotation.words or annotation.target)
        key = len(self.pages) + at
        kind = f"/Type /Annot /Subtype /Link /Rect [{box}] /Border [0 0 0] /F 4"
        return f"<< {kind} /Contents {says} /StructParent {key} {action} >>"

    def _write_tree(self) -> int:
        writer = TreeWriter(self.table, self.surface.pages, self.pages, self.annotations)
        owners = [annotation.element for annotation in self.surface.annotations]
        return writer.write(self.surface.structure.root, owners)

    def _catalog(self, pages: int, tree: int, outline: int | None) -> int:
        metadata = self.table.stream(xmp(self.info), "/Type /Metadata /Subtype /XML", compress=False)
        profile = self.table.stream(srgb_profile(), "/N 3")
        intent = f"/S /GTS_PDFA1 /OutputConditionIdentifier (sRGB) /Info (sRGB) /DestOutputProfile {profile} 0 R"
        parts = [f"/Type /Catalog /Pages {pages} 0 R /Lang {words(self.info.language)}"]
        parts.append(f"/MarkInfo << /Marked true >> /StructTreeRoot {tree} 0 R /Metadata {metadata} 0 R")
        parts.append(f"/OutputIntents [<< /Type /OutputIntent {intent} >>]")
        parts.append("/ViewerPreferences << /DisplayDocTitle true >>")
        if outline is not None:
            parts.append(f"/Outlines {outline} 0 R /PageMode /UseOutlines")
        return self.table.add(f"<< {' '.join(parts)} >>")
