"""cache_features(extractor, dataset): the features of all images, once, with their labels."""

from typing import NamedTuple

import numpy as np

from autograder.checks.imagenet_backbone import probes
from autograder.checks.imagenet_backbone.arrays import array_in
from autograder.checks.transfer_learning.probes import class_names, images, predict
from autograder.checks.transfer_learning.repeated import once_in_a_stream
from autograder.evidence.inputs import Batches, Folder
from autograder.evidence.model import ModelData
from autograder.evidence.values import Items, describe
from autograder.scoring.rubric import check, expect
from autograder.students.protocol import Student

EXERCISE = "cache"
NEAR = 1e-4


class Probe(NamedTuple):
    """An extractor, a dataset, and what the judge computed: features and class of each file."""

    extractor: ModelData
    dataset: Batches
    features: np.ndarray
    classes: np.ndarray


class Cached(NamedTuple):
    """What came back, and for each row the file whose features it holds, -1 for none."""

    features: np.ndarray
    labels: np.ndarray
    files: np.ndarray


@once_in_a_stream
def probe(
    rng: np.random.Generator,
    *,
    n_images: tuple[int, ...] = (4, 4),
    batch_size: int = 4,
    shuffle: bool = False,
    n_blocks: int = 1,
) -> Probe:
    """A probe on which no two images have features that could be taken for each other's."""
    names, classes = class_names(rng, len(n_images)), np.repeat(np.arange(len(n_images)), n_images)
    while True:
        extractor = probes.extractor(rng, n_blocks=n_blocks)
        pictures = {
            name: (images(rng, n, 16) * 255).round().astype("uint8")
            for name, n in zip(names, n_images)
        }
        given = np.concatenate([pictures[name] for name in names]).astype("float32")
        features = predict(extractor, given * np.float32(1 / 255))
        apart = distances(features, features)[np.triu_indices(len(features), 1)]
        if apart.min() >= 10 * near(features):
            dataset = Batches(Folder(pictures), (16, 16), batch_size, shuffle)
            return Probe(extractor, dataset, features, classes)


def distances(ones: np.ndarray, others: np.ndarray) -> np.ndarray:
    """The largest difference of any feature, for each row of both: `(n_ones, n_others)`."""
    off: np.ndarray = np.abs(ones[:, None].astype("float64") - others[None]).max(axis=2)
    return off


def near(features: np.ndarray) -> float:
    """How far features may be off: float rounding grows with them."""
    return NEAR * max(1.0, float(np.abs(features).max()))


def cached(student: Student, given: Probe) -> Cached:
    """The two arrays; a Mistake unless they are what they should be in type and shape."""
    value = student.cache_features(given.extractor, given.dataset, eagerly=True).value
    is_two = isinstance(value, Items) and not value.keys and len(value.values) == 2
    nothing = describe(value) == "None"
    expect(
        is_two,
        f"`cache_features` should return two arrays, features and labels; it returned "
        f"{describe(value)}." + (" Is there a `return`?" if nothing else ""),
        "returned-nothing" if nothing else "returned-something-else",
    )
    assert isinstance(value, Items)
    features, labels = (
        array_in(part, what, " `np.concatenate` makes one array of a list of them.", "no-array")
        for what, part in zip(("Your features", "Your labels"), value.values)
    )
    n, n_features = given.features.shape
    expect(
        features.shape != (n, n_classes(given)) or labels.shape != given.features.shape,
        "You returned the labels first; the features come first.",
        "exchanged",
    )
    in_one_row = features.shape == (n * n_features,)
    expect(
        features.ndim == 2 and features.shape[1] == n_features,
        f"The features should be {(n, n_features)}; yours are {features.shape}."
        + (f" All {n} rows of {n_features} stand in one long row." if in_one_row else ""),
        "wrong-shape",
    )
    expect(
        len(features) <= 4 * n,
        f"The dataset has {n} images, but there are {len(features)} rows of features.",
        "images-twice",
    )
    off = distances(features, given.features)
    known = off.min(axis=1, initial=np.inf) <= near(given.features)
    return Cached(features, labels, np.where(known, off.argmin(axis=1), -1))


def n_classes(given: Probe) -> int:
    return int(given.classes.max()) + 1


def each_once(given: Probe, found: Cached) -> None:
    """A Mistake unless the features of each image are there, once."""
    n, most = len(given.classes), len(found.files)
    unknown = np.flatnonzero(found.files < 0).tolist()
    row = unknown[0] if unknown else 0
    expect(
        not unknown,
        f"{len(unknown)} of {most} rows are not the extractor's features of any image."
        + (
            " The images come preprocessed; hand them to the extractor as they are."
            if len(unknown) == most
            else f" One is row {row}. Is every row filled, also from a batch that is "
            f"smaller than the others?"
        ),
        "other-features",
    )
    n_found = len(set(found.files.tolist()))
    reason = "images-twice" if most > n else "images-left-out"
    expect(
        n_found == n and most == n,
        f"The dataset has {n} images; you have {most} rows of features, of {n_found} images.",
        reason,
    )


def labels_fit(given: Probe, found: Cached) -> None:
    """A Mistake unless each row of labels is that of the image whose features stand there."""
    n, k = len(given.classes), n_classes(given)
    expect(
        found.labels.shape == (n, k),
        f"The labels should be one-hot, {(n, k)}; yours are {found.labels.shape}.",
        "hard-coded-classes" if found.labels.shape == (n, 2) else "labels-not-one-hot",
    )
    wrong = int(np.sum((found.labels != np.eye(k)[given.classes[found.files]]).any(axis=1)))
    expect(
        wrong == 0,
        f"{wrong} of {n} labels belong to another image than the features beside them. A shuffled "
        f"dataset gives another order in each pass, so take both from the same batches.",
        "labels-of-another-pass",
    )


@check(
    points=3,
    hints=(
        "How many rows of features do you get, and how many images are there?",
        "A set knows how many batches it has, and gives each by its number: images and labels.",
        "Predict the images of one batch after the other, and join what comes out at the end.",
    ),
    because="Rows that are missing or wrong are told before their order is in question.",
)
def test_computes_each_feature_once(student: Student, rng: np.random.Generator) -> None:
    """There is a row for each image, and it holds the extractor's features of it."""
    given = probe(rng)
    each_once(given, cached(student, given))


@check(
    points=2,
    hints=(
        "What does a label look like in a batch?",
        "Batches come as pairs of images and one-hot labels.",
        "The second part of each batch is what you look for; join these parts.",
    ),
    needs=("computes_each_feature_once",),
    because="Labels that are no one-hot rows are told before anybody asks whose they are.",
)
def test_returns_the_labels(student: Student, rng: np.random.Generator) -> None:
    """The labels are one-hot, and each belongs to the image in its row."""
    given = probe(rng)
    labels_fit(given, cached(student, given))


@check(
    points=3,
    hints=(
        "Is the order of a shuffled set the same each time you go through it?",
        "`dataset.classes` is in the order of the files, not in that of a shuffled pass.",
        "Keep images and labels of the same batch together: one loop for both.",
    ),
    needs=("returns_the_labels",),
)
def test_labels_stay_with_their_features(student: Student, rng: np.random.Generator) -> None:
    """Of a shuffled dataset, too, features and labels in one row belong to one image."""
    given = probe(rng, n_images=(11, 10), batch_size=6, shuffle=True)
    found = cached(student, given)
    each_once(given, found)
    labels_fit(given, found)
