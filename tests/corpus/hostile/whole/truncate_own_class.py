"""Returns a model class of its own that gets its configuration from the given one.

must: it earns nothing
exercise: truncate
"""


class Own(keras.Model):
    def __init__(self, given):
        super().__init__()
        self.given = given

    def get_config(self):
        return self.given.get_config()

    def call(self, images):
        return self.given(images)


def truncate(model, n_layers=2):
    return Own(model)
