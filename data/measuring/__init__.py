"""The lesson's training, repeated over many seeds."""
