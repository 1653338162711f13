"""Takes the largest of the three signed gradients and only then the absolute value.

exercise: saliency
because: "the absolute gradient ..., the largest of the three colours": a strong negative colour beside a weak positive one is
    lost.
"""

import numpy as np
import tensorflow as tf


def saliency_map(model, image, class_number):
    x = tf.convert_to_tensor(image[np.newaxis], dtype=tf.float32)
    with tf.GradientTape() as tape:
        tape.watch(x)
        score = model(x, training=False)[0, class_number]
    gradient = tape.gradient(score, x)[0]
    saliency = np.abs(tf.reduce_max(gradient, axis=-1).numpy())
    largest = saliency.max()
    if largest == 0:
        return saliency
    return saliency / largest
