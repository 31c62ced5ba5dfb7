"""Equipoise in Python: scenarios, results and pictures, as `import equipoise as eq` offers them."""
