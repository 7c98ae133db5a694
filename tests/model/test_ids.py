"""Ids and names of files made from what people write."""

from __future__ import annotations

import pytest

from journeymap.model.ids import slug


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("../../etc/passwd", "etc-passwd"),
        ("..", "journey"),
        ("CON", "journey-con"),
        ("com1", "journey-com1"),
        ("Console", "console"),
        ("nul.txt", "nul-txt"),
        ("x" * 300, "x" * 60),
        ("\u202egnp", "gnp"),
    ],
)
def test_whatever_the_title_the_name_is_that_of_a_plain_file(title: str, name: str) -> None:
    assert slug(title, "journey") == name
