"""nbgrader's formgrader in a real browser: log in, grade a written answer, see the total."""

import shutil
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from autograder.checks import load_assignment
from autograder.gradebook import write_gradebook
from autograder.scoring.scorecard import CheckResult, scorecard
from tests.course import BIN, NAME, environment, nbgrader, small_course, submit

webdriver = pytest.importorskip("selenium.webdriver")
BROWSER = shutil.which("chromium") or shutil.which("chromium-browser")
DRIVER = shutil.which("chromedriver")
pytestmark = pytest.mark.skipif(
    not (BROWSER and DRIVER), reason="there is no chromium with its chromedriver here"
)
TOKEN = "formgrader-in-a-test"
QUIET = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--disable-dev-shm-usage", "--window-size=1280,1600",
)  # fmt: skip
#: For a page to show something; it is left as soon as it does.
PATIENCE = 120


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
    """The address of a Jupyter server in the course's folder."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    options = ["--no-browser", "--allow-root", f"--port={port}", "--ServerApp.port_retries=0"]
    process = subprocess.Popen(
        [BIN / "jupyter-server", *options, f"--IdentityProvider.token={TOKEN}"],
        cwd=course,
        env=environment(course),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stderr is not None
    said = []
    for line in process.stderr:
        said.append(line)
        if "is running at" in line:
            break
    else:
        pytest.fail("the Jupyter server did not start:\n" + "".join(said))
    # Its further words are read and dropped, so that it never waits for a full pipe.
    drain = subprocess.Popen(["cat"], stdin=process.stderr, stdout=subprocess.DEVNULL)
    yield f"http://127.0.0.1:{port}"
    process.terminate()
    process.wait()
    drain.wait()


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator["webdriver.Chrome"]:
    options = webdriver.ChromeOptions()
    options.binary_location = BROWSER
    for argument in QUIET:
        options.add_argument(argument)
    options.add_argument(f"--user-data-dir={tmp_path_factory.mktemp('profile')}")
    service = webdriver.ChromeService(executable_path=DRIVER)
    driver = webdriver.Chrome(options=options, service=service)
    yield driver
    driver.quit()


def test_a_written_answer_is_graded_and_counts(browser, server: str, course: Path) -> None:
    from selenium.webdriver.common.by import By
    from selenium.webdriver.common.keys import Keys
    from selenium.webdriver.support.ui import WebDriverWait

    def wait(condition):
        return WebDriverWait(browser, PATIENCE).until(condition)

    def shows(text: str) -> None:
        wait(lambda b: text in b.find_element(By.TAG_NAME, "body").text)

    listed = f"/formgrader/gradebook/{NAME}/{NAME}"
    browser.get(f"{server}/login?next={listed}")
    browser.find_element(By.ID, "password_input").send_keys(TOKEN, Keys.ENTER)
    shows("Submission #1")
    shows("24 / 29")

    browser.find_element(By.PARTIAL_LINK_TEXT, "Submission #1").click()
    shows("Two layers.")
    shows("It holds.")
    score = wait(lambda b: b.find_element(By.ID, "discuss-1"))
    wait(lambda b: score.is_enabled())
    score.send_keys("4", Keys.TAB)
    wait(lambda b: any(e.is_displayed() for e in b.find_elements(By.CSS_SELECTOR, ".score-saved")))

    browser.get(f"{server}{listed}")
    shows("28 / 29")
    nbgrader(course, "export", f"--to={course / 'grades.csv'}")
    assert ",28.0," in (course / "grades.csv").read_text("utf-8")
