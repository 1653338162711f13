"""What people read, in the languages that ship.

English is the key. A language is three kinds of files: `<code>.json` holds the fixed sentences of
pages and commands, `<code>.<assignment>.json` what an assignment's checks say, and
`hints.<code>.<assignment>.json` the hints of misconceptions (`autograder.messages.hints`). A text
that a language lacks stays English. AUTOGRADER_LANG, or `autograder --language`, chooses.
"""

import json
import os
from collections.abc import Callable
from functools import cache, lru_cache
from pathlib import Path

from autograder.messages.templates import Translator

_HERE = Path(__file__).parent
VARIABLE = "AUTOGRADER_LANG"
Translate = Callable[[str], str]


def languages() -> tuple[str, ...]:
    """The codes of all languages that ship."""
    return ("en", *sorted(path.stem for path in _HERE.glob("??.json")))


def chosen_language() -> str:
    """The language that AUTOGRADER_LANG names, else English."""
    code = os.environ.get(VARIABLE, "en")[:2].lower()
    return code if code in languages() else "en"


@cache
def catalogue(code: str) -> dict[str, str]:
    """The fixed sentences of one language by their English form; none for English itself."""
    path = _HERE / f"{code}.json"
    return _read(path) if path.is_file() else {}


@cache
def texts(code: str) -> dict[str, str]:
    """What checks say, in one language: sentences, hints, templates of messages, misconceptions.

    Keys are English as the checks have it, with `{name}` for what is filled in; misconceptions
    have their names as keys, in English as well.
    """
    found: dict[str, str] = {}
    for path in sorted(_HERE.glob(f"{code}.*.json")):
        found |= _read(path)
    return found


def sentences(code: str | None = None) -> Translate:
    """A function that gives an English sentence in a language, by default the chosen one."""
    known = catalogue(code or chosen_language())
    return lambda english: known.get(english, english)


def told(text: str, code: str | None = None) -> str:
    """What a check said, in a language, by default the chosen one.

    Messages come with numbers and names filled in; they are recognised by their template.
    """
    return _told(text, code or chosen_language())


def misconception(name: str, code: str | None = None) -> str:
    """A sentence for the name of a misconception: "cut-too-many" means "More layers were ..."."""
    code = code or chosen_language()
    return texts(code).get(name) or texts("en").get(name) or name.replace("-", " ")


@lru_cache(maxsize=4096)
def _told(text: str, code: str) -> str:
    return _translator(code).told(text) if code != "en" else text


@cache
def _translator(code: str) -> Translator:
    return Translator(texts(code))


def _read(path: Path) -> dict[str, str]:
    found: dict[str, str] = json.loads(path.read_text("utf-8"))
    return found
