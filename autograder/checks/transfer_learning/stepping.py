"""What training steps do to a model, computed by the judge to compare a student's with.

A probe gives all its images in one batch, so that a step is an epoch and no shuffling shows.
The judge takes the same steps from the same weights with several optimizers and losses: the
nearest of them names what the student trained with.
"""

import io
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

import keras
import msgspec
import numpy as np
import tensorflow as tf

from autograder.evidence.inputs import Batches, Folder
from autograder.evidence.model import ModelData
from autograder.evidence.restore import restore
from autograder.evidence.run import outputs_of
from autograder.evidence.snapshot import snapshot
from autograder.evidence.wire import pack, receive
from autograder.lesson.batches import RESCALE

#: The same steps, taken by Keras' `fit` and by the judge, differ by float rounding: by at most
#: 2.3e-3 of their length in 40 random probes. The optimizers nearest to each other, Nadam and
#: Adam, differ by 0.15 of it and more after three steps, by 0.08 and more after two.
SAME = 2e-2
#: A probe is used only if the ways it is to tell apart lead so far from each other.
APART = 2 * SAME


class Way(NamedTuple):
    """How steps are taken: the optimizer's class and the loss as Keras calls them, and the rate."""

    optimizer: str
    loss: str
    rate: float


class Nearest(NamedTuple):
    """The way that comes nearest to a student's training.

    `distance` is the mean difference of the weights, as a share of the mean length of the way.
    `n_steps` is after how many steps it comes nearest.
    """

    way: Way
    distance: float
    n_steps: int

    def steps_of(self, right: Way) -> bool:
        """Whether the steps are those of that optimizer at that rate, whatever the loss is."""
        ours = (self.way.optimizer, self.way.rate) == (right.optimizer, right.rate)
        return self.distance <= SAME and ours


def one_batch(batches: Batches) -> tuple[np.ndarray, np.ndarray]:
    """All images of a probe folder, `(n, size, size, 3)` float32 in [0, 1], and one-hot labels.

    They are the same floats, in the same order, that the iterator gives.
    """
    folder = batches.folder
    assert isinstance(folder, Folder)
    assert not (batches.augment or batches.split or batches.classes)
    names = sorted(folder.images)
    pictures = np.concatenate([folder.images[name] for name in names]).astype("float32")
    labels = np.concatenate(
        [np.full(len(folder.images[name]), at) for at, name in enumerate(names)]
    )
    return pictures * np.float32(RESCALE), np.eye(len(names), dtype="float32")[labels]


def loss_on(model: ModelData, batches: Batches) -> float:
    """The mean cross-entropy on the images of a probe folder."""
    pictures, labels = one_batch(batches)
    return float(-np.mean(np.log(np.sum(outputs_of(model, pictures) * labels, axis=1))))


def joined(one: Batches, other: Batches) -> Batches:
    """The images of two probe folders in one batch; the first class with the first, and so on."""
    assert isinstance(one.folder, Folder) and isinstance(other.folder, Folder)
    ours, theirs = sorted(one.folder.images.items()), sorted(other.folder.images.items())
    both = {
        name: np.concatenate([mine, more])
        for (name, mine), (_, more) in zip(ours, theirs, strict=True)
    }
    size = one.batch_size + other.batch_size
    return msgspec.structs.replace(one, folder=Folder(both), batch_size=size)


def with_flags(data: ModelData, flags: ModelData) -> ModelData:
    """The model with the `trainable` flags of another of the same layers."""
    layers = tuple(
        msgspec.structs.replace(layer, trainable=other.trainable)
        for layer, other in zip(data.layers, flags.layers, strict=True)
    )
    return msgspec.structs.replace(data, layers=layers)


def trajectory(data: ModelData, batches: Batches, way: Way, n_steps: int) -> tuple[ModelData, ...]:
    """The model after each of `n_steps` steps on the whole of `batches`."""
    model = restore(data)
    pictures, labels = one_batch(batches)
    optimizer = keras.optimizers.get(
        {"class_name": way.optimizer, "config": {"learning_rate": way.rate}}
    )
    loss_of = keras.losses.get(way.loss)
    weights = model.trainable_weights
    states = []
    for _ in range(n_steps):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(loss_of(labels, model(pictures, training=True)))
        optimizer.apply(tape.gradient(loss, weights), weights)
        states.append(snapshot(model))
    return tuple(states)


def nearest(
    before: ModelData, after: ModelData, batches: Batches, ways: Iterable[Way], n_steps: int
) -> Nearest:
    """The way, and number of steps up to `n_steps`, by which `before` comes nearest to `after`.

    `after` must have the layers of `before`; it is trained with the flags of `after`.
    """
    start = with_flags(before, after)
    model, images = pack(start), pack(batches)
    found = [
        Nearest(way, distance(start, after, state), at)
        for way in ways
        for at, state in enumerate(_cached(model, images, way, n_steps), start=1)
    ]
    return min(found, key=lambda one: one.distance)


def apart(
    data: ModelData,
    batches: Batches,
    way: Way,
    others: Iterable[tuple[Batches, Way]],
    n_steps: int,
) -> float:
    """How far `way` leads from where the nearest of other ways and images does.

    A share of its length, as `distance` gives it. Where all gradients have the same signs, other
    losses lead to all but the same weights; such a probe could not tell them apart.
    """
    model = pack(data)
    end = _cached(model, pack(batches), way, n_steps)[-1]
    ends = [_cached(model, pack(images), other, n_steps)[-1] for images, other in others]
    return min(distance(data, one, end) for one in ends)


def distance(before: ModelData, after: ModelData, reference: ModelData) -> float:
    """How far `after` is from `reference`, as a share of the way from `before` to `reference`.

    A mean over all weights that may be learned: where a gradient is all but zero, Adam's sign
    of it is rounding, so a few weights may differ by a whole step. Infinite where nothing moved.
    """
    off = [np.abs(a - r).ravel() for a, r in zip(_learned(after), _learned(reference))]
    way = [np.abs(r - b).ravel() for r, b in zip(_learned(reference), _learned(before))]
    length = float(np.mean(np.concatenate(way))) if way else 0.0
    gap = float(np.mean(np.concatenate(off))) if off else float("inf")
    return gap / length if length > 0 and np.isfinite(gap) else float("inf")


def step_length(before: ModelData, after: ModelData) -> float:
    """How far the weights that may be learned moved: the median over those that moved at all.

    Which may be learned, the flags of `after` say.
    """
    start = with_flags(before, after)
    moves = [np.abs(a - b).ravel() for a, b in zip(_learned(after), _learned(start))]
    moved = np.concatenate(moves) if moves else np.zeros(0)
    moved = moved[moved > 0]
    return float(np.median(moved)) if moved.size else 0.0


def _learned(data: ModelData) -> list[np.ndarray]:
    return [
        weight.astype("float64")
        for layer in data.layers
        if layer.trainable
        for weight in layer.learned
    ]


@lru_cache(maxsize=64)
def _cached(model: bytes, images: bytes, way: Way, n_steps: int) -> tuple[ModelData, ...]:
    data = receive(io.BytesIO(model), ModelData)
    return trajectory(data, receive(io.BytesIO(images), Batches), way, n_steps)
