"""A variable instead of a watched tensor.

exercise: saliency
"""

import numpy as np
import tensorflow as tf


def saliency_map(model, image, class_number):
    images = tf.Variable(image[np.newaxis])
    with tf.GradientTape() as tape:
        output = model(images, training=False)[0, class_number]
    gradient = np.abs(tape.gradient(output, images)[0])
    strongest = gradient.max(axis=-1)
    largest = strongest.max()
    return strongest / largest if largest > 0 else strongest
