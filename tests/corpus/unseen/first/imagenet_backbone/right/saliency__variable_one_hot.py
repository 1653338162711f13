"""Makes the image a tf.Variable, which a tape watches by itself, and picks the class by a one-hot product.

exercise: saliency
because: the absolute gradient of the class's output with respect to the image, largest colour, divided by the largest of
    the map unless that is 0.
"""

import numpy as np
import tensorflow as tf


def saliency_map(model, image, class_number):
    pixels = tf.Variable(np.asarray(image, dtype=np.float32)[None, ...])
    with tf.GradientTape() as tape:
        outputs = model(pixels, training=False)
        score = tf.reduce_sum(outputs * tf.one_hot([class_number], outputs.shape[-1]))
    gradient = np.abs(np.asarray(tape.gradient(score, pixels))[0])
    strongest = np.maximum.reduce([gradient[..., colour] for colour in range(3)])
    top = strongest.max()
    return np.divide(strongest, top) if top > 0 else np.zeros_like(strongest)
