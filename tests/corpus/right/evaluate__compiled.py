"""Compiles a copy and evaluates it.

exercise: evaluate
"""

import keras


def test_accuracy(model, dataset):
    copy = keras.models.clone_model(model)
    copy.set_weights(model.get_weights())
    copy.compile(loss="categorical_crossentropy", metrics=["accuracy"])
    return copy.evaluate(dataset, verbose=0, return_dict=True)["accuracy"]
