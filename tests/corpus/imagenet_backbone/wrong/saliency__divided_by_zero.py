"""Divided by the largest number, even where it is 0.

exercise: saliency
fails: reaches_from_0_to_1
misconception: not-finite
"""

import numpy as np
import tensorflow as tf


def saliency_map(model, image, class_number):
    images = tf.convert_to_tensor(image[np.newaxis])
    with tf.GradientTape() as tape:
        tape.watch(images)
        output = model(images, training=False)[0, class_number]
    strongest = np.abs(tape.gradient(output, images)[0]).max(axis=-1)
    return strongest / strongest.max()
