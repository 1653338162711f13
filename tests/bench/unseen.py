"""Solutions by writers who had not seen the checks: how often the verdict was wrong.

    python -m tests.bench.unseen --hidden .hidden --out data/calibration/checks/unseen.json

The cases of `tests/corpus/unseen/` say only whether they do what the lesson asks. Of each the
record keeps the checks that failed it and the misconceptions that it was told.
"""

import sys
from pathlib import Path

import msgspec

from autograder.proof.case import Case, read_cases
from autograder.proof.source import trial_of
from tests.bench import judging
from tests.corpus import harness

UNSEEN = harness.CORPUS / "unseen"


class Verdict(msgspec.Struct):
    """The checks that a solution failed, and the misconceptions that it was told."""

    failed: list[str] = []
    told: list[str] = []


class Record(msgspec.Struct):
    """What came of an assignment's cases, by file, and those that were judged wrongly."""

    verdicts: dict[str, Verdict] = {}
    false_passes: list[str] = []
    false_fails: list[str] = []


def cases(name: str) -> list[Case]:
    """All cases of an assignment, wrong ones first."""
    return read_cases(UNSEEN / name, "wrong", name) + read_cases(UNSEEN / name, "right", name)


def record_of(verdicts: dict[str, Verdict]) -> Record:
    """The record of these verdicts, by the names of files such as `wrong/head__six.py`."""
    return Record(
        dict(sorted(verdicts.items())),
        sorted(n for n, v in verdicts.items() if n.startswith("wrong/") and not v.failed),
        sorted(n for n, v in verdicts.items() if n.startswith("right/") and v.failed),
    )


def main() -> int:
    parser = judging.parser(__doc__.splitlines()[0])
    parser.add_argument("--out", type=Path, required=True, help="file for the records")
    asked = parser.parse_args()
    judge = judging.judge_of(asked)
    records = {}
    for name in asked.names:
        verdicts = {}
        for tried in judge([trial_of(case, harness.source(name)) for case in cases(name)]):
            failed = sorted(tried.failed) or [tried.error] * bool(tried.error)
            verdicts[tried.trial.name] = Verdict(failed, sorted(tried.told))
        records[name] = record = record_of(verdicts)
        print(f"{name}: {len(verdicts)} tried", end=", ")
        print(f"passed and wrong: {', '.join(record.false_passes) or 'none'}", end=", ")
        print(f"failed and right: {', '.join(record.false_fails) or 'none'}")
    judging.write_record(asked.out, records)
    return 1 if any(one.false_passes or one.false_fails for one in records.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
