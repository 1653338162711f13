"""The batches go through tf.data.

exercise: evaluate
"""

import numpy as np
import tensorflow as tf


def test_accuracy(model, dataset):
    batches = tf.data.Dataset.from_generator(
        lambda: (dataset[at] for at in range(len(dataset))),
        output_signature=(
            tf.TensorSpec((None, None, None, 3), tf.float32),
            tf.TensorSpec((None, None), tf.float32),
        ),
    )
    right = []
    for images, labels in batches.prefetch(2):
        right.append(tf.argmax(model(images), axis=1) == tf.argmax(labels, axis=1))
    return float(np.concatenate(right).mean())
