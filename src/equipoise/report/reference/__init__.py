"""Reference pages in Markdown, generated from the fact base: one per actor, defence and treaty, the timeline and the sources."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
