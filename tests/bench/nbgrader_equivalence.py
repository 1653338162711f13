"""The marks of `nbgrader autograde` and of `autograder grade`, cell by cell, on the corpus.

python -m tests.bench.nbgrader_equivalence --out tests/bench/results/nbgrader_equivalence.json

Demonstrations are left out: both leave them unmarked, and they train for minutes. A submission
holds one case of each exercise, since no exercise's marks depend on another's.
"""

import argparse
import csv
import json
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterable, Mapping
from pathlib import Path

from nbgrader.api import Gradebook

from autograder.checks import load_assignment
from tests.corpus import harness
from tests.course import BIN, NAME, environment, nbgrader, small_course, submit

Marks = dict[str, dict[str, float]]
ALL = ("imports", "setup-data", *(e.name for e in load_assignment(NAME).exercises))


def together(cases: Iterable[harness.Case]) -> list[dict[str, harness.Case]]:
    """The cases in as few submissions as can be, each with at most one case an exercise."""
    packed: list[dict[str, harness.Case]] = []
    for case in cases:
        room = next((one for one in packed if case.exercise not in one), None)
        if room is None:
            packed.append(room := {})
        room[case.exercise] = case
    return packed


def marks_of_both(
    course: Path, submissions: Mapping[str, Mapping[str, str]]
) -> tuple[Marks, Marks]:
    """Marks by student and exercise: nbgrader's, and ours.

    `submissions` names for each student the exercises that are not the solution, with their code.
    """
    for student, codes in submissions.items():
        submit(course, student, **codes)
    nbgrader(course, "autograde", NAME)
    theirs = _in_gradebook(course, submissions)
    subprocess.run(
        [BIN / "autograder", "grade", "submitted", "--out", "results", *_hidden(course)],
        cwd=course, env=environment(course), capture_output=True, text=True, check=True,
    )  # fmt: skip
    with (course / "results" / "marks.csv").open(newline="") as file:
        rows = {row["student"]: row for row in csv.DictReader(file)}
    ours = {
        student: {exercise: float(rows[student][exercise]) for exercise in theirs[student]}
        for student in theirs
    }
    return theirs, ours


def _in_gradebook(course: Path, students: Iterable[str]) -> Marks:
    with Gradebook(f"sqlite:///{course}/gradebook.db", "transfer-learning") as gradebook:
        notebooks = {s: gradebook.find_submission_notebook(NAME, NAME, s) for s in students}
        return {
            student: {
                grade.name.removeprefix("check-"): grade.auto_score
                for grade in notebook.grades
                if grade.name.startswith("check-")
            }
            for student, notebook in notebooks.items()
        }


def _hidden(course: Path) -> list[str]:
    hidden = course / ".hidden" / "Shoes"
    return ["--hidden", str(hidden)] if hidden.is_dir() else []


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    out = parser.parse_args().out
    packed = together([*harness.cases("wrong"), *harness.cases("right")])
    students = {"solution": dict[str, harness.Case]()}
    students |= {f"student{number:03}": cases for number, cases in enumerate(packed)}
    with tempfile.TemporaryDirectory() as folder:
        course = small_course(Path(folder) / "course", ALL)
        if (harness.ROOT / ".hidden").is_dir():
            shutil.copytree(harness.ROOT / ".hidden", course / ".hidden")
        nbgrader(course, "generate_assignment", NAME)
        start = time.perf_counter()
        codes = {s: {e: case.code for e, case in cases.items()} for s, cases in students.items()}
        theirs, ours = marks_of_both(course, codes)
    different = [
        {
            "case": students[student][exercise].name if exercise in students[student] else "",
            "exercise": exercise,
            "nbgrader autograde": mark,
            "autograder grade": ours[student][exercise],
        }
        for student, marks in theirs.items()
        for exercise, mark in marks.items()
        if mark != ours[student][exercise]
    ]
    report = {
        "submissions": len(students),
        "cells": sum(len(marks) for marks in theirs.values()),
        "seconds": round(time.perf_counter() - start),
        "different": different,
    }
    out.write_text(json.dumps(report, indent=1) + "\n", "utf-8")
    print(f"{report['cells']} cells compared, {len(different)} different: {out}")


if __name__ == "__main__":
    main()
