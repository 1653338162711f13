"""How far a student is: verdicts and hints, in a small file beside the work."""

from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec

from autograder.scoring.scorecard import CheckResult


class Kept(msgspec.Struct, frozen=True):
    """The verdict on an exercise, and the digest of the code that it is about."""

    digest: str
    results: tuple[CheckResult, ...]


class Progress(msgspec.Struct, frozen=True):
    """Verdicts by exercise, and how many hints were shown: by check, and misconception if any."""

    verdicts: dict[str, Kept] = {}
    hints: dict[str, int] = {}

    def fresh(self, digests: Mapping[str, str]) -> dict[str, tuple[CheckResult, ...]]:
        """The verdicts on code that is still the same, by exercise."""
        return {
            name: kept.results
            for name, kept in self.verdicts.items()
            if digests.get(name) == kept.digest
        }

    def judged(self, results: Iterable[CheckResult], digests: Mapping[str, str]) -> "Progress":
        """With new verdicts on all exercises that the results are of."""
        by_exercise: dict[str, list[CheckResult]] = {}
        for result in results:
            by_exercise.setdefault(result.exercise, []).append(result)
        new = {n: Kept(digests.get(n, ""), tuple(found)) for n, found in by_exercise.items()}
        return msgspec.structs.replace(self, verdicts=self.verdicts | new)

    def hinted(self, key: str) -> "Progress":
        """With one more hint shown."""
        hints = self.hints | {key: self.hints.get(key, 0) + 1}
        return msgspec.structs.replace(self, hints=hints)


def progress_file(work: Path) -> Path:
    """Where the progress on a file is kept."""
    return work.with_name(f".{work.name}.progress.json")


def read_progress(work: Path) -> Progress:
    """The progress on a file; none where nothing was kept, or what was kept cannot be read."""
    try:
        return msgspec.json.decode(progress_file(work).read_bytes(), type=Progress)
    except (OSError, msgspec.MsgspecError):
        return Progress()


def write_progress(work: Path, progress: Progress) -> None:
    """Keep the progress; a folder that cannot be written to keeps nothing."""
    try:
        progress_file(work).write_bytes(msgspec.json.encode(progress))
    except OSError:
        return
