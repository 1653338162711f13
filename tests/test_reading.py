"""Reading submissions: notebooks and files become the pieces of code that are run."""

import json
from pathlib import Path
from typing import Any

import pytest

from autograder.assignment import Assignment, Exercise, ReleaseCell
from autograder.errors import SubmissionError
from autograder.students.program import load
from autograder.students.reading import Submission, read_submission

ASSIGNMENT = Assignment(
    "little",
    "Little",
    (Exercise("one", "first", "do the first"), Exercise("two", "second", "do the second")),
    {
        "imports": ReleaseCell("locked", source="import math"),
        "one": ReleaseCell("solution"),
        "check-one": ReleaseCell("check", 3),
        "demo-one": ReleaseCell("demo"),
        "two": ReleaseCell("solution"),
    },
)


def cell(source: str, grade_id: str | None = None, schema: int = 3, kind: str = "code") -> Any:
    metadata = {"nbgrader": {"grade_id": grade_id, "schema_version": schema}} if grade_id else {}
    return {"cell_type": kind, "metadata": metadata, "source": source.splitlines(keepends=True)}


def notebook(tmp_path: Path, *cells: Any) -> Submission:
    path = tmp_path / "little.ipynb"
    path.write_text(json.dumps({"cells": list(cells), "metadata": {}, "nbformat": 4}))
    return read_submission(path, ASSIGNMENT)


def module(tmp_path: Path, text: str, encoding: str = "utf-8") -> Submission:
    path = tmp_path / "little.py"
    path.write_bytes(text.encode(encoding))
    return read_submission(path, ASSIGNMENT)


WHOLE = (
    cell("import math", "imports"),
    cell("def first():\n    return math.pi\n", "one"),
    cell("check(first)", "check-one"),
    cell("raise SystemExit", "demo-one"),
    cell("def second():\n    return 2", "two"),
)


def run(submission: Submission) -> tuple[dict[str, Any], Any]:
    return load(submission.program, lambda running: None)


def test_cells_run_in_order_without_demonstrations_and_checks(tmp_path: Path) -> None:
    submission = notebook(tmp_path, *WHOLE, cell("# notes", kind="markdown"), cell("extra = 1"))
    assert [cell.name for cell in submission.program.cells] == ["imports", "one", "two", "cell 7"]
    assert submission.notes == ()
    namespace, loaded = run(submission)
    assert loaded.failures == {} and set(loaded.defined) == {"first", "second"}
    assert namespace["first"]() == pytest.approx(3.14159, abs=1e-4)


def test_a_locked_cell_comes_from_the_release(tmp_path: Path) -> None:
    changed = cell("import math; math.pi = 3", "imports")
    submission = notebook(tmp_path, changed, *WHOLE[1:])
    assert submission.program.cells[0].source == "import math"


def test_deleted_cells_are_told_and_locked_ones_put_back(tmp_path: Path) -> None:
    submission = notebook(tmp_path, WHOLE[1])
    assert [cell.name for cell in submission.program.cells] == ["imports", "one"]
    assert any("'imports' was deleted" in note for note in submission.notes)
    assert any("'two' was deleted or renamed" in note for note in submission.notes)


def test_duplicated_and_old_cells_are_told(tmp_path: Path) -> None:
    twice = cell("def first():\n    return 1", "one", schema=1)
    submission = notebook(tmp_path, *WHOLE, twice)
    assert any("'one' is there 2 times" in note for note in submission.notes)
    assert any("old schema 1" in note for note in submission.notes)
    assert run(submission)[0]["first"]() == 1


def test_one_broken_cell_costs_only_itself(tmp_path: Path) -> None:
    submission = notebook(tmp_path, WHOLE[0], cell("def first(:", "one"), cell("1 / 0"), WHOLE[4])
    namespace, loaded = run(submission)
    assert [f.exception for f in loaded.failures.values()] == ["SyntaxError", "ZeroDivisionError"]
    assert loaded.defined == ("second",)


@pytest.mark.parametrize(
    "source",
    [
        "%matplotlib inline\nx = 1",
        "!pip install nothing\nx = 1",
        "%%time\nx = 1",
        "files = !ls\nx = 1",
        "len?\nx = 1",
    ],
)
def test_magics_and_shell_lines_do_nothing(tmp_path: Path, source: str) -> None:
    namespace, loaded = run(notebook(tmp_path, cell(source)))
    assert loaded.failures == {} and namespace["x"] == 1


def test_a_cell_of_another_language_is_left_out_and_told(tmp_path: Path) -> None:
    submission = notebook(tmp_path, *WHOLE, cell("%%bash\nrm -rf /"))
    assert any("%%bash is no Python" in note for note in submission.notes)
    assert run(submission)[1].failures == {}


