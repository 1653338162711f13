"""Lets `evaluate` count, which a model that was not compiled cannot.

exercise: measure
fails: measures_a_model
misconception: not-compiled
"""


def measure_accuracy(model, dataset):
    return model.evaluate(dataset, verbose=0)[1]
