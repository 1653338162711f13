"""Returned the History along with the last accuracy.

exercise: train
fails: train_returns_the_history
misconception: returned-something-else
"""

def train_head(model, training_set, validation_set, epochs=10):
    model.compile(optimizer="nadam", loss="categorical_crossentropy", metrics=["accuracy"])
    history = model.fit(training_set, validation_data=validation_set, epochs=epochs, verbose=0)
    return history, history.history["val_accuracy"][-1]
