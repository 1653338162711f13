"""Which isolation is asked for, and which can be had here."""

import sys
from typing import Literal, get_args

from autograder.confinement.survey import survey
from autograder.errors import ConfinementError

Isolation = Literal["auto", "full", "basic"]
ISOLATIONS: tuple[str, ...] = get_args(Isolation)


def is_full(isolation: Isolation) -> bool:
    """Whether children are fully isolated.

    Raises ConfinementError if that is asked for and cannot be had on this machine.
    """
    if isolation == "basic":
        return False
    reasons = survey().missing
    if isolation == "full" and reasons:
        raise ConfinementError(
            f"full isolation cannot be had here: {'; '.join(reasons)}. "
            "Run `autograder doctor` to see more, or grade in basic isolation only what you trust"
        )
    return not reasons


def isolation_line(isolation: Isolation) -> str:
    """One line that says how student code will be held in this batch.

    Raises ConfinementError where full isolation is asked for and cannot be had.
    """
    if is_full(isolation):
        found = survey()
        if found.way:
            return "Isolation: full (Landlock, seccomp, namespaces; no network, no other files)."
        return (
            "Isolation: full (Landlock, seccomp; no namespaces here: "
            f"{found.namespaces_missing}; no network, no other files)."
        )
    why = "as asked" if isolation == "basic" else "; ".join(survey().missing)
    limits = "no limits" if sys.platform == "win32" else "limits"
    return (
        f"Isolation: BASIC ({why}): a fresh process with {limits} and a clock. Student code can "
        "read files and use the network as you can."
    )
