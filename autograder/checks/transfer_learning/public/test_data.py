"""load_shoes(shoes_dir, image_size, batch_size): training, validation and test images."""

from dataclasses import dataclass

import numpy as np

from autograder.checks.transfer_learning import ramps
from autograder.checks.transfer_learning.ramps import Probe, Scale
from autograder.evidence.calls import Returned
from autograder.evidence.values import DatasetData, Items, Other, describe
from autograder.scoring.rubric import check, expect
from autograder.students.protocol import Student

EXERCISE = "data"
PARTS = ("training", "validation", "test")
LEAST_SIZE = 8
SAME_PIXEL = 0.02  # of a pixel: files of the size asked for come through as they are


@dataclass(frozen=True)
class Sets:
    """The three sets that came back, and how their numbers are scaled."""

    probe: Probe
    data: dict[str, DatasetData]
    scales: dict[str, Scale]

    def files(self, part: str, which: int = 0) -> list[int]:
        """Which file each image of one pass came from, -1 for what is no file's image."""
        return ramps.files_of(self.probe, self.data[part].images(which), self.scales[part])

    def drawn(self, part: str) -> np.ndarray:
        """The images of all passes."""
        data = self.data[part]
        return np.concatenate([data.images(at) for at in range(len(data.passes))])


def folder(rng: np.random.Generator) -> Probe:
    """Twenty training images of each of two classes, five and four test images, 64x64."""
    return ramps.probe(rng, (20, 20), (5, 4))


def loaded(student: Student, probe: Probe) -> Sets:
    """The three sets for a folder, called with nothing but its path."""
    return sets_in(student.load_shoes(probe.folder), probe)


def sets_in(returned: Returned, probe: Probe, like: Sets | None = None) -> Sets:
    """The three sets; a Mistake unless they are iterators that give colour images.

    How numbers are scaled is taken from `like`, where given: images that were made smaller
    do not show it as exactly.
    """
    value = returned.value
    nothing = describe(value) == "None"
    is_three = isinstance(value, Items) and not value.keys and len(value.values) == 3
    what = describe(value)
    if isinstance(value, Items):
        what = f"{len(value.values)} things"
    expect(
        is_three,
        "`load_shoes` should return three image iterators: training, validation, test. It "
        f"returned {what}." + (" Is there a `return`?" if nothing else ""),
        "returned-nothing" if nothing else "returned-something-else",
    )
    assert isinstance(value, Items)
    data = {}
    for part, each in zip(PARTS, value.values):
        why = f" ({each.text})" if isinstance(each, Other) else ""
        none = "gives no images" in why
        expect(
            not (none and part == "validation"),
            "The training set has images, but the validation set has none at all: no share of "
            "Train was held out. Does each generator know which share that is?",
            "wrong-split",
        )
        expect(
            not none,
            f"The {part} set gives no images at all. The folders in `Train` and `Test` have "
            "made-up names here: does your function look for folders of certain names?",
            "named-classes",
        )
        expect(
            "pairs of images" not in why,
            f"The batches of your {part} set hold images and no labels, so nothing can be "
            f"learned from them. Which `class_mode` do you ask for?",
            "no-labels",
        )
        expect(
            isinstance(each, DatasetData),
            f"The {part} set should give batches of images and labels, but it is "
            f"{describe(each)}{why}. Does it look into the folders that are in `shoes_dir`, "
            "whatever they are called?",
            "no-image-iterator",
        )
        assert isinstance(each, DatasetData)
        shape = each.passes[0][0].images.shape
        expect(
            len(shape) == 4 and shape[-1] == 3,
            f"Images should come as (batch, height, width, 3); the {part} set gives {shape}.",
            "no-colour-images",
        )
        expect(
            min(shape[1:3]) >= LEAST_SIZE,
            f"The {part} images are {shape[1]} high and {shape[2]} wide: nobody can tell shoes "
            f"apart on them.",
            "ignored-image-size",
        )
        data[part] = each
    sets = Sets(probe, data, like.scales if like is not None else _scales(probe, data))
    test, training = set(sets.files("test")), set(sets.files("training"))
    expect(
        not (test <= set(probe.blues("Train")) and training <= set(probe.blues("Test"))),
        "Your first set has the images of Test and your last one those of Train. The order is "
        "training, validation, test.",
        "sets-in-other-order",
    )
    return sets


