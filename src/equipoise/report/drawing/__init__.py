"""Drawing: theme, axes, tints, labels and projections that figures share."""
