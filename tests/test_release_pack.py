"""`autograder release`: what students get holds all they need, and gives nothing away."""

import ast
import io
import json
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from autograder.checks import assignments, check_folders, load_assignment
from autograder.release.wheel import PACKAGE, students_wheel
from autograder.scoring.listing import listed_checks
from tests.corpus import harness
from tests.test_release import solution_lines

TEXTS = (".py", ".md", ".ipynb", ".json", ".txt", ".ini", ".html")
#: Lines of a solution that stand in what is shipped all the same, by file, with the reason.
ALLOWED = {
    # A gradient is taken in three lines, whatever it is of: these are of a loss, in a probe of
    # how a step of training moves weights, and of a class's score, which `saliency` must equal.
    ("checks/transfer_learning/stepping.py", "with tf.GradientTape() as tape:"),
    ("checks/imagenet_backbone/public/test_saliency.py", "with tf.GradientTape() as tape:"),
    # Compiles a model that came without its optimizer, so that a student's `evaluate` can run.
    ("students/workspace.py", 'loss="categorical_crossentropy",'),
    ("students/workspace.py", 'metrics=["accuracy"],'),
}
#: Imported by name where an assignment has one, see `picture_beside`.
BY_NAME = "pictures"


@pytest.fixture(scope="module", params=assignments())
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def out(name: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("release")
    run = released(name, out)
    assert run.returncode == 0, run.stderr
    assert run.stdout.split() == [str(out / name), str(out / f"{name}.zip")]
    return out


def released(name: str, out: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "autograder", "release", name, "--out", str(out)]
    return subprocess.run(command, cwd=harness.ROOT, capture_output=True, text=True, check=False)


def contents(archive: Path) -> dict[str, bytes]:
    """All files of the zip, those of the wheel in it as well."""
    files = {}
    with zipfile.ZipFile(archive) as outer:
        for path in outer.namelist():
            files[path] = outer.read(path)
            if path.endswith(".whl"):
                files |= {f"{path}/{part}": text for part, text in inside(files[path]).items()}
    return files


def inside(wheel: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(wheel)) as inner:
        return {part: inner.read(part) for part in inner.namelist()}


def texts(files: dict[str, bytes]) -> dict[str, str]:
    """What can be read in each file; of JSON all texts in it, one below the other."""
    found = {path: text.decode() for path, text in files.items() if path.endswith(TEXTS)}
    for path, text in found.items():
        if path.endswith((".json", ".ipynb")):
            found[path] = "\n".join(strings_in(json.loads(text)))
    return found


def strings_in(data: object) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict | list):
        for one in [*data, *data.values()] if isinstance(data, dict) else data:
            yield from strings_in(one)


def test_the_zip_and_the_folder_hold_the_same(out: Path, name: str) -> None:
    folder = {p.relative_to(out).as_posix(): p.read_bytes() for p in out.rglob("*") if p.is_file()}
    del folder[f"{name}.zip"]
    with zipfile.ZipFile(out / f"{name}.zip") as archive:
        assert {path: archive.read(path) for path in archive.namelist()} == folder
    there = {path.removeprefix(f"{name}/") for path in folder}
    assert {f"{name}.ipynb", f"{name}.py", "README.md", "requirements.txt", "pytest.ini"} <= there
    assert "data/manifest.json" in there
    for pattern in load_assignment(name).data:
        found = (harness.ROOT / "data").glob(pattern)
        wanted = {path.relative_to(harness.ROOT).as_posix() for path in found}
        assert wanted and wanted <= there


def test_no_hidden_image_and_no_solution_is_in_it(out: Path, name: str) -> None:
    files = contents(out / f"{name}.zip")
    assert not [path for path in files if "hidden" in Path(path).parts]
    secret = {path.read_bytes() for path in (harness.ROOT / ".hidden").rglob("*.jpg")}
    assert secret.isdisjoint(files.values())
    for path, text in texts(files).items():
        if "/autograder/" not in path:
            assert "BEGIN SOLUTION" not in text
        own = path.partition("/autograder/")[2]
        lines = {line.strip("# ") for line in text.splitlines()}
        for assignment in assignments():
            found = lines.intersection(solution_lines(assignment))
            assert {line for line in found if (own, line) not in ALLOWED} == set(), path


@cache
def only_hidden() -> set[str]:
    """What hidden checks say, and no public one: names, sentences, hints."""
    said: dict[str, set[str]] = {"public": set(), "hidden": set()}
    for assignment in assignments():
        for check in listed_checks(check_folders(assignment, hidden=True)):
            hints = check.spec.hints if check.spec else ()
            said[check.visibility] |= {f"def test_{check.name}(", check.sentence, *hints}
    return said["hidden"] - said["public"]


def test_nothing_that_only_hidden_checks_say_is_in_it(out: Path, name: str) -> None:
    assert len(only_hidden()) > 200
    for path, text in texts(contents(out / f"{name}.zip")).items():
        assert [one for one in only_hidden() if one in text] == [], path


def test_no_module_is_shipped_for_hidden_checks_alone() -> None:
    shipped = {path for path in inside(students_wheel()) if path.startswith("autograder/checks/")}
    used: dict[str, bool] = {}
    for path in PACKAGE.rglob("*.py"):
        for module in imported(ast.parse(path.read_text("utf-8"))):
            own = module.replace(".", "/") + ".py"
            used[own] = used.get(own, False) or "hidden" not in path.relative_to(PACKAGE).parts
    for path in shipped:
        stem = Path(path).stem
        if stem in ("__init__", "conftest", BY_NAME) or not path.endswith(".py"):
            continue
        assert used.get(path, stem.startswith("test_")) or stem.startswith("test_"), path


def imported(tree: ast.AST) -> Iterator[str]:
    """The names of modules, and of what may be one, that a module imports."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def test_the_wheel_is_the_same_each_time() -> None:
    assert students_wheel() == students_wheel()


def test_a_release_is_not_written_over(out: Path, name: str) -> None:
    run = released(name, out)
    assert run.returncode == 2 and "is there already" in run.stderr
