"""What draws on a terminal, loaded when something is drawn: into a pipe most verbs print plain lines."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
