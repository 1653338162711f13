"""The checks of an assignment as they are written, without running one."""

import contextlib
import inspect
import io
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from autograder.errors import AutograderError
from autograder.scoring.judging import QUIET
from autograder.scoring.plugin import exercise_of, name_of, visibility_of
from autograder.scoring.rubric import ATTRIBUTE, CheckSpec, Visibility


class Listed(msgspec.Struct, frozen=True):
    """One check: `spec` is None where @check is missing, `body` its source without the name."""

    exercise: str
    name: str
    path: Path
    visibility: Visibility
    sentence: str
    body: str
    spec: CheckSpec | None


class _Lister:
    def __init__(self) -> None:
        self.found: list[Listed] = []
        self.errors: list[str] = []

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.failed:
            self.errors.append(str(report.longrepr))

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        self.found = [_listed(item) for item in session.items]

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        return True


def listed_checks(folders: Iterable[Path]) -> tuple[Listed, ...]:
    """The checks under `folders`, in the order in which they are written.

    Raises AutograderError if they cannot be collected.
    """
    paths = [str(folder) for folder in folders]
    root = Path(paths[0]).parent.parent
    lister = _Lister()
    with contextlib.redirect_stderr(io.StringIO()):
        pytest.main(
            [*paths, *QUIET, f"--rootdir={root}", "-c", str(root / "pytest.ini")],
            plugins=[lister],
        )
    if lister.errors or not lister.found:
        raise AutograderError(
            f"the checks in {root} cannot be collected. " + "\n".join(lister.errors)
        )
    return tuple(lister.found)


def _listed(item: pytest.Item) -> Listed:
    function: Any = getattr(item, "obj")  # noqa: B009
    spec = getattr(function, ATTRIBUTE, None)
    return Listed(
        exercise=exercise_of(item),
        name=name_of(item),
        path=Path(item.path),
        visibility=visibility_of(item),
        sentence=inspect.getdoc(function) or "",
        body=inspect.getsource(function).split(f"def {function.__name__}", 1)[-1],
        spec=spec if isinstance(spec, CheckSpec) else None,
    )
