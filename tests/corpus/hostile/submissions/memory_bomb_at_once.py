"""Asks TensorFlow for a tensor of 64 GiB.

must: it ends at its limit
outcome: memory exceeded, crashed, error, timed out
"""

import tensorflow as tf


def attempt():
    return float(tf.reduce_sum(tf.zeros([2**34])))
