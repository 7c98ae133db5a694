"""The hotel's report says, page by page, what is kept in `tests/golden`; `python -m tests.report.golden` keeps anew."""

from __future__ import annotations

import pytest

from tests.report.golden import LANGUAGES, path, words


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_report_says_what_is_kept(language: str) -> None:
    assert words(language).splitlines() == path(language).read_text(encoding="utf-8").splitlines()
