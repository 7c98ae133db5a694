"""Steps from older versions of the file to the present one, each a change of the raw tree.

The YAML readers stand before it, `reading` after it. Version 1 is the first, so there is no step yet.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

VERSION = 1
"""The version of the file that this program writes."""

STEPS: Mapping[int, Callable[[dict[str, Any]], dict[str, Any]]] = {}
"""By version, what makes a tree of it one of the next version; every version below `VERSION` has one."""


def migrated(tree: dict[str, Any], version: int) -> dict[str, Any]:
    """The tree of a file of some version in the present one; a later version's tree as it is."""
    for step in range(version, VERSION):
        tree = STEPS[step](tree)
    return tree
