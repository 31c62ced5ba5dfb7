"""Files that are written: places checked first and held while the work lasts, replaced whole or not at all."""
