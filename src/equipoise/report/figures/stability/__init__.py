"""The figures on the page of a study of stability."""
