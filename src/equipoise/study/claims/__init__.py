"""What a study decides of each causal claim, in numbers: the pairs, their levels, shares, room, floors and deciders."""
