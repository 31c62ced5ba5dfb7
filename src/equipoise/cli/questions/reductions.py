"""How far forces can be cut: computed, kept with all draws, and summarised."""

from __future__ import annotations

from equipoise.cli.questions.question import told
from equipoise.cli.tables.summary import show_summary

QUESTION = told("reductions", show_summary, "kept in {output}")
