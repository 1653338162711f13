"""All checks on one submission in this process, as plain pytest would run them; prints the mark.

python -m tests.bench.one_process SUBMISSION
"""

import sys
import types
from pathlib import Path

from autograder.checks import check_folders, load_assignment
from autograder.lesson.folder import data_folder
from autograder.scoring.judging import judge
from autograder.scoring.plugin import Job
from autograder.scoring.scorecard import CheckResult
from autograder.students.in_process import InProcessStudent
from autograder.students.reading import read_submission
from tests.corpus import harness


def main(path: Path) -> None:
    assignment = load_assignment(harness.ASSIGNMENT)
    module = types.ModuleType("submission")
    for cell in read_submission(path, assignment).program.cells:
        exec(cell.source, module.__dict__)
    found: list[CheckResult] = []
    student = InProcessStudent(module.__dict__, assignment.functions, data_folder())
    judge(check_folders(assignment.name, hidden=True), [Job(student, found.extend)])
    student.close()
    print(round(sum(result.points for result in found), 6))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
