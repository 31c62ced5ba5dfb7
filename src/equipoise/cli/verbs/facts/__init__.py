"""`equipoise facts`: the fact base, listed, shown, verified, compared, measured and exported."""

from __future__ import annotations

import typer

from equipoise.cli.verbs.facts import coverage, difference, export, listing

verb = typer.Typer(help="List, show, verify, compare and export the facts.", rich_markup_mode=None)
verb.command("list")(listing.listed)
verb.command("show")(listing.shown)
verb.command("verify")(listing.verified)
verb.command("diff")(difference.differing)
verb.command("coverage")(coverage.covered)
verb.command("export")(export.exported)
