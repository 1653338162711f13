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


def distance(student: Student, n_images: int, epochs: int, rate: float) -> float:
    """How far training moved the bias, in steps of Adam at `rate`.

    All images are of one class and have all but no features, so the gradient of the bias keeps its
    sign, and Adam moves it by its rate in each step.
    """
    features = np.full((n_images, 6), 1e-6, "float32")
    labels = np.tile(np.array([[1, 0]], "float32"), (n_images, 1))
    returned = student.train_on_features(
        features, labels, epochs=epochs, learning_rate=rate, eagerly=True
    )
    bias = head_in(returned, features, labels).chain[0].weights[-1]
    return float(np.abs(bias).mean() / rate)


@check(
    points=3,
    hints=(
        "What goes into the head, and what comes out? Look at the shapes of the two arrays.",
        "features.shape[1] numbers go in, labels.shape[1] probabilities come out.",
        "A keras.Sequential with an Input and one Dense layer with softmax is enough.",
    ),
)
def test_head_is_one_softmax_layer(student: Student, rng: np.random.Generator) -> None:
    """The head is one dense layer with softmax, for any number of features and classes."""
    for n_classes, n_features in ((2, 12), (4, 9)):
        features, labels = clusters(rng, n_classes, n_features=n_features)
        head_in(
            student.train_on_features(features, labels, epochs=1, eagerly=True), features, labels
        )


@check(
    points=3,
    hints=(
        "Does the head that you return know more than one that was just made?",
        "`fit` is what makes it learn; compile it first.",
        "Call fit with the features, the labels and the epochs, and return the model.",
    ),
    needs=("head_is_one_softmax_layer",),
)
def test_head_learns(student: Student, rng: np.random.Generator) -> None:
    """Trained on features that lie well apart, it tells the classes apart."""
    features, labels = clusters(rng, 3)
    returned = student.train_on_features(
        features, labels, epochs=20, learning_rate=0.05, eagerly=True
    )
    head = head_in(returned, features, labels)
    right = predict(head, features).argmax(axis=1) == labels.argmax(axis=1)
    expect(
        right.mean() >= 0.9,
        f"On features that lie well apart, your trained head tells {right.mean():.0%} of the very "
        f"images right that it was trained on.",
        "never-trained",
    )


@check(
    points=2,
    hints=(
        "How many steps does your training take? Images divided by the batch size, times epochs.",
        "`fit` takes the number of epochs, and the size of the batches, which is 32 if not given.",
        "Pass epochs on to fit, with batch_size=8, and learning_rate on to Adam.",
    ),
    needs=("head_learns",),
)
def test_takes_the_steps_asked_for(student: Student, rng: np.random.Generator) -> None:
    """It takes as many steps of Adam as epochs and batches of 8 make, at the rate asked for."""
    n_images, epochs, rate = 20, 4, 4e-3
    wanted = epochs * ceil(n_images / BATCH)
    found = distance(student, n_images, epochs, rate)
    reasons = {
        30 * ceil(n_images / BATCH): "ignored-epochs",
        ceil(n_images / BATCH): "ignored-epochs",
        epochs: "other-batch-size",
        epochs * n_images: "other-batch-size",
        wanted / 4: "ignored-rate",
    }
    reason = next((r for n, r in reasons.items() if abs(found - n) <= 0.15 * n), "other-steps")
    expect(
        abs(found - wanted) <= 0.1 * wanted,
        f"{epochs} epochs of {n_images} images in batches of {BATCH} are {wanted} steps, and in "
        f"each Adam moves the bias by the learning rate here. Yours moved {found:.3g} times as far "
        f"as the learning rate." + (" Is the optimizer Adam?" if reason == "other-steps" else ""),
        reason,
    )
