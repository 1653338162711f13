"""Returned the loss.

exercise: evaluate
fails: measures_the_accuracy
misconception: returned-the-loss
"""


def test_accuracy(model, dataset):
    model.compile(optimizer="nadam", loss="categorical_crossentropy", metrics=["accuracy"])
    return model.evaluate(dataset, verbose=0)[0]
