"""Flight: arcs, boost, glide and re-entry, by closed forms and by integration."""
