"""The gradient of the logarithm, which has the same shape.

exercise: saliency
"""

import numpy as np
import tensorflow as tf


def saliency_map(model, image, class_number):
    images = tf.convert_to_tensor(image[np.newaxis])
    with tf.GradientTape() as tape:
        tape.watch(images)
        output = tf.math.log(model(images, training=False)[0, class_number])
    gradient = np.abs(tape.gradient(output, images)[0])
    strongest = gradient.max(axis=-1)
    largest = strongest.max()
    return strongest / largest if largest > 0 else strongest
