"""saliency_map(model, image, class_number): which pixels a prediction depends on."""

import numpy as np
import tensorflow as tf

from autograder.checks.imagenet_backbone import probes
from autograder.checks.transfer_learning.findings import trained
from autograder.checks.transfer_learning.probes import images, predict
from autograder.checks.transfer_learning.repeated import once_in_a_stream
from autograder.evidence.model import ModelData
from autograder.evidence.restore import restore
from autograder.evidence.values import ArrayData, describe
from autograder.scoring.rubric import check, expect
from autograder.students.protocol import Student

EXERCISE = "saliency"
SIZE = 16
NEAR = 5e-3


@once_in_a_stream
def probe(rng: np.random.Generator, n_blocks: int = 1) -> tuple[ModelData, np.ndarray]:
    """A model of three classes, and one preprocessed image `(16, 16, 3)`."""
    data = probes.under_a_head(rng, n_blocks=n_blocks, n_classes=3, size=SIZE)
    noise = rng.normal(0, 0.2, (SIZE, SIZE, 3))
    return data, (images(rng, 1, SIZE)[0] * 2 - 1 + noise).astype("float32")


def saliency(student: Student, data: ModelData, image: np.ndarray, at: int) -> np.ndarray:
    """The map; a Mistake unless it is an array with a number for each place."""
    returned = student.saliency_map(data, image, at)
    value = returned.value
    nothing = describe(value) == "None"
    expect(
        isinstance(value, ArrayData),
        f"`saliency_map` should return an array; it returned {describe(value)}."
        + (" Is there a `return`?" if nothing else ""),
        "returned-nothing" if nothing else "returned-something-else",
    )
    assert isinstance(value, ArrayData)
    reason = "wrong-shape"
    if value.array.shape == image.shape:
        reason = "kept-the-colours"
    elif value.array.shape == (1, *image.shape[:2]):
        reason = "kept-the-batch"
    expect(
        value.array.shape == image.shape[:2],
        f"The map of an image {image.shape} should be {image.shape[:2]}, one number for each "
        f"place; yours is {value.array.shape}.",
        reason,
    )
    trained(data, returned, "saliency_map")
    return value.array.astype("float64")


def gradient(data: ModelData, image: np.ndarray, at: int) -> np.ndarray:
    """The gradient of the output for a class with respect to the image, `(16, 16, 3)`."""
    model = restore(data)
    pixels = tf.convert_to_tensor(image[None])
    with tf.GradientTape() as tape:
        tape.watch(pixels)
        output = model(pixels, training=False)[0, at]
    return np.asarray(tape.gradient(output, pixels)[0])


def likeliest(data: ModelData, image: np.ndarray) -> int:
    """The class that the model itself would say."""
    return int(predict(data, image[None])[0].argmax())


def map_of(signed: np.ndarray) -> np.ndarray:
    strongest = np.abs(signed).max(axis=-1)
    return np.asarray(strongest / strongest.max())


def is_the_gradient(student: Student, data: ModelData, image: np.ndarray, at: int) -> None:
    """A Mistake that tells which other map it is."""
    found = saliency(student, data, image, at)
    top = max(float(found.max()), 1e-12)
    signed = gradient(data, image, at)
    others = [
        ("mean-of-colours", np.abs(signed).mean(axis=-1)),
        ("signed", signed.max(axis=-1)),
        ("sum-of-colours", np.abs(signed.sum(axis=-1))),
    ]
    others += [("other-class", gradient(data, image, n)) for n in range(3) if n != at]
    said = {
        "mean-of-colours": "It is the mean of the three colours; take the largest.",
        "signed": "The sign is still in it; a pixel that counts against the class counts, too.",
        "sum-of-colours": "The three colours were added up; take the largest absolute value.",
        "other-class": f"It is the map of another class than number {at}.",
    }
    for reason, other in others:
        other = map_of(other) if other.ndim == 3 else other
        same = np.abs(found / top - other / max(float(other.max()), 1e-12)).max() <= NEAR
        expect(not same, f"Your map is another one. {said[reason]}", reason)
    off = float(np.abs(found / top - map_of(signed)).max())
    expect(
        off <= NEAR,
        f"At some place your map differs by {off:.2f} from the absolute gradient of the output for "
        f"class {at}, the largest of the three colours.",
        "other-map",
    )


@check(
    points=2,
    hints=(
        "What is the shape of your map? An image has a height and a width.",
        "A gradient has the shape of what it is taken with respect to: a batch of one image.",
        "Take the gradient's entry 0, and the largest absolute value over the last axis.",
    ),
)
def test_has_a_number_for_each_place(student: Student, rng: np.random.Generator) -> None:
    """It returns an array of the image's height and width, and leaves the model alone."""
    data, image = probe(rng)
    saliency(student, data, image, likeliest(data, image))


@check(
    points=4,
    hints=(
        "With respect to what do you take the gradient, and of which output?",
        "tf.GradientTape follows variables by itself, but an image only if you `watch` it.",
        "tape.gradient(model(images)[0, class_number], images), then absolute value, then the "
        "largest over the colours.",
    ),
    needs=("has_a_number_for_each_place",),
)
def test_is_the_gradient_of_the_class(student: Student, rng: np.random.Generator) -> None:
    """Up to its scale, the map is the largest absolute gradient over the colours."""
    data, image = probe(rng)
    is_the_gradient(student, data, image, likeliest(data, image))


@check(
    points=2,
    hints=(
        "What are the smallest and the largest number of your map?",
        "Divided by its largest number, a map of positive numbers reaches from 0 to 1.",
        "Return strongest / strongest.max().",
    ),
    needs=("is_the_gradient_of_the_class",),
)
def test_reaches_from_0_to_1(student: Student, rng: np.random.Generator) -> None:
    """The largest number of the map is 1, and none is below 0."""
    data, image = probe(rng)
    found = saliency(student, data, image, likeliest(data, image))
    low, high = float(found.min()), float(found.max())
    expect(
        low >= 0 and abs(high - 1) <= 1e-3,
        f"Your map reaches from {low:.3g} to {high:.3g}; divide it by its largest number.",
        "not-scaled",
    )
