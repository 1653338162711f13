"""All that must hold of an assignment before students get it."""

from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec

from autograder.checks import check_folders, load_assignment
from autograder.errors import UsageError
from autograder.messages.hints import advices_of
from autograder.proof.case import Case, Kind, read_cases
from autograder.proof.fault import Fault
from autograder.proof.figures import Figures, figures_of
from autograder.proof.kept import Kept, run_or_recall
from autograder.proof.rubric import advice_faults, corpus_faults, rubric_faults
from autograder.proof.source import label, read_source, trial_of, whole_trials
from autograder.proof.trial import Images, Tried
from autograder.proof.verdicts import case_faults, need_faults, whole_faults
from autograder.scoring.listing import listed_checks

KINDS: tuple[Kind, ...] = ("wrong", "right", "partial")


class Linted(msgspec.Struct, frozen=True):
    """What was looked at, what is wrong, and how often each check was."""

    faults: tuple[Fault, ...]
    n_checks: int
    n_tried: int
    n_cases: int
    figures: Figures


def lint(
    name: str,
    source: Path,
    images: Images,
    corpus: Path | None = None,
    every: int = 1,
    jobs: int = 1,
    kept: Kept | None = None,
    progress: Callable[[int, int], None] = lambda done, of: None,
) -> Linted:
    """Look at the checks of an assignment, and try them on what is known to be right or wrong.

    `source` is the assignment's one source, `corpus` the folder with wrong/, right/ and partial/,
    None for none. Of each of these every `every`th case is tried. Raises UsageError if source or
    corpus are not there.
    """
    assignment = load_assignment(name)
    checks = listed_checks(check_folders(name, hidden=True))
    material = read_source(name, source)
    cases = _cases(corpus, name)
    wrong = [case for case in cases if case.kind == "wrong"]
    faults = [*rubric_faults(assignment, checks, material.solved)]
    faults += advice_faults(advices_of(name), material.solved)
    if corpus is not None:
        faults += corpus_faults(checks, wrong)

    whole = corpus is not None and every == 1
    chosen = [case for kind in KINDS for case in [c for c in cases if c.kind == kind][::every]]
    trials = whole_trials(material) + [
        trial_of(case, material, regardless=whole and case.kind == "wrong") for case in chosen
    ]
    by_name = {label(case): case for case in chosen}
    tried: list[tuple[Case, Tried]] = []
    for number, one in enumerate(run_or_recall(trials, images, kept, jobs), start=1):
        progress(number, len(trials))
        if one.error:
            faults.append(Fault(one.trial.name, f"cannot be judged: {one.error}", "Correct it."))
        elif one.trial.name in by_name:
            tried.append((by_name[one.trial.name], one))
            faults += case_faults(by_name[one.trial.name], one)
        else:
            faults += whole_faults(assignment, checks, one)
    tried.sort(key=lambda pair: pair[1].trial.name)
    figures = figures_of(name, tried)
    if whole:
        faults += need_faults(checks, figures)
    return Linted(tuple(faults), len(checks), len(tried), len(cases), figures)


def _cases(corpus: Path | None, name: str) -> Sequence[Case]:
    if corpus is None:
        return ()
    if not any((corpus / kind).is_dir() for kind in KINDS):
        raise UsageError(f"{corpus} has no folder wrong, right or partial")
    return [case for kind in KINDS for case in read_cases(corpus, kind, name)]
