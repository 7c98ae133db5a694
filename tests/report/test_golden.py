"""The hotel's report says, page by page, what is kept in `tests/golden`; `python -m tests.report.golden` keeps anew."""

from __future__ import annotations

import pytest

from tests.report.golden import PAPERS, path, words
from tests.report.test_report import report


@pytest.mark.parametrize("language", PAPERS)
def test_the_report_says_what_is_kept(language: str) -> None:
    said = words(report("hotel", language, PAPERS[language]))
    assert said.splitlines() == path(language).read_text(encoding="utf-8").splitlines()
