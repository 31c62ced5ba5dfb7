"""The figures of the pages: a folder for each page, a module for each figure, found by its path."""
