"""The folders of a class's own photos: what lies where, and what is wrong with that."""

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

SPLITS = ("Train", "Test")
#: Keras keeps a fifth of the training photos for validation; of fewer than five that is none.
FEWEST = {"Train": 5, "Test": 1}
MOST_UNBALANCED = 3
_CLASS_NAME = re.compile(r"[^\W_][\w -]{0,38}(?<! )")
_LEFT_BY_SYSTEMS = {"thumbs.db", "desktop.ini", "__macosx"}


class Source(NamedTuple):
    """A file to import, and where it belongs."""

    path: Path
    split: str
    kind: str


def survey(source: Path) -> tuple[list[Source], list[str]]:
    """The files of `source` in order, and what is wrong with its folders."""
    sources: list[Source] = []
    problems: list[str] = []
    found = {path.name: path for path in _inside(source, problems)}
    for name in found:
        if name not in SPLITS:
            problems.append(f"{name} is neither Train nor Test; rename it or move it away")
    for split in SPLITS:
        if split not in found:
            problems.append(f"{split} is missing; it holds a folder of photos for each class")
        elif not found[split].is_dir():
            problems.append(f"{split} is no folder")
        else:
            sources += _split(found[split], problems)
    if all(split in found for split in SPLITS):
        problems += _unlike(source)
    return sources, problems


def _split(folder: Path, problems: list[str]) -> list[Source]:
    """The photos of `Train` or `Test`; problems with its classes are added to `problems`."""
    split = folder.name
    sources: list[Source] = []
    counts: dict[str, int] = {}
    for path in _inside(folder, problems):
        if not path.is_dir():
            problems.append(f"{split}/{path.name} lies outside the folders of the classes")
            continue
        kind = _class_name(path)
        if not _CLASS_NAME.fullmatch(kind):
            problems.append(
                f"{split}/{path.name} is no name for a class; use letters, digits, spaces, - and _"
            )
        if kind.lower() in map(str.lower, counts):
            problems.append(f"{split}/{path.name} is there twice, in capitals and small letters")
        files = _inside(path, problems)
        sources += [Source(file, split, kind) for file in files if file.is_file()]
        problems += [
            f"{split}/{path.name}/{file.name} is no file; photos lie directly in their class"
            for file in files
            if not file.is_file()
        ]
        counts[kind] = sum(file.is_file() for file in files)
        if counts[kind] < FEWEST[split]:
            problems.append(
                f"{split}/{path.name} has {counts[kind]} photos; {FEWEST[split]} or more are needed"
            )
    problems += _badly_shared(split, counts)
    return sources


def _badly_shared(split: str, counts: dict[str, int]) -> Iterator[str]:
    if len(counts) < 2:
        named = ", ".join(counts) or "none"
        yield f"{split} needs folders of two or more classes; there is {named}"
        return
    few, many = min(counts, key=counts.__getitem__), max(counts, key=counts.__getitem__)
    if 0 < counts[few] * MOST_UNBALANCED < counts[many]:
        yield (
            f"{split} is unbalanced: {counts[many]} photos of {many}, {counts[few]} of {few}; "
            f"no class may have more than {MOST_UNBALANCED} times as many as another"
        )


def _unlike(source: Path) -> list[str]:
    """Classes that only one of Train and Test has."""
    kinds = {
        split: {_class_name(path) for path in _inside(source / split, []) if path.is_dir()}
        for split in SPLITS
    }
    return [
        f"{one}/{kind} has no counterpart {other}/{kind}"
        for one, other in (SPLITS, SPLITS[::-1])
        for kind in sorted(kinds[one] - kinds[other])
    ]


def _inside(folder: Path, problems: list[str]) -> list[Path]:
    """What a person put into the folder, by name; not what the systems leave there."""
    try:
        paths = sorted(folder.iterdir())
    except OSError as error:
        problems.append(f"{folder.name} cannot be read ({error.strerror})")
        return []
    return [
        path
        for path in paths
        if not path.name.startswith(".") and path.name.lower() not in _LEFT_BY_SYSTEMS
    ]


def _class_name(path: Path) -> str:
    """A folder's name; the same where one system writes an accent as a letter of its own."""
    return unicodedata.normalize("NFC", path.name)
