"""The study of a raid against a defence."""
