"""load_leaves(leaves_dir, image_size, batch_size): training and test images."""

import numpy as np

from autograder.checks.leaf_classifier.sets import (
    PARTS,
    SAME_PIXEL,
    folder,
    labels_are_right,
    loaded,
)
from autograder.checks.transfer_learning import ramps
from autograder.scoring.rubric import check, expect
from autograder.students.protocol import Student

EXERCISE = "data"


@check(
    points=2,
    hints=(
        "Two sets from two folders: what is in each of them?",
        "`flow_from_directory` makes an iterator from a folder whose subfolders are the classes.",
        "Make one iterator over Train and one over Test, and return both in this order.",
    ),
    because="Sets that hold other images are told before their images are looked at.",
)
def test_gives_two_sets(student: Student, rng: np.random.Generator) -> None:
    """It returns two iterators: one with all images of Train, one with those of Test."""
    loaded(student, folder(rng))


@check(
    points=2,
    hints=(
        "In which range are the numbers of the images? Print the largest one.",
        "A pixel in a file is a whole number from 0 to 255; the network wants 0 to 1.",
        "ImageDataGenerator has an argument that every pixel is multiplied by; give it once, to "
        "each generator.",
    ),
    needs=("gives_two_sets",),
)
def test_rescales_both_sets(student: Student, rng: np.random.Generator) -> None:
    """The images of both sets have numbers from 0 to 1."""
    sets = loaded(student, folder(rng))
    for part in PARTS:
        black, white = sets.scales[part].black, sets.scales[part].white
        reason, why = "wrong-rescale", "Each pixel should be multiplied by 1/255, nothing more."
        if abs(white - 255) < 12:
            reason, why = "not-rescaled", "They are still as in the files, from 0 to 255."
        elif white < 0.01:
            reason, why = "rescaled-twice", "They seem to be divided by 255 twice."
        # Augmentation may cut the edges off; and 1/256 does as well as 1/255.
        slack = 0.04 if part == "training" else 0.005
        expect(
            abs(white - 1) <= slack and abs(black) <= slack,
            f"In the {part} set black is {black:.4g} and white is {white:.4g}; they should be 0 "
            f"and 1. {why}",
            reason,
        )


@check(
    points=1,
    hints=(
        "What does a label look like for a network with one output for each class?",
        "Categorical labels are rows such as [0, 1]: as many numbers as there are classes.",
        "`class_mode` decides; the loss that you will train with is categorical cross-entropy.",
    ),
    needs=("gives_two_sets",),
)
def test_both_sets_have_one_hot_labels(student: Student, rng: np.random.Generator) -> None:
    """Each label is a one-hot row that stands for the folder that the image is in."""
    labels_are_right(loaded(student, folder(rng)))


@check(
    points=3,
    hints=(
        "Does your ruler change its length? Draw the test images twice and compare.",
        "A generator augments everything that comes out of it; so one generator is not enough.",
        "Make a second generator that only rescales, and switch shuffling off for the test images.",
    ),
    needs=("gives_two_sets",),
)
def test_measures_on_plain_leaves(student: Student, rng: np.random.Generator) -> None:
    """The test images are not augmented, and come in the order of their files."""
    probe = folder(rng)
    sets = loaded(student, probe)
    images = sets.drawn("test")
    expect(
        images.shape[1:3] == (64, 64),
        f"Images should be 64x64 if nothing else is asked for; yours are "
        f"{images.shape[1]}x{images.shape[2]}.",
        "ignored-image-size",
    )
    plain = ramps.like_the_file(probe, images, sets.scales["test"], SAME_PIXEL)
    expect(
        plain.all(),
        f"{int((~plain).sum())} of the {len(plain)} test images that were drawn are turned, zoomed "
        "or mirrored. Augment the training images only.",
        "augmented-test",
    )
    indices = sets.data["test"].class_indices
    class_of = probe.class_of()
    names = sorted(probe.names, key=lambda name: indices.get(name, 0))
    wanted = [blue for name in names for blue in probe.blues("Test") if class_of[blue] == name]
    for which in range(len(sets.data["test"].passes)):
        expect(
            sets.files("test", which) == wanted,
            "The test images come in another order than their files: predictions would be "
            "compared with the classes of other images.",
            "shuffled-test",
        )


@check(
    points=2,
    hints=(
        "Draw the same training image several times. Does it ever look different?",
        "ImageDataGenerator takes the augmentations as arguments, beside the rescaling.",
        "Give the generator of the training set the augmentations that the docstring names.",
    ),
    needs=("gives_two_sets",),
)
def test_augments_the_training_leaves(student: Student, rng: np.random.Generator) -> None:
    """Training images look a little different each time."""
    probe = folder(rng)
    sets = loaded(student, probe)
    plain = ramps.like_the_file(probe, sets.drawn("training"), sets.scales["training"], SAME_PIXEL)
    expect(
        not plain.all(),
        "All training images come exactly as they are in the files, in every pass.",
        "no-augmentation",
    )
