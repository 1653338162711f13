"""What a bench that judges trials is told, how it judges them, and how it writes its record."""

import argparse
import json
import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import msgspec

from autograder.checks import assignments
from autograder.cli.lint import kept_in
from autograder.files import write_whole
from autograder.proof.kept import run_or_recall
from autograder.proof.trial import Images, Trial, Tried
from tests.corpus import harness

Judge = Callable[[Iterable[Trial]], Iterator[Tried]]


def parser(about: str) -> argparse.ArgumentParser:
    """A command line with the assignments to judge, and how."""
    made = argparse.ArgumentParser(description=about)
    made.add_argument("names", metavar="ASSIGNMENT", nargs="*", default=assignments())
    made.add_argument("--jobs", type=int, default=os.cpu_count(), help="processes")
    made.add_argument("--hidden", type=Path, help="folder with hidden Shoes and Leaves")
    made.add_argument("--keep", type=Path, help="file of finished trials, to go on with")
    return made


def judge_of(asked: argparse.Namespace) -> Judge:
    """What judges trials as it was asked; those that are kept are not judged again."""
    images = Images(harness.ROOT / "data", asked.hidden)
    kept = kept_in(asked.keep, images) if asked.keep else None
    return lambda trials: run_or_recall(trials, images, kept, asked.jobs)


def write_record(path: Path, record: object) -> None:
    """Write a record as JSON, whole at any moment; its folder is made if it is not there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, (json.dumps(msgspec.to_builtins(record), indent=1) + "\n").encode())
