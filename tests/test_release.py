"""The assignment's one source, and everything that is built from it."""

import ast
import functools
import json
import textwrap
from pathlib import Path
from statistics import mean
from typing import Any

import nbformat
import pytest
from nbgrader.converters import GenerateAssignment
from nbgrader.coursedir import CourseDirectory
from nbgrader.nbgraderformat import MetadataValidator
from nbgrader.preprocessors import ClearSolutions, SaveCells
from traitlets.config import Config

from autograder.checks import assignments, load_assignment
from autograder.cli.which import of_cell
from autograder.release import ReleaseError, build, solution_module, write
from autograder.release.source import find_exercises, read_notebook
from autograder.release.stubs import NamedStubs

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "solutions" / "transfer_learning" / "transfer_learning.py"
each = pytest.mark.parametrize("name", assignments())
FIGURES = ROOT / "data" / "calibration" / "lesson.json"

EXERCISES = {
    "load": ("load_backbone", 5),
    "data": ("load_shoes", 14),
    "inspect": ("describe_layers", 6),
    "truncate": ("truncate", 14),
    "head": ("replace_head", 10),
    "freeze": ("freeze", 10),
    "evaluate": ("test_accuracy", 7),
    "table": ("prediction_table", 9),
    "train": ("train_head", 11),
    "fine_tune": ("fine_tune", 10),
    "compare": ("compare", 4),
}

KINDS = ("solution", "check", "demo", "locked", "discuss")

SMALL = '''\
# %% [markdown]
# # A small lesson

# %% nbgrader={"grade": false, "grade_id": "imports", "locked": true, "schema_version": 3, "solution": false}
import json
import math

from autograder import check

# %% nbgrader={"grade": false, "grade_id": "root", "locked": false, "schema_version": 3, "solution": true}
def root(x: float) -> float:
    """Take the square root."""
    ### BEGIN SOLUTION
    return math.sqrt(x)
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "check-root", "locked": true, "points": 3, "schema_version": 3, "solution": false}
check("root", root)
'''  # noqa: E501


def cells(text: str) -> dict[str, nbformat.NotebookNode]:
    return {cell.id: cell for cell in nbformat.reads(text, as_version=4).cells}


def functions(module: str) -> dict[str, str]:
    return {
        node.name: ast.unparse(node)
        for node in ast.parse(module).body
        if isinstance(node, ast.FunctionDef)
    }


def source_of(name: str) -> Path:
    return ROOT / "solutions" / name / f"{name}.py"


def student_notebook(name: str) -> str:
    return (ROOT / "assignments" / name / f"{name}.ipynb").read_text("utf-8")


def student_module(name: str) -> str:
    return (ROOT / "assignments" / name / f"{name}.py").read_text("utf-8")


def solution_lines(name: str = "transfer_learning") -> list[str]:
    """What stands between the markers of the source, without lines too short to tell."""
    lines, inside = [], False
    for line in source_of(name).read_text("utf-8").splitlines():
        if "BEGIN SOLUTION" in line or "END SOLUTION" in line:
            inside = "BEGIN SOLUTION" in line
        elif inside and len(line.strip("# ")) > 20:
            lines.append(line.strip("# "))
    return lines


def small_source(folder: Path, text: str = SMALL) -> Path:
    source = folder / "small.py"
    source.write_text(text, encoding="utf-8")
    return source


@each
def test_what_is_committed_is_what_the_source_builds(name: str) -> None:
    for path, text in build(source_of(name)).files().items():
        assert (ROOT / path).read_text("utf-8") == text, f"{path} is stale: autograder build"


def test_building_twice_gives_the_same_bytes() -> None:
    assert build(SOURCE) == build(SOURCE)


def test_exercises_functions_and_points_are_those_agreed_on() -> None:
    exercises = find_exercises(read_notebook(SOURCE.read_text("utf-8")))
    assert {e.name: (e.function, e.points) for e in exercises} == EXERCISES
    assert [e.name for e in exercises] == list(EXERCISES)
    assert sum(e.points for e in exercises) == 100


@each
def test_the_engine_knows_the_same_exercises(name: str) -> None:
    written = find_exercises(read_notebook(source_of(name).read_text("utf-8")))
    known = load_assignment(name).exercises
    assert [(e.name, e.function) for e in known] == [(e.name, e.function) for e in written]
    assert sum(exercise.points for exercise in written) == 100


