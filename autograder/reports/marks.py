"""Marks as a CSV file: one row a student, one column an exercise."""

import csv
import os
from collections.abc import Sequence
from pathlib import Path

from autograder.assignment import Assignment
from autograder.scoring.scorecard import Scorecard


def write_marks(cards: Sequence[Scorecard], assignment: Assignment, path: Path) -> None:
    """Write student, assignment, score, max_score, points for each exercise, and status.

    An ungradable submission has no score: its cells stay empty.
    """
    exercises = [exercise.name for exercise in assignment.exercises]
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.{os.getpid()}")
    with part.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["student", "assignment", "score", "max_score", *exercises, "status"])
        for card in sorted(cards, key=lambda card: card.student):
            points = [exercise_points(card, name) for name in exercises]
            score = ["", ""] if card.ungradable else [f"{card.score:g}", f"{card.max_score:g}"]
            shown = ["" if card.ungradable else f"{value:g}" for value in points]
            writer.writerow([_text(card.student), card.assignment, *score, *shown, status(card)])
    os.replace(part, path)


def exercise_points(card: Scorecard, exercise: str) -> float:
    """The points that one exercise earned."""
    return round(sum(result.points for result in card.of_exercise(exercise)), 6)


def lost_points(card: Scorecard, exercise: str) -> float:
    """The points that one exercise did not earn."""
    most = sum(result.max_points for result in card.of_exercise(exercise))
    return round(most - exercise_points(card, exercise), 6)


def status(card: Scorecard) -> str:
    """One word on a scorecard: "graded", or what kept functions from being judged."""
    outcomes = {result.outcome for result in card.checks}
    if card.ungradable:
        return "ungradable"
    for outcome in ("crashed", "timed out", "memory exceeded", "error"):
        if outcome in outcomes:
            return outcome
    return "not attempted" if outcomes == {"not attempted"} else "graded"


def _text(name: str) -> str:
    """A name that a spreadsheet will not take for a formula."""
    return f"'{name}" if name[:1] in "=+-@\t" else name
