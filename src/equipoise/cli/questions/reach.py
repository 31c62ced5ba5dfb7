"""Who sees and meets which flights: computed, put on a page, and shown as tables."""

from __future__ import annotations

from equipoise.cli.questions.question import told
from equipoise.cli.tables.reach import show_reach

QUESTION = told("reach", show_reach, "wrote {path}")
