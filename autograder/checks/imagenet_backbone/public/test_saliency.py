"""saliency_map(model, image, class_number): which pixels a prediction depends on."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import tensorflow as tf

from autograder.checks.imagenet_backbone import probes
from autograder.checks.imagenet_backbone.arrays import array_in
from autograder.checks.transfer_learning.findings import trained
from autograder.checks.transfer_learning.probes import images, predict, with_head_weights
from autograder.checks.transfer_learning.repeated import once_in_a_stream
from autograder.evidence.model import ModelData
from autograder.evidence.restore import restore
from autograder.evidence.values import describe
from autograder.scoring.rubric import check, expect
from autograder.students.protocol import Student

EXERCISE = "saliency"
SIZE = 16
N_CLASSES = 3
NEAR = 5e-3
#: A probe is used only if every wrong map that has a name differs so much from the right one.
APART = 10 * NEAR
#: With such a bias for one class, a softmax is exactly 1 there and 0 elsewhere: no pixel counts.
SURE = 1e4
#: The largest gradient of a network that hardly minds its image: far above what float32 cannot
#: hold, and near what is added so that nothing is divided by zero.
FAINT = 2e-6
#: How near to 1 is near enough there: 1e-8 may be added, as many do, but not a share of FAINT.
SCALED = 0.02


class WrongMap(NamedTuple):
    """A map that is wrong in a way that has a name, and what is said of it."""

    reason: str
    map: np.ndarray
    said: str


class Probe(NamedTuple):
    """A model of three classes, one preprocessed image `(16, 16, 3)`, and the gradient of each
    class's output with respect to it, `(3, 16, 16, 3)`.
    """

    model: ModelData
    image: np.ndarray
    gradients: np.ndarray


@once_in_a_stream
def probe(rng: np.random.Generator, n_blocks: int = 1) -> Probe:
    """A probe that tells the right map of each class from the wrong ones.

    Where a class is all but impossible, the gradients of the two others are each other's
    opposite, and their maps the same: such a model is drawn again.
    """
    while True:
        model = probes.under_a_head(rng, n_blocks=n_blocks, n_classes=N_CLASSES, size=SIZE)
        noise = rng.normal(0, 0.2, (SIZE, SIZE, 3))
        image = (images(rng, 1, SIZE)[0] * 2 - 1 + noise).astype("float32")
        given = Probe(model, image, gradients(model, image))
        if all(
            difference(map_of(given.gradients[at]), wrong.map) >= APART
            for at in range(N_CLASSES)
            for wrong in wrong_maps(given.gradients, at)
        ):
            return given


def gradients(model: ModelData, image: np.ndarray) -> np.ndarray:
    """The gradient of each class's output with respect to the image, `(3, 16, 16, 3)`."""
    live, pixels = restore(model), tf.convert_to_tensor(image[None])
    with tf.GradientTape(persistent=True) as tape:
        tape.watch(pixels)
        answers = live(pixels, training=False)[0]
        outputs = [answers[at] for at in range(N_CLASSES)]
    return np.stack([tape.gradient(output, pixels)[0] for output in outputs])


def likeliest(given: Probe) -> int:
    """The class that the model itself would say."""
    return int(predict(given.model, given.image[None])[0].argmax())


def map_of(gradient: np.ndarray) -> np.ndarray:
    return scaled(np.abs(gradient).max(axis=-1))


def wrong_maps(of_classes: np.ndarray, at: int) -> Iterator[WrongMap]:
    """What may come in place of the map of class `at`."""
    gradient = of_classes[at]
    yield WrongMap(
        "mean-of-colours",
        scaled(np.abs(gradient).mean(axis=-1)),
        "It is the mean of the three colours; take the largest.",
    )
    yield WrongMap(
        "signed",
        scaled(gradient.max(axis=-1)),
        "The sign is still in it; a pixel that counts against the class counts, too.",
    )
    yield WrongMap(
        "sum-of-colours",
        scaled(np.abs(gradient.sum(axis=-1))),
        "The three colours were added up; take the largest absolute value.",
    )
    for other in range(N_CLASSES):
        if other != at:
            said = f"It is the map of class {other}, and not of the one asked for."
            yield WrongMap("other-class", map_of(of_classes[other]), said)


def late_absolute(gradient: np.ndarray) -> WrongMap:
    """The absolute value of the largest, where the largest absolute value belongs.

    That may be the right map at most places, so no probe is chosen by it.
    """
    return WrongMap(
        "absolute-too-late",
        scaled(np.abs(gradient.max(axis=-1))),
        "Take absolute values first, and the largest of the three colours after; the other way "
        "round, a strong negative gradient is lost.",
    )


def scaled(numbers: np.ndarray) -> np.ndarray:
    """Divided by the largest."""
    return np.asarray(numbers / max(float(numbers.max()), 1e-12))


def difference(one: np.ndarray, other: np.ndarray) -> float:
    return float(np.abs(one - other).max())


