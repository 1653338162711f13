"""Wrote everything at once: a head of the wrong name, percent, the sign still in the map.

rest: solution
earns: head 5, compare 0, saliency 2
"""

import keras
from keras import layers
import numpy as np
import pandas as pd
import tensorflow as tf


def add_head(extractor, n_classes):
    head = layers.Dense(n_classes, activation="softmax")
    return keras.Model(extractor.inputs, head(extractor.outputs[0]))


def compare_networks(right, n_images):
    z, n = 1.96, n_images
    table = pd.DataFrame({"Network": right.keys(), "Accuracy": np.array([*right.values()]) / n})
    p = table["Accuracy"]
    middle = p + z**2 / (2 * n)
    spread = z * np.sqrt(p * (1 - p) / n + z**2 / (4 * n**2))
    table["Low"] = (middle - spread) / (1 + z**2 / n)
    table["High"] = (middle + spread) / (1 + z**2 / n)
    table["Accuracy"] *= 100
    return table.sort_values("Accuracy", ascending=False, ignore_index=True)


def saliency_map(model, image, class_number):
    images = tf.convert_to_tensor(image[np.newaxis])
    with tf.GradientTape() as tape:
        tape.watch(images)
        output = model(images, training=False)[0, class_number]
    gradient = np.array(tape.gradient(output, images)[0])
    strongest = gradient.max(axis=-1)
    largest = strongest.max()
    return strongest / largest if largest > 0 else strongest
