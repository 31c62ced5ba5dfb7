"""Who could answer whom: computed, put on a page, and shown as tables."""

from __future__ import annotations

from equipoise.cli.questions.question import told
from equipoise.cli.tables.stability import show_stability

QUESTION = told("stability", show_stability, "wrote {path}")
