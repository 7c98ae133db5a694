"""The structure tree as a screen reader gets it: order, roles, alternatives, links."""

from typing import Any

import pytest

from journeymap.report.pdf import story as s
from tests.report.pdf.reading import artifacts, made, open_pdf, tree
from tests.report.pdf.stories import drawing, everything


@pytest.fixture(scope="module")
def whole() -> bytes:
    return made(everything())


def test_reading_order_is_the_story_s(whole):
    roles = [node.role for node in tree(whole).kids]
    assert roles[:4] == ["H1", "P", "Div", "Div"]
    assert roles[4:11] == ["H2", "P", "Table", "L", "Note", "P", "Div"]
    assert roles[-5:] == ["H2", "Figure", "H2", "P", "Table"]


def test_headings_never_skip_a_level():
    data = made([s.heading("one", 1), s.heading("three", 3), s.heading("two", 2), s.heading("again three", 3)])
    assert [(node.role, node.text) for node in tree(data).kids] == [
        ("H1", "one"),
        ("H2", "three"),
        ("H2", "two"),
        ("H3", "again three"),
    ]


def test_a_paragraph_over_pages_is_one_element():
    words = " ".join(f"w{at}" for at in range(4000))
    data = made([s.paragraph(words)])
    (node,) = tree(data).kids
    assert len(node.raw.K) == len(open_pdf(data).pages) > 1
    assert node.text.split() == words.split()


def test_a_table_over_pages_is_one_element_with_one_head():
    data = made([s.table([s.Column("Key"), s.Column("Value")], [(f"k{at}", f"v{at}") for at in range(150)])])
    (table,) = tree(data).kids
    assert [kid.role for kid in table.kids] == ["THead", "TBody"]
    assert [cell.text for cell in table.find("TH")] == ["Key", "Value"]
    assert [cell.text for cell in table.find("TD")][-2:] == ["k149", "v149"]
    assert len(table.kids[1].kids) == 150
    assert artifacts(data).count("KeyValue") == len(open_pdf(data).pages) - 1


def test_row_headers_and_column_headers_have_their_scope():
    data = made([s.table([s.Column("A"), s.Column("B")], [("r", "1")], row_header=True)])
    assert [(node.text, str(node.raw.A.Scope)) for node in tree(data).find("TH")] == [
        ("A", "/Column"),
        ("B", "/Column"),
        ("r", "/Row"),
    ]


def test_a_row_higher_than_a_page_is_split_and_loses_nothing():
    words = " ".join(f"w{at}" for at in range(5000))
    data = made([s.table([s.Column("A"), s.Column("B")], [("key", words), ("next", "row")])])
    cells = tree(data).find("TD")
    assert [cell.text.split() for cell in cells] == [["key"], words.split(), ["next"], ["row"]]
    assert len(open_pdf(data).pages) > 3


def test_list_items_have_label_and_body(whole):
    (items,) = tree(whole).find("L")
    assert str(items.raw.A.ListNumbering) == "/Decimal"
    assert [[(kid.role, kid.text) for kid in item.kids] for item in items.kids] == [
        [("Lbl", "1."), ("LBody", "one")],
        [("Lbl", "2."), ("LBody", "two bold")],
    ]


def test_figures_have_words_and_a_box(whole):
    figures = tree(whole).find("Figure")
    assert [str(node.raw.Alt) for node in figures] == ["Two touchpoints"] * 2
    assert all(len(node.raw.A.BBox) == 4 for node in figures)
    assert "Check-in" in figures[-1].all_text()


def test_a_drawing_without_words_is_an_artifact():
    silent = drawing().__class__(300, 100, "", drawing().shapes)
    data = made([s.figure(silent)])
    assert tree(data).kids == []
    assert "right end" in artifacts(data)


def test_notes_can_be_found_by_key(whole):
    names = open_pdf(whole).Root.StructTreeRoot.IDTree.Names
    assert str(names[0]) == "note-1"
    assert names[1].S == "/Note"


def test_footers_are_no_content(whole):
    assert "Hotel stay" in artifacts(whole)
    assert "Hotel stay" not in tree(whole).all_text()


def links(data: bytes) -> list[tuple[str, str, Any]]:
    """Text of the Link element, words of its annotation, where that leads; the parent tree must agree."""
    pdf = open_pdf(data)
    parents = dict(zip(*[iter(pdf.Root.StructTreeRoot.ParentTree.Nums)] * 2, strict=True))
    found = []
    for node in tree(data).find("Link"):
        (reference,) = [kid for kid in node.raw.K if not isinstance(kid, int)]
        annotation = reference.Obj
        assert parents[annotation.StructParent].objgen == node.raw.objgen
        found.append((node.text, str(annotation.Contents), annotation.get("/Dest") or str(annotation.A.URI)))
    return found


def test_links_lead_where_they_say(whole):
    pdf = open_pdf(whole)
    found = links(whole)
    assert [(text, words) for text, words, _ in found] == [
        ("Check-in", "Check-in"),
        ("rows", "rows"),
        ("web", "web"),
        ("Check-in", "Touchpoint Check-in"),
    ]
    assert found[2][2] == "https://a.example/%C3%BC"
    assert found[0][2][0].objgen == found[1][2][0].objgen == pdf.pages[0].objgen
    assert float(found[0][2][3]) > float(found[1][2][3]), "the title stands above the rows"


def test_every_content_number_is_in_the_parent_tree(whole):
    pdf = open_pdf(whole)
    parents = dict(zip(*[iter(pdf.Root.StructTreeRoot.ParentTree.Nums)] * 2, strict=True))
    for page in pdf.pages:
        for mcid, owner in enumerate(parents[page.StructParents]):
            kids = owner.K if not isinstance(owner.K, int) else [owner.K]
            numbers = [kid if isinstance(kid, int) else kid.get("/MCID") for kid in kids]
            assert mcid in numbers


@pytest.mark.parametrize("link", ["file:///etc/passwd", "javascript:alert(1)", "/etc/passwd", "#nowhere", "http://a b"])
def test_links_that_may_not_be_followed_are_text(link):
    data = made([s.rich([s.Span("before "), s.Span("words", link=link), s.Span(" after")])])
    assert links(data) == []
    assert "/Annots" not in open_pdf(data).pages[0]
    assert "".join(sorted(tree(data).all_text())) == "".join(sorted("before words after"))


def test_a_link_over_two_lines_has_two_rectangles():
    data = made([s.rich([s.Span("words " * 12), s.Span("link " * 12, link="https://a.example")])])
    (node,) = tree(data).find("Link")
    assert len(open_pdf(data).pages[0].Annots) == 2
    assert node.text == "link " * 12


def test_the_outline_has_headings_by_level_with_their_places():
    data = made([s.heading("One", 1), s.heading("Two", 2), s.heading("Ünï 你", 2), s.heading("no", 2, bookmark=False)])
    with open_pdf(data).open_outline() as outline:
        (first,) = outline.root
        assert first.title == "One"
        assert [entry.title for entry in first.children] == ["Two", "Ünï [U+4F60]"]
        assert first.children[0].destination[0].objgen == open_pdf(data).pages[0].objgen
