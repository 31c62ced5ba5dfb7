"""The numbers of a record of stability, each with its name, its value in words, and the inputs behind it."""
