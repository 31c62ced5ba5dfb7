from __future__ import annotations

import json
import tomllib

from tests.mutation import configuration, survivors


def item(outcome: str | None) -> str:
    """One line of a dump: the work, and its result if it was done."""
    work = {"mutations": [{"module_path": "src/a.py", "start_pos": [7, 0]}]}
    diff = "--- a\n+++ b\n@@ -7 +7 @@\n-x + 1\n+x - 1"
    return json.dumps([work, None if outcome is None else {"test_outcome": outcome, "diff": diff}])


def test_survivors_are_named_by_line_and_change() -> None:
    assert survivors([item("killed"), item("survived"), item(None)]) == ["src/a.py:7\n    -x + 1\n    +x - 1"]


def test_the_settings_name_the_module_and_the_tests() -> None:
    settings = tomllib.loads(configuration("src/a.py", "tests/a"))["cosmic-ray"]
    assert settings["module-path"] == "src/a.py"
    assert settings["test-command"].endswith(" tests/a")
