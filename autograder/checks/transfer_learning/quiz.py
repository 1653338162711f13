"""A model and a test set whose right and wrong answers are arranged beforehand."""

from dataclasses import dataclass, replace

import msgspec
import numpy as np

from autograder.checks.transfer_learning import probes
from autograder.checks.transfer_learning.probes import Style
from autograder.checks.transfer_learning.repeated import once_in_a_stream
from autograder.evidence.inputs import Batches, Folder
from autograder.evidence.model import ModelData

SIZE = 16
MARGIN = 0.02
_ROUNDS = 40
_CLEAR = 0.005


@dataclass(frozen=True)
class Quiz:
    """What is handed over, and what the judge computed: class numbers in the order of the files.

    The class with the highest probability leads the next one by at least 0.02, so that rounding
    cannot turn an answer.
    """

    model: ModelData
    batches: Batches
    names: tuple[str, ...]
    predicted: tuple[int, ...]
    actual: tuple[int, ...]

    @property
    def right(self) -> tuple[bool, ...]:
        return tuple(p == a for p, a in zip(self.predicted, self.actual))

    @property
    def accuracy(self) -> float:
        return sum(self.right) / len(self.right)

    def labels(self, numbers: tuple[int, ...]) -> tuple[str, ...]:
        """Class numbers as class names."""
        return tuple(self.names[number] for number in numbers)

    def with_batches(self, **changes: object) -> "Quiz":
        """The same questions in other batches; `changes` are fields of `Batches`."""
        return replace(self, batches=msgspec.structs.replace(self.batches, **changes))


def drawn(
    rng: np.random.Generator, n_images: tuple[int, ...], batch_size: int
) -> tuple[tuple[int, ...], ...]:
    """Answers for so many images of each class, for `quiz`: some right, some wrong, by chance.

    How many are right is drawn evenly. The share of right answers, that of wrong ones, the shares
    on the first batch and without a smaller last one, the mean over batches that differ, and, of
    three classes or more, what a threshold for class 1 gives, are all different numbers.
    """
    actual = np.repeat(np.arange(len(n_images)), n_images)
    n, n_classes = len(actual), len(n_images)
    while True:
        right = np.zeros(n, bool)
        right[rng.permutation(n)[: rng.integers(2, n - 1)]] = True
        others = (actual + rng.integers(1, n_classes, n)) % n_classes
        answers = np.where(right, actual, others)
        shares = [right[at : at + batch_size].mean() for at in range(0, n, batch_size)]
        told = [right.mean(), 1 - right.mean()]
        if n > batch_size:
            told.append(shares[0])
        if n % batch_size:
            told.append(np.mean(shares))
        if n % batch_size and n > 2 * batch_size:
            told.append(right[: n - n % batch_size].mean())
        if n_classes > 2:
            told.append(np.mean((answers == 1) == actual))
        clear = np.diff(np.sort(told)).min() > _CLEAR
        if clear and set(answers) == set(actual) and (np.roll(answers, 1) != answers).any():
            return tuple(
                tuple(int(answer) for answer in answers[actual == c]) for c in range(n_classes)
            )


@once_in_a_stream
def quiz(
    rng: np.random.Generator,
    answers: tuple[tuple[int, ...], ...],
    *,
    batch_size: int,
    style: Style = "sequential",
    names: list[str] | None = None,
) -> Quiz:
    """A quiz where image i of class c is taken for class `answers[c][i]`.

    `names` of the classes, in the order of their numbers, are made up if not given.
    """
    n_classes = len(answers)
    model, pool = _with_pictures(rng, n_classes, answers, style)
    names = names or probes.class_names(rng, n_classes)
    pictures = {
        name: np.stack([pool[answer].pop() for answer in given])
        for name, given in zip(names, answers)
    }
    return Quiz(
        model=model,
        batches=Batches(
            Folder(pictures),
            image_size=(SIZE, SIZE),
            batch_size=batch_size,
            classes=() if names == sorted(names) else tuple(names),
        ),
        names=tuple(names),
        predicted=tuple(answer for given in answers for answer in given),
        actual=tuple(c for c, given in enumerate(answers) for _ in given),
    )


def small_quiz(rng: np.random.Generator, names: list[str] | None = None) -> Quiz:
    """Two classes, twenty images in batches of four, any number of them answered right."""
    return quiz(rng, drawn(rng, (9, 11), 4), batch_size=4, names=names)


def _with_pictures(
    rng: np.random.Generator, n_classes: int, answers: tuple[tuple[int, ...], ...], style: Style
) -> tuple[ModelData, list[list[np.ndarray]]]:
    """A model, and for each class enough pictures that it clearly takes for that class."""
    wanted = [sum(given.count(c) for given in answers) for c in range(n_classes)]
    for _ in range(_ROUNDS):
        model = probes.backbone(
            rng, style=style, n_blocks=1, n_classes=n_classes, size=SIZE, lively=True
        )
        pictures = (probes.images(rng, 400, SIZE) * 255).round().astype("uint8")
        inputs = pictures.astype("float32") / 255
        model = _balanced(model, probes.predict(model, inputs))
        probabilities = probes.predict(model, inputs)
        ranked = np.sort(probabilities, axis=1)
        clear = ranked[:, -1] - ranked[:, -2] > MARGIN
        chosen = probabilities.argmax(axis=1)
        pool = [list(pictures[clear & (chosen == c)]) for c in range(n_classes)]
        if all(len(found) >= n for found, n in zip(pool, wanted)):
            return model, pool
    raise RuntimeError("no random model was found that tells its own classes apart")


def _balanced(model: ModelData, probabilities: np.ndarray) -> ModelData:
    """The model with its last biases moved so that it favours no class."""
    kernel, bias = model.layers[-1].weights
    favour = np.log(np.maximum(probabilities, 1e-30)).mean(axis=0)
    return probes.with_head_weights(model, kernel, (bias - favour).astype(bias.dtype))
