"""The fixed sentences of the interface, in the languages that ship.

English is the key: `sentences("de")("Hint")` gives "Tipp". A language is one file,
`<code>.json`, from English to that language; a sentence that it lacks stays English.
"""

import json
import os
from collections.abc import Callable
from functools import cache
from pathlib import Path

_HERE = Path(__file__).parent
Translate = Callable[[str], str]


def languages() -> tuple[str, ...]:
    """The codes of all languages that ship."""
    return ("en", *sorted(path.stem for path in _HERE.glob("*.json")))


def chosen_language() -> str:
    """The language that AUTOGRADER_LANG names, else English."""
    code = os.environ.get("AUTOGRADER_LANG", "en")[:2].lower()
    return code if code in languages() else "en"


@cache
def catalogue(code: str) -> dict[str, str]:
    """The sentences of one language by their English form; none for English itself."""
    path = _HERE / f"{code}.json"
    found: dict[str, str] = json.loads(path.read_text("utf-8")) if path.is_file() else {}
    return found


def sentences(code: str | None = None) -> Translate:
    """A function that gives an English sentence in a language, by default the chosen one."""
    known = catalogue(code or chosen_language())
    return lambda english: known.get(english, english)
