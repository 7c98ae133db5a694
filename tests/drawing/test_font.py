"""The bundled fonts and our own reading of them, against fontTools."""

from __future__ import annotations

from typing import cast, get_args

import pytest
from fontTools.ttLib import TTFont

from journeymap.drawing import font
from journeymap.drawing.display import Weight

WEIGHTS: tuple[Weight, ...] = get_args(Weight)
MAX_BYTES = 350_000


@pytest.fixture(params=WEIGHTS)
def weight(request: pytest.FixtureRequest) -> Weight:
    return cast(Weight, request.param)


def test_widths_are_those_of_the_font(weight: Weight) -> None:
    with TTFont(font.path(weight)) as opened:
        widths = {chr(code): opened["hmtx"][glyph][0] for code, glyph in opened.getBestCmap().items()}
    assert font.face(weight).advances == widths


def test_heights_are_those_of_the_font(weight: Weight) -> None:
    face = font.face(weight)
    with TTFont(font.path(weight)) as opened:
        hhea, os2 = opened["hhea"], opened["OS/2"]
        assert (face.ascent, -face.descent, face.line_gap) == (hhea.ascent, hhea.descent, hhea.lineGap)
        assert (face.cap_height, face.x_height) == (os2.sCapHeight, os2.sxHeight)
        assert face.units == opened["head"].unitsPerEm == 1000


def test_all_weights_draw_the_same_characters() -> None:
    regular = font.face("regular")
    for weight in WEIGHTS:
        face = font.face(weight)
        assert face.advances.keys() == regular.advances.keys()
        assert (face.ascent, face.descent, face.cap_height) == (
            regular.ascent,
            regular.descent,
            regular.cap_height,
        )


def test_file_may_be_embedded_and_is_small(weight: Weight) -> None:
    assert font.path(weight).stat().st_size < MAX_BYTES
    with TTFont(font.path(weight)) as opened:
        assert opened["OS/2"].fsType == 0
        assert "glyf" in opened
        assert "fvar" not in opened


def test_no_kerning_and_no_ligatures_move_plain_text(weight: Weight) -> None:
    with TTFont(font.path(weight)) as opened:
        tags = {
            record.FeatureTag for table in ("GPOS", "GSUB") for record in opened[table].table.FeatureList.FeatureRecord
        }
    assert tags <= {"ccmp", "mark", "mkmk"}


def test_marks_lie_over_the_letter_before_them_without_shaping(weight: Weight) -> None:
    with TTFont(font.path(weight)) as opened:
        outlines, cmap = opened["glyf"], opened.getBestCmap()
        for mark in "\u0300\u0301\u0302\u0303\u0304\u0308\u0323\u0327\u0328":
            glyph = outlines[cmap[ord(mark)]]
            assert -450 < (glyph.xMin + glyph.xMax) / 2 < -150, hex(ord(mark))
            assert font.face(weight).advances[mark] == 0


def test_each_weight_has_its_own_names_in_one_family() -> None:
    names = []
    for weight in WEIGHTS:
        with TTFont(font.path(weight)) as opened:
            table = opened["name"]
            assert table.getBestFamilyName() == font.FAMILY
            names.append((table.getDebugName(4), table.getDebugName(6)))
    assert len(set(names)) == len(WEIGHTS)


def test_licence_lies_beside_the_fonts() -> None:
    licence = font.path("regular").parent / "OFL.txt"
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence.read_text(encoding="utf-8")


def test_a_font_without_a_full_character_map_is_refused() -> None:
    data = bytearray(font.path("regular").read_bytes())
    with TTFont(font.path("regular")) as opened:
        cmap = opened.reader.tables["cmap"].offset
    data[cmap + 2 : cmap + 4] = b"\0\0"
    with pytest.raises(ValueError, match="character map"):
        font.read_face(bytes(data))


@pytest.mark.parametrize("text", ["Ünïcödé ßþð", "Tiếng Việt", "Ελλάδα", "Журнал", "→ ≤ ± × − … „“ € √ ≠ ✓"])
def test_languages_and_signs_the_font_must_have(text: str) -> None:
    assert set(text) <= font.face("regular").advances.keys()
