"""Whatever process of a real batch is killed, and however full the disk is, the end is the same."""

import os
import random
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import psutil
import pytest

from autograder.confinement.survey import survey
from tests.corpus import harness
from tests.course import NAME, nbgrader, outputs, small_course
from tests.test_batch import FAKE, REAL, grade, start, submissions, tree, verdicts, wait_until
from tests.test_gradebook import rows

full = pytest.mark.skipif(bool(survey().missing), reason="; ".join(survey().missing))

#: Wrong in one exercise each, and judged in seconds.
CASES = ("inspect", "compare", "load") * 2


def small_class(folder: Path) -> Path:
    """A submission for each case; all else in it are stubs."""
    folder.mkdir()
    wrong = {name: [c for c in harness.cases("wrong") if c.exercise == name] for name in CASES}
    for number, name in enumerate(CASES):
        code = wrong[name].pop(0).code
        (folder / f"s{number:03d}.py").write_text(f"{harness.stubs()}\n\n{code}")
    return folder


def below(parents: list[psutil.Process], part: str = "") -> list[psutil.Process]:
    """Children of these processes that have `part` in their command line."""
    return [
        child
        for parent in parents
        for child in parent.children()
        if part in " ".join(child.cmdline())
    ]


def lineage(process: subprocess.Popen[str]) -> dict[str, psutil.Process]:
    """The processes of a batch with one judge that are there now, by what they are."""
    found: dict[str, psutil.Process] = {}
    try:
        generation = [psutil.Process(process.pid)]
        for name, part in (
            ("controller", ""),
            ("judge", "spawn_main"),
            ("warm parent", "autograder.confinement.warm"),
            ("minder", ""),
            ("child", ""),
        ):
            if name != "controller":
                generation = below(generation, part)
            if not generation:
                break
            found[name] = generation[0]
    except psutil.NoSuchProcess:
        pass
    return found


def kill_one(process: subprocess.Popen[str], name: str) -> bool:
    """Kill that process of a batch; False where there is none now, or it ended by itself."""
    try:
        lineage(process)[name].kill()
    except (KeyError, psutil.NoSuchProcess):
        return False
    return True


def kill_each(process: subprocess.Popen[str], cards: Path) -> list[str]:
    """Kill one process of each kind, each at another submission; which were killed."""
    killed = []
    for name in ("child", "minder", "warm parent", "judge", "controller"):
        if wait_until(lambda: kill_one(process, name), process):  # noqa: B023
            killed.append(name)
        there = len(list(cards.glob("s*.json")))
        wait_until(lambda: len(list(cards.glob("s*.json"))) > there, process)  # noqa: B023
    return killed


def booked(course: Path) -> dict[str, Any]:
    """What the gradebook and the graded notebooks of a course say of each student."""
    students = [f"s{number:03d}" for number in range(len(CASES))]
    return {
        student: (
            rows(course, student),
            outputs(course / "autograded" / student / NAME / f"{NAME}.ipynb"),
        )
        for student in students
    }


class Killed(NamedTuple):
    """A batch that went on after a kill of each of its processes, and the same one at once."""

    killed: list[str]
    arguments: tuple[object, ...]
    out: Path
    course: Path
    out_at_once: Path
    course_at_once: Path
    untouched: Path


@pytest.fixture(scope="module")
def batch(tmp_path_factory: pytest.TempPathFactory) -> Killed:
    folder = tmp_path_factory.mktemp("kills")
    submitted, untouched = small_class(folder / "in"), small_course(folder / "untouched")
    nbgrader(untouched, "generate_assignment", NAME)
    course, other = (copied(untouched, folder / name) for name in ("course", "other"))
    out, at_once = folder / "out", folder / "at_once"
    (folder / "tmp").mkdir()
    arguments = (submitted, "--jobs", 1)
    written = ("--out", out, "--course", course)
    process = start(REAL, *arguments, *written, TMPDIR=str(folder / "tmp"))
    killed = kill_each(process, out / "scorecards" / NAME)
    orphans = tree(process)[1:]
    process.communicate()
    assert psutil.wait_procs(orphans, timeout=60)[1] == []
    assert list((folder / "tmp").glob("autograder-judge-*")) == []
    assert not (out / "marks.csv").exists(), "the controller was killed before the end"
    at_once.mkdir()
    (seed,) = out.glob(".seed.*")
    shutil.copy(seed, at_once)
    grade(REAL, *arguments, *written)
    grade(REAL, *arguments, "--out", at_once, "--course", other)
    assert not seed.exists(), "who judges all anew is not asked the same again"
    return Killed(killed, arguments, out, course, at_once, other, untouched)


