"""Added a little before dividing, so that nothing is divided by zero.

exercise: saliency
fails: reaches_from_0_to_1
misconception: not-scaled
"""

import keras
import tensorflow as tf


def saliency_map(model, image, class_number):
    pixels = tf.convert_to_tensor(image[None])
    with tf.GradientTape() as tape:
        tape.watch(pixels)
        output = model(pixels, training=False)[0, class_number]
    sizes = tf.reduce_max(tf.abs(tape.gradient(output, pixels)[0]), axis=-1).numpy()
    return sizes / (sizes.max() + keras.config.epsilon())
