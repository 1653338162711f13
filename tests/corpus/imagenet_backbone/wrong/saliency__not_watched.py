"""Did not watch the image.

exercise: saliency
fails: has_a_number_for_each_place
misconception: not-watched
"""

import numpy as np
import tensorflow as tf


def saliency_map(model, image, class_number):
    images = tf.convert_to_tensor(image[np.newaxis])
    with tf.GradientTape() as tape:
        output = model(images, training=False)[0, class_number]
    gradient = np.abs(tape.gradient(output, images)[0])
    strongest = gradient.max(axis=-1)
    largest = strongest.max()
    return strongest / largest if largest > 0 else strongest
