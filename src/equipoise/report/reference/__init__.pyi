from .site import pages as pages
