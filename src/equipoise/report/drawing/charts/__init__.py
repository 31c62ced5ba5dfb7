"""Charts: from the numbers of a record to one drawing, a module for each kind."""
