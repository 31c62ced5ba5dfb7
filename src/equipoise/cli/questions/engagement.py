"""What a defence lets through: computed, put on a page, and shown as tables."""

from __future__ import annotations

from equipoise.cli.questions.question import told
from equipoise.cli.tables.engagement import show_engagement

QUESTION = told("engagement", show_engagement, "wrote {path}")
