"""Performance goals, each one script that runs us and a peer side by side and prints the ratio."""
