"""Believes the metric of a model that was compiled before.

exercise: measure
fails: measures_any_classes
misconception: another-metric
"""

def measure_accuracy(model, dataset):
    if not model.compiled:
        model.compile(loss="categorical_crossentropy", metrics=["accuracy"])
    return float(model.evaluate(dataset, verbose=0)[1])
