"""Tools whose real files nobody shares: tables put together from what their makers document."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from journeymap.feedback.dates import NoDay, read_dates
from journeymap.feedback.table import AnswerTable, Part
from tests.feedback.readers.files import left_out, reasons, table

P = Part


def _csv(*rows: list[str]) -> str:
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue()


def _parts(answers: AnswerTable) -> list[Part]:
    return [column.part for column in answers.columns]


@pytest.mark.parametrize(
    "front",
    [
        ["ID", "Start time", "Completion time", "Email", "Name"],
        ["Id", "Startzeit", "Fertigstellungszeit", "E-Mail", "Name"],
        ["ID", "Waktu mulai", "Waktu penyelesaian", "Email", "Nama"],
    ],
)
def test_microsoft_forms_in_three_languages(tmp_path: Path, front: list[str]) -> None:
    asked = ["Wie war der\u00a0Empfang?\n", "Points - Q", "Which?"]
    row = ["1", "7/27/26 19:06:23", "7/27/26 19:07:01", "anonymous", "", "5", "1", "A;B;"]
    answers = table(tmp_path, _csv([*front, *asked], row))
    assert answers.recognised.format == "microsoft-forms"
    assert _parts(answers) == [P.ID, P.START, P.TIME, P.PERSON, P.PERSON, P.QUESTION, P.META, P.QUESTION]
    assert answers.columns[5].label == "Wie war der Empfang?"
    assert answers.rows[0][7] == "A;B;"


FORMBRICKS = ["No.", "Response ID", "Timestamp", "Finished", "Survey ID", "Formbricks ID (internal)", "User ID", "Tags"]


def test_formbricks(tmp_path: Path) -> None:
    header = [*FORMBRICKS, "userAgent - browser", "1. How easy was it?", "2. Rooms - Bed", "person.email"]
    row = ["1", "c1", "2026-05-06 14:30:00 UTC", "Yes", "s", "i", "u", "a, b", "Firefox", "'-1", "4", "x@y.id"]
    unfinished = ["2", "c2", "2026-05-06 14:31:00 UTC", "No", "s", "i", "u", "", "Firefox", "3", "4", "z@y.id"]
    answers = table(tmp_path, _csv(header, row, unfinished))
    assert answers.recognised.format == "formbricks"
    assert _parts(answers)[1:4] == [P.ID, P.TIME, P.FINISHED]
    assert _parts(answers)[8:] == [P.META, P.QUESTION, P.QUESTION, P.PERSON]
    assert answers.rows[0][9] == "-1"
    assert "x@y.id" not in answers.rows[0]
    assert left_out(answers) == [(3, "The person did not finish the survey.")]


def test_zendesk(tmp_path: Path) -> None:
    ratings = [
        {"id": n, "url": "u", "assignee_id": 1, "requester_id": 9, "ticket_id": n, "score": score, "comment": None,
         "created_at": "2026-01-01T00:00:00Z", "updated_at": "2026-01-02T00:00:00Z"}
        for n, score in enumerate(("good", "offered", "bad", "unoffered"), 62_000_000_001)
    ]  # fmt: skip
    answers = table(tmp_path, json.dumps({"satisfaction_ratings": ratings, "next_page": None, "count": 4}))
    scores = next(column for column in answers.columns if column.name == "score")
    assert answers.recognised.format == "zendesk"
    assert answers.cells(scores) == ("good", "bad")
    assert answers.rows[0][0] == "62000000001"
    assert left_out(answers) == [
        (3, "The customer was asked and did not answer."),
        (5, "The customer was never asked."),
    ]
    assert [column.part for column in answers.columns if column.name == "updated_at"] == [P.TIME]


def test_delighted(tmp_path: Path) -> None:
    further = [{"question": {"id": "q", "type": "scale", "text": "How was breakfast?"}, "value": {"scale": 4}}]
    answer = {"id": "5435", "person": {"id": "1", "email": "jo@x.id"}, "survey_type": "nps", "score": 9,
              "comment": "Nice", "permalink": "l", "created_at": 1412710400, "updated_at": None,
              "person_properties": {"branch": "Bali"}, "notes": [], "tags": [{"name": "VIP"}],
              "additional_answers": further}  # fmt: skip
    answers = table(tmp_path, json.dumps([answer]))
    cells = dict(zip((column.name for column in answers.columns), answers.rows[0], strict=True))
    assert answers.recognised.format == "delighted"
    assert (cells["score"], cells["created_at"]) == ("9", "2014-10-07T19:33:20+00:00")
    assert cells["How was breakfast?"] == "4"
    assert (cells["tags"], cells["person_properties.branch"]) == ("VIP", "Bali")
    assert "jo@x.id" not in answers.rows[0]
    assert [column.name for column in answers.columns if column.part is P.TIME] == ["created_at"]


def test_typeform_new(tmp_path: Path) -> None:
    header = ["#", "<strong>How likely</strong> are you, {{field:ab-1}}?", "Pool", "Phone", "Response Type",
              "Start Date (UTC)", "Stage Date (UTC)", "Submit Date (UTC)", "Network ID", "Tags", "Ending"]  # fmt: skip
    end = ["2026-01-23 06:24:12", "", "2026-01-23 06:25:12", "n1", "", "Thanks"]
    rows = [["a1", "9", "Pool", "'+628123456789", "completed", *end], ["a2", "7", "", "", "partial", *end]]
    answers = table(tmp_path, _csv(header, *rows))
    assert answers.recognised.format == "typeform"
    assert answers.columns[1].label == "How likely are you, …?"
    assert _parts(answers)[:5] == [P.ID, P.QUESTION, P.CHOICE, P.PERSON, P.STATUS]
    assert left_out(answers) == [(3, "The person did not finish the survey.")]


LIME = ["id", "submitdate", "lastpage", "startlanguage", "seed", "token", "startdate", "datestamp", "ipaddr"]


def test_limesurvey(tmp_path: Path) -> None:
    header = [*LIME, "P5[O1]", "P5[O2]", "Q1", "Q1[other]"]
    done = [
        "1",
        "2026-02-03 10:00:00",
        "3",
        "id",
        "77",
        "tok1",
        "2026-02-03 09:00:00",
        "2026-02-03 10:00:00",
        "1.2.3.4",
    ]
    open_ = ["2", "", "1", "id", "78", "tok2", "2026-02-03 09:00:00", "2026-02-03 09:10:00", "1.2.3.5"]
    text = "\ufeff" + _csv(header, [*done, "Y", "N/A", "4", ""], [*open_, "N", "Y", "5", ""]) + "\r\n"
    answers = table(tmp_path, text)
    assert answers.recognised.format == "limesurvey"
    assert _parts(answers) == [
        P.ID, P.TIME, P.META, P.META, P.META, P.PERSON, P.START, P.META, P.PERSON, P.CHOICE, P.CHOICE,
        P.QUESTION, P.TEXT,
    ]  # fmt: skip
    assert answers.rows[0][9:12] == ("Y", "", "4")
    assert left_out(answers) == [(3, "The person did not finish the survey.")]


@pytest.mark.parametrize(
    ("first", "words"),
    [
        ("20/05/2024 17:54:58", "day, month, year"),
        ("5/20/2024 17:54:58", "month, day, year"),
        ("6/5/2024 17:54:58", "say which it is"),
        ("20/05/2024 17.54.58", "day, month, year"),
    ],
)
def test_google_forms_says_what_its_dates_are(tmp_path: Path, first: str, words: str) -> None:
    asked = ["Stempel waktu", "Seberapa puas Anda dengan sarapan?", "Nama lengkap", "Kamar [Kasur]"]
    answers = table(tmp_path, _csv(asked, [first, "4", "Budi", "5"], [first, "5", "Sari", "4"]))
    assert answers.recognised.format == "google-forms"
    assert words in " ".join(reasons(answers))
    assert _parts(answers) == [P.TIME, P.QUESTION, P.PERSON, P.QUESTION]


def test_dates_are_not_said_to_be_of_an_order_that_counting_asks_for(tmp_path: Path) -> None:
    days = ["1/2/2024 10:00", "2/2/2024 10:00", "1/3/2024 10:00", "2/3/2024 10:00"]
    answers = table(tmp_path, _csv(["Timestamp", "How was it?"], *([day, "4"] for day in days)))
    assert "say which it is" in reasons(answers)[1]
    assert NoDay.UNCLEAR_ORDER in read_dates([row[0] for row in answers.rows]).days.values()


def test_a_programs_log_of_scores_is_no_google_form(tmp_path: Path) -> None:
    answers = table(tmp_path, "created_at,score,branch\n2026-01-01 10:00:00,4,Bali\n")
    assert answers.recognised.format == "generic"
    assert _parts(answers) == [P.TIME, P.QUESTION, P.QUESTION]


def test_surveymonkey_with_all_its_metadata(tmp_path: Path) -> None:
    front = ["Respondent ID", "Collector ID", "Start Date", "End Date", "IP Address", "Email Address", "First Name",
             "Last Name", "Custom Data 1"]  # fmt: skip
    asked = ["How was check-in?", "What did you use?", "", "Tell us<br>more", "Rate these", ""]
    below = ["Response", "Pool", "Other (please specify)", "Open-Ended Response", "Bed", "Bath"]
    row = ["1", "2", "01/02/2026 10:00:00 AM", "01/02/2026 10:05:00 AM", "1.2.3.4", "a@b.id", "A", "B", ""]
    answers = table(tmp_path, _csv(front + asked, [""] * 9 + below, [*row, "Very good", "Pool", "", "x", "4", "5"]))
    assert answers.recognised.format == "surveymonkey"
    assert _parts(answers) == [
        P.ID, P.META, P.START, P.TIME, *[P.PERSON] * 4, P.META, P.QUESTION, P.CHOICE, P.TEXT, P.TEXT, P.QUESTION,
        P.QUESTION,
    ]  # fmt: skip
    assert [c.label for c in answers.columns][12:] == ["Tell us more", "Rate these – Bed", "Rate these – Bath"]


def test_qualtrics_leaves_previews_and_tests_out(tmp_path: Path) -> None:
    names = [
        "StartDate",
        "EndDate",
        "Status",
        "Finished",
        "ResponseId",
        "Q1",
        "Q3.13_NPS_GROUP",
        "Q3.13",
        "Q2_1",
        "Q2_2",
    ]
    ids = [json.dumps({"ImportId": name, "timeZone": "Asia/Jakarta"}) for name in names]
    words = ["Anfang", "Ende", "Typ", "Fertig", "Nr", "How was\n it?", "Group", "How likely", "Use - Pool", "Use - Gym"]
    start = ["2026-01-01 10:00:00", "2026-01-01 10:01:00"]
    rows = [
        [*start, "IP Address", "True", "R_1", "5", "Promoter", "9", "1", ""],
        [*start, "Survey Preview", "True", "R_2", "4", "Passive", "8", "", "1"],
        [*start, "0", "False", "R_3", "4", "Passive", "8", "", ""],
        [*start, "2", "1", "R_4", "4", "Passive", "8", "", ""],
        [*start, "8", "1", "R_5", "4", "Passive", "8", "", ""],
    ]
    answers = table(tmp_path, _csv(names, words, ids, *rows))
    assert _parts(answers) == [
        P.START, P.TIME, P.STATUS, P.FINISHED, P.ID, P.QUESTION, P.META, P.QUESTION, P.CHOICE, P.CHOICE,
    ]  # fmt: skip
    assert [line for line, _ in left_out(answers)] == [6, 7, 8, 9]
    assert answers.columns[5].label == "How was it?"
    assert answers.lines == (5,)


def test_kobo_with_the_sites_columns(tmp_path: Path) -> None:
    header = ["start", "g/name_of_place", "g/how", "g/how/good", "g/how/bad", "_gps_latitude", "_gps_longitude",
              "_id", "_uuid", "_submission_time", "_validation_status", "_submitted_by", "_index"]  # fmt: skip
    row = ["2026-01-01T10:00:00.000+07:00", "Toko", "good", "1", "0", "-6.2", "106.8", "1", "u-1",
           "2026-01-01T03:01:00", "", "budi", "1"]  # fmt: skip
    answers = table(tmp_path, "\n".join(";".join(f'"{cell}"' for cell in line) for line in (header, row)))
    assert answers.recognised.format == "kobo"
    assert _parts(answers) == [
        P.START, P.QUESTION, P.QUESTION, P.CHOICE, P.CHOICE, P.PERSON, P.PERSON, P.META, P.ID, P.TIME, P.META, P.PERSON,
        P.META,
    ]  # fmt: skip


def test_any_tool_can_be_named_for_any_table(tmp_path: Path) -> None:
    from journeymap.feedback.recognising.formats import FORMATS

    for format in FORMATS:
        for text in ("A,B\n1,2\n3,4\n", "A\n", "A,B\n,\n1"):
            answers = table(tmp_path, text, format=format.id)
            assert answers.recognised.format == format.id
            assert reasons(answers)[0] == "Chosen by hand."
