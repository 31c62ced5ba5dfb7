"""The figures on the page of an engagement."""
