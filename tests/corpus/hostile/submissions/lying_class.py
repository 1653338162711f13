"""Returns an object that claims to be a Keras model.

must: it is no model
outcome: error, returned-forged, crashed, timed out
"""

import keras


class Fake:
    @property
    def __class__(self):
        return keras.Model

    def __getattr__(self, name):
        return self

    def __call__(self, *args, **kwargs):
        return self

    def __iter__(self):
        return iter([self])


def attempt():
    return Fake()
