"""Tables: what verbs print."""
