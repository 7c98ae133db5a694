"""Where things lie: the installation or the user's account in, folders out; every room above asks here.

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


def config_dir() -> Path:
    """The user's folder for settings; it may not exist yet."""
    from platformdirs import user_config_path

    return user_config_path("journeymap", appauthor=False)


def data_dir() -> Path:
    """The user's folder for recovery journals and backups; it may not exist yet."""
    from platformdirs import user_data_path

    return user_data_path("journeymap", appauthor=False)


def cache_dir() -> Path:
    """The user's folder for what can be made again; it may not exist yet."""
    from platformdirs import user_cache_path

    return user_cache_path("journeymap", appauthor=False)


def log_dir() -> Path:
    """The user's folder for logs; it may not exist yet."""
    from platformdirs import user_log_path

    return user_log_path("journeymap", appauthor=False)


def _bundled(name: str) -> Path:
    inside = _PACKAGE / name
    return inside if inside.is_dir() else _PACKAGE.parent / name
