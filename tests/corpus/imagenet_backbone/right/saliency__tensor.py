"""Stayed with TensorFlow to the end.

exercise: saliency
"""

import tensorflow as tf


def saliency_map(model, image, class_number):
    images = tf.expand_dims(tf.constant(image), 0)
    with tf.GradientTape(watch_accessed_variables=False) as tape:
        tape.watch(images)
        answers = model(images)
        chosen = tf.reduce_sum(answers * tf.one_hot([class_number], answers.shape[-1]))
    strongest = tf.reduce_max(tf.abs(tape.gradient(chosen, images)), axis=[0, 3])
    return tf.math.divide_no_nan(strongest, tf.reduce_max(strongest))