def _scales(probe: Probe, data: dict[str, DatasetData]) -> dict[str, Scale]:
    return {part: ramps.scale_of(probe, each) for part, each in data.items()}


def labels_are_right(sets: Sets) -> None:
    """A Mistake unless every label is a one-hot row that stands for the image's own folder."""
    probe = sets.probe
    n_classes = len(probe.names)
    position = sets.data["test"].class_indices or {n: at for at, n in enumerate(probe.names)}
    class_of = probe.class_of()
    for part in PARTS:
        labels, known = sets.data[part].labels(), sets.data[part].class_indices
        expect(
            not known or set(known) == set(probe.names),
            f"The folders are named {', '.join(probe.names)}, but your {part} set knows these "
            f"classes: {', '.join(known)}. Do not name classes in your code: Keras finds them.",
            "named-classes",
        )
        expect(
            labels.shape == (len(sets.files(part)), n_classes),
            f"With {n_classes} classes each label should be a row of {n_classes} numbers, as "
            f"class_mode='categorical' gives; the labels of your {part} set have the shape "
            f"{labels.shape}.",
            "labels-not-one-hot",
        )
        one_hot = np.all((labels == 0) | (labels == 1)) and np.all(labels.sum(axis=1) == 1)
        expect(
            one_hot,
            f"A one-hot label has a single 1 among zeros; the {part} set has {labels[0]}.",
            "labels-not-one-hot",
        )
        for file, label in zip(sets.files(part), labels):
            name = class_of.get(file)
            expect(
                name is None or position.get(name) == int(label.argmax()),
                f"In the {part} set an image from the folder {name!r} has the label "
                f"{label.astype(int).tolist()}, which stands for another class.",
                "wrong-labels",
            )


@check(
    points=1,
    hints=(
        "Three sets, from two folders. Which folder is divided?",
        "`flow_from_directory` makes an iterator from a folder whose subfolders are the classes.",
        "Make one iterator for each set and return the three of them, in the order training, "
        "validation, test.",
    ),
    because="What is returned is told before the sets in it are looked at.",
)
def test_gives_three_sets(student: Student, rng: np.random.Generator) -> None:
    """It returns three iterators that give batches of colour images."""
    loaded(student, folder(rng))


@check(
    points=1,
    hints=(
        "In which range are the numbers of the images? Print the largest one.",
        "A pixel in a file is a whole number from 0 to 255; the network wants 0 to 1.",
        "ImageDataGenerator has an argument that every pixel is multiplied by; give it once, to "
        "each generator, and divide nowhere else.",
    ),
    needs=("gives_three_sets",),
)
def test_rescales_the_images(student: Student, rng: np.random.Generator) -> None:
    """The images of all three sets have numbers from 0 to 1."""
    sets = loaded(student, folder(rng))
    for part in PARTS:
        black, white = sets.scales[part].black, sets.scales[part].white
        reason, why = "wrong-rescale", "Each pixel should be multiplied by 1/255, nothing more."
        if abs(white - 255) < 3:
            reason, why = "not-rescaled", "They are still as in the files, from 0 to 255."
        elif white < 0.01:
            reason, why = "rescaled-twice", "They seem to be divided by 255 twice."
        # Augmentation may cut the edges off; and 1/256 does as well as 1/255.
        slack = 0.03 if part == "training" else 0.005
        expect(
            abs(white - 1) <= slack and abs(black) <= slack,
            f"In the {part} set black is {black:.4g} and white is {white:.4g}; they should be 0 "
            f"and 1. {why}",
            reason,
        )


