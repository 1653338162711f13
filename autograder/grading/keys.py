"""What a verdict depends on, as hashes: equal keys mean that judging again would add nothing.

A key of an exercise covers the submission's bytes, the exercise's own check files, what all
checks of the assignment share, the engine, the data, the limits, and the versions of the
libraries whose numbers matter.
"""

import hashlib
import platform
import re
from collections.abc import Iterable
from functools import cache
from importlib.metadata import version
from pathlib import Path

from autograder.assignment import Assignment
from autograder.checks import check_folders
from autograder.lesson.thresholds import FILES

LIBRARIES = ("tensorflow", "keras", "numpy", "pandas", "pillow", "scipy", "matplotlib", "pytest")
ENGINE = ("assignment.py", "errors.py", "evidence", "lesson", "confinement", "students", "scoring")
#: Code, and what code is told by: a release's cells, names of classes, pytest's settings.
SOURCE = (".py", ".json", ".ini")
_EXERCISE = re.compile(r'^EXERCISE\s*=\s*"(\w+)"', re.MULTILINE)
_FROM_CHECKS = re.compile(r"\bautograder\.checks\.(\w+)\.(public|hidden)(?:\.| import )(test_\w+)")


def submission_digest(path: Path | None, reason: str = "") -> str:
    """A hash of a submission's bytes; of the reason where there is no file."""
    try:
        content = path.read_bytes() if path else reason.encode()
    except OSError as error:
        content = str(error).encode()
    name = path.suffix if path else ""
    return _digest([name.encode(), content])


def exercise_keys(assignment: Assignment, settings: Iterable[str], data: Path) -> dict[str, str]:
    """For each exercise a hash of everything but the submission that its verdict rests on.

    `settings` are further texts that matter: limits, a fixed seed, the hidden set's manifest.
    """
    common = _digest(
        [
            source_digest(ENGINE).encode(),
            *(f"{name} {version(name)}".encode() for name in LIBRARIES),
            platform.python_version().encode(),
            _bytes(data / "manifest.json"),
            *(_bytes(data / name) for name in FILES.values()),
            *(setting.encode() for setting in settings),
        ]
    )
    shared, own = _check_files(assignment.name)
    common = _digest([common.encode(), *map(_bytes, shared)])
    return {
        exercise.name: _digest([common.encode(), *map(_bytes, own.get(exercise.name, []))])
        for exercise in assignment.exercises
    }


def hidden_digest(folder: Path | None) -> str:
    """What tells one set of hidden images from another: its manifest, or all its files."""
    if folder is None:
        return ""
    if (folder / "manifest.json").is_file():
        return (folder / "manifest.json").read_text("utf-8")
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    named = ((path.relative_to(folder).as_posix().encode(), path.read_bytes()) for path in files)
    return _digest(part for name_and_content in named for part in name_and_content)


def key(submission: str, exercise: str) -> str:
    """The key of one exercise of one submission, from both digests."""
    return _digest([submission.encode(), exercise.encode()])[:32]


@cache
def source_digest(parts: tuple[str, ...]) -> str:
    """A hash of the source in these files and folders of the package, and of what it reads."""
    package = Path(__file__).parents[1]
    files = [path for name in parts for path in _source_files(package / name)]
    return _digest(_bytes(path) for path in files)


def _check_files(assignment: str) -> tuple[list[Path], dict[str, list[Path]]]:
    """Files that all checks share, and the check files of each exercise.

    What is no check file is shared, hidden or not, by all assignments: one may use what another
    one's checks are made of. A check file that another exercise's imports from counts for both.
    """
    folders = check_folders(assignment, hidden=True)
    every = folders[0].parents[1]
    shared = [path for path in sorted(every.rglob("*.py")) if not path.name.startswith("test_")]
    shared.append(folders[0].parent / "release.json")
    own: dict[str, list[Path]] = {}
    for folder in folders:
        for path in sorted(folder.glob("test_*.py")):
            for exercise in _EXERCISE.findall(path.read_text("utf-8"))[:1]:
                own.setdefault(exercise, []).extend(_with_borrowed(path, every))
    return shared, own


def _with_borrowed(path: Path, every: Path) -> list[Path]:
    """A check file, and those that it imports from."""
    names = sorted(set(_FROM_CHECKS.findall(path.read_text("utf-8"))))
    borrowed = [every.joinpath(*name).with_suffix(".py") for name in names]
    return [path, *(part for one in borrowed for part in _with_borrowed(one, every))]


def _source_files(path: Path) -> list[Path]:
    if path.is_file():
        return [path]
    return sorted(one for one in path.rglob("*") if one.suffix in SOURCE and one.is_file())


def _bytes(path: Path) -> bytes:
    return path.read_bytes() if path.is_file() else b""


def _digest(parts: Iterable[bytes]) -> str:
    whole = hashlib.sha256()
    for part in parts:
        whole.update(len(part).to_bytes(8, "big") + part)
    return whole.hexdigest()
