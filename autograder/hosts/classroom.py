"""The workflow that GitHub Classroom runs in each student's repository.

Each exercise is a step of Classroom's own command grader, which gives all of its points or none;
the reporter adds them up. Only public checks run there: a student can read what is installed.
https://docs.github.com/en/education/manage-coursework-with-github-classroom/teach-with-github-classroom/use-autograding
"""

import json

from autograder.assignment import Assignment

_HEAD = """\
name: Autograding Tests
"on":
  - push
  - workflow_dispatch
  - repository_dispatch
permissions:
  checks: write
  actions: read
  contents: read
jobs:
  run-autograding-tests:
    runs-on: ubuntu-latest
    if: github.actor != 'github-classroom[bot]'
    steps:
      - name: Checkout code
        uses: actions/checkout@v4
      - name: Python
        uses: actions/setup-python@v5
        with:
          python-version: "3.11"
          cache: pip
          cache-dependency-path: .github/workflows/classroom.yml
      - name: Install the checks
        run: python -m pip install --quiet {install}
"""
_STEP = """\
      - name: {title}
        id: {name}
        uses: classroom-resources/autograding-command-grader@v1
        with:
          test-name: {title}
          command: {command}
          timeout: 10
          max-score: {points:g}
"""
_REPORT = """\
      - name: Autograding Reporter
        uses: classroom-resources/autograding-grading-reporter@v1
        env:
{results}        with:
          runners: {runners}
"""


def workflow(assignment: Assignment, install: str, file: str) -> str:
    """The text of `.github/workflows/classroom.yml`.

    `install` is what pip installs, `file` the students' file in their repository. An exercise is
    worth what its check cell is worth in the release.
    """
    steps = []
    for exercise in assignment.exercises:
        cell = assignment.cells.get(f"check-{exercise.name}")
        command = f"autograder check {_quoted(file)} {exercise.name}"
        steps.append(
            _STEP.format(
                title=json.dumps(f"{exercise.name}: {exercise.summary}"),
                name=exercise.name,
                command=json.dumps(command),
                points=cell.points if cell else 1,
            )
        )
    names = [exercise.name for exercise in assignment.exercises]
    results = "".join(
        f'          {name.upper()}_RESULTS: "${{{{steps.{name}.outputs.result}}}}"\n'
        for name in names
    )
    head = _HEAD.format(install=json.dumps(install))
    return head + "".join(steps) + _REPORT.format(results=results, runners=",".join(names))


def _quoted(file: str) -> str:
    return "'" + file.replace("'", "'\\''") + "'"