@check(
    points=2,
    hints=(
        "Which images may the network learn from, and which are kept back to judge it?",
        "A generator that was told a share for validation can give either of the two parts.",
        "Give `validation_split` to the generators, and to each iterator over Train which "
        "`subset` of it you want; the test images have no part in this.",
    ),
    needs=("gives_three_sets",),
)
def test_holds_out_a_fifth(student: Student, rng: np.random.Generator) -> None:
    """A fifth of Train is held out for validation, and Test is kept for the end."""
    probe = folder(rng)
    sets = loaded(student, probe)
    training, validation = set(sets.files("training")), set(sets.files("validation"))
    train, test = set(probe.blues("Train")), set(probe.blues("Test"))
    for part, files in (("training", training), ("validation", validation)):
        expect(
            not files & test,
            f"The {part} set holds images from Test: then the test is no test any more.",
            f"{part}-from-test",
        )
    both = len(training & validation)
    expect(
        not both,
        f"{both} images are in the training set and in the validation set as well. What was "
        "learned by heart is no measure.",
        "validation-in-training",
    )
    expect(
        len(validation) == round(0.2 * len(train)),
        f"Of {len(train)} images in Train a fifth is {round(0.2 * len(train))}; your validation "
        f"set has {len(validation)}.",
        "wrong-split",
    )
    expect(
        training == train - validation,
        f"The training set should have the other {len(train) - len(validation)} images of Train; "
        f"yours has {len(training)}.",
        "wrong-split",
    )
    expect(
        sorted(sets.files("test")) == sorted(test),
        f"The test set should have each of the {len(test)} images of Test once.",
        "wrong-test-set",
    )


@check(
    points=1,
    hints=(
        "What does a label look like for a network with one output for each class?",
        "Categorical labels are rows such as [0, 1]: as many numbers as there are classes.",
        "`class_mode` decides; the loss that you will train with is categorical cross-entropy.",
    ),
    needs=("gives_three_sets",),
)
def test_labels_are_one_hot(student: Student, rng: np.random.Generator) -> None:
    """Each label is a one-hot row that stands for the folder that the image is in."""
    labels_are_right(loaded(student, folder(rng)))


@check(
    points=2,
    hints=(
        "Validation images are there to measure. Draw them twice: are they the same each time?",
        "A generator augments everything that comes out of it; so one generator is not enough.",
        "Make a second generator that only rescales (and splits alike), for validation and test.",
    ),
    needs=("gives_three_sets",),
)
def test_measures_on_plain_images(student: Student, rng: np.random.Generator) -> None:
    """Validation and test images are not augmented."""
    probe = folder(rng)
    sets = loaded(student, probe)
    for part in PARTS[1:]:
        images = sets.drawn(part)
        expect(
            images.shape[1:3] == (64, 64),
            f"The {part} images should be 64x64 if nothing else is asked for; they are "
            f"{images.shape[1]}x{images.shape[2]}.",
            "ignored-image-size",
        )
        plain = ramps.like_the_file(probe, images, sets.scales[part], SAME_PIXEL)
        expect(
            plain.all(),
            f"{int((~plain).sum())} of the {len(plain)} {part} images that were drawn are zoomed, "
            "sheared or mirrored. Augment the training images only.",
            f"augmented-{part}",
        )


@check(
    points=1,
    hints=(
        "Draw the same training image several times. Does it ever look different?",
        "ImageDataGenerator takes the augmentations as arguments, beside the rescaling.",
        "Give the generator of the training set a shear range, a zoom range and horizontal flips.",
    ),
    needs=("gives_three_sets",),
)
def test_augments_the_training_images(student: Student, rng: np.random.Generator) -> None:
    """Training images look a little different each time."""
    probe = folder(rng)
    sets = loaded(student, probe)
    plain = ramps.like_the_file(probe, sets.drawn("training"), sets.scales["training"], SAME_PIXEL)
    expect(
        not plain.all(),
        "All training images come exactly as they are in the files, in every pass.",
        "no-augmentation",
    )


@check(
    points=1,
    hints=(
        "Which file does the first test image belong to, and is it so in every pass?",
        "Predictions are compared with `dataset.classes`, which is in the order of the files.",
        "`flow_from_directory` shuffles if nobody tells it not to.",
    ),
    needs=("gives_three_sets", "holds_out_a_fifth"),
)
def test_keeps_the_test_order(student: Student, rng: np.random.Generator) -> None:
    """The test images come in the order of their files, every time."""
    probe = folder(rng)
    sets = loaded(student, probe)
    indices = sets.data["test"].class_indices
    names = sorted(probe.names, key=lambda name: indices.get(name, 0))
    class_of = probe.class_of()
    wanted = [blue for name in names for blue in probe.blues("Test") if class_of[blue] == name]
    # Nine shuffled images are in order in three passes of three once in 10^16 times.
    for which in range(len(sets.data["test"].passes)):
        expect(
            sets.files("test", which) == wanted,
            "The test images come in another order than their files: row 1 of a table of "
            "predictions would not be about the first file.",
            "shuffled-test",
        )
