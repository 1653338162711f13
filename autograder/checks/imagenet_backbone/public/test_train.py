"""train_on_features(features, labels, epochs=30, learning_rate=1e-3): a softmax on features."""

from math import ceil

import numpy as np

from autograder.checks.transfer_learning.findings import model_in
from autograder.checks.transfer_learning.probes import predict
from autograder.evidence.calls import Returned
from autograder.evidence.model import ModelData
from autograder.scoring.rubric import check, expect
from autograder.students.protocol import Student

EXERCISE = "train"
BATCH = 8
#: What a training is asked to do: no wrong number that has a name leads to the same distance.
N_IMAGES, EPOCHS, RATE = 20, 4, 0.02
USUAL_EPOCHS, USUAL_RATE, USUAL_BATCH = 30, 1e-3, 32
#: As a share of the distance; float rounding makes it differ by a hundredth of that.
SAME = 0.02
#: A feature that is the same for all images. A head that was trained on standardized or centred
#: features has not learned to make up for it: of 400 simulated ones, none told more than 88 %
#: right, while 400 that were trained on the features as they are told all right, and 400 more that
#: began with weights three times as wide. Features that are only scaled lead elsewhere too seldom.
LARGE = 30
#: How a head is trained that is to know its images.
LONG, FAST = 60, 0.05
#: The share of its own training images that a head has to tell right.
WELL = 0.9


def clusters(
    rng: np.random.Generator, n_classes: int, n_each: int = 8, n_features: int = 12
) -> tuple[np.ndarray, np.ndarray]:
    """Features that stand in well separated clusters, one for each class, and one-hot labels."""
    centres = rng.permutation(np.eye(n_features, dtype="float32"))[:n_classes] * 4
    classes = rng.permutation(np.repeat(np.arange(n_classes), n_each))
    noise = rng.normal(0, 0.3, (len(classes), n_features)).astype("float32")
    return centres[classes] + noise, np.eye(n_classes, dtype="float32")[classes]


def head_in(returned: Returned, features: np.ndarray, labels: np.ndarray) -> ModelData:
    """The head; a Mistake unless it is one dense softmax from the features to the classes."""
    head = model_in(returned, "train_on_features")
    shape, n_features = head.layers[0].config.get("batch_shape", []), features.shape[1]
    expect(
        list(shape[1:]) == [n_features],
        f"The head should take {n_features} features for each image, `(batch, {n_features})`; "
        f"yours takes inputs of {tuple(shape)}.",
        "other-input",
    )
    kinds = [layer.kind for layer in head.chain]
    expect(
        kinds == ["Dense"],
        f"The head should be one dense layer; yours has {', '.join(kinds)}.",
        "extra-layers",
    )
    config = head.chain[0].config
    expect(
        config["units"] == labels.shape[1],
        f"There are {labels.shape[1]} classes, but your head has {config['units']} units.",
        "wrong-units",
    )
    expect(
        config["activation"] == "softmax" and config.get("use_bias", True),
        f"The head should be a dense layer with a bias and softmax; yours has the activation "
        f"{config['activation']!r}" + ("." if config.get("use_bias", True) else " and no bias."),
        "no-softmax",
    )
    return head


def distance(
    student: Student, n_images: int, epochs: int, rate: float, n_classes: int = 2
) -> float:
    """How far training moved the bias, in learning rates.

    All images are of one class and have all but no features: only the bias learns, and how far it
    gets depends on nothing but the steps. `adam_distance` says how far.
    """
    features = np.full((n_images, 6), 1e-6, "float32")
    labels = np.tile(np.eye(n_classes, dtype="float32")[:1], (n_images, 1))
    returned = student.train_on_features(
        features, labels, epochs=epochs, learning_rate=rate, eagerly=True
    )
    bias = head_in(returned, features, labels).chain[0].weights[-1]
    return float(np.abs(bias).mean() / rate)


def adam_distance(n_steps: int, rate: float, n_classes: int = 2) -> float:
    """How far so many steps of Adam move that bias: one rate a step, less as it gets surer.

    Source: D. P. Kingma and J. Ba, "Adam: A Method for Stochastic Optimization" (ICLR 2015).
    """
    bias = mean = square = 0.0
    for step in range(1, n_steps + 1):
        gradient = 1 / (1 + (n_classes - 1) * np.exp(-2 * bias)) - 1
        mean = 0.9 * mean + 0.1 * gradient
        square = 0.999 * square + 0.001 * gradient**2
        bias -= rate * (mean / (1 - 0.9**step)) / np.sqrt(square / (1 - 0.999**step))
    return float(bias / rate)


