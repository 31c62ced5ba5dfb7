"""Cost: purchase, upkeep and learning."""
