"""Proof that an assignment's checks are right: they fail what is wrong and pass what is right."""
