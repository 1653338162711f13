"""What a known misconception has of its own: a hint, and what to read again.

They stand in `hints.<code>.<assignment>.json`, by the misconception's name. An entry is the hint;
or `{"hint": ..., "section": ...}`, where another part of the lesson than that of the exercise
explains it, named by the exercise there; or null, where the check's own hint says all.
"""

from functools import cache
from pathlib import Path

import msgspec

from autograder.messages import chosen_language

_HERE = Path(__file__).parent


class Advice(msgspec.Struct, frozen=True):
    """A hint, "" where there is none, and an exercise whose part of the lesson is meant, if any."""

    hint: str = ""
    section: str = ""


@cache
def advices(code: str) -> dict[str, Advice]:
    """All that a language has, by the names of misconceptions."""
    found: dict[str, Advice] = {}
    for path in sorted(_HERE.glob(f"hints.{code}.*.json")):
        found |= _read(path)
    return found


def advices_of(assignment: str) -> dict[tuple[str, str], Advice]:
    """An assignment's in all languages, by the names of file and misconception."""
    files = sorted(_HERE.glob(f"hints.*.{assignment}.json"))
    return {(path.name, name): entry for path in files for name, entry in _read(path).items()}


def _read(path: Path) -> dict[str, Advice]:
    entries = msgspec.json.decode(path.read_bytes(), type=dict[str, str | Advice | None])
    return {
        name: entry if isinstance(entry, Advice) else Advice(entry or "")
        for name, entry in entries.items()
    }


def advice(misconception: str, code: str | None = None) -> Advice:
    """The advice in a language, by default the chosen one; in English where the hint is missing."""
    english = advices("en").get(misconception, Advice())
    own = advices(code or chosen_language()).get(misconception, Advice())
    return Advice(own.hint or english.hint, english.section)
