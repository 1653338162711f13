"""The base of everything that is told apart on the wire."""

import msgspec


class Message(msgspec.Struct, frozen=True, tag_field="is", tag=str.lower):
    """Immutable data that carries its own kind, under "is", when it crosses."""
