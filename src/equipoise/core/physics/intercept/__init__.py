"""Intercept: how far interceptors fly, how many looks they have, and the ground they defend."""
