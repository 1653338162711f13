"""Swaps the last softmax for a linear activation, as an old Keras tutorial does, and takes the gradient of the score.

exercise: saliency
because: "the absolute gradient of the model's output for class `class_number`": it is that of the score before the softmax,
    and a network that is entirely sure gets a map instead of the zeros.
"""

import keras
import numpy as np
import tensorflow as tf


def saliency_map(model, image, class_number):
    last = model.layers[-1]
    softmax = last.activation
    last.activation = keras.activations.linear  # softmax hides the evidence
    try:
        x = tf.constant(np.expand_dims(image, 0), dtype=tf.float32)
        with tf.GradientTape() as tape:
            tape.watch(x)
            score = model(x, training=False)[:, class_number]
        gradient = tape.gradient(score, x).numpy()[0]
    finally:
        last.activation = softmax
    saliency = np.max(np.abs(gradient), axis=-1)
    if saliency.max() > 0:
        saliency = saliency / saliency.max()
    return saliency
