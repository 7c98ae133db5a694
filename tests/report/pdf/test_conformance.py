"""The file as a whole: conformance, sameness, metadata, papers."""

from datetime import date

import msgspec
import pikepdf
import pytest

from journeymap.report.pdf.document import DocumentInfo
from journeymap.report.pdf.story import heading, page_break, paragraph, table
from journeymap.report.pdf.style import sheet
from tests.report.pdf.reading import INFO, failures, made, open_pdf, texts
from tests.report.pdf.stories import HOSTILE, everything


@pytest.fixture(scope="module")
def whole() -> bytes:
    return made(everything())


def test_everything_conforms_to_ua_1_and_a_2a(whole):
    assert failures(whole) == []


@pytest.mark.parametrize("story", [[], [paragraph("")], [heading("", 1)], [page_break(), page_break()]])
def test_almost_nothing_conforms_too(story):
    data = made(story)
    assert failures(data) == []
    assert len(open_pdf(data).pages) == 1


def test_hostile_information_conforms_and_is_kept_as_text():
    info = DocumentInfo(HOSTILE, date(2026, 1, 2), HOSTILE, HOSTILE, "id", HOSTILE, HOSTILE * 9, HOSTILE * 9)
    data = made([paragraph("x")], info)
    assert failures(data) == []
    assert "<b>x</b> & R&D <img src=/etc/passwd>" in str(open_pdf(data).docinfo.Title)


def test_same_story_gives_same_bytes_and_another_day_does_not(whole):
    story = everything()
    assert made(story) == whole
    assert made(story) == whole, "a story may be built twice"
    assert made(story, msgspec.structs.replace(INFO, date=date(2026, 11, 23))) != whole


def test_other_content_has_another_identifier():
    first, second = (open_pdf(made([paragraph(text)])).trailer.ID[0] for text in ("one", "two"))
    assert bytes(first) != bytes(second)


def test_the_file_is_sound_and_every_font_is_embedded(whole):
    pdf = open_pdf(whole)
    assert pdf.check_pdf_syntax() == []
    fonts = [item for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/Font"]
    assert fonts
    assert all("FontFile2" in dir(font.FontDescriptor) and "+Inter" in str(font.BaseFont) for font in fonts)


def test_a_stream_whose_data_end_like_a_line_keeps_its_length():
    files = (made([paragraph("word " * count)]) for count in range(500))
    data = next(data for data in files if b"\r\rendstream" in data)
    assert failures(data) == []
    assert open_pdf(data).check_pdf_syntax() == []


def test_dates_come_from_the_information_only(whole):
    pdf = open_pdf(whole)
    assert str(pdf.docinfo.CreationDate) == str(pdf.docinfo.ModDate) == "D:20261122000000+00'00"
    assert pdf.open_metadata()["xmp:CreateDate"] == "2026-11-22T00:00:00Z"


def test_language_title_and_reader_settings():
    info = DocumentInfo("Analisis", date(2026, 1, 1), author="Budi & Co", language="id")
    pdf = open_pdf(made([paragraph("x")], info))
    assert str(pdf.Root.Lang) == "id"
    assert pdf.Root.ViewerPreferences.DisplayDocTitle is True
    assert pdf.open_metadata()["dc:title"] == "Analisis"
    assert pdf.open_metadata()["dc:creator"] == ["Budi & Co"]


@pytest.mark.parametrize(("paper", "size"), [("a4", (595.28, 841.89)), ("letter", (612.0, 792.0))])
def test_papers(paper, size):
    data = made(everything()[:5], page=sheet(paper))
    assert failures(data) == []
    assert [float(side) for side in open_pdf(data).pages[0].MediaBox] == [0, 0, *size]


def test_papers_change_within_a_document(whole):
    widths = [round(float(page.MediaBox[2])) for page in open_pdf(whole).pages]
    assert widths[0] == 595
    assert 1191 in widths
    assert widths[-1] == 612


def test_footers_count_all_pages_in_the_reader_s_words():
    info = msgspec.structs.replace(
        INFO, confidentiality="Rahasia", page_words=lambda page, pages: f"{page} dari {pages}"
    )
    pages = texts(made([table_of(200)], info))
    assert len(pages) > 3
    for at, text in enumerate(pages, 1):
        assert f"{at} dari {len(pages)}" in text
        assert "Rahasia" in text
        assert "Gap analysis, Hotel stay" in text


def table_of(rows: int):
    from journeymap.report.pdf.story import Column

    return table([Column("A"), Column("B")], [(f"row {at}", "x") for at in range(rows)])
