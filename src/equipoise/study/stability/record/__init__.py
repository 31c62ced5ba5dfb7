"""The record of a study of stability, as typed parts: what it holds, without anything that computes it."""
