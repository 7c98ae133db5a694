"""Where things lie: the bundled assets and samples beside or inside the package."""

from __future__ import annotations

from pathlib import Path


def _bundled(name: str) -> Path:
    package = Path(__file__).resolve().parent
    inside = package / name
    return inside if inside.is_dir() else package.parent / name


def assets_dir() -> Path:
    """The folder of fonts, icons, themes and translations, in a checkout and in an installed wheel alike."""
    return _bundled("assets")


def samples_dir() -> Path:
    """The folder of sample journeys, in a checkout and in an installed wheel alike."""
    return _bundled("sample_journeys")
