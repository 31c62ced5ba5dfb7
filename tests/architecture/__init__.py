"""Guards of the habits: each takes a project folder and returns what breaks a rule there (docs/conventions.md)."""