def saliency(student: Student, model: ModelData, image: np.ndarray, at: int) -> np.ndarray:
    """The map; a Mistake unless it is an array with a number for each place."""
    returned = student.saliency_map(model, image, at)
    nothing = describe(returned.value) == "None"
    found = array_in(
        returned.value,
        "What `saliency_map` returns",
        " Is there a `return`?" if nothing else "",
        "returned-nothing" if nothing else "returned-something-else",
    )
    reason = "wrong-shape"
    if found.shape == image.shape:
        reason = "kept-the-colours"
    elif found.shape == (1, *image.shape[:2]):
        reason = "kept-the-batch"
    expect(
        found.shape == image.shape[:2],
        f"The map of an image {image.shape} should be {image.shape[:2]}, one number for each "
        f"place; yours is {found.shape}.",
        reason,
    )
    trained(model, returned, "saliency_map")
    return found.astype("float64")


def is_the_gradient(student: Student, given: Probe, at: int) -> None:
    """A Mistake that tells which other map it is."""
    found = scaled(saliency(student, given.model, given.image, at))
    off = difference(found, map_of(given.gradients[at]))
    if off <= NEAR:
        return
    for wrong in (*wrong_maps(given.gradients, at), late_absolute(given.gradients[at])):
        expect(
            difference(found, wrong.map) > NEAR,
            f"Your map for class {at} is not the right one. {wrong.said}",
            wrong.reason,
        )
    expect(
        False,
        f"At some place your map differs by {off:.2f} from the absolute gradient of the output for "
        f"class {at}, the largest of the three colours.",
        "other-map",
    )


def without_doubt(model: ModelData, at: int) -> ModelData:
    """The model with a head that is entirely sure of class `at`, whatever it sees."""
    kernel, bias = model.layers[-1].weights
    sure = np.where(np.arange(len(bias)) == at, np.float32(SURE), bias)
    return with_head_weights(model, kernel, sure)


def faint(given: Probe, at: int) -> ModelData:
    """The model with a head so small that the gradient of class `at` is `FAINT` at its largest."""
    small = 1e-3
    largest = np.abs(gradients(with_head_scaled(given.model, small), given.image)[at]).max()
    return with_head_scaled(given.model, small * FAINT / float(largest))


def with_head_scaled(model: ModelData, factor: float) -> ModelData:
    scaled = (weight * np.float32(factor) for weight in model.layers[-1].weights)
    return with_head_weights(model, *scaled)


@check(
    points=2,
    hints=(
        "What is the shape of your map? An image has a height and a width.",
        "A gradient has the shape of what it is taken with respect to: a batch of one image.",
        "Of the gradient keep the one image, and at each place the largest size of its colours.",
    ),
    because="A map of another shape is told before its numbers are compared.",
)
def test_has_a_number_for_each_place(student: Student, rng: np.random.Generator) -> None:
    """It returns an array of the image's height and width, and leaves the model alone."""
    given = probe(rng)
    saliency(student, given.model, given.image, likeliest(given))


@check(
    points=4,
    hints=(
        "With respect to what do you take the gradient, and of which output?",
        "A tf.GradientTape follows variables by itself, but an image only if you `watch` it.",
        "Run the model while the tape records, pick one output, and ask the tape for its gradient "
        "with respect to the image. Only then come the absolute value and the largest colour.",
    ),
    needs=("has_a_number_for_each_place",),
)
def test_is_the_gradient_of_the_class(student: Student, rng: np.random.Generator) -> None:
    """Up to its scale, the map is the largest absolute gradient over the colours."""
    given = probe(rng)
    is_the_gradient(student, given, likeliest(given))


@check(
    points=2,
    hints=(
        "What are the smallest and the largest number of your map?",
        "Divided by its largest number, a map of positive numbers reaches from 0 to 1. What if "
        "that number is 0?",
        "Divide as the last step, and only if there is a number above 0.",
    ),
    needs=("is_the_gradient_of_the_class",),
)
def test_reaches_from_0_to_1(student: Student, rng: np.random.Generator) -> None:
    """The largest number is 1 and none is below 0; where no pixel counts, all are 0."""
    given = probe(rng)
    at = likeliest(given)
    found = saliency(student, given.model, given.image, at)
    low, high = float(found.min()), float(found.max())
    expect(
        low >= 0 and abs(high - 1) <= 1e-3,
        f"Your map reaches from {low:.3g} to {high:.3g}; divide it by its largest number.",
        "not-scaled",
    )
    highest = float(saliency(student, faint(given, at), given.image, at).max())
    expect(
        abs(highest - 1) <= SCALED,
        f"Where the largest gradient is {FAINT:.0e}, your map reaches up to {highest:.3g}, and not "
        f"to 1. Divide it by its largest number alone, however small that is.",
        "not-scaled",
    )
    dark = saliency(student, without_doubt(given.model, at), given.image, at)
    expect(
        not dark.any(),
        f"A network that is entirely sure has a gradient of 0 everywhere; the map should then be "
        f"0, too. Yours reaches up to {dark.max():.3g}.",
        "not-scaled",
    )
