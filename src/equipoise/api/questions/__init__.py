"""How each question is computed, kept and written: a module for each, found by its name, for the command line and Python alike."""
