"""The map as SVG: well-formed, whole, text as text, user text as data, nothing fetched."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from msgspec.structs import replace

from journeymap.exchange.format import ExportOptions
from journeymap.exchange.svg import write_svg
from journeymap.model import Department, Journey, Link, Stage, Touchpoint
from journeymap.model.words import Role

HOSTILE = 'Check-in <b>&</b> <script>alert(1)</script> "quoted" 你好'
SVG = "{http://www.w3.org/2000/svg}"


def journey(title: str = HOSTILE) -> Journey:
    return Journey(
        title=title,
        departments={"it": Department(name=title)},
        stages={"a": Stage(title=title), "b": Stage(title="B")},
        touchpoints={
            "one": Touchpoint(title=title, stage="a", owners={"it": (Role.ACCOUNTABLE,)}),
            "two": Touchpoint(title="Two", stage="b"),
        },
        links={"one--two": Link(source="one", target="two", share=0.5, label=title)},
    )


def written(tmp_path: Path, value: Journey, language: str = "en") -> ET.Element:
    out = tmp_path / "map.svg"
    write_svg(value, out, ExportOptions(language))
    return ET.fromstring(out.read_text(encoding="utf-8"))


def texts(root: ET.Element) -> str:
    return " ".join(node.text or "" for node in root.iter(f"{SVG}text"))


def test_user_text_is_data(tmp_path: Path) -> None:
    root = written(tmp_path, journey())
    assert "<b>&</b>" in texts(root)
    assert not list(root.iter(f"{SVG}script"))
    tags = {node.tag.removeprefix(SVG) for node in root.iter()}
    assert tags <= {"svg", "title", "style", "g", "rect", "ellipse", "path", "text"}


def test_nothing_is_fetched(tmp_path: Path) -> None:
    out = tmp_path / "map.svg"
    write_svg(journey(), out, ExportOptions())
    addresses = re.findall(r"url\(([^)]{0,40})|href=\"([^\"]{0,40})", out.read_text(encoding="utf-8"))
    assert addresses
    assert all(address.startswith("data:font/woff") for address, _ in addresses)


def test_characters_the_font_lacks_are_shown_by_code(tmp_path: Path) -> None:
    assert "[U+4F60]" in texts(written(tmp_path, journey())).replace("\n", "")


def test_every_touchpoint_and_link_has_a_name(tmp_path: Path) -> None:
    root = written(tmp_path, journey("Check-in"))
    named = {g.get("data-element"): g.findtext(f"{SVG}title") for g in root.iter(f"{SVG}g")}
    assert set(named) == {"stages.a", "stages.b", "touchpoints.one", "touchpoints.two", "links.one--two"}
    assert named["touchpoints.one"] == "Check-in. Other. Check-in. No score."
    assert "50" in str(named["links.one--two"])


def test_a_title_of_two_hundred_characters_is_whole(tmp_path: Path) -> None:
    title = ("pemesanan kamar melalui situs web " * 7)[:200].strip()
    assert title in texts(written(tmp_path, journey(title)))


@pytest.mark.parametrize(
    "value", [Journey(title="Empty"), Journey(title="One", touchpoints={"a": Touchpoint(title="A")})]
)
def test_small_journeys(tmp_path: Path, value: Journey) -> None:
    assert written(tmp_path, value).get("aria-label") == f"Map of the journey {value.title}"


def test_same_journey_same_bytes(tmp_path: Path) -> None:
    first, second = tmp_path / "a.svg", tmp_path / "b.svg"
    write_svg(journey(), first, ExportOptions())
    write_svg(journey(), second, ExportOptions())
    assert first.read_bytes() == second.read_bytes()


def test_shares_in_indonesian(tmp_path: Path) -> None:
    value = journey("A")
    links = {"one--two": Link(source="one", target="two", share=0.125)}
    root = written(tmp_path, replace(value, links=links), "id")
    assert "12" in texts(root)


@pytest.mark.parametrize("title", ["Bell\x07", "\x0b", "Not a character \ufffe"])
def test_control_characters_leave_the_picture_well_formed(tmp_path: Path, title: str) -> None:
    value = journey(title)
    value = replace(value, touchpoints={**value.touchpoints, title: value.touchpoints["two"]})
    assert written(tmp_path, value).tag == f"{SVG}svg"


def test_a_short_owner_that_the_font_lacks_is_shown_by_code(tmp_path: Path) -> None:
    value = replace(journey("Room"), departments={"it": Department(name="你")})
    assert "[U+4F60]" in texts(written(tmp_path, value))
