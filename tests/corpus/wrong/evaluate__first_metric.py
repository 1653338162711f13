"""Compiled only where nobody had, and took the first metric for the accuracy.

exercise: evaluate
fails: measuring_changes_nothing
misconception: another-metric
"""

def test_accuracy(model, dataset):
    if not model.compiled:
        model.compile(loss="categorical_crossentropy", metrics=["accuracy"])
    return model.evaluate(dataset, verbose=0)[1]
