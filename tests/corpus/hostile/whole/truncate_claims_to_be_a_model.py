"""Returns an object that says it is a Keras model and answers all.

must: it earns nothing
exercise: truncate
"""


class Fake:
    name = "features"
    trainable = True
    layers = ()

    @property
    def __class__(self):
        return keras.Model

    def __getattr__(self, name):
        return self

    def __call__(self, *args, **kwargs):
        return self

    def __iter__(self):
        return iter(())


def truncate(model, n_layers=2):
    return Fake()
