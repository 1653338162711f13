"""Froze the whole model, the new head included.

exercise: train
fails: head_moves
misconception: froze-the-head
"""

def train_head(model, training_set, validation_set, epochs=10):
    for layer in model.layers:
        layer.trainable = False
    model.compile(optimizer="nadam", loss="categorical_crossentropy", metrics=["accuracy"])
    return model.fit(training_set, validation_data=validation_set, epochs=epochs, verbose=0)
