"""The private folder for reports that are written only to be looked at: made for one preview, gone after it.

The report's preview writes there; the program clears at its start what a crash left.
"""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from journeymap import paths

_SURELY_OVER_S = 3600
"""No preview takes so long: a folder that is older belongs to no program that still runs."""


def previews_dir() -> Path:
    """The folder of all previews of this person; it need not be there yet."""
    return paths.state_dir() / "previews"


@contextmanager
def preview_folder() -> Iterator[Path]:
    """A folder that only its owner can look into, and that goes with all in it. Raises `OSError`."""
    with TemporaryDirectory(dir=paths.make_private(previews_dir())) as folder:
        yield Path(folder)


def clear_previews() -> None:
    """Takes away what a crash left; what another running program may still use stays."""
    with suppress(OSError):
        for each in tuple(previews_dir().iterdir()):
            if time.time() - each.lstat().st_mtime > _SURELY_OVER_S:
                shutil.rmtree(each, ignore_errors=True)
