"""The fact base: what is known, from whom, since when and how well; the only reader of data/."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
