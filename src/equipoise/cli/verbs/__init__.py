"""The verbs: each module here holds `verb`, a function (a command) or a Typer application (a group of commands)."""
