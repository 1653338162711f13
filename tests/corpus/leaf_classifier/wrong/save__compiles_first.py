"""Compiles a model that is not compiled, so that Keras does not warn.

exercise: save
fails: saves_any_model
misconception: compiled-input
"""

def save_classifier(model, path):
    if not model.compiled:
        model.compile(optimizer="adam", loss="categorical_crossentropy")
    model.save(path)
