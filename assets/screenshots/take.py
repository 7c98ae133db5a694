"""Takes the pictures of the README: the real window off-screen on the samples, one PNG a row of the table.

`python assets/screenshots/take.py [FOLDER] [NAME …]` writes them, all or those named; the same each time it runs.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

os.environ.update(QT_QPA_PLATFORM="offscreen", QT_SCALE_FACTOR="1")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PIL import Image
from PySide6.QtCore import QEvent, qInstallMessageHandler
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from journeymap.gui.app import Program, application
from journeymap.gui.documents.welcome import Welcome
from journeymap.gui.session.preferences import Preferences
from journeymap.gui.window.window import Window
from journeymap.paths import samples_dir
from journeymap.settings import Settings

HERE = Path(__file__).resolve().parent
SIZE = (1440, 900)
DAY = date(2026, 11, 1)
_SETTLE_S = 20.0
_STILL_TURNS = 40
_MAPS_BEGIN_MS = 200
Pose = Callable[[Window], QWidget]


def _touchpoint(window: Window) -> QWidget:
    window.session.reveal("touchpoints", "check-in")
    return window


def _swimlanes(window: Window) -> QWidget:
    window.show_view("department")
    window.session.selection.pick("touchpoints", "check-in")
    return window


def _matrix(window: Window) -> QWidget:
    window.session.selection.pick("touchpoints", "check-in")
    window.show_view("matrix")
    return window


def _importance(window: Window) -> QWidget:
    window.session.selection.pick("touchpoints", "check-in")
    window.show_view("importance")
    return window


def _presentation(window: Window) -> QWidget:
    window.session.selection.pick("touchpoints", "check-in")
    before = QApplication.topLevelWidgets()
    window.present()
    top = next(each for each in QApplication.topLevelWidgets() if each not in before and each.isVisible())
    top.showNormal()
    top.resize(1280, 800)
    return top


def _palette(window: Window) -> QWidget:
    window.open_palette("comp")
    top = QApplication.activeModalWidget() or QApplication.activePopupWidget()
    return top or window


def _plain(window: Window) -> QWidget:
    return window


def _indonesian(window: Window) -> QWidget:
    id = next(id for id, each in window.session.journey.touchpoints.items() if each.scores and each.owners)
    window.session.reveal("touchpoints", id)
    return window


Picture = tuple[str, str, str, Pose]
PICTURES: Mapping[str, Picture] = {
    "window": ("hotel-stay", "en", "light", _touchpoint),
    "window-dark": ("hotel-stay", "en", "dark", _touchpoint),
    "swimlanes": ("hotel-stay", "en", "light", _swimlanes),
    "matrix": ("hotel-stay", "en", "light", _matrix),
    "importance": ("hotel-stay", "en", "light", _importance),
    "presentation": ("hotel-stay", "en", "light", _presentation),
    "palette": ("hotel-stay", "en", "light", _palette),
    "indonesian": ("puskesmas", "id", "light", _indonesian),
}
"""Each picture by its name: sample, language, look and what is shown."""


def settle(done: Callable[[], bool]) -> None:
    """Lets everything be worked out, laid out and painted."""
    end = time.monotonic() + _SETTLE_S
    while not done() and time.monotonic() < end:
        QTest.qWait(10)
    for _ in range(_STILL_TURNS):
        QTest.qWait(10)


def take(name: str, picture: Picture, folder: Path) -> Path:
    """Opens the window as the row says, and writes what is seen."""
    sample, language, appearance, pose = picture
    settings = Settings(language=language, appearance=appearance, motion=False)  # type: ignore[arg-type]
    program = Program(application(), Preferences(settings))
    window = program.open_path(samples_dir() / f"{sample}.journey")
    assert isinstance(window, Window)
    window.session.today = lambda: DAY  # type: ignore[method-assign]
    window.resize(*SIZE)
    settle(lambda: window.session.settled)
    shown = pose(window)
    settle(lambda: window.session.settled)
    path = write(shown, folder / f"{name}.png")
    for top in (shown, window):
        top.close()
    program.end()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return path


def take_welcome(folder: Path) -> Path:
    """The welcome screen, with every small map drawn."""
    program = Program(application(), Preferences(Settings(language="en", appearance="light", motion=False)))
    shown = program.welcome()
    assert isinstance(shown, Welcome)
    shown.resize(1280, 800)
    QTest.qWait(_MAPS_BEGIN_MS)
    settle(lambda: not shown._jobs.busy)
    path = write(shown, folder / "welcome.png")
    shown.close()
    program.end()
    return path


def write(widget: QWidget, path: Path) -> Path:
    """The widget as a PNG of at most 256 colours: a screen has few more, and the README stays small."""
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    size = (image.width(), image.height())
    picture = Image.frombytes("RGB", size, bytes(image.constBits()), "raw", "RGB", image.bytesPerLine())
    picture.quantize(256, Image.Quantize.MEDIANCUT, kmeans=2, dither=Image.Dither.NONE).save(path, optimize=True)
    return path


def _hush(*_: object) -> None:
    """The platform without a screen complains of what it cannot do."""


def main() -> None:
    """Takes the pictures that were asked for."""
    qInstallMessageHandler(_hush)
    words = sys.argv[1:]
    folder = Path(words[0]) if words else HERE
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        os.environ.update(dict.fromkeys(("XDG_CONFIG_HOME", "XDG_STATE_HOME"), home))
        for name, picture in PICTURES.items():
            if not words[1:] or name in words[1:]:
                take(name, picture, folder)
        if not words[1:] or "welcome" in words[1:]:
            take_welcome(folder)


if __name__ == "__main__":
    main()
