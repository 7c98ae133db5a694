"""The small parts: numbers and strings of PDF syntax, the colour profile, addresses, colours, whole files."""

import io
import struct

import pytest
from PIL import ImageCms

from journeymap.report.pdf import style
from journeymap.report.pdf.addresses import safe_target
from journeymap.report.pdf.document import build
from journeymap.report.pdf.icc import srgb_profile
from journeymap.report.pdf.operators import colour_operands, number, text_operand, words
from journeymap.report.pdf.story import paragraph
from tests.report.pdf.reading import INFO, made


@pytest.mark.parametrize(
    ("value", "text"), [(1.0, "1.00"), (-0.125, "-0.12"), (1e9, "32000.00"), (float("nan"), "0.00"), (1e-9, "0.00")]
)
def test_numbers_have_no_exponent(value, text):
    assert number(value) == text


def test_colours():
    assert colour_operands("#ff0080") == "1.000 0.000 0.502"
    for wrong in ("red", "#12", "#gggggg"):
        with pytest.raises(ValueError, match=r"colour|literal"):
            colour_operands(wrong)


def test_strings_are_ascii_and_escaped():
    assert text_operand(b"a(b)\\\x00\xff") == "(a\\(b\\)\\\\\\000\\377)"
    assert words("plain (x)") == "(plain \\(x\\))"
    assert words("é") == "<FEFF00E9>"
    assert words("\ud800") == "<FEFF003F>"


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


def test_the_profile_is_read_as_srgb_by_another_program():
    profile = ImageCms.getOpenProfile(io.BytesIO(srgb_profile()))
    other = ImageCms.createProfile("sRGB")
    for colour in ((200, 30, 10), (31, 39, 51), (47, 95, 224)):
        transform = ImageCms.buildTransform(profile, other, "RGB", "RGB")
        shown = ImageCms.applyTransform(one_pixel(colour), transform).getpixel((0, 0))
        assert all(abs(is_ - was) <= 1 for is_, was in zip(shown, colour, strict=True))


def test_the_profile_s_size_is_its_length():
    profile = srgb_profile()
    assert struct.unpack(">I", profile[:4])[0] == len(profile)
    assert profile[36:40] == b"acsp"


def one_pixel(colour):
    from PIL import Image

    return Image.new("RGB", (1, 1), colour)


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
