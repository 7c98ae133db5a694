"""What holds for every test: reproducible properties, no clock limits, and no unexpected log line."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.effort import examples

# The window's tests need its library; everything else runs without it.
collect_ignore = [] if find_spec("PySide6") else ["gui"]
SHARED = Path(__file__).resolve().parent.parent.parent / "shared"

settings.register_profile(
    "here", deadline=None, max_examples=examples(100), suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("ci", parent=settings.get_profile("here"), derandomize=True, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "here")


@pytest.fixture(autouse=True)
def no_unexpected_logs(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """A test that makes the program log a warning or worse, and does not expect it, fails."""
    yield
    records = (*caplog.get_records("setup"), *caplog.get_records("call"))
    unexpected = [r for r in records if r.levelno >= logging.WARNING]
    assert not unexpected, [record.getMessage() for record in unexpected]


@pytest.fixture(autouse=True)
def own_state(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the program remembers on this machine while a test runs stays in the test's own folder."""
    base = tmp_path_factory.getbasetemp() / "state"
    for name in ("XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(base / name.lower()))


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder of real files; the test is skipped where it is absent."""
    folder = SHARED / "corpus"
    if not folder.is_dir():
        pytest.skip("the corpus of real files (../shared/corpus) is not here")
    return folder
