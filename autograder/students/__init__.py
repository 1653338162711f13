"""In-process and confined students behind one protocol: a call in, evidence out."""