@each
def test_a_check_cell_tells_which_assignment_it_is_of(name: str) -> None:
    notebook: dict[str, object] = {}
    for exercise in load_assignment(name).exercises:
        exec(f"def {exercise.function}(): ...", notebook)
    for exercise in load_assignment(name).exercises:
        theirs = notebook[exercise.function]
        assert of_cell(exercise.name, (theirs,), {})[0].name == name
        renamed = functools.partial(lambda: None)
        assert of_cell(exercise.name, (renamed,), {exercise.function: renamed})[0].name == name
        assert of_cell(exercise.name, (None,), notebook)[0].name == name
        assert of_cell(exercise.name, (), notebook)[1] == exercise


@each
@pytest.mark.parametrize("folder", ["solutions", "assignments"])
def test_nbgrader_accepts_the_metadata(folder: str, name: str) -> None:
    text = (ROOT / folder / name / f"{name}.ipynb").read_text("utf-8")
    notebook = nbformat.reads(text, as_version=4)
    nbformat.validate(notebook)
    MetadataValidator().validate_nb(notebook)


@each
def test_no_solution_is_in_anything_students_get(name: str) -> None:
    secrets = solution_lines(name)
    assert len(secrets) >= len(load_assignment(name).exercises)
    for path in (ROOT / "assignments" / name).rglob("*"):
        if path.suffix not in (".ipynb", ".py", ".md"):
            continue
        text = path.read_text("utf-8")
        if path.suffix == ".ipynb":
            text = "\n".join(cell.source for cell in cells(text).values())
        assert "SOLUTION" not in text
        assert [
            line for line in secrets if line in text.splitlines() or f"    {line}" in text
        ] == []


@each
def test_every_stub_raises_an_error_that_names_its_exercise(name: str) -> None:
    module: dict[str, Any] = {}
    exec(compile(student_module(name), "stubs", "exec"), module)
    for exercise in load_assignment(name).exercises:
        stub = module[exercise.function]
        with pytest.raises(NotImplementedError, match=f"^Exercise {exercise.name}: [a-z]"):
            stub(*[None] * stub.__code__.co_argcount)


@each
def test_notebook_and_module_hold_the_same_stubs(name: str) -> None:
    notebook = cells(student_notebook(name))
    module = functions(student_module(name))
    for exercise in load_assignment(name).exercises:
        function = exercise.function
        assert functions(notebook[exercise.name].source) == {function: module[function]}


@each
def test_the_students_notebook_has_no_outputs(name: str) -> None:
    notebook = cells(student_notebook(name))
    code = [cell for cell in notebook.values() if cell.cell_type == "code"]
    assert [cell.outputs for cell in code] == [[]] * len(code)
    assert {cell.execution_count for cell in code} == {None}


@each
def test_nbgrader_generates_the_same_notebook(name: str, tmp_path: Path) -> None:
    release = nbgrader_release(name, tmp_path)
    assert cells(release) == cells(student_notebook(name))


def nbgrader_release(name: str, course: Path) -> str:
    """The students' notebook as nbgrader's own generate_assignment writes it, with our stubs."""
    folder = course / "solutions" / name
    folder.mkdir(parents=True)
    notebook = build(source_of(name)).solution_notebook
    (folder / f"{name}.ipynb").write_text(notebook, encoding="utf-8")
    config = Config()
    config.CourseDirectory.root = str(course)
    config.CourseDirectory.course_id = "course"
    config.CourseDirectory.source_directory = "solutions"
    config.CourseDirectory.release_directory = "assignments"
    config.CourseDirectory.assignment_id = name
    config.GenerateAssignment.no_database = True
    config.GenerateAssignment.preprocessors = [
        NamedStubs if step is ClearSolutions else step
        for step in GenerateAssignment.preprocessors.default_args[0]
        if step is not SaveCells  # needs a gradebook
    ]
    GenerateAssignment(coursedir=CourseDirectory(config=config), config=config).start()
    released = course / "assignments" / name / f"{name}.ipynb"
    return released.read_text("utf-8")


def test_the_release_tells_the_graders_which_cells_are_its_own() -> None:
    release = json.loads(build(SOURCE).release)
    kinds = {kind: [k for k, cell in release.items() if cell["kind"] == kind] for kind in KINDS}
    assert kinds["solution"] == list(EXERCISES)
    assert kinds["check"] == [f"check-{exercise}" for exercise in EXERCISES]
    assert kinds["locked"] == ["imports", "setup-data"]
    assert kinds["discuss"] == ["discuss-1", "discuss-2", "discuss-3", "discuss-4"]
    assert all(name.startswith("demo-") for name in kinds["demo"])
    assert sum(release[name]["points"] for name in kinds["check"]) == 100
    own = {name for name, cell in release.items() if "source" in cell}
    assert own == set(kinds["locked"] + kinds["check"] + kinds["demo"])


