"""Has every Keras model give zeros for everything.

must: it earns nothing
exercise: truncate
"""

keras.Model.__call__ = lambda self, *args, **kwargs: np.zeros((1, 1))
keras.Model.predict = lambda self, *args, **kwargs: np.zeros((1, 1))


def truncate(model, n_layers=2):
    return model
