"""Settings that hold for all tests: quiet TensorFlow, one thread, the pack's own data."""

import os
import shutil
from pathlib import Path

import pytest

from tests.today import IN_TURN, waits

ROOT = Path(__file__).parents[1]

os.environ |= {
    "TF_CPP_MIN_LOG_LEVEL": "3",
    "OMP_NUM_THREADS": "1",
    "TF_NUM_INTRAOP_THREADS": "1",
    "TF_NUM_INTEROP_THREADS": "1",
    "MPLBACKEND": "agg",
    "AUTOGRADER_DATA": str(ROOT / "data"),
}


#: Files that take minutes, the longest first, so that no process is left alone with one at the end.
LONG = (
    "test_grade.py", "test_confinement.py", "test_corpus.py", "test_hostile.py", "test_lint.py",
    *(entry.partition("::")[0] for entry in IN_TURN),
)  # fmt: skip


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--all", action="store_true", help="also long tests that are another day's")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if not config.getoption("--all"):
        items[:] = [i for i in items if not waits(f"{i.path.name}::{i.name}", config.args)]
    items.sort(key=lambda item: (*LONG, item.path.name).index(item.path.name))


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    if not config.getoption("--all") and config.args == config.getini("testpaths"):
        others = ", ".join(name for name in IN_TURN if waits(name))
        terminalreporter.write_line(f"On another day, or with --all: {others}")


@pytest.fixture(scope="session")
def released(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small course whose release nbgrader's gradebook knows; to be copied, not changed."""
    from tests.course import NAME, nbgrader, small_course

    course = small_course(tmp_path_factory.mktemp("released") / "course")
    nbgrader(course, "generate_assignment", NAME)
    return course


@pytest.fixture
def course(released: Path, tmp_path: Path) -> Path:
    """A small course of the test's own."""
    return Path(shutil.copytree(released, tmp_path / "course", symlinks=True))
