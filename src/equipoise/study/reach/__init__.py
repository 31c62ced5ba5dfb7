"""The study of flights between coarse regions: who sees them, who can meet them."""
