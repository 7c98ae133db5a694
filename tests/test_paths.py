"""Where things lie, from a checkout and from an installed package."""

from __future__ import annotations

import stat
import sys
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


def test_a_persons_folders_are_redirected(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "c"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "s"))
    assert paths.config_dir() == tmp_path / "c" / "journeymap"
    assert paths.state_dir() == tmp_path / "s" / "journeymap"
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("value", ["", "relative/folder"])
def test_without_a_redirection_they_are_the_systems(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", value)
    monkeypatch.setenv("XDG_STATE_HOME", value)
    for folder in (paths.config_dir(), paths.state_dir()):
        assert folder.is_absolute()
        assert "journeymap" in folder.parts


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no modes")
def test_a_private_folder_is_its_owners(tmp_path: Path) -> None:
    folder = paths.make_private(tmp_path / "a" / "b")
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    folder.chmod(0o755)
    assert stat.S_IMODE(paths.make_private(folder).stat().st_mode) == 0o700


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no modes")
def test_folders_of_ours_above_it_are_private_too_and_no_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "s"))
    paths.make_private(paths.state_dir() / "backups" / "hotel-secret")
    (tmp_path / "s").chmod(0o755)
    paths.make_private(paths.state_dir() / "backups" / "hotel-secret")
    modes = [stat.S_IMODE(each.stat().st_mode) for each in (paths.state_dir(), paths.state_dir() / "backups")]
    assert modes == [0o700, 0o700]
    assert stat.S_IMODE((tmp_path / "s").stat().st_mode) == 0o755