@each
def test_the_solution_module_holds_every_solution(name: str) -> None:
    module = solution_module(source_of(name))
    assert "SOLUTION" not in module
    assert "NotImplementedError(" not in module
    asked = load_assignment(name).functions
    assert [function for function in functions(module) if function in asked] == list(asked)


def test_a_module_imports_what_its_functions_need(tmp_path: Path) -> None:
    module = build(small_source(tmp_path)).student_module
    assert "import math" in module
    assert "import json" not in module
    assert "from autograder" not in module


def test_a_module_has_the_function_that_its_functions_need(tmp_path: Path) -> None:
    source = small_source(tmp_path)
    helper = "def halve(x):\n    return x / 2\n\n\ndef unused():\n    return None\n"
    text = source.read_text("utf-8").replace("import math\n", f"import math\n\n\n{helper}", 1)
    source.write_text(text.replace("math.", "halve(2) * math.", 1), "utf-8")
    module = build(source).student_module
    assert "def halve(x):\n    return x / 2\n\n\n#" in module
    assert "unused" not in module
    assert "\n\n\n\n" not in module


def test_writing_touches_only_what_changed(tmp_path: Path) -> None:
    built = build(small_source(tmp_path))
    assert len(write(built, tmp_path)) == 4
    assert write(built, tmp_path) == ()
    stub = tmp_path / "assignments" / "small" / "small.py"
    stub.write_text("old", encoding="utf-8")
    assert write(built, tmp_path) == (stub,)


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ('check("root", root)', 'check("root", sqrt)', "has to read"),
        ('"check-root"', '"check-other"', "has to be followed by"),
        ('    """Take the square root."""\n', "", "one function with a docstring"),
        ('"grade_id": "imports"', '"grade_id": "root"', "nbgrader does not accept"),
        ('"points": 3, ', "", "nbgrader does not accept"),
        ('"imports"', '"setup-imports"', "one cell 'imports'"),
        ("# # A small lesson", "# A small lesson", "begin with a heading"),
        ("return math", "return (math", "never closed"),
        ("    ### END SOLUTION\n", "", "no end solution"),
    ],
)
def test_a_source_that_breaks_a_convention_is_refused(
    tmp_path: Path, old: str, new: str, complaint: str
) -> None:
    assert old in SMALL
    with pytest.raises(ReleaseError, match=complaint):
        build(small_source(tmp_path, SMALL.replace(old, new)))


def test_a_source_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(ReleaseError, match="cannot be read"):
        build(tmp_path / "missing.py")


def test_a_stub_keeps_what_stands_around_the_solution(tmp_path: Path) -> None:
    text = SMALL.replace("    ### BEGIN", "    x = abs(x)\n    ### BEGIN")
    stub = cells(build(small_source(tmp_path, text)).student_notebook)["root"].source
    assert stub == textwrap.dedent(
        '''\
        def root(x: float) -> float:
            """Take the square root."""
            x = abs(x)
            raise NotImplementedError("Exercise root: take the square root")'''
    )


@pytest.mark.skipif(not FIGURES.is_file(), reason="the lesson has not been calibrated")
def test_the_lesson_claims_what_was_measured() -> None:
    lesson = json.loads(FIGURES.read_text("utf-8"))
    one, two = lesson["where_to_cut"]["1"], lesson["where_to_cut"]["2"]
    assert mean(two) > mean(one)
    assert max(two) - min(two) < max(one) - min(one)

    curve = lesson["learning_curve"]
    assert curve["shoes_a_class"] == [5, 10, 20, 40]
    assert len(curve["fine_tuned"]) == 4
    gaps = [mean(head) - mean(scratch) for head, scratch in zip(curve["frozen"], curve["scratch"])]
    assert max(gaps[:2]) > 0
    assert gaps[-1] < min(gaps[:2])


@each
def test_what_is_graded_is_what_the_release_says(name: str) -> None:
    path = ROOT / "autograder" / "checks" / name / "release.json"
    kinds = {entry["kind"] for entry in json.loads(path.read_text("utf-8")).values()}
    assert kinds == {"solution", "check", "demo", "locked", "discuss"}
