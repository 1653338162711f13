"""Processes for untrusted code: started fresh, limited, ended with all they started."""
