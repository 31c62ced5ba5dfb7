"""Defence scenarios: a raid and the layers that meet it."""
