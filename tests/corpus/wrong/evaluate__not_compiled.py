"""Evaluated a model that is not compiled.

exercise: evaluate
fails: measures_the_accuracy
misconception: not-compiled
"""


def test_accuracy(model, dataset):
    return model.evaluate(dataset, verbose=0)[1]
