"""Measures with Keras operations and gives a tensor.

exercise: evaluate
"""

import keras


def test_accuracy(model, dataset):
    metric = keras.metrics.CategoricalAccuracy()
    for at in range(len(dataset)):
        images, labels = dataset[at]
        metric.update_state(labels, model(images))
    return metric.result()