def close(found: float, wanted: float) -> bool:
    return abs(found - wanted) <= SAME * wanted


@check(
    points=3,
    hints=(
        "What goes into the head, and what comes out? Look at the shapes of the two arrays.",
        "As many numbers go in as an image has features, as many come out as there are classes.",
        "A Sequential model with an input and one dense layer is enough; take both sizes from the "
        "arrays.",
    ),
    because="What the head is made of is told before what it has learned.",
)
def test_head_is_one_softmax_layer(student: Student, rng: np.random.Generator) -> None:
    """The head is one dense layer with softmax, for any number of features and classes."""
    for n_classes, n_features in ((2, 12), (4, 9)):
        features, labels = clusters(rng, n_classes, n_features=n_features)
        head_in(
            student.train_on_features(features, labels, epochs=1, eagerly=True), features, labels
        )


@check(
    points=2,
    hints=(
        "How many steps does your training take? Images divided by the batch size, times epochs.",
        "`fit` takes the number of epochs, and the size of the batches, which is 32 if not given.",
        "All three numbers have their place: two in fit, and the rate in the optimizer.",
    ),
    needs=("head_is_one_softmax_layer",),
)
def test_takes_the_steps_asked_for(student: Student, rng: np.random.Generator) -> None:
    """It takes as many steps of Adam as epochs and batches of 8 make, at the rate asked for."""
    n_steps = EPOCHS * ceil(N_IMAGES / BATCH)
    found = distance(student, N_IMAGES, EPOCHS, RATE)
    expect(
        found > 0,
        "The head that you return was not trained: its bias is that of a new layer.",
        "never-trained",
    )
    others = (
        (USUAL_EPOCHS * ceil(N_IMAGES / BATCH), RATE, "ignored-epochs"),
        (ceil(N_IMAGES / BATCH), RATE, "ignored-epochs"),
        (EPOCHS * ceil(N_IMAGES / USUAL_BATCH), RATE, "other-batch-size"),
        (EPOCHS * N_IMAGES, RATE, "other-batch-size"),
        (n_steps, USUAL_RATE, "ignored-rate"),
    )
    fitting = [why for n, rate, why in others if close(found * RATE, adam_distance(n, rate) * rate)]
    reason = fitting[0] if fitting else "other-steps"
    expect(
        close(found, adam_distance(n_steps, RATE)),
        f"{EPOCHS} epochs of {N_IMAGES} images in batches of {BATCH} are {n_steps} steps, and in "
        f"each Adam moves the bias by about the learning rate here. Yours moved {found:.3g} times "
        f"as far as the learning rate."
        + (" Is the optimizer Adam?" if reason == "other-steps" else ""),
        reason,
    )


@check(
    points=3,
    hints=(
        "Does your head know the very images that it was trained on?",
        "Row i of the features and row i of the labels belong together; all rows count.",
        "Give fit both arrays as they came, and the loss that belongs to softmax.",
    ),
    needs=("takes_the_steps_asked_for",),
)
def test_head_learns(student: Student, rng: np.random.Generator) -> None:
    """Trained on features that lie well apart, it tells the classes apart."""
    features, labels = clusters(rng, 8, n_each=2)
    features = np.insert(features, 0, LARGE, axis=1)
    returned = student.train_on_features(
        features, labels, epochs=LONG, learning_rate=FAST, eagerly=True
    )
    head = head_in(returned, features, labels)

    def share_right(given: np.ndarray) -> float:
        return float((predict(head, given).argmax(axis=1) == labels.argmax(axis=1)).mean())

    share, spread = share_right(features), features.std(axis=0)
    others = share_right((features - features.mean(axis=0)) / np.maximum(spread, 1e-6))
    expect(
        share >= WELL,
        f"On features that lie well apart, your trained head tells {share:.0%} of the very images "
        f"right that it was trained on."
        + (f" On standardized features it would tell {others:.0%}." if others >= WELL else ""),
        "standardized-features" if others >= WELL else "learned-nothing",
    )
