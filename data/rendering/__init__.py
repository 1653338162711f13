"""Pictures of shoes and leaves, drawn from a seed, the same bit for bit every time."""
