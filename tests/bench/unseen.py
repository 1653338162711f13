"""Solutions by writers who had not seen the checks: how often the verdict was wrong.

    python -m tests.bench.unseen --hidden .hidden --out data/calibration/checks/unseen.json

The cases of `tests/corpus/unseen/` say only whether they do what the lesson asks. They were
written in rounds, and after each the checks were sharpened: `at_first.json` keeps how a round was
judged before that. Writers of the first two looked for subtle mistakes, those of the third for the
ones that a class makes. Of each case the record keeps the checks that failed it and the
misconceptions that it was told.
"""

import sys
from itertools import product
from pathlib import Path

import msgspec

from autograder.proof.case import Case, read_cases
from autograder.proof.source import trial_of
from autograder.proof.trial import Tried
from tests.bench import judging
from tests.corpus import harness

UNSEEN = harness.CORPUS / "unseen"
ROUNDS = ("first", "second", "third")
#: What is still judged wrongly, by file, and why.
KNOWN = {
    "second/imagenet_backbone/right/features__mean_by_ops.py": "A mean over rows and then one over "
    "columns are two operations; evidence knows one over both, and the message asks for a layer.",
    "second/transfer_learning/wrong/inspect__nested_models_opened.py": "No model within a model "
    "can be handed over: evidence has all layers side by side.",
}


class Verdict(msgspec.Struct):
    """The checks that a solution failed, and the misconceptions that it was told."""

    failed: list[str] = []
    told: list[str] = []


class Record(msgspec.Struct):
    """What came of an assignment's cases, by file, and those that were judged wrongly."""

    verdicts: dict[str, Verdict] = {}
    false_passes: list[str] = []
    false_fails: list[str] = []


def cases(of: str, name: str) -> list[Case]:
    """All cases of a round for an assignment, wrong ones first."""
    folder = UNSEEN / of / name
    return read_cases(folder, "wrong", name) + read_cases(folder, "right", name)


def verdict_of(tried: Tried) -> Verdict:
    """What was said of a solution; one that ran for ever, or ended its process, has failed."""
    return Verdict(sorted(tried.failed) or [tried.error] * bool(tried.error), sorted(tried.told))


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
    records: dict[str, dict[str, Record]] = {of: {} for of in ROUNDS}
    n_unknown = 0
    for of, name in product(ROUNDS, asked.names):
        verdicts = {}
        for tried in judge([trial_of(case, harness.source(name)) for case in cases(of, name)]):
            verdicts[tried.trial.name] = verdict_of(tried)
        records[of][name] = record = record_of(verdicts)
        misjudged = {f"{of}/{name}/{one}" for one in record.false_passes + record.false_fails}
        n_unknown += len(misjudged - set(KNOWN))
        print(f"{of} round, {name}: {len(verdicts)} tried", end=", ")
        print(f"passed and wrong: {', '.join(record.false_passes) or 'none'}", end=", ")
        print(f"failed and right: {', '.join(record.false_fails) or 'none'}")
    judging.write_record(asked.out, records)
    return 1 if n_unknown else 0


if __name__ == "__main__":
    sys.exit(main())
