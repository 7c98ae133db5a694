"""The table of survey tools whose files are recognised; command line and window show their names."""

from __future__ import annotations

import msgspec

from journeymap.i18n import mark


class Format(msgspec.Struct, frozen=True):
    """A tool: the id that overrules recognising, and its name as people know it (a marked word where it is none)."""

    id: str
    name: str


FORMATS: tuple[Format, ...] = (
    Format("qualtrics", "Qualtrics"),
    Format("surveymonkey", "SurveyMonkey"),
    Format("typeform", "Typeform"),
    Format("google-forms", "Google Forms"),
    Format("microsoft-forms", "Microsoft Forms"),
    Format("limesurvey", "LimeSurvey"),
    Format("kobo", "KoboToolbox"),
    Format("formbricks", "Formbricks"),
    Format("zendesk", "Zendesk"),
    Format("delighted", "Delighted"),
    Format("generic", mark("Other table")),
)
