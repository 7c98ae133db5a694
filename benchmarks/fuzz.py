"""Feeds every reader with broken files, guided by what the code does with them: each answers, or says a sentence.

`python -m benchmarks.fuzz [TARGET …] [--seconds N] [--corpus FOLDER]` runs each target in a process of its own, begun
from the samples and from the files of a folder; `--runs N` does so many, the same each time. It stops at the first
file that raises anything but the error a reader promises, takes over ten seconds or over 500 MB; that file is kept
beside. Needs the extra `fuzz`.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import zlib
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

from journeymap.paths import samples_dir

SLOWEST_S, MOST_MB, LONGEST = 10, 500, 65_536
"""Seconds and megabytes that one file may take, and bytes of the longest file that is tried."""

Take = Callable[[bytes], object]


def _journey(data: bytes) -> object:
    from journeymap.storage.codec import dumps, loads
    from journeymap.storage.errors import JourneyFileError, UnwritableTextError

    with suppress(JourneyFileError, UnwritableTextError):
        journey = loads(data, "fuzz.journey").journey
        text = dumps(journey)
        assert dumps(loads(text).journey) == text, "what is written is read alike"
    return None


def _answers(data: bytes) -> object:
    from journeymap.feedback.readers.answers import read_answers
    from journeymap.feedback.readers.errors import AnswersError

    with suppress(AnswersError):
        return read_answers(_on_disk(data, "fuzz"))
    return None


def _pasted(data: bytes) -> object:
    from journeymap.feedback.readers.answers import read_text
    from journeymap.feedback.readers.errors import AnswersError

    with suppress(AnswersError):
        return read_text(data.decode("utf-8", errors="surrogateescape"), "fuzz")
    return None


def _plan(data: bytes) -> object:
    from journeymap.feedback.plan_errors import PlanError
    from journeymap.feedback.plan_file import loads_plan

    with suppress(PlanError):
        return loads_plan(data, "fuzz.yaml")
    return None


def _settings(data: bytes) -> object:
    from journeymap.settings import read_settings

    return read_settings(_on_disk(data, "settings.json"))


def _journal(data: bytes) -> object:
    from journeymap.storage.recovery.replay import read_journal

    read_journal(_on_disk(data, "fuzz.journal"))
    # Again with every line's checksum as it should be, which no chance would ever hit upon.
    lines = (line[_CHECKED:-1] for line in data.splitlines())
    signed = b"".join(b'["%08x",%b]\n' % (zlib.crc32(line), line) for line in lines)
    return read_journal(_on_disk(signed, "fuzz.journal"))


def _returned(data: bytes) -> object:
    from journeymap.departments.returns import ReturnError, read_return
    from journeymap.storage.codec import loads
    from journeymap.storage.errors import JourneyFileError

    ours = loads((samples_dir() / "hotel-stay.journey").read_bytes()).journey
    with suppress(ReturnError, JourneyFileError):
        return read_return(_on_disk(data, "fuzz.xlsx"), ours)
    return None


def _clip(data: bytes) -> object:
    from journeymap.editing.errors import EditError
    from journeymap.gui.canvas.clipboard import clip_of

    with suppress(EditError):
        return clip_of(data)
    return None


def _note(data: bytes) -> object:
    from journeymap.storage.sharing import holder_of, note_of

    return holder_of(_on_disk(data, note_of(Path("fuzz.journey")).name).with_name("fuzz.journey"))


def _sendings(data: bytes) -> object:
    from journeymap.departments.sendings import read_sendings

    return read_sendings(data)


def _parquet(data: bytes) -> object:
    from journeymap.feedback.engines.answers import open_files
    from journeymap.feedback.engines.choosing import PARQUET, is_installed
    from journeymap.feedback.plan_errors import PlanError
    from journeymap.feedback.plan_file import loads_plan
    from journeymap.feedback.readers.errors import AnswersError
    from journeymap.storage.codec import loads

    if not is_installed() or not data.startswith(PARQUET):
        return None
    journey = loads((samples_dir() / "hotel-stay.journey").read_bytes()).journey
    with suppress(AnswersError, PlanError), open_files([_on_disk(data, "fuzz.parquet")]) as opened:
        return opened.count(loads_plan(_OWN["own.yaml"], "own.yaml"), journey, (0,))
    return None


def _on_disk(data: bytes, name: str) -> Path:
    path = Path(tempfile.gettempdir()) / name
    path.write_bytes(data)
    return path


_CHECKED = len('["01234567",')


TARGETS: Mapping[str, tuple[Take, tuple[str, ...]]] = {
    "journey": (_journey, (".journey",)),
    "answers": (_answers, (".csv", ".tsv", ".json", ".xlsx", ".zip", ".gz")),
    "pasted": (_pasted, (".csv", ".tsv")),
    "plan": (_plan, (".yaml",)),
    "settings": (_settings, (".json",)),
    "journal": (_journal, (".journal",)),
    "returned": (_returned, (".xlsx", ".journey")),
    "clip": (_clip, (".journey-clip",)),
    "note": (_note, (".journey-note",)),
    "sendings": (_sendings, (".json",)),
    "parquet": (_parquet, (".parquet",)),
}
"""What is fed, and the endings of files it begins from."""


def _seed(folder: Path, target: str, corpus: Path | None) -> None:
    """The first files of a target: samples, a few of our own making, and those of a folder."""
    endings = TARGETS[target][1]
    found = [*samples_dir().iterdir(), *(corpus.rglob("*") if corpus else ())]
    for number, path in enumerate(sorted(found)):
        if path.is_file() and path.suffix in endings and path.stat().st_size <= LONGEST:
            (folder / f"{number}{path.suffix}").write_bytes(path.read_bytes())
    for name, data in _OWN.items():
        (folder / name).write_bytes(data)
    if target == "parquet":
        _make_parquet(folder / "own.parquet")


def _make_parquet(path: Path) -> None:
    with suppress(ImportError):
        import duckdb

        rows = "SELECT ('2026-10-' || (1 + range % 28)) AS Date, range % 11 AS \"Check-in\" FROM range(40)"
        duckdb.sql(rows).write_parquet(str(path), compression="uncompressed")


_OWN = {
    "own.csv": b'Response ID,Date,"Check-in: how satisfied?",Comment\n1,2026-10-01,5 - Sangat puas,"a ""b"", c"\n',
    "own.json": b'[{"id": 1, "created_at": 1790000000, "answers": {"nps": 9}}]',
    "own.journey": b"journeymap: 1\ntitle: a\ntouchpoints:\n  a: {title: b, scores: [{metric: nps, counts: {9: 3}}]}\n",
    "own.yaml": b"plan: 1\ndate: Date\nmeasures:\n- {column: Check-in, touchpoint: check-in, metric: csat}\n",
    "own.journal": b'["00000000",{"program":"1","pid":1,"started":"2026-10-01T00:00:00Z","path":"","title":"a",'
    b'"language":"en","digest":"","edits":0,"at":"2026-10-01T00:00:00Z","journey":"journeymap: 1\\ntitle: a\\n"}]\n'
    b'["00000000",{"at":"2026-10-01T00:00:01Z","label":{"type":"Message","text":"Add {name}","values":{"name":"b"},'
    b'"plural":"","count":1},"changes":[["touchpoints","b",{"title":"b"}],["order","touchpoints",["b"]]]}]\n',
    "own.journey-clip": b'{"journey":"journeymap: 1\\ntitle: a\\ntouchpoints:\\n  a: {title: b}\\n",'
    b'"outside":{"a":"b"}}',
    "own.journey-note": b'{"who":"Sari","where":"desk","since":"2026-10-01T00:00:00Z","process":7,"token":"0"}',
    "own.sendings.json": b'{"sendings":[{"department":"a","day":"2026-10-01","file":"a.xlsx"}]}',
}


def _fuzz(target: str, seeds: Path, limit: str) -> None:
    """Never comes back: the fuzzer ends the process."""
    import atheris

    with atheris.instrument_imports(include=["journeymap"]):
        import journeymap.departments.returns
        import journeymap.departments.sendings
        import journeymap.feedback.plan_file
        import journeymap.feedback.readers.answers
        import journeymap.feedback.readers.workbooks
        import journeymap.storage.codec
        import journeymap.storage.recovery.replay  # noqa: F401
    limits = [limit, *(["-seed=1"] if "runs" in limit else []), f"-timeout={SLOWEST_S}", f"-rss_limit_mb={MOST_MB}"]
    words = [sys.argv[0], str(seeds), *limits, f"-max_len={LONGEST}", f"-artifact_prefix=fuzz-{target}-"]
    atheris.Setup(words, TARGETS[target][0])
    atheris.Fuzz()


def main(targets: list[str], limit: str, corpus: Path | None) -> int:
    """Runs the targets one after another; how many of them found something."""
    failed = 0
    for target in targets:
        with tempfile.TemporaryDirectory() as folder:
            _seed(Path(folder), target, corpus)
            words = [sys.executable, "-m", "benchmarks.fuzz", "--child", target, folder, limit]
            done = subprocess.run(words, capture_output=True, text=True)
        told = [line for line in done.stderr.splitlines() if line.startswith(("Done ", "==", "stat::", "Uncaught"))]
        print(f"{target}: {'nothing found' if done.returncode == 0 else 'FOUND'}; {' '.join(told)[-300:]}", flush=True)
        if done.returncode:
            failed += 1
            print(done.stderr[-3000:])
    return failed


if __name__ == "__main__":
    if sys.argv[1:2] == ["--child"]:
        _fuzz(sys.argv[2], Path(sys.argv[3]), sys.argv[4])
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("targets", nargs="*", default=list(TARGETS))
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--runs", type=int)
    parser.add_argument("--corpus", type=Path)
    given = parser.parse_args()
    limit = f"-runs={given.runs}" if given.runs else f"-max_total_time={given.seconds}"
    sys.exit(main(given.targets, limit, given.corpus))
