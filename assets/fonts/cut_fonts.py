"""Cuts the bundled static fonts from Inter's variable fonts: two variable files in, four .ttf files out.

Run by hand when Inter has a new release: `python cut_fonts.py InterVariable.woff2 InterVariable-Italic.woff2 DIR`.
The same input always gives the same bytes. Needs fontTools and brotli (the `test` extra has fontTools).
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unicodedata import combining

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.ttLib.scaleUpem import scale_upem
from fontTools.varLib.instancer import instantiateVariableFont

# The weight axis, and whether the italic variable font is the source.
STYLES: dict[str, tuple[int, bool]] = {
    "Regular": (400, False),
    "Medium": (500, False),
    "SemiBold": (600, False),
    "Italic": (400, True),
}
FAMILY = "Inter Text"  # its own family: an Inter installed on the machine, with kerning, must not step in
TEXT_SIZE = 14  # the optical size axis: drawn for text, not for display
UNITS_PER_EM = 1000  # a PDF counts widths in thousandths: whole numbers here are exact everywhere
FEATURES = ["ccmp", "mark", "mkmk"]  # accents only: no kerning, no ligatures, so that plain advances are the truth
KEPT_NAMES = [0, 1, 2, 3, 4, 5, 6, 13, 14, 16, 17]
NOT_CENTRED = {0, 216, 233, 234}  # no mark at all, attached at the right, over or under two letters
MIDDLE = 290  # half the advance of a usual small letter
FIXED_TIME = 3_800_000_000  # seconds since 1904


def options() -> Options:
    """What the subsetter keeps: every name a viewer reads, accents, no hints, no glyph names."""
    kept = Options()
    kept.layout_features = FEATURES
    kept.name_IDs = KEPT_NAMES
    kept.notdef_outline = True
    kept.hinting = False
    kept.glyph_names = False
    kept.drop_tables = [*kept.drop_tables, "STAT", "MVAR"]
    return kept


def public_characters(font: Any) -> list[int]:
    """Every code point the font draws, without its private-use ones."""
    return [code for code in font.getBestCmap() if not 0xE000 <= code <= 0xF8FF]


def names(style: str) -> dict[int, str]:
    """The font's names by OpenType name number; old programs know only four styles in a family."""
    if style in {"Regular", "Italic"}:
        return {1: FAMILY, 2: style, 3: f"4.001;RSMS;Inter-{style}", 4: f"{FAMILY} {style}", 6: f"Inter-{style}"}
    own = names("Regular") | {1: f"{FAMILY} {style}", 16: FAMILY, 17: style}
    return own | {3: f"4.001;RSMS;Inter-{style}", 4: f"{FAMILY} {style}", 6: f"Inter-{style}"}


def rename(font: Any, style: str) -> None:
    """Gives the font the names of its own style, so that no program takes two weights for one."""
    table = font["name"]
    table.names = [record for record in table.names if record.nameID in {0, 5, 13, 14}]
    for number, name in names(style).items():
        table.setName(name, number, 3, 1, 0x409)


def strays(font: Any) -> dict[str, int]:
    """Combining marks that stand right of their origin, and how far each moves left to sit on the letter before.

    A program that shapes text puts marks in place itself; a PDF without shaping draws them as they lie.
    """
    classes = {glyph: combining(chr(code)) for code, glyph in font.getBestCmap().items()}
    glyphs = [glyph for glyph, kind in classes.items() if kind not in NOT_CENTRED]
    outlines = {name: font["glyf"][name] for name in glyphs if font["glyf"][name].numberOfContours}
    middles = {name: (outline.xMin + outline.xMax) // 2 for name, outline in outlines.items()}
    return {name: -MIDDLE - middle for name, middle in middles.items() if middle > 0}


def settle_marks(font: Any) -> None:
    """Moves stray marks over the letter before them; glyphs built from them and anchors move back in step."""
    shifts = strays(font)
    for name in font.getGlyphOrder():
        glyph = font["glyf"][name]
        if glyph.isComposite():
            for part in glyph.components:
                across, down = getattr(part, "transform", ((1, 0),))[0]
                part.x += shifts.get(name, 0) - round(shifts.get(part.glyphName, 0) * across)
                part.y -= round(shifts.get(part.glyphName, 0) * down)
        elif name in shifts and glyph.numberOfContours > 0:
            glyph.coordinates.translate((shifts[name], 0))
    for name in font.getGlyphOrder():
        font["glyf"][name].recalcBounds(font["glyf"])
        advance = 0 if name in shifts else font["hmtx"][name][0]
        font["hmtx"][name] = (advance, getattr(font["glyf"][name], "xMin", 0))
    for array, coverage in mark_arrays(font):
        for name, record in zip(coverage.glyphs, array, strict=True):
            for anchor in filter(None, record):
                anchor.XCoordinate += shifts.get(name, 0)


def mark_arrays(font: Any) -> Iterator[tuple[list[list[Any]], Any]]:
    """The anchors of every mark, glyph by glyph as the coverage lists them."""
    for lookup in font["GPOS"].table.LookupList.Lookup:
        for table in (getattr(subtable, "ExtSubTable", subtable) for subtable in lookup.SubTable):
            kind = type(table).__name__
            if kind == "MarkBasePos":
                yield [[record.MarkAnchor] for record in table.MarkArray.MarkRecord], table.MarkCoverage
            if kind == "MarkMarkPos":
                yield [[record.MarkAnchor] for record in table.Mark1Array.MarkRecord], table.Mark1Coverage
                yield [record.Mark2Anchor for record in table.Mark2Array.Mark2Record], table.Mark2Coverage


def cut(source: Path, style: str, weight: int) -> Any:
    """One static font of `weight` from a variable one, reduced to what journeymap draws."""
    font = TTFont(source, recalcTimestamp=False)
    font = instantiateVariableFont(font, {"wght": weight, "opsz": TEXT_SIZE}, updateFontNames=True)
    rename(font, style)
    scale_upem(font, UNITS_PER_EM)
    subsetter = Subsetter(options())
    subsetter.populate(unicodes=public_characters(font))
    subsetter.subset(font)
    settle_marks(font)
    font.flavor = None
    font["head"].created = font["head"].modified = FIXED_TIME
    return font


def main() -> None:
    """Reads the two variable fonts named on the command line and writes the four static ones."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("upright", type=Path, help="InterVariable, .ttf or .woff2")
    parser.add_argument("italic", type=Path, help="InterVariable-Italic, .ttf or .woff2")
    parser.add_argument("folder", type=Path, help="where the static fonts go")
    arguments = parser.parse_args()
    for style, (weight, is_italic) in STYLES.items():
        font = cut(arguments.italic if is_italic else arguments.upright, style, weight)
        font.save(arguments.folder / f"Inter-{style}.ttf")


if __name__ == "__main__":
    main()
