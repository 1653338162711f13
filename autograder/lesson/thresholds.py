"""How many unseen images a network trained as the lesson says must tell right.

Measured by `autograder data calibrate` for shoes and by `data/measure_leaves.py` for leaves, and
kept as data: the worst of many trainings, and from it a bound that leaves room for a set of images
that happens to be harder.
"""

import hashlib
from math import sqrt
from pathlib import Path
from typing import Literal

import msgspec

from autograder.errors import DataError
from autograder.lesson.manifest import read_sums

Images = Literal["Shoes", "Leaves"]
FILES: dict[Images, str] = {
    "Shoes": "calibration/thresholds.json",
    "Leaves": "calibration/leaf_thresholds.json",
}
Stage = Literal["head", "fine_tuned", "short"]
_REMEDIES: dict[Images, str] = {
    "Shoes": "autograder data calibrate",
    "Leaves": "python data/measure_leaves.py",
}


class Thresholds(msgspec.Struct, frozen=True):
    """What was measured on unseen images.

    `digest` is that of the images that were trained on, `worst` the lowest accuracy over `seeds`
    trainings, measured on `images` images each: for the trained head and after fine-tuning, or
    for a short training from scratch; `z` is the margin in standard deviations.
    """

    command: str
    digest: str
    seeds: int
    images: int
    z: float
    worst: dict[Stage, float]

    def least(self, stage: Stage, n_images: int) -> float:
        """The share of `n_images` that is asked for: Wilson's lower bound of the worst accuracy.

        Source: E. B. Wilson, "Probable inference, the law of succession, and statistical
        inference", Journal of the American Statistical Association 22 (1927), 209-212.
        """
        return wilson_lower(self.worst[stage], n_images, self.z)


def wilson_lower(share: float, n: int, z: float) -> float:
    """The lower bound of Wilson's score interval for `share` of `n` trials."""
    return wilson_interval(share, n, z)[0]


def wilson_interval(share: float, n: int, z: float = 1.96) -> tuple[float, float]:
    """Both ends of Wilson's score interval for `share` of `n` trials, by default the 95 % one."""
    centre = share + z * z / (2 * n)
    spread = z * sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    low, high = (centre - spread) / (1 + z * z / n), (centre + spread) / (1 + z * z / n)
    return max(low, 0.0), min(high, 1.0)  # rounding may lead beyond them


def images_digest(data: Path, of: Images) -> str:
    """A hash of the shoes or the leaves, as the manifest lists them."""
    sums = read_sums(data)
    lines = [f"{name} {sums[name]}\n" for name in sorted(sums) if name.startswith(f"{of}/")]
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def read_thresholds(data: Path, of: Images = "Shoes") -> Thresholds:
    """The thresholds for the shoes or the leaves in `data`.

    Raises DataError if there are none, or if they were measured on other images.
    """
    path = data / FILES[of]
    remedy = f"measure them with `{_REMEDIES[of]}`"
    try:
        found = msgspec.json.decode(path.read_bytes(), type=Thresholds)
    except OSError:
        raise DataError(f"{path} with the accuracies to ask for is missing; {remedy}") from None
    except msgspec.MsgspecError as error:
        raise DataError(f"{path} cannot be read ({error}); {remedy}") from error
    if found.digest != images_digest(data, of):
        raise DataError(
            f"the accuracies in {path} were measured on other images than those in "
            f"{data / of}; {remedy}"
        )
    return found
