"""The small parts: numbers, colours and strings on their way into PDF, the colour profile, addresses, whole files."""

import io
import math
import re
import struct

import pytest
from PIL import ImageCms

from journeymap.drawing.display import Box, DisplayList, Ellipse, Point, Rect, Stroke, TextRun
from journeymap.report.pdf import style
from journeymap.report.pdf.addresses import safe_target
from journeymap.report.pdf.document import build
from journeymap.report.pdf.icc import srgb_profile
from journeymap.report.pdf.operands import held, shares
from journeymap.report.pdf.story import Column, Span, figure, heading, paragraph, rich, table
from tests.report.pdf.reading import INFO, failures, made, open_pdf, tree


@pytest.mark.parametrize(
    ("value", "kept"),
    [(1.0, 1.0), (-0.125, -0.12), (1e9, 32000.0), (-math.inf, -32000.0), (math.nan, 0.0), (1e-9, 0.0)],
)
def test_numbers_are_kept_within_what_readers_hold(value, kept):
    assert held(value) == kept


def test_numbers_have_no_exponent_in_the_file():
    far, tiny = Rect(1e9, -1e30, 1e-9, math.nan), Stroke(style.INK, 1e-7, (1e-3, 2.0))
    shapes = (Box(far, stroke=tiny), Ellipse(far, style.INK), TextRun(Point(1e9, 1e-9), "far", 1e-5, style.INK))
    fine = Box(Rect(0, 0, 9, 9), stroke=Stroke(style.INK, 1, (1e-9, 1e-9)))
    data = made([figure(DisplayList(100, 100, "far away", (*shapes, fine)))])
    content = open_pdf(data).pages[0].Contents.read_bytes()
    assert re.findall(rb"\d[eE][-+]?\d|nan|inf", content) == []
    assert failures(data) == []


def test_colours():
    assert shares("#ff0080") == (1.0, 0.0, 0.502)
    for wrong in ("red", "#12", "#gggggg"):
        with pytest.raises(ValueError, match=r"colour|literal"):
            shares(wrong)


@pytest.mark.parametrize("text", ["plain (x)", "a(b)\\ \\) \\000 %", "é ÿ €", "ĳ ű", "/Name <<>> ET"])
def test_strings_are_the_same_wherever_they_are_read_again(text):
    story = [heading(text, 1, "top"), rich([Span(text, link="#top")]), table([Column(text)], [(text,)], summary=text)]
    data = made(story, INFO.__class__(text, INFO.date, language="en", author=text))
    pdf, root = open_pdf(data), tree(data)
    assert [node.all_text() for role in ("H1", "Link", "TH", "TD") for node in root.find(role)] == [text] * 4
    assert str(pdf.docinfo.Title) == str(pdf.docinfo.Author) == str(pdf.pages[0].Annots[0].Contents) == text
    assert str(root.find("Table")[0].raw.A.Summary) == text
    assert pdf.open_metadata()["dc:title"] == text
    with pdf.open_outline() as outline:
        assert [entry.title for entry in outline.root] == [text]
    assert failures(data) == []


def test_half_a_character_is_no_text():
    assert failures(made([heading("\ud800 x", 1), paragraph("\ud800")], INFO.__class__("\ud800", INFO.date))) == []


@pytest.mark.parametrize(
    ("link", "target"),
    [
        ("#place", "#place"),
        ("https://a.example/x?y=1", "https://a.example/x?y=1"),
        ("HTTP://a.example/é", "HTTP://a.example/%C3%A9"),
        ("mailto:budi@example.com", "mailto:budi@example.com"),
        ("file:///etc/passwd", ""),
        ("javascript:alert(1)", ""),
        ("https://a.example/\nx", ""),
        ("", ""),
        (None, ""),
    ],
)
def test_only_harmless_addresses_are_followed(link, target):
    assert safe_target(link) == target


def test_the_profile_has_the_primaries_and_the_white_of_srgb():
    profile = ImageCms.getOpenProfile(io.BytesIO(srgb_profile())).profile
    found = [profile.red_colorant[0], profile.green_colorant[0], profile.blue_colorant[0]]
    # IEC 61966-2-1, adapted to D50 by the Bradford transform
    known = [(0.43607, 0.22249, 0.01392), (0.38515, 0.71687, 0.09708), (0.14307, 0.06061, 0.71410)]
    for is_, should in zip(found, known, strict=True):
        assert is_ == pytest.approx(should, abs=3e-4)


@pytest.mark.parametrize("colour", [(200, 30, 10), (31, 39, 51), (47, 95, 224), (255, 255, 255)])
def test_colours_through_the_profile_have_the_lightness_of_srgb(colour):
    from PIL import Image

    profile, lab = ImageCms.getOpenProfile(io.BytesIO(srgb_profile())), ImageCms.createProfile("LAB")
    transform = ImageCms.buildTransform(profile, lab, "RGB", "LAB")
    shown = ImageCms.applyTransform(Image.new("RGB", (1, 1), colour), transform).getpixel((0, 0))[0] / 2.55
    known = 116 * luminance("#{:02x}{:02x}{:02x}".format(*colour)) ** (1 / 3) - 16  # CIE 1976, above 0.009
    assert shown == pytest.approx(known, abs=1.5)


def test_the_profile_is_whole_and_says_no_time_and_no_platform():
    profile = srgb_profile()
    assert struct.unpack(">I", profile[:4])[0] == len(profile)
    assert profile[24:44] == struct.pack(">6H", 2000, 1, 1, 0, 0, 0) + b"acsp" + bytes(4)


def luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.1."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("colour", [style.INK, style.MUTED, style.ACCENT, style.RED, style.AMBER, style.GREEN])
def test_text_colours_reach_wcag_aa_on_white(colour):
    assert 1.05 / (luminance(colour) + 0.05) >= 4.5


def test_no_style_is_smaller_than_eight_points():
    styles = [value for value in vars(style).values() if isinstance(value, style.TextStyle)]
    assert min(one.size_pt for one in (*styles, *style.HEADINGS.values())) >= style.SMALLEST_TEXT_PT


def test_build_writes_to_a_path_and_to_a_stream(tmp_path):
    path, stream = tmp_path / "report.pdf", io.BytesIO()
    story = [paragraph("x")]
    assert build(story, path, INFO, style.sheet()) == 1
    build(story, stream, INFO, style.sheet())
    assert path.read_bytes() == stream.getvalue() == made(story)


def test_a_file_that_cannot_be_replaced_is_kept_and_nothing_is_left_beside(tmp_path, monkeypatch):
    path = tmp_path / "report.pdf"
    path.write_bytes(b"old")

    def full(handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        build([paragraph("x")], path, INFO, style.sheet())
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_story_that_fails_leaves_the_old_file(tmp_path):
    path = tmp_path / "report.pdf"
    path.write_bytes(b"old")
    with pytest.raises(ValueError, match="not a colour"):
        build([paragraph("x", style.BODY.but(colour="red"))], path, INFO, style.sheet())
    assert path.read_bytes() == b"old"


def test_a_replaced_file_keeps_its_rights(tmp_path):
    path = tmp_path / "report.pdf"
    path.write_bytes(b"old")
    path.chmod(0o640)
    build([paragraph("x")], path, INFO, style.sheet())
    assert path.stat().st_mode & 0o777 == 0o640
