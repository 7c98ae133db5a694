"""Any story on any small page: it conforms, loses no word and keeps the order."""

import re

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journeymap.report.pdf import story as s
from journeymap.report.pdf.style import PageStyle
from tests.effort import examples
from tests.report.pdf.reading import failures, made, texts, tree
from tests.report.pdf.stories import drawing

WORDS = st.integers(0, 120).map(lambda count: " ".join(["word"] * count))
SPANS = st.lists(st.tuples(WORDS, st.sampled_from([None, "#a", "https://a.example", "file:x"])), max_size=3).map(
    lambda parts: [s.Span(text, link=link) for text, link in parts]
)
ROWS = st.lists(st.tuples(WORDS, st.one_of(WORDS, st.just(s.Cell(drawing=drawing())))), max_size=6)
BLOCK = st.one_of(
    st.builds(s.heading, WORDS, st.integers(1, 3), st.just("a"), aside=st.sampled_from(["", "aside"])),
    st.builds(s.paragraph, WORDS),
    st.builds(s.rich, SPANS),
    st.builds(lambda rows, head: s.table([s.Column(head), s.Column()], rows), ROWS, st.sampled_from(["", "Head"])),
    st.builds(s.items, st.lists(SPANS, max_size=3)),
    st.builds(lambda value: s.tiles([s.Tile(value, "word"), s.Tile("1", value)]), WORDS),
    st.just(s.figure(drawing())),
    st.builds(s.page_break, st.sampled_from([None, PageStyle(500, 300)])),
    st.builds(s.space, st.floats(0, 900)),
)
STORY = st.lists(
    st.one_of(
        BLOCK,
        st.lists(BLOCK, max_size=3).map(s.together),
        st.lists(BLOCK, min_size=1, max_size=2).map(lambda blocks: s.beside([blocks, [s.paragraph("word")]])),
    ),
    max_size=7,
)
SMALL = PageStyle(260, 320, 20, 20, 20, 40)


@given(STORY)
@settings(max_examples=examples(20), deadline=None, suppress_health_check=list(HealthCheck))
def test_any_story_conforms_and_is_the_same_twice(story):
    data = made(story, page=SMALL)
    assert failures(data) == []
    assert made(story, page=SMALL) == data


@given(st.lists(st.one_of(WORDS.map(s.paragraph), ROWS.map(lambda rows: s.table([s.Column(), s.Column()], rows)))))
@settings(max_examples=examples(15), deadline=None, suppress_health_check=list(HealthCheck))
def test_all_words_are_on_the_pages_and_in_the_tree(story):
    data = made(story, page=SMALL)
    on_pages = sum(len(re.findall("word", text)) for text in texts(data))
    assert tree(data).all_text().count("word") == on_pages
    wide = made(story, page=PageStyle(3000, 3000))
    assert tree(wide).all_text().count("word") == on_pages
