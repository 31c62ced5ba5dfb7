"""The study of reductions: pairs through the whole chain, and how far forces can shrink."""
