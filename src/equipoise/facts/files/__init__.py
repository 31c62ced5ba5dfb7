"""Files: strict reading, with the file and the line of every entry."""
