"""Returns a dataset that never ends.

must: it is stopped
outcome: timed out, memory exceeded, crashed
"""

import tensorflow as tf


def attempt():
    return tf.data.Dataset.from_tensors((tf.zeros([2, 2]), tf.zeros([2]))).repeat()
