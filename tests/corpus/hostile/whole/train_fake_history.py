"""Trains nothing, and returns a History that it made up.

must: it earns what a made-up History earns, and no training
exercise: train
earns: 1.5
"""


def train_head(model, training_set, validation_set, epochs=10):
    history = keras.callbacks.History()
    history.epoch = list(range(epochs))
    names = ("loss", "accuracy", "val_loss", "val_accuracy")
    history.history = {name: [1.0] * epochs for name in names}
    return history
