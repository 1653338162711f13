"""What the judge hands to a student's function, as recipes that the student's side carries out.

Nothing secret is ever an input: scored images, labels and expected values stay with the judge.
"""

from typing import Literal

import numpy as np

from autograder.evidence.message import Message
from autograder.evidence.model import ModelData
from autograder.evidence.values import Scalar


class Folder(Message, frozen=True):
    """A throwaway folder of PNG images, handed over as its path.

    `images` maps a subfolder such as "Train/Heels" to uint8 `(n, height, width, 3)`;
    files are named 000.png, 001.png, ... in that order.
    """

    images: dict[str, np.ndarray]


class Shipped(Message, frozen=True):
    """A folder or file of the data that every student has, such as "Shoes/Train", as its path."""

    name: str


class Batches(Message, frozen=True):
    """A `flow_from_directory` iterator over `folder`, images rescaled to [0, 1].

    `augment` adds the lesson's shear, zoom and flip. `split` takes that share of the images
    for `part`. `classes` names the subfolders in the order of their numbers; without it they are
    numbered alphabetically. So many of its batches have been `drawn` already, as `next` does.
    """

    folder: Folder | Shipped
    image_size: tuple[int, int] = (64, 64)
    batch_size: int = 8
    shuffle: bool = False
    augment: bool = False
    split: float = 0.0
    part: Literal["training", "validation"] = "training"
    classes: tuple[str, ...] = ()
    drawn: int = 0


class ModelFile(Message, frozen=True):
    """A model saved to a throwaway file, handed over as its path, a str or a pathlib.Path.

    Files of one `place`, where it is named, have the same path: a later one takes the place of
    the one before.
    """

    model: ModelData
    format: Literal["h5", "keras"]
    place: str = ""
    as_text: bool = True


class NewFile(Message, frozen=True):
    """The path that a function saves a model to: no file is there, or, if `taken`, no model.

    The model that is in it after the call comes back as if it had gone in.
    """

    name: str
    taken: bool = False


class Loaded(Message, frozen=True):
    """A model as Keras reads it from a file: a Sequential one has not been called yet."""

    model: ModelData


class Fitted(Message, frozen=True):
    """A model that was compiled and has trained a step, with its weights put back afterwards.

    Only such a model shows whether a function compiles again: Keras keeps the training step
    that it traced at the first `fit`, with the layers that were trainable then. It has the `loss`
    and the `metrics`, in Keras' names, that whoever compiled it wanted.
    """

    model: ModelData
    batches: Batches
    loss: str = "categorical_crossentropy"
    metrics: tuple[str, ...] = ("accuracy",)


class Given(Message, frozen=True):
    """A number, a text, or None, as it is."""

    value: Scalar


class Numbers(Message, frozen=True):
    """A dict from text to float, in order."""

    values: dict[str, float]


class Array(Message, frozen=True):
    """An array of numbers, such as features or one image."""

    numbers: np.ndarray


class Pair(Message, frozen=True):
    """A tuple of two whole numbers, such as an image size."""

    first: int
    second: int


Input = (
    ModelData
    | Folder
    | Shipped
    | Batches
    | ModelFile
    | NewFile
    | Loaded
    | Fitted
    | Given
    | Numbers
    | Array
    | Pair
)
