"""nbgrader's formgrader in a real browser: log in, grade a written answer, see the total."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from autograder.checks import load_assignment
from autograder.gradebook import write_gradebook
from autograder.scoring.scorecard import CheckResult, scorecard
from tests.browser import browser
from tests.course import NAME, nbgrader, small_course, submit
from tests.jupyter import TOKEN, serving

#: Milliseconds for a page to show something; it is left as soon as it does.
PATIENCE = 120_000


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A course with one submission: all checks passed, and an answer to be read."""
    course = small_course(tmp_path_factory.mktemp("formgrader") / "course")
    nbgrader(course, "generate_assignment", NAME)
    path = submit(course, "ada", **{"discuss-1": "Two layers."})
    cells = load_assignment(NAME).cells
    results = [
        CheckResult(name.removeprefix("check-"), name, "passed", c.points, c.points, "It holds.")
        for name, c in cells.items()
        if c.kind == "check"
    ]
    write_gradebook(course, NAME, [scorecard("ada", NAME, tuple(results))], {"ada": path})
    return course


@pytest.fixture(scope="module")
def server(course: Path) -> Iterator[str]:
    with serving(course, "jupyter lab") as address:
        yield address


def test_a_written_answer_is_graded_and_counts(server: str, course: Path) -> None:
    listed = f"/formgrader/gradebook/{NAME}/{NAME}"
    with browser() as found:
        page = found.new_page(viewport={"width": 1280, "height": 1600})
        page.set_default_timeout(PATIENCE)

        def shows(text: str) -> None:
            page.locator("body", has_text=text).wait_for()

        page.goto(f"{server}/login?next={listed}")
        page.fill("#password_input", TOKEN)
        page.press("#password_input", "Enter")
        shows("Submission #1")
        shows("24 / 29")

        page.get_by_role("link", name="Submission #1").click()
        shows("Two layers.")
        shows("It holds.")
        # Until the page has its marks, it listens to no box and empties what was typed.
        page.wait_for_function("formgrader.grades && formgrader.grades.loaded")
        with page.expect_response(lambda answer: answer.request.method == "PUT"):
            page.fill("[id='discuss-1']", "4")
            page.press("[id='discuss-1']", "Tab")

        page.goto(f"{server}{listed}")
        shows("28 / 29")
    nbgrader(course, "export", f"--to={course / 'grades.csv'}")
    assert ",28.0," in (course / "grades.csv").read_text("utf-8")
