"""Running a model that crossed the boundary on the judge's own images."""

import keras
import numpy as np
import tensorflow as tf

from autograder.errors import EvidenceError
from autograder.evidence.model import ModelData
from autograder.evidence.restore import restore

#: Images that go through at once, so that the outputs of all layers together stay small.
AT_ONCE = 16


def outputs_of(data: ModelData, images: np.ndarray, live: keras.Model | None = None) -> np.ndarray:
    """What the model gives for images `(n, ...)`: `(n, ...)`, one row for each.

    `live` is the model rebuilt, where somebody has it already. Raises EvidenceError if it is no
    model, has several outputs, or does not take such images.
    """
    if len(data.outputs) != 1:
        raise EvidenceError(f"the model has {len(data.outputs)} outputs instead of one")
    model = live or restore(data)
    try:
        parts = [
            np.asarray(model(images[at : at + AT_ONCE], training=False))
            for at in range(0, len(images), AT_ONCE)
        ]
        found = np.concatenate(parts)
    except (ValueError, TypeError, tf.errors.OpError) as error:
        raise EvidenceError(
            f"the model cannot be run on images of shape {images.shape[1:]}"
        ) from error
    if len(found) != len(images):
        raise EvidenceError(f"the model gives {len(found)} outputs for {len(images)} images")
    return found
