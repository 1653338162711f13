"""`pytest` in an assignment's folder: the public checks on the file there.

The folder's pytest.ini names this plugin and the checks; `--submission FILE` names another file.
"""

from collections.abc import Generator
from pathlib import Path

import pytest

from autograder.checks import load_assignment
from autograder.cli.check import own_file
from autograder.cli.quiet import quiet_tensorflow
from autograder.errors import AutograderError
from autograder.lesson.folder import find_data
from autograder.messages import sentences, told
from autograder.reports.reasons import behind_of, hint_of, section_of
from autograder.reports.words import in_words
from autograder.scoring.plugin import RAISED, ChecksPlugin, exercise_of, spec_of
from autograder.scoring.rubric import Mistake
from autograder.scoring.verdict import verdict


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("autograder")
    group.addoption("--submission", help="your notebook or .py file")
    parser.addini("assignment", "the assignment in this folder")


def pytest_configure(config: pytest.Config) -> None:
    config.pluginmanager.register(SelfCheckPlugin(config))


class SelfCheckPlugin(ChecksPlugin):
    """Checks the functions of one file, and shows sentences and hints instead of tracebacks."""

    def __init__(self, config: pytest.Config) -> None:
        super().__init__()
        named = config.getoption("--submission")
        self._assignment = load_assignment(config.getini("assignment"))
        try:
            self._path = own_file([named] if named else [], self._assignment.name)
        except AutograderError as error:
            raise pytest.UsageError(str(error)) from error

    def pytest_report_header(self) -> str:
        return f"checking {self._path}"

    def pytest_sessionstart(self) -> None:
        quiet_tensorflow()
        from autograder.students.in_process import InProcessStudent
        from autograder.students.program import load, undefined
        from autograder.students.reading import read_submission

        try:
            submission = read_submission(Path(self._path), self._assignment)
        except AutograderError as error:
            raise pytest.UsageError(str(error)) from error
        namespace, loaded = load(submission.program, lambda running: None)
        functions = {name: namespace[name] for name in loaded.defined}
        missing = {
            name: undefined(submission.program, name, loaded)
            for name in self._assignment.functions
            if name not in functions
        }
        self.student = InProcessStudent(
            functions, self._assignment.functions, find_data(), missing=missing
        )

    def pytest_sessionfinish(self) -> None:
        if self.student is not None:
            self.student.close()

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(
        self, item: pytest.Item, call: pytest.CallInfo[None]
    ) -> Generator[None, pytest.TestReport, pytest.TestReport]:
        report = yield from super().pytest_runtest_makereport(item, call)
        if report.failed and call.excinfo is not None:
            report.longrepr = self._said(item, call.excinfo.value)
        return report

    def _said(self, item: pytest.Item, cause: BaseException) -> str:
        """What a student reads of a failed check, in the chosen language."""
        _ = sentences()
        _outcome, message, name = verdict(cause, item.stash.get(RAISED, ()))
        lines = [told(message)]
        if behind := behind_of(name):
            lines += ["", f"{_('What seems to be behind it')}: {behind}"]
        if isinstance(cause, Mistake) and cause.figure is not None:
            lines += [f"  {line}" for line in in_words(cause.figure)]
        lines += ["", f"{_('Hint')}: {hint_of(name, spec_of(item).hints[0])}"]
        if section := section_of(self._assignment, name, exercise_of(item)):
            lines.append(f"{_('To read')}: “{section.title}” {_('in the notebook')}")
        return "\n".join(lines)
