"""Takes the absolute value of the largest, and not the largest absolute value.

exercise: saliency
fails: is_the_gradient_of_the_class
misconception: absolute-too-late
"""

import numpy as np
import tensorflow as tf


def saliency_map(model, image, class_number):
    images = tf.convert_to_tensor(image[np.newaxis])
    with tf.GradientTape() as tape:
        tape.watch(images)
        output = model(images, training=False)[0, class_number]
    strongest = np.abs(np.array(tape.gradient(output, images)[0]).max(axis=-1))
    largest = strongest.max()
    return strongest / largest if largest > 0 else strongest
