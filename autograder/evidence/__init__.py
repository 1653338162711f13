"""The data that crosses the boundary between student and judge, and its wire format."""
