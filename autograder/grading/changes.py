"""What a run would change in the marks that stand."""

import msgspec

from autograder.scoring.scorecard import Scorecard


class Change(msgspec.Struct, frozen=True):
    """One student's mark before and after; None where there was none, or the grader failed.

    `checks` are the checks whose outcome differs, as "name: passed -> failed".
    """

    student: str
    before: float | None
    after: float | None
    checks: tuple[str, ...]


def change(before: Scorecard | None, after: Scorecard) -> Change | None:
    """What differs between two scorecards of one student; None if no outcome or point does."""
    was = {result.name: result for result in before.checks} if before else {}
    now = {result.name: result for result in after.checks}
    names = [*was, *(name for name in now if name not in was)]
    differ = [
        f"{name}: {was[name].outcome if name in was else 'not there'} -> "
        f"{now[name].outcome if name in now else 'not there'}"
        for name in names
        if _told(was.get(name)) != _told(now.get(name))
    ]
    if before is not None and not differ and _score(before) == _score(after):
        return None
    return Change(
        after.student,
        None if before is None else _score(before),
        _score(after),
        tuple(differ) if before else (),
    )


def _told(result: object) -> tuple[object, ...]:
    return (getattr(result, "outcome", None), getattr(result, "points", None))


def _score(card: Scorecard) -> float | None:
    return None if card.ungradable else card.score
