"""Popped layers off the given model.

exercise: truncate
fails: leaves_the_backbone_whole, cuts_any_backbone
misconception: destroyed-input
"""


def truncate(model, n_layers=2):
    for _ in range(n_layers):
        model.pop()
    return model
