"""Every icon of the table is there, fills its box and looks the same under both fill rules."""

from __future__ import annotations

import re
import subprocess
import sys
from itertools import pairwise

import pytest

from journeymap import paths
from journeymap.analysis.results import Verdict
from journeymap.drawing import icons
from journeymap.drawing.display import Close, Curve, Icon, Line, Move, Path, Point, Rect, Segment
from journeymap.model.words import Contact, Kind, Moment

STEPS = 4


def test_table_and_files_name_the_same_icons() -> None:
    files = {path.stem for path in (paths.assets_dir() / "icons").glob("*.svg")}
    assert files == set(icons.NAMES)
    assert len(set(icons.NAMES)) == len(icons.NAMES)


def test_every_word_of_the_model_has_its_icon() -> None:
    wanted = [kind.value for kind in Kind]
    wanted += [f"contact-{contact.value}" for contact in Contact]
    wanted += [f"moment-of-{moment.value}" for moment in Moment]
    wanted += [f"verdict-{verdict.value}" for verdict in Verdict]
    assert set(wanted) <= set(icons.NAMES)


def test_files_are_one_plain_outline_without_colour_of_their_own() -> None:
    for path in (paths.assets_dir() / "icons").glob("*.svg"):
        content = path.read_text(encoding="utf-8")
        assert content.count("<path") == 1
        assert re.findall(r'fill="([^"]*)"', content) == ["currentColor"]
        assert "stroke" not in content


def polygons(segments: tuple[Segment, ...]) -> list[list[Point]]:
    """The outline with its curves cut into straight pieces."""
    parts: list[list[Point]] = []
    for segment in segments:
        if isinstance(segment, Move):
            parts.append([segment.to])
        elif isinstance(segment, Line):
            parts[-1].append(segment.to)
        elif isinstance(segment, Curve):
            start = parts[-1][-1]
            parts[-1] += [on_curve(start, segment, step / STEPS) for step in range(1, STEPS + 1)]
    return parts


def on_curve(start: Point, curve: Curve, share: float) -> Point:
    points = [start, curve.control1, curve.control2, curve.to]
    weights = [(1 - share) ** 3, 3 * share * (1 - share) ** 2, 3 * share**2 * (1 - share), share**3]
    return Point(
        sum(weight * point.x for weight, point in zip(weights, points, strict=True)),
        sum(weight * point.y for weight, point in zip(weights, points, strict=True)),
    )


def winding(parts: list[list[Point]], at: Point) -> int:
    """How often the outline runs round a point."""
    turns = 0
    for part in parts:
        for one, other in zip(part, [*part[1:], part[0]], strict=True):
            if (one.y <= at.y) != (other.y <= at.y):
                crossing = one.x + (at.y - one.y) / (other.y - one.y) * (other.x - one.x)
                turns += (1 if other.y > one.y else -1) * (crossing > at.x)
    return turns


@pytest.mark.parametrize("name", icons.NAMES)
def test_icon_lies_in_its_box_and_both_fill_rules_agree(name: str) -> None:
    segments = icons.icon_path(name, Rect(100, 50, 24, 24))
    assert isinstance(segments[0], Move)
    assert isinstance(segments[-1], Close)
    parts = polygons(segments)
    assert all(100 <= point.x <= 124 and 50 <= point.y <= 74 for part in parts for point in part)
    turns = {winding(parts, Point(100.17 + x * 0.8, 50.13 + y * 0.8)) for x in range(30) for y in range(30)}
    assert turns in ({0, 1}, {0, -1})


def area(parts: list[list[Point]]) -> float:
    """What an outline covers; holes run the other way and count against it."""
    return abs(sum(one.x * two.y - two.x * one.y for part in parts for one, two in pairwise([*part, part[0]]))) / 2


def test_icons_differ() -> None:
    assert len({icons.icon_path(name, Rect(0, 0, 24, 24)) for name in icons.NAMES}) == len(icons.NAMES)


@pytest.mark.parametrize("name", icons.NAMES)
def test_no_icon_is_much_heavier_than_the_others(name: str) -> None:
    parts = polygons(icons.icon_path(name, Rect(0, 0, 24, 24)))
    assert 0.04 < area(parts) / 24**2 < 0.58


def test_nothing_is_read_before_an_icon_is_asked_for() -> None:
    program = "from journeymap.drawing import icons; raise SystemExit(icons._outline.cache_info().currsize)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_an_icon_is_scaled_and_stands_in_the_middle_of_its_box() -> None:
    assert icons.icon_path("other", Rect(0, 0, 24, 24))[0] == Move(Point(16.5, 12))
    assert icons.icon_path("other", Rect(0, 10, 36, 12))[0] == Move(Point(12 + 8.25, 16))


def test_an_icon_becomes_one_filled_path() -> None:
    (path,) = icons.icon_shapes(Icon("warning", Rect(0, 0, 12, 12), "#98200f"))
    assert isinstance(path, Path)
    assert path.fill == "#98200f"
    assert path.stroke is None


def test_an_unknown_icon_is_refused() -> None:
    with pytest.raises(KeyError):
        icons.icon_path("../themes/light", Rect(0, 0, 12, 12))


def test_every_command_is_read() -> None:
    segments = icons.parse("M1 2 L3,4 H5 V-6.5 C1 2 3 4 5 6 L7 8 9 10 Z")
    assert segments == (
        Move(Point(1, 2)),
        Line(Point(3, 4)),
        Line(Point(5, 4)),
        Line(Point(5, -6.5)),
        Curve(Point(1, 2), Point(3, 4), Point(5, 6)),
        Line(Point(7, 8)),
        Line(Point(9, 10)),
        Close(),
    )


@pytest.mark.parametrize("data", ["M1", "m1 2", "M1 2 A1 1 0 0 0 2 2", "M1 2 Z3", "L", "M a 2"])
def test_other_path_data_is_refused(data: str) -> None:
    with pytest.raises(ValueError, match="not understood"):
        icons.parse(data)
