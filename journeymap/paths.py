"""Where things lie: the installation in, folders out; every room above asks here.

From a source checkout `assets/` and `sample_journeys/` lie beside the package, in an installed one inside it.
"""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def assets_dir() -> Path:
    """The folder with fonts, icons, themes and translations."""
    return _bundled("assets")


def samples_dir() -> Path:
    """The folder with the sample journeys."""
    return _bundled("sample_journeys")


def _bundled(name: str) -> Path:
    inside = _PACKAGE / name
    return inside if inside.is_dir() else _PACKAGE.parent / name
