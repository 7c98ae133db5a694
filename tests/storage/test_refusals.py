"""What a file is refused for: every place at once, with line, column, keys and words."""

from __future__ import annotations

import pytest

from tests.storage.test_codec import places, with_touchpoint


def test_all_places_are_told_at_once_in_file_order() -> None:
    text = (
        "journeymap: 1\n"
        "title: [a]\n"
        "minimum_answers: ten\n"
        "as_of: 2026-99-99\n"
        "departments:\n"
        "  it: 7\n"
        "touchpoints:\n"
        "  a:\n"
        "    name: x\n"
        "  b:\n"
        "    title: B\n"
        "    position: [1, 2, 3]\n"
        "    promises: nope\n"
        "    scores:\n"
        "    - counts: {x: 2, 3: many}\n"
        "    - 7\n"
        "links:\n"
        "  l: {source: a}\n"
        "snapshots: {s: {taken: yesterday}}\n"
    )
    assert places(text) == [
        (2, 8, "title", "found a list of one item, expected text"),
        (3, 18, "minimum_answers", "found “ten”, expected a whole number, 0 or more"),
        (4, 8, "as_of", "found “2026-99-99”, expected a date like 2026-11-30"),
        (6, 7, "departments.it", "found “7”, expected a mapping with keys such as name, colour, duty, lead and staff"),
        (8, 3, "touchpoints.a.title", "found no key “title”, expected one: it is required"),
        (12, 15, "touchpoints.b.position", "found a list of 3 items, expected a list of 2 numbers"),
        (13, 15, "touchpoints.b.promises", "found “nope”, expected a list of mappings"),
        (15, 16, "touchpoints.b.scores.0.counts.x", "found “x”, expected a number"),
        (15, 25, "touchpoints.b.scores.0.counts.3", "found “many”, expected a whole number, 0 or more"),
        (16, 7, "touchpoints.b.scores.1",
         "found “7”, expected a mapping with keys such as metric, formula, scale, counts and reported"),
        (18, 3, "links.l.target", "found no key “target”, expected one: it is required"),
        (19, 24, "snapshots.s.taken", "found “yesterday”, expected a date like 2026-11-30"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("personas: family", "found “family”, expected a list"),
        ("importance: 5", "found “5”, expected a mapping with keys such as customer and organisation"),
        ("importance: {customer: high}", "found “high”, expected a number from 1 to 5"),
        ("survey_every_days: 1.5", "found “1.5”, expected a whole number, 1 or more"),
        ("kind: [sales]",
         "found a list of one item, expected one of advertising, website, sales, product-use, after-sales, complaint "
         "and other"),
        ("position: [1, up]", "found “up”, expected a number from -1,000,000 to 1,000,000"),
        ("targets: {nps: {a: 1}}", "found a mapping, expected a number"),
        ("targets: {nps: }", "found nothing, expected a number"),
        ("owners: accountable", "found “accountable”, expected a mapping of ids"),
        ("owners: {it: {a: 1}}", "found a mapping, expected a list"),
        ("scores: [{counts: 3}]",
         "found “3”, expected a mapping of answers to how many gave them, like {4: 20, 5: 12}"),
        ("scores: [{to: 2026-02-30}]", "found “2026-02-30”, expected a date like 2026-11-30"),
        ("scores: [{to: 2026-7-1}]", "found “2026-7-1”, expected a date like 2026-11-30"),
        ("scores: [~]",
         "found “~”, expected a mapping with keys such as metric, formula, scale, counts and reported"),
        ("pain_points: [{a: 1}]", "found a mapping, expected text"),
    ],
)  # fmt: skip
def test_wrong_types_in_words(line: str, message: str) -> None:
    assert [place[3] for place in places(with_touchpoint(f"    {line}\n"))] == [message]


def test_a_missing_title_is_told_for_the_whole_file() -> None:
    assert places("journeymap: 1\n") == [(1, 1, "title", "found no key “title”, expected one: it is required")]


def test_snapshots_and_bases_need_no_title() -> None:
    text = with_touchpoint("snapshots: {s: {journey: {touchpoints: {b: {}}}}}\n")
    assert places(text) == [
        (6, 41, "snapshots.s.journey.touchpoints.b.title", "found no key “title”, expected one: it is required")
    ]
