"""Kept the axis of the batch.

exercise: saliency
fails: has_a_number_for_each_place
misconception: kept-the-batch
"""

import numpy as np
import tensorflow as tf


def saliency_map(model, image, class_number):
    images = tf.convert_to_tensor(image[np.newaxis])
    with tf.GradientTape() as tape:
        tape.watch(images)
        output = model(images, training=False)[0, class_number]
    strongest = np.abs(tape.gradient(output, images)).max(axis=-1)
    largest = strongest.max()
    return strongest / largest if largest > 0 else strongest
