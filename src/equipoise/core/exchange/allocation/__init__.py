"""Allocation: which weapons go to which aimpoints, with a bound that no allocation exceeds."""
