"""Where things stand: lines, pages, widths; nothing clipped, nothing lost, nothing orphaned."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeymap.drawing.display import Box, DisplayList, Rect, Stroke
from journeymap.report.pdf import fonts, style
from journeymap.report.pdf import story as s
from journeymap.report.pdf.document import render
from journeymap.report.pdf.flow import Flow
from journeymap.report.pdf.flowables.columns import column_edges
from journeymap.report.pdf.flowables.rows import Row
from journeymap.report.pdf.surface import Surface
from journeymap.report.pdf.typeset import Look, break_lines
from tests.effort import examples
from tests.report.pdf.reading import INFO, made, open_pdf, texts, tree
from tests.report.pdf.stories import HOSTILE, drawing

LOOK = Look(fonts.face("regular"), 10.0, style.INK)


def lines(text: str, width: float) -> list[str]:
    """The lines of a text in body style."""
    return ["".join(run.text for run in line.runs) for line in break_lines([(text, LOOK)], style.BODY, width)]


def test_user_text_prints_as_typed():
    data = made([s.paragraph(HOSTILE), s.table([s.Column("x & <y>")], [(HOSTILE,)])])
    shown = "<b>x</b> & R&D <img src=/etc/passwd> <font color=red>y</font> a<b and c>d  [U+4F60]next"
    assert tree(data).kids[0].text == shown
    assert [node.text for node in tree(data).find("TD")] == [shown]


def test_newlines_break_lines():
    assert lines("one\ntwo\n\nthree", 400) == ["one", "two", "", "three"]


def test_words_break_after_spaces_hyphens_and_slashes_between_letters():
    assert lines("hand-off and/or -12", 30) == ["hand-", "off ", "and/", "or -12"]


@given(st.lists(st.text("abcW-/ \u00a0é", max_size=60), max_size=4), st.floats(12, 300))
@settings(max_examples=examples(150), deadline=None)
def test_lines_keep_every_character_and_stay_within_the_width(texts_of_spans, width):
    looks = [(text, LOOK._replace(size_pt=8.0 + at)) for at, text in enumerate(texts_of_spans)]
    broken = break_lines(looks, style.BODY, width)
    assert "".join(run.text for line in broken for run in line.runs) == "".join(texts_of_spans)
    assert all(line.width <= width + 0.02 for line in broken)


def test_a_hundred_thousand_characters_without_a_space_are_cut_but_not_clipped():
    data = made([s.paragraph("W" * 100_000), s.heading("W" * 3_000, 2), s.table([s.Column("a")], [("W" * 30_000,)])])
    assert [kid.all_text().count("W") for kid in tree(data).kids] == [100_000, 3_000, 30_000]


@pytest.mark.parametrize("rows", range(28, 46))
def test_a_heading_never_ends_a_page(rows):
    filler = s.table([s.Column()], [(f"r{at}",) for at in range(rows)], density="compact")
    story = [filler, s.heading("Head", 2), s.heading("Below", 3), s.table([s.Column("Col")], [("first",), ("second",)])]
    (page,) = [text for text in texts(made(story)) if "Head" in text]
    assert "Below" in page
    assert "first" in page


def test_blocks_together_move_to_the_next_page_together():
    filler = s.paragraph("line\n" * 40)
    group = s.together([s.paragraph("one\n" * 5), s.paragraph("two\n" * 5)])
    first, second = texts(made([filler, group]))
    assert "one" not in first
    assert "two" in second


def test_blocks_together_that_are_too_high_split_all_the_same():
    data = made([s.paragraph("before"), s.together([s.paragraph(f"p{at}. " + "x " * 300) for at in range(30)])])
    assert [node.text[: node.text.index(".")] for node in tree(data).kids[1:]] == [f"p{at}" for at in range(30)]


def test_paragraphs_leave_no_single_lines():
    for before in range(30, 56):
        counts = [text.count("word") for text in texts(made([s.paragraph("x\n" * before), s.paragraph("word\n" * 6)]))]
        assert all(count != 1 for count in counts)


def test_a_page_break_on_an_empty_page_makes_no_page():
    data = made([s.page_break(), s.paragraph("a"), s.page_break(), s.page_break(), s.paragraph("b"), s.page_break()])
    assert [text[0] for text in texts(data)] == ["a", "b"]


def test_a_figure_higher_than_the_page_shrinks_under_its_heading():
    tower = DisplayList(100, 2000, "tower", (Box(Rect(0, 0, 100, 2000), stroke=Stroke(style.INK)),))
    data = made([s.heading("Tower", 2), s.figure(tower)])
    assert len(open_pdf(data).pages) == 1
    box = [float(value) for value in tree(data).find("Figure")[0].raw.A.BBox]
    assert box[1] >= style.sheet().bottom_pt
    assert box[3] <= style.sheet().height_pt - style.sheet().top_pt


def test_a_drawing_is_scaled_to_its_width():
    box = tree(made([s.figure(drawing(), width_pt=150)])).find("Figure")[0].raw.A.BBox
    assert float(box[2] - box[0]) == pytest.approx(150)
    assert float(box[3] - box[1]) == pytest.approx(50)


def test_tiles_stand_in_rows_of_five():
    data = made([s.tiles([s.Tile(str(at), f"label {at}") for at in range(7)])])
    assert [node.text for node in tree(data).find("P")][::2] == [str(at) for at in range(7)]


def test_a_row_with_the_wrong_number_of_cells_is_refused():
    with pytest.raises(ValueError, match="every column"):
        s.table([s.Column("a"), s.Column("b")], [("only one",)])


WIDTHS = st.one_of(st.none(), st.floats(5, 900))


@given(
    st.lists(st.tuples(WIDTHS, st.booleans(), st.floats(0.1, 9)), min_size=1, max_size=9), st.text("ab ", max_size=99)
)
@settings(max_examples=examples(100), deadline=None)
def test_columns_fill_the_table_and_never_leave_it(specs, text):
    columns = [s.Column("t", share=share, width_pt=width, fit=fit) for width, fit, share in specs]
    edges = column_edges(columns, [Row((text,) * len(columns))], 500)
    assert edges[0][0] == 0
    assert all(width > 0 for _, width in edges)
    assert all(left + width < after for (left, width), (after, _) in itertools.pairwise(edges))
    assert edges[-1][0] + edges[-1][1] <= 500.01


def test_a_share_column_is_not_narrower_than_its_words_when_others_can_give():
    columns = [s.Column("a", share=10), s.Column("b", share=1)]
    (_, _), (_, width) = column_edges(columns, [Row(("x", "Operations"))], 300)
    assert width >= fonts.face("regular").width("Operations", style.CELL.size_pt)


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_no_block_is_drawn_below_the_margin(paper):
    page = style.sheet(paper)
    surface = Surface()
    flow = Flow(surface, page)
    bottoms = []
    for at in range(120):
        flow.set([s.paragraph("word " * (at * 7 % 90)), s.table([s.Column("h")], [("x " * (at % 50),)] * (at % 5))])
        bottoms.append(flow.y)
    assert max(bottoms) <= page.height_pt - page.bottom_pt + 0.1
    assert len(surface.pages) > 5


def test_render_counts_pages():
    data, pages = render([s.paragraph("x\n" * 200)], INFO, style.sheet())
    assert pages == len(open_pdf(data).pages) > 2
