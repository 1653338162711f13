"""Added the colours up, and took the size of that.

exercise: saliency
fails: is_the_gradient_of_the_class
misconception: sum-of-colours
"""

import numpy as np
import tensorflow as tf


def saliency_map(model, image, class_number):
    images = tf.convert_to_tensor(image[np.newaxis])
    with tf.GradientTape() as tape:
        tape.watch(images)
        output = model(images, training=False)[0, class_number]
    strongest = np.abs(np.sum(tape.gradient(output, images)[0], axis=-1))
    largest = strongest.max()
    return strongest / largest if largest > 0 else strongest
