"""The classifiers that the lesson on an ImageNet backbone can be worked through with, by name.

All take what `preprocess` gives. EfficientNet-Lite0 needs no network; the others are
`keras.applications`, whose weights Keras fetches at the first call.
"""

from collections.abc import Callable
from typing import NamedTuple

import keras
from keras import layers

from autograder.errors import DataError
from autograder.lesson.efficientnet import IMAGE_SIZE
from autograder.lesson.imagenet import load_backbone as load_lite0

LITE0 = "EfficientNetLite0"


class Backbone(NamedTuple):
    """A classifier of ImageNet's 1,000 classes, and the name of the first layer of its last block.

    It takes `(batch, 224, 224, 3)` float32, preprocessed.
    """

    model: keras.Model
    last_block: str


class Application(NamedTuple):
    """A network of `keras.applications`: preprocessed pixels times `scale` plus `offset` are those
    that it was trained on.
    """

    make: Callable[..., keras.Model]
    scale: float
    offset: float
    last_block: str


APPLICATIONS = {
    # Trained on pixels divided by 127.5, less 1; ours are those less 127, divided by 128.
    "MobileNetV2": Application(
        keras.applications.MobileNetV2, 128 / 127.5, 127 / 127.5 - 1, "block_16_expand"
    ),
    # Takes 0 to 255, and brings them where it wants them in its own first two layers.
    "EfficientNetV2B0": Application(
        keras.applications.EfficientNetV2B0, 128.0, 127.0, "block6h_expand_conv"
    ),
}
NAMES = (LITE0, *APPLICATIONS)


def load_backbone(
    name: str = LITE0,
    weights: str | None = "imagenet",
    image_size: tuple[int, int] = IMAGE_SIZE,
) -> Backbone:
    """The classifier of that name, with its weights.

    Other `weights` than ImageNet's, such as None for random ones, and other sizes of images are
    for `keras.applications` alone. Raises DataError if there is none of that name, or if its
    weights cannot be had.
    """
    if name == LITE0:
        return Backbone(load_lite0(), "block16_expand_conv")
    if name not in APPLICATIONS:
        raise DataError(f"there is no backbone {name!r}; there are {', '.join(NAMES)}")
    chosen = APPLICATIONS[name]
    images = keras.Input((*image_size, 3), name="images")
    pixels = layers.Rescaling(chosen.scale, chosen.offset, name="pixels")(images)
    try:
        model = chosen.make(weights=weights, input_tensor=pixels)
    except Exception as error:  # Keras' way to tell of a failed download.
        if "URL fetch failure" not in str(error):
            raise
        raise DataError(
            f"the weights of {name} cannot be fetched; without a network connection take {LITE0}"
        ) from error
    return Backbone(model, chosen.last_block)