def test_a_module_runs_statement_by_statement(tmp_path: Path) -> None:
    text = "import math\n\n@staticmethod\ndef first():\n    return 1\n\n1 / 0\nsecond = lambda: 2\n"
    namespace, loaded = run(module(tmp_path, text))
    assert loaded.defined == ("first", "second")
    (failure,) = loaded.failures.values()
    assert failure.lines[0].number == 7 and failure.lines[0].text == "1 / 0"


def test_suffixes_may_be_in_capitals(tmp_path: Path) -> None:
    path = tmp_path / "Work.IPYNB"
    path.write_text(json.dumps({"cells": list(WHOLE)}))
    assert len(read_submission(path, ASSIGNMENT).program.cells) == 3
    path = tmp_path / "x.Py"
    path.write_text("def first(): return 1\n")
    assert len(read_submission(path, ASSIGNMENT).program.cells) == 1


@pytest.mark.parametrize(
    "odd",
    [
        {"cell_type": "code", "metadata": None, "source": None},
        {"cell_type": "code", "metadata": {"nbgrader": {"grade_id": ["one"]}}, "source": 3},
        {"metadata": [], "source": "1 / 0"},
        {},
    ],
)
def test_an_odd_cell_costs_only_itself(tmp_path: Path, odd: dict[str, Any]) -> None:
    _, loaded = run(notebook(tmp_path, odd, *WHOLE))
    assert loaded.failures == {} and set(loaded.defined) == {"first", "second"}


def test_main_blocks_of_a_module_do_not_run(tmp_path: Path) -> None:
    _, loaded = run(module(tmp_path, "if __name__ == '__main__':\n    1 / 0\n"))
    assert loaded.failures == {}


def test_byte_order_marks_and_windows_line_ends_do_not_matter(tmp_path: Path) -> None:
    text = "def first():\r\n    return '''a\r\nb'''\r\n"
    namespace, loaded = run(module(tmp_path, text, "utf-8-sig"))
    assert namespace["first"]() == "a\nb"


def test_sys_exit_does_not_end_the_rest(tmp_path: Path) -> None:
    _, loaded = run(module(tmp_path, "import sys\nsys.exit(0)\ndef first(): pass\n"))
    assert loaded.defined == ("first",)


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.ipynb", b"", "empty"),
        ("a.ipynb", b"hello", "not a notebook"),
        ("a.ipynb", b"[]", "not a notebook"),
        ("a.ipynb", b'{"cells": 3}', "not a notebook"),
        ("a.ipynb", b'{"cells": [3]}', "not a notebook"),
        ("a.ipynb", b"[" * 100_000, "not a notebook"),
        ("a.ipynb", b'{"cells": []}', "no code"),
        ("a.py", b"  \n", "empty"),
        ("a.py", b"# only a comment", None),
        ("a.py", b"\xff\xfe\x00", "UTF-8"),
        ("a.docx", b"PK", "UTF-8|neither"),
        ("missing.py", None, "cannot be opened"),
    ],
)
def test_what_cannot_be_read_says_why(tmp_path: Path, name: str, content: Any, reason: Any) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    if reason is None:
        assert read_submission(tmp_path / name, ASSIGNMENT).program.cells
        return
    with pytest.raises(SubmissionError, match=reason):
        read_submission(tmp_path / name, ASSIGNMENT)


def test_magics_of_a_cell_that_would_take_too_long_are_left(tmp_path: Path) -> None:
    submission = notebook(tmp_path, cell("%time x = 1\n" * 5_000), cell("%time y = 1\n"))
    assert submission.program.cells[-2].source.startswith("%time x")
    assert "run_line_magic" in submission.program.cells[-1].source
    assert any("too many" in note for note in submission.notes)
    # Nor do many cells, none of which would.
    submission = notebook(tmp_path, *[cell("!a\n" * 100)] * 1_000)
    assert sum("run" not in one.source for one in submission.program.cells) > 900


def test_lines_are_counted_as_python_counts_them(tmp_path: Path) -> None:
    submission = module(tmp_path, "a = '\u2028'\n\x0c\nb = 2\rc = 3\n")
    assert [(c.first_line, c.source.strip()) for c in submission.program.cells] == [
        (1, "a = '\u2028'"),
        (3, "b = 2"),
        (4, "c = 3"),
    ]


def test_halves_of_characters_can_be_sent_on(tmp_path: Path) -> None:
    submission = notebook(tmp_path, cell("x = '\ud800'\n", "\udfff"))
    assert submission.program.cells[-1].source == "x = '?'\n"
