"""Flight, sensing and reach: what geometry and time allow before any probability."""
