"""The walls of the house hold, and its rooms are kept in the sizes and manners that CONTRIBUTING.md names."""

from __future__ import annotations

import ast
import statistics
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
MODULES = sorted((ROOT / "journeymap").rglob("*.py"))
TREES = {path: ast.parse(path.read_text(encoding="utf-8")) for path in MODULES}
Function = ast.FunctionDef | ast.AsyncFunctionDef
CROWDED_WORDS = {"utils", "util", "helpers", "helper", "manager", "misc", "common"}


def functions() -> list[tuple[Path, Function]]:
    return [(path, node) for path, tree in TREES.items() for node in ast.walk(tree) if isinstance(node, Function)]


def qts_own(node: Function) -> bool:
    """Whether Qt calls it: its names are in camelCase, ours never."""
    return node.name != node.name.lower()


def length(node: Function) -> int:
    """Lines of a function's body, its docstring not counted."""
    body = node.body[1:] if ast.get_docstring(node) is not None else node.body
    if not body:
        return 0
    end = body[-1].end_lineno
    assert end is not None
    return end - body[0].lineno + 1


def test_import_contracts() -> None:
    done = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_functions_are_short() -> None:
    lengths = [length(node) for _, node in functions()]
    assert statistics.median(lengths) <= 6
    assert statistics.quantiles(lengths, n=10)[8] < 25


def test_files_are_short() -> None:
    lengths = [len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES]
    assert statistics.median(lengths) <= 130
    assert statistics.quantiles(lengths, n=10)[8] < 350


def test_every_module_says_what_it_is() -> None:
    assert not [path for path, tree in TREES.items() if not ast.get_docstring(tree)]


def test_public_functions_say_what_the_caller_gets() -> None:
    public = [(path, node) for path, node in functions() if not node.name.startswith("_") and not qts_own(node)]
    silent = [f"{path.name}:{node.name}" for path, node in public if not ast.get_docstring(node)]
    assert len(silent) <= 0.1 * len(public), silent


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_module_names_say_something(path: Path) -> None:
    assert path.stem not in CROWDED_WORDS


def test_nothing_prints_past_the_console() -> None:
    printing = [
        f"{path.name}:{node.lineno}"
        for path, tree in TREES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
    ]
    assert not printing


def test_top_level_holds_only_what_it_should() -> None:
    allowed = {
        "pyproject.toml", "journeymap", "assets", "sample_journeys", "tests", "README.md",
        "CONTRIBUTING.md", "CHANGELOG.md", "LICENSE", "benchmarks",
    }  # fmt: skip
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode != 0:
        pytest.skip("not a git checkout")
    tops = {line.split("/")[0] for line in listed.stdout.splitlines()}
    assert not {top for top in tops if not top.startswith(".")} - allowed


def test_every_dependency_is_named_with_its_reason() -> None:
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    told = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    wanted = [*project["dependencies"], *(d for extra in project["optional-dependencies"].values() for d in extra)]
    names = [line.replace("<", ">").split(">")[0].split("[")[0].split(";")[0].strip() for line in wanted]
    assert not [name for name in names if f"`{name}`" not in told]
