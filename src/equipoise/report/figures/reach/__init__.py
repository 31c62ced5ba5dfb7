"""The figures on the page of a reach study."""
