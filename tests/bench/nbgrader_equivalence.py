"""The marks of `nbgrader autograde` and of `autograder grade`, cell by cell, on all corpora.

python -m tests.bench.nbgrader_equivalence --out tests/bench/results/nbgrader_equivalence.json

Each notebook holds a case of every exercise that has one left; where there is none, the exercise
is a stub, and the first notebook of each lesson is its solution. Demonstrations are left out: both
leave them unmarked, and they train for minutes. What has been compared is kept in the file, so the
same command goes on where it was stopped, unless the engine or a check has changed since.
"""

import argparse
import hashlib
import json
import shutil
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path
from typing import Any

import msgspec

from autograder.checks import assignments
from autograder.files import write_whole
from autograder.grading.keys import source_digest
from autograder.proof.case import Case
from tests.corpus import harness
from tests.course import nbgrader, small_course, whole
from tests.equivalence import NotGraded, marks_of_both, together

#: What marks rest on, beside the code of a submission.
ENGINE = ("assignment.py", "cli", "confinement", "evidence", "grading", "lesson", "scoring",
          "students", "checks")  # fmt: skip


class Submission(msgspec.Struct, frozen=True):
    """A notebook: the case of each exercise that is no stub; none for the solution."""

    assignment: str
    cases: Mapping[str, Case] = {}

    @property
    def codes(self) -> Mapping[str, str]:
        if not self.cases:
            return harness.solution_cells(self.assignment)
        return {exercise: case.code for exercise, case in self.cases.items()}

    @property
    def digest(self) -> str:
        """A hash of what is in it."""
        content = json.dumps([self.assignment, dict(self.codes)], sort_keys=True)
        return hashlib.sha256(content.encode()).hexdigest()[:16]


class Compared(msgspec.Struct, frozen=True):
    """What came of a submission: the mark of each check cell, by both."""

    assignment: str
    digest: str
    cases: dict[str, str]
    theirs: dict[str, float]
    ours: dict[str, float]
    seconds: float

    def different(self) -> Iterator[dict[str, Any]]:
        for exercise, mark in self.theirs.items():
            if mark != self.ours[exercise]:
                yield {
                    "assignment": self.assignment,
                    "case": self.cases.get(exercise, "solution" if not self.cases else "stub"),
                    "exercise": exercise,
                    "nbgrader autograde": mark,
                    "autograder grade": self.ours[exercise],
                }


def submissions(chosen: Iterable[str]) -> list[Submission]:
    """For each lesson its solution, then all wrong and right cases of its corpus."""
    found = []
    for assignment in chosen:
        cases = [*harness.cases("wrong", assignment), *harness.cases("right", assignment)]
        found.append(Submission(assignment))
        found += [Submission(assignment, packed) for packed in together(cases)]
    return found


def prepared(folder: Path, assignment: str) -> Path:
    """A course of one lesson, whose gradebook knows it."""
    course = small_course(folder, whole(assignment), assignment)
    if (harness.ROOT / ".hidden").is_dir():
        shutil.copytree(harness.ROOT / ".hidden", course / ".hidden")
    nbgrader(course, "generate_assignment", assignment)
    return course


def compared(submission: Submission, course: Path, folder: Path) -> Compared:
    """Grade a submission by both, in a copy of the course of its own."""
    start = time.perf_counter()
    shutil.copytree(course, folder, symlinks=True)
    theirs, ours = marks_of_both(folder, submission.assignment, {"student": submission.codes})
    return Compared(
        assignment=submission.assignment,
        digest=submission.digest,
        cases={exercise: f"{c.kind}/{c.name}" for exercise, c in submission.cases.items()},
        theirs=theirs["student"],
        ours=ours["student"],
        seconds=round(time.perf_counter() - start, 1),
    )


def kept(out: Path, engine: str) -> dict[str, Compared]:
    """What an earlier run compared with the same engine and checks, by digest."""
    if not out.is_file():
        return {}
    report = json.loads(out.read_text("utf-8"))
    found = msgspec.convert(report["compared"], list[Compared])
    return {one.digest: one for one in found} if report["engine"] == engine else {}


def write(out: Path, engine: str, found: Iterable[Compared], n_left: int) -> dict[str, Any]:
    """Write the file anew, whole at any moment; return what is in it."""
    done = sorted(found, key=lambda one: (one.assignment, one.digest))
    report = {
        "engine": engine,
        "submissions": len(done),
        "left": n_left,
        "cases": sum(len(one.cases) for one in done),
        "cells": sum(len(one.theirs) for one in done),
        "seconds": round(sum(one.seconds for one in done)),
        "different": [row for one in done for row in one.different()],
        "compared": msgspec.to_builtins(done),
    }
    write_whole(out, (json.dumps(report, indent=1) + "\n").encode())
    return report


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--assignment", action="append", choices=assignments())
    parser.add_argument("--most", type=int, default=None, help="so many notebooks in this run")
    asked = parser.parse_args()
    engine = source_digest(ENGINE)[:16]
    every = {one.digest: one for one in submissions(assignments())}
    done = {digest: one for digest, one in kept(asked.out, engine).items() if digest in every}
    chosen = asked.assignment or assignments()
    left = [one for one in every.values() if one.digest not in done and one.assignment in chosen]
    todo, n_failed = left[: asked.most], 0
    report = write(asked.out, engine, done.values(), len(every) - len(done))
    with tempfile.TemporaryDirectory() as name, ThreadPoolExecutor(asked.jobs) as pool:
        folder = Path(name)
        courses = {
            assignment: prepared(folder / assignment, assignment)
            for assignment in {one.assignment for one in todo}
        }
        running = [
            pool.submit(compared, one, courses[one.assignment], folder / one.digest) for one in todo
        ]
        for future in as_completed(running):
            try:
                one = future.result()
            except NotGraded as fault:
                n_failed += 1
                print(fault, file=sys.stderr, flush=True)
                continue
            done[one.digest] = one
            report = write(asked.out, engine, done.values(), len(every) - len(done))
    print(f"{report['cells']} cells compared, {len(report['different'])} different: {asked.out}")
    if n_failed:
        print(f"{n_failed} notebooks could not be graded; the same command tries them again")
    return 1 if n_failed or report["different"] else 0


if __name__ == "__main__":
    sys.exit(main())
