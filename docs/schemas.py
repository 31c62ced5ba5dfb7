"""The JSON Schemas of all records, written from their models: `python -m docs.schemas`, in the folder of the project."""

from __future__ import annotations

import json
from pathlib import Path

from equipoise.study.records import RECORDS, schema

FOLDER = Path(__file__).parent / "reference" / "schemas"


def main() -> None:
    """Write one file for each question."""
    FOLDER.mkdir(exist_ok=True)
    for question in RECORDS:
        text = json.dumps(schema(question), indent=1, ensure_ascii=False)
        (FOLDER / f"{question}.json").write_text(f"{text}\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
