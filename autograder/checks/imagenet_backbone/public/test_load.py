"""load_shoes(shoes_dir, image_size, batch_size): images as the backbone expects them."""

from typing import NamedTuple

import numpy as np

from autograder.checks.transfer_learning.probes import class_names, images
from autograder.checks.transfer_learning.repeated import once_in_a_stream
from autograder.evidence.calls import Returned
from autograder.evidence.inputs import Folder
from autograder.evidence.values import DatasetData, Items, describe
from autograder.lesson.imagenet import preprocess
from autograder.scoring.rubric import check, expect
from autograder.students.protocol import Student

EXERCISE = "load"
SIZE = 32
BATCH = 5
PARTS = ("training", "test")
#: Preprocessed pixels lie 1/128 apart.
NEAR = 2e-3
#: They reach from -1 to 1, and rounding may add a little.
LARGEST = 1.1


class Probe(NamedTuple):
    """A folder of images, and for each part the pixels (uint8) and the class of each file."""

    folder: Folder
    pixels: dict[str, np.ndarray]
    classes: dict[str, np.ndarray]


@once_in_a_stream
def probe(
    rng: np.random.Generator, n_classes: int = 2, size: int = SIZE, n_training: int = 5
) -> Probe:
    names = class_names(rng, n_classes)
    pictures: dict[str, np.ndarray] = {}
    pixels, classes = {}, {}
    for part, fewest in (("Train", n_training), ("Test", 3)):
        made = {
            name: (images(rng, fewest + at, size) * 255).round().astype("uint8")
            for at, name in enumerate(names)
        }
        pictures |= {f"{part}/{name}": given for name, given in made.items()}
        key = "training" if part == "Train" else "test"
        pixels[key] = np.concatenate(list(made.values()))
        classes[key] = np.concatenate(
            [np.full(len(given), at) for at, given in enumerate(made.values())]
        )
    return Probe(Folder(pictures), pixels, classes)


def load(student: Student, given: Probe) -> dict[str, DatasetData]:
    """Both sets at the size of the files."""
    return sets_in(student.load_shoes(given.folder, image_size=(SIZE, SIZE), batch_size=BATCH))


def sets_in(returned: Returned) -> dict[str, DatasetData]:
    """The two sets; a Mistake unless they are image iterators."""
    value = returned.value
    nothing = describe(value) == "None"
    what = f"{len(value.values)} things" if isinstance(value, Items) else describe(value)
    expect(
        isinstance(value, Items) and not value.keys and len(value.values) == 2,
        f"`load_shoes` should return two image iterators, training and test; it returned {what}."
        + (" Is there a `return`?" if nothing else ""),
        "returned-nothing" if nothing else "returned-something-else",
    )
    assert isinstance(value, Items)
    found = {}
    for part, each in zip(PARTS, value.values):
        expect(
            isinstance(each, DatasetData),
            f"The {part} set should give batches of images and labels, but it is "
            f"{describe(each)}. Does it look into the folders that are in `shoes_dir`?",
            "no-image-iterator",
        )
        assert isinstance(each, DatasetData)
        found[part] = each
    return found


def files_of(given: Probe, part: str, pictures: np.ndarray) -> np.ndarray:
    """Which file of a part each preprocessed image is, -1 for none."""
    wanted = preprocess(given.pixels[part])
    if pictures.shape[1:] != wanted.shape[1:] or len(pictures) > 4 * len(wanted):
        return np.full(len(pictures), -1)
    off = np.abs(pictures[:, None] - wanted[None]).mean(axis=(2, 3, 4))
    return np.where(off.min(axis=1) <= NEAR, off.argmin(axis=1), -1)


