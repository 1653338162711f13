"""Throwaway folders of images that tell, wherever they turn up, which file they were and how
they were bent.

In each image red grows with the column and green with the row, both evenly, and blue is one
number for the whole image, another one for each file. Linear interpolation keeps an even ramp
exact, so red and green of an augmented image say for every pixel where in the file it came from,
and the map is found by least squares; blue, which no zoom or flip changes, says which file.
"""

from dataclasses import dataclass

import numpy as np

from autograder.checks.transfer_learning import probes
from autograder.checks.transfer_learning.repeated import once_in_a_stream
from autograder.evidence.inputs import Folder
from autograder.evidence.values import DatasetData


@dataclass(frozen=True)
class Probe:
    """A folder for `load_shoes`. `files` gives for each part the class number and the blue of
    every file, in the order of the files."""

    folder: Folder
    names: tuple[str, ...]
    height: int
    width: int
    files: dict[str, tuple[tuple[int, int], ...]]

    def blues(self, part: str) -> list[int]:
        return [blue for _, blue in self.files[part]]

    def class_of(self) -> dict[int, str]:
        return {blue: self.names[c] for part in self.files.values() for c, blue in part}


@dataclass(frozen=True)
class Scale:
    """How the numbers of a set lie: black is `black`, white is `white`."""

    black: float
    white: float


@dataclass(frozen=True)
class Bend:
    """How one drawn image was made from its file.

    `row_zoom` and `column_zoom` are positive, greater than 1 where more of the file is seen.
    `shear` is the largest angle in degrees between an edge of the image and its edge in the
    file, `turn` the least: a shear tilts one edge only, a rotation both. `shift` is how far the
    middle has moved, in pixels of the file.
    """

    row_zoom: float
    column_zoom: float
    mirrored: bool
    upside_down: bool
    shear: float
    turn: float
    shift: float


@once_in_a_stream
def probe(
    rng: np.random.Generator,
    n_training: tuple[int, ...],
    n_test: tuple[int, ...],
    *,
    height: int = 64,
    width: int = 64,
    names: list[str] | None = None,
) -> Probe:
    """A folder with so many images in Train and Test for each class; at most 80 in all.

    `height` and `width` are pixels, at most 80 each, so that a ramp climbs by 3 or more a pixel.
    `names` of the classes are made up if not given.
    """
    names = names or probes.class_names(rng, len(n_training))
    n = sum(n_training) + sum(n_test)
    blues = [int(blue) for blue in rng.permutation(np.arange(1, n + 1) * (255 // n))]
    images, files = {}, {}
    for part, counts in (("Train", n_training), ("Test", n_test)):
        mine: list[tuple[int, int]] = []
        for c, (name, count) in enumerate(zip(names, counts)):
            taken = [blues.pop() for _ in range(count)]
            mine += [(c, blue) for blue in taken]
            images[f"{part}/{name}"] = np.stack([_picture(b, height, width) for b in taken])
        files[part] = tuple(mine)
    return Probe(Folder(images), tuple(names), height, width, files)


def scale_of(probe: Probe, data: DatasetData) -> Scale:
    """What black and white have become, from the darkest and brightest red seen.

    In three passes some image shows the file's left and right edge, augmented or not, unless
    all of them are zoomed in.
    """
    reds = np.concatenate([data.images(at)[..., 0].ravel() for at in range(len(data.passes))])
    brightest = _ramp(probe.width)[-1]
    low, high = float(reds.min()), float(reds.max())
    return Scale(low, low + max(high - low, 1e-9) * 255 / brightest)


def files_of(probe: Probe, images: np.ndarray, scale: Scale) -> list[int]:
    """The blue of the file that each image came from, -1 where it is no file's."""
    known = np.array(sorted(probe.class_of()))
    blues = np.median(_as_in_file(images, scale)[..., 2], axis=(1, 2))
    nearest = known[np.abs(blues[:, None] - known[None]).argmin(axis=1)]
    near = np.abs(blues - nearest) <= (known[1] - known[0]) / 3
    return [int(blue) if is_near else -1 for blue, is_near in zip(nearest, near)]


def like_the_file(probe: Probe, images: np.ndarray, scale: Scale, pixels: float) -> np.ndarray:
    """For each image whether every pixel shows what the file has there, give or take `pixels`."""
    seen = _as_in_file(images, scale)
    rows, columns = _expected(probe, images.shape[1:3])
    right = np.abs(seen[..., 0] / _slope(probe.width) - columns[None, None, :]) <= pixels
    down = np.abs(seen[..., 1] / _slope(probe.height) - rows[None, :, None]) <= pixels
    return np.asarray((right & down).all(axis=(1, 2)))


def bends(probe: Probe, images: np.ndarray, scale: Scale) -> list[Bend]:
    """How each image was made from its file, by the middle half of its pixels."""
    height, width = images.shape[1:3]
    row = slice(height // 4, height - height // 4)
    column = slice(width // 4, width - width // 4)
    y, x = np.mgrid[row, column]
    middle_row, middle_column = (height - 1) / 2, (width - 1) / 2
    places = np.stack([np.ones(y.size), y.ravel() - middle_row, x.ravel() - middle_column], axis=1)
    rows, columns = _expected(probe, (height, width))
    per_row, per_column = rows[1] - rows[0], columns[1] - columns[0]
    found = []
    for image in _as_in_file(images, scale)[:, row, column].astype(np.float64):
        sources = np.stack(
            [
                (image[..., 1].ravel() / _slope(probe.height) - rows.mean()) / per_row,
                (image[..., 0].ravel() / _slope(probe.width) - columns.mean()) / per_column,
            ],
            axis=1,
        )
        (shift, down, right), *_ = np.linalg.lstsq(places, sources, rcond=None)
        row_zoom, column_zoom = float(np.hypot(*down)), float(np.hypot(*right))
        leans = abs(np.arctan2(down[1], abs(down[0]))), abs(np.arctan2(right[0], abs(right[1])))
        found.append(
            Bend(
                row_zoom=row_zoom,
                column_zoom=column_zoom,
                mirrored=bool(right[1] < 0),
                upside_down=bool(down[0] < 0),
                shear=float(np.degrees(max(leans))),
                turn=float(np.degrees(min(leans))),
                shift=float(np.abs(shift).max()),
            )
        )
    return found


def _picture(blue: int, height: int, width: int) -> np.ndarray:
    picture = np.empty((height, width, 3), "uint8")
    picture[..., 0] = _ramp(width)[None, :]
    picture[..., 1] = _ramp(height)[:, None]
    picture[..., 2] = blue
    return picture


def _ramp(n: int) -> np.ndarray:
    return np.arange(n) * _slope(n)


def _slope(n: int) -> int:
    return 255 // (n - 1)


def _as_in_file(images: np.ndarray, scale: Scale) -> np.ndarray:
    return (images.astype(np.float64) - scale.black) * (255 / (scale.white - scale.black))


def _expected(probe: Probe, shape: tuple[int, ...]) -> tuple[np.ndarray, np.ndarray]:
    """Rows and columns of the file whose middles lie under the pixels of an image."""
    height, width = shape
    rows = (np.arange(height) + 0.5) * (probe.height / height) - 0.5
    columns = (np.arange(width) + 0.5) * (probe.width / width) - 0.5
    return rows, columns
