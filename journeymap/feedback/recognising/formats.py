"""The table of survey tools whose files are recognised, in the order they are asked; command line and window show
their names."""

from __future__ import annotations

from journeymap.feedback.recognising import (
    delighted,
    formbricks,
    generic,
    google_forms,
    kobo,
    limesurvey,
    microsoft_forms,
    qualtrics,
    surveymonkey,
    typeform,
    zendesk,
)
from journeymap.feedback.recognising.shape import Format
from journeymap.i18n import mark

FORMATS: tuple[Format, ...] = (
    Format("qualtrics", "Qualtrics", qualtrics.sees, qualtrics.shapes),
    Format("zendesk", "Zendesk", zendesk.sees, zendesk.shapes),
    Format("delighted", "Delighted", delighted.sees, delighted.shapes),
    Format("formbricks", "Formbricks", formbricks.sees, formbricks.shapes),
    Format("typeform", "Typeform", typeform.sees, typeform.shapes),
    Format("microsoft-forms", "Microsoft Forms", microsoft_forms.sees, microsoft_forms.shapes),
    Format("limesurvey", "LimeSurvey", limesurvey.sees, limesurvey.shapes),
    Format("surveymonkey", "SurveyMonkey", surveymonkey.sees, surveymonkey.shapes),
    Format("google-forms", "Google Forms", google_forms.sees, google_forms.shapes),
    Format("kobo", "KoboToolbox", kobo.sees, kobo.shapes),
    Format("generic", mark("Other table"), generic.sees, generic.shapes),
)


def format_of(id: str) -> Format | None:
    """The tool of an id, none where there is no such tool."""
    return next((format for format in FORMATS if format.id == id), None)