def pixels_are_right(given: Probe, sets: dict[str, DatasetData]) -> None:
    """A Mistake that tells which other range the pixels have."""
    for part, data in sets.items():
        pictures = data.images()
        if (files_of(given, part, pictures) >= 0).all():
            continue
        low, high = float(pictures.min()), float(pictures.max())
        is_ = f"The pixels of your {part} set reach from {low:.4g} to {high:.4g}"
        expect(
            high - low > 0.05,
            f"{is_}: they were rescaled twice. To the backbone every image is the same grey.",
            "rescaled-twice",
        )
        expect(
            low >= -LARGEST and high <= LARGEST,
            f"{is_}: they are not preprocessed.",
            "not-preprocessed",
        )
        expect(
            not (low >= 0 and high <= 1),
            f"{is_}. They were divided by 255, but this backbone expects about -1 to 1: use "
            f"`preprocess`, and no `rescale`.",
            "rescaled-instead",
        )
        other = files_of(given, "test" if part == "training" else "training", pictures)
        expect(
            not (other >= 0).any(),
            f"Your {part} set has images of the other folder.",
            "other-folder",
        )
        expect(
            pictures.shape[1:] != given.pixels[part].shape[1:],
            f"{is_}, as they should, but the pictures are not those of the files. They were "
            f"changed on the way, such as flipped or zoomed, or preprocessed by other code.",
            "other-images",
        )
        expect(
            False,
            f"With image_size={(SIZE, SIZE)} your {part} images are {pictures.shape[1:3]}.",
            "ignored-image-size",
        )


@check(
    points=4,
    hints=(
        "Look at the smallest and the largest pixel of a batch.",
        "`rescale` and `preprocessing_function` work one after the other. One of them is enough.",
        "Hand `preprocess` to the generator as its function, and give it no factor beside it.",
    ),
    because="Images are told apart by their pixels, so these are looked at first.",
)
def test_preprocesses_once(student: Student, rng: np.random.Generator) -> None:
    """The pixels of both sets are preprocessed, once, and not changed otherwise."""
    given = probe(rng)
    pixels_are_right(given, load(student, given))


@check(
    points=2,
    hints=(
        "How many images should each set have, and what is a label?",
        "flow_from_directory has a class_mode; one of its values gives one-hot labels.",
        "Training is all of Train, test is all of Test, both with categorical labels.",
    ),
    needs=("preprocesses_once",),
)
def test_gives_all_images_with_labels(student: Student, rng: np.random.Generator) -> None:
    """Each set holds all images of its folder once, with one-hot labels."""
    given = probe(rng)
    for part, data in load(student, given).items():
        files, wanted = files_of(given, part, data.images()), given.classes[part]
        expect(
            sorted(files) == list(range(len(wanted))),
            f"The {part} folder has {len(wanted)} images; your set gives {len(files)}, of "
            f"{len(set(files))} files.",
            "images-left-out",
        )
        k = int(wanted.max()) + 1
        labels = data.labels()
        expect(
            labels.shape == (len(wanted), k),
            f"Labels should be one-hot, {(len(wanted), k)}; those of your {part} set have the "
            f"shape {labels.shape}. That is what class_mode='categorical' gives.",
            "labels-not-one-hot",
        )
        expect(
            (labels.argmax(axis=1) == wanted[files]).all(),
            f"Some labels of your {part} set are those of another folder.",
            "wrong-labels",
        )


@check(
    points=2,
    hints=(
        "In which order do the images of each set come?",
        "flow_from_directory shuffles unless it is told not to.",
        "Tell it so for one of the two sets: the one whose order must stay.",
    ),
    needs=("gives_all_images_with_labels",),
)
def test_shuffles_the_training_set_alone(student: Student, rng: np.random.Generator) -> None:
    """The training set comes in another order each time, the test set in that of the files."""
    given = probe(rng)
    sets = load(student, given)
    in_order = {
        part: all(
            list(files_of(given, part, data.images(at))) == list(range(len(given.classes[part])))
            for at in range(len(data.passes))
        )
        for part, data in sets.items()
    }
    expect(
        in_order["test"],
        "Your test set is shuffled. Predictions would come in one order and classes in another.",
        "shuffled-test",
    )
    expect(
        not in_order["training"],
        "Your training set comes in the order of the files: first all of one class, then all of "
        "the other.",
        "unshuffled-training",
    )
