"""The questions that scenarios ask, as the command line answers them: a module for each, found by its name."""
