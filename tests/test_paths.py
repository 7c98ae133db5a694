"""Where things lie, from a checkout and from an installed package."""

from __future__ import annotations

from pathlib import Path

import pytest

from journeymap import paths


def test_assets_are_there() -> None:
    assert (paths.assets_dir() / "fonts" / "Inter-Regular.ttf").is_file()


def test_an_installed_package_has_its_own_assets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "journeymap" / "assets").mkdir(parents=True)
    monkeypatch.setattr(paths, "_PACKAGE", tmp_path / "journeymap")
    assert paths.assets_dir() == tmp_path / "journeymap" / "assets"
    assert paths.samples_dir() == tmp_path / "sample_journeys"
