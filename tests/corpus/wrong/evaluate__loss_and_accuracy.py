"""Returned loss and accuracy together.

exercise: evaluate
fails: measures_the_accuracy
misconception: returned-something-else
"""


def test_accuracy(model, dataset):
    model.compile(optimizer="nadam", loss="categorical_crossentropy", metrics=["accuracy"])
    return model.evaluate(dataset, verbose=0)
