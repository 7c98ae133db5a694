"""Where things lie: the installation and the person's own folders in, paths out; every room above asks here.

From a source checkout `assets/` and `sample_journeys/` lie beside the package, in an installed one inside it.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

APPLICATION = "journeymap"
"""The name of our folders among those of other programs."""

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


def config_dir() -> Path:
    """The folder of this person's settings; it need not be there yet. `XDG_CONFIG_HOME` wins on every system."""
    return _redirected("XDG_CONFIG_HOME") or _own_folder("user_config_path")


def state_dir() -> Path:
    """The folder of this person's recovery journals; it need not be there yet. `XDG_STATE_HOME` wins everywhere."""
    return _redirected("XDG_STATE_HOME") or _own_folder("user_state_path")


def make_private(folder: Path) -> Path:
    """The folder, made with those above it where it is not there, open to its owner only, as is every folder of ours
    above it: their names may say what somebody works on. Raises `OSError`."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for each in (folder, *_ours_above(folder)):
        with suppress(OSError):  # a folder on a disk without modes is as private as it can be
            each.chmod(0o700)
    return folder


def _ours_above(folder: Path) -> tuple[Path, ...]:
    bases = (state_dir(), config_dir())
    return tuple(each for each in folder.parents if any(each.is_relative_to(base) for base in bases))


def _redirected(variable: str) -> Path | None:
    """A relative path is no answer: it would be another folder from wherever the program is started."""
    base = os.environ.get(variable, "")
    return Path(base) / APPLICATION if base and Path(base).is_absolute() else None


def _own_folder(name: str) -> Path:
    import platformdirs

    folder: Path = getattr(platformdirs, name)(APPLICATION, appauthor=False)
    return folder
