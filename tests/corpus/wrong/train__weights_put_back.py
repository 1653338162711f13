"""Put the weights back that the model came with.

exercise: train
fails: head_moves
misconception: head-not-trained
"""

def train_head(model, training_set, validation_set, epochs=10):
    before = model.get_weights()
    model.compile(optimizer="nadam", loss="categorical_crossentropy", metrics=["accuracy"])
    history = model.fit(training_set, validation_data=validation_set, epochs=epochs, verbose=0)
    model.set_weights(before)
    return history
