"""The command line: one module per verb in `verbs`, found by its file."""