def copied(course: Path, to: Path) -> Path:
    return Path(shutil.copytree(course, to, symlinks=True))


@full
def test_a_kill_of_any_process_changes_no_mark_scorecard_or_gradebook(batch: Killed) -> None:
    assert batch.killed == ["child", "minder", "warm parent", "judge", "controller"]
    assert verdicts(batch.out) == verdicts(batch.out_at_once)
    assert booked(batch.course) == booked(batch.course_at_once)


@full
def test_a_kill_while_pages_and_gradebook_are_written_changes_neither(
    batch: Killed, tmp_path: Path
) -> None:
    course = copied(batch.untouched, tmp_path / "course")
    before = pages(batch.out)
    assert len(before) == len(CASES) + 1
    for name in before:
        (batch.out / name).unlink()
    arguments = (*batch.arguments, "--out", batch.out, "--course", course)
    rng = random.Random(1)
    for pattern, folder in (("feedback/*.html", batch.out), ("autograded/*/*/*.ipynb", course)):
        for n_there in (1, 3, 5):
            process = start(REAL, *arguments)
            reached = lambda: len(list(folder.glob(pattern))) >= n_there  # noqa: B023, E731
            assert wait_until(reached, process), f"{n_there} of {pattern} were to be written"
            time.sleep(rng.random() * 0.05)
            assert kill_one(process, "controller"), "it was to be killed at work"
            process.communicate()
    grade(REAL, *arguments)
    assert pages(batch.out) == before
    assert booked(course) == booked(batch.course_at_once)


def pages(out: Path) -> dict[str, bytes]:
    """All pages for people, by their place."""
    found = (*out.glob("feedback/*.html"), *out.glob("*.html"))
    return {str(path.relative_to(out)): path.read_bytes() for path in found}


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[tuple[Path, Callable[[str], None]]]:
    """A folder on a disk of 64 KiB of its own, and what mounts it anew with other options."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0 or not shutil.which("mount"):
        pytest.skip("only root can mount a small disk")
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(folder)]
    made = subprocess.run(mount, capture_output=True, text=True, check=False)
    if made.returncode != 0:
        pytest.skip(f"a small disk cannot be mounted here: {made.stderr.strip()}")

    def again(options: str) -> None:
        subprocess.run(["mount", "-o", f"remount,{options}", str(folder)], check=True)

    try:
        yield folder, again
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def test_a_disk_that_is_full_or_read_only_loses_nothing(
    small_disk: tuple[Path, Callable[[str], None]], tmp_path: Path
) -> None:
    disk, again = small_disk
    folder, out = submissions(tmp_path / "in", 30), disk / "out"
    text = grade(FAKE, folder, "--out", out, "--jobs", 1, code=2)
    assert "No space left on device" in text and "run the same command to go on" in text
    kept = verdicts_of(out)
    assert 3 < len(kept) < 30
    again("ro")
    text = grade(FAKE, folder, "--out", out, "--jobs", 1, code=2)
    assert "Read-only file system" in text and "[" not in text
    again("rw,size=16m")
    text = grade(FAKE, folder, "--out", out, "--jobs", 1)
    assert f"{len(kept)} keep the verdict of an earlier run" in text
    grade(FAKE, folder, "--out", tmp_path / "at_once")
    assert verdicts(out) == verdicts(tmp_path / "at_once")


def verdicts_of(out: Path) -> list[str]:
    """The students who have a scorecard."""
    return [path.stem for path in (out / "scorecards" / NAME).glob("s*.json")]
