"""Finished trials, kept in a file: what was stopped goes on, and what has not changed stays."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import msgspec

from autograder.proof.trial import Images, Trial, Tried
from autograder.proof.workers import run_trials

#: By assignment and exercise a hash of all that a verdict rests on, but for what is judged.
Keys = Mapping[str, Mapping[str, str]]


class Line(msgspec.Struct, frozen=True):
    """A finished trial under its key."""

    key: str
    tried: Tried


class Kept:
    """A file of finished trials, a line of JSON each. Only one process may write to it."""

    def __init__(self, path: Path, keys: Keys) -> None:
        self._path = path
        self._keys = keys
        self._found = dict(_read(path)) if path.is_file() else {}

    def find(self, trial: Trial) -> Tried | None:
        """What came of the trial, None if it was not judged, or would be judged otherwise now."""
        known = self._found.get(self._key(trial))
        return known and msgspec.structs.replace(known, trial=trial)

    def add(self, tried: Tried) -> None:
        """Keep what came of a trial, without what was drawn and printed."""
        bare = msgspec.structs.replace(
            tried,
            trial=msgspec.structs.replace(tried.trial, code=""),
            results=_plain(tried.results),
            regardless=_plain(tried.regardless),
        )
        line = Line(self._key(tried.trial), bare)
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with self._path.open("ab") as file:
            # Each line begins anew, also behind one that a kill has torn.
            file.write(b"\n" + msgspec.json.encode(line))
        self._found[line.key] = bare

    def _key(self, trial: Trial) -> str:
        keys = self._keys[trial.assignment]
        parts = [trial.code, ",".join(trial.only), ",".join(trial.checks)]
        parts += [str(trial.seed), str(trial.regardless)]
        parts += [keys[exercise] for exercise in trial.only or sorted(keys)]
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:32]


def run_or_recall(
    trials: Iterable[Trial], images: Images, kept: Kept | None, jobs: int = 1
) -> Iterator[Tried]:
    """What came of each trial: first those that are kept, then the others as they are judged.

    One that could not be judged is not kept, so that it is tried again.
    """
    left = []
    for trial in trials:
        known = kept.find(trial) if kept else None
        if known:
            yield known
        else:
            left.append(trial)
    for tried in run_trials(left, images, jobs):
        if kept and not tried.error:
            kept.add(tried)
        yield tried


def _plain(results: Iterable) -> tuple:
    return tuple(msgspec.structs.replace(result, figures=(), output="") for result in results)


def _read(path: Path) -> Iterator[tuple[str, Tried]]:
    """Each line that can be read; the last may be torn, and older ones of another form."""
    for text in path.read_bytes().splitlines():
        try:
            line = msgspec.json.decode(text, type=Line)
        except msgspec.MsgspecError:
            continue
        yield line.key, line.tried
