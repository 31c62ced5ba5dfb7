"""What a run gives: one object for each question, the same to print, to look up, to plot, to explain and to keep."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from equipoise import report, study
from equipoise.api.picture import Picture
from equipoise.api.question import question_named
from equipoise.api.rows import table, tables
from equipoise.errors import InputError
from equipoise.facts import Facts
from equipoise.facts.suggestion import suggestion

if TYPE_CHECKING:
    import pandas as pd
    import xarray as xr

MOST_ROWS, MOST_COLUMNS, WIDTH = 12, 7, 110


class Result:
    """The answer to one question of a scenario."""

    def __init__(self, question: str, computed: Any, facts: Facts, data: Callable[[], xr.Dataset] | None = None) -> None:
        """An answer: what was computed, and the facts that it was computed from; `data` gives arrays that were kept."""
        self.question = question
        self.facts = facts
        self._computed = computed
        self._answering = question_named(question)
        self._kept_data = data

    @property
    def record(self) -> Any:
        """The typed record that pages, the terminal and files show: its attributes are what docs/reference says of it."""
        return self._answering.record(self._computed)

    @cached_property
    def data(self) -> xr.Dataset:
        """The arrays behind the record, with units and long names; the best estimate stands apart from the draws."""
        return self._kept_data() if self._kept_data else self._answering.dataset(self._computed)

    @property
    def tables(self) -> list[str]:
        """The names of the tables that `table` gives."""
        return tables(self._plain)

    def table(self, name: str | None = None) -> pd.DataFrame:
        """A table of the record: the one that says most, or another by its name.

        Raises: InputError for a name that no table has.
        """
        return table(self._plain, self._answering.table if name is None else name)

    @cached_property
    def pictures(self) -> dict[str, Picture]:
        """The figures of the page by their names."""
        found = report.figures(self._answering.page, self.record, self.facts)
        return {name: Picture(name, figure) for name, figure in found.items()}

    def plot(self, name: str | None = None) -> Picture:
        """A figure: the first of the page, or another by its name.

        Raises: InputError for a name that no figure has, and where the page has none.
        """
        if not self.pictures:
            raise InputError("the page of this result has no figure", fix="ask a question with more than one case")
        if name is not None and name not in self.pictures:
            raise InputError(f"the result has no figure {name!r}", fix=suggestion(name, self.pictures))
        return self.pictures[next(iter(self.pictures)) if name is None else name]

    @property
    def names(self) -> list[str]:
        """The names of all numbers that `explain` explains."""
        return study.explained_names(self.record)

    def explain(self, name: str, *, whole: bool = False) -> study.Node:
        """What stands behind a number: the inputs that matter most and their sources; all of them with `whole`.

        Raises: InputError for a name that no number has, with the nearest ones.
        """
        return study.explained(self.record, name, whole=whole)

    def report(self, directory: Path | str) -> Path:
        """The path of the page that was written to a directory, with its record beside it.

        Raises: InputError for a directory that cannot be written, or that holds files of others.
        """
        return self._answering.report(self._computed, self.facts, Path(directory))

    def save(self, directory: Path | str) -> Path:
        """The path of what was kept in a directory, from which `equipoise.open` and `equipoise explain` read it back.

        Raises: InputError for a directory that cannot be written, or that holds files of others.
        """
        return self._answering.write(self._computed, self.facts, Path(directory))

    @cached_property
    def _plain(self) -> dict[str, Any]:
        """The record as JSON has it."""
        plain: dict[str, Any] = self.record.model_dump(mode="json")
        return plain

    @property
    def heading(self) -> str:
        """What was asked of which scenario."""
        scenario = self._plain["scenario"]
        drawn = f", {scenario['draws']:,} draws" if "draws" in scenario else ""
        return f"{self.question}: {scenario['title']} ({scenario['date']}{drawn})"

    def __repr__(self) -> str:
        rows = self.table().round(3)
        shown = rows.head(MOST_ROWS).to_string(max_cols=MOST_COLUMNS, index=False, line_width=WIDTH, na_rep="–")
        more = f"… {len(rows) - MOST_ROWS} more rows" if len(rows) > MOST_ROWS else ""
        hint = "more: .table(name) with .tables, .plot(name) with .pictures, .data, .explain(name) with .names"
        return "\n".join(part for part in (self.heading, shown, more, hint) if part)

    def _repr_html_(self) -> str:
        return shown_html(self)


class Results(Mapping[str, Result]):
    """The answers to several questions of one scenario, by question: `results["reach"]`, or `results.reach`."""

    def __init__(self, answers: Mapping[str, Result]) -> None:
        """Answers by question."""
        self._answers = dict(answers)

    def __getitem__(self, question: str) -> Result:
        """The answer to one question.

        Raises: KeyError for a question that was not asked, as mappings do.
        """
        return self._answers[question]

    def __getattr__(self, question: str) -> Result:
        """The answer to one question, as an attribute."""
        if question in self.__dict__.get("_answers", {}):
            return self._answers[question]
        raise AttributeError(f"no answer on {question!r}; there are answers on {', '.join(self.__dict__.get('_answers', {}))}")

    def __dir__(self) -> list[str]:
        return [*super().__dir__(), *self._answers]

    def __iter__(self) -> Iterator[str]:
        return iter(self._answers)

    def __len__(self) -> int:
        return len(self._answers)

    def save(self, directory: Path | str) -> Path:
        """The directory, after each answer was kept in a folder of it by the name of its question.

        Raises: InputError as `Result.save`.
        """
        for question, answer in self._answers.items():
            answer.save(Path(directory) / question)
        return Path(directory)

    def __repr__(self) -> str:
        return "\n".join(["Results", *(f"  .{question:<11}{answer.heading}" for question, answer in self._answers.items())])

    def _repr_html_(self) -> str:
        return "".join(shown_html(answer) for answer in self._answers.values())


def shown_html(result: Result) -> str:
    """A result as a notebook shows it: what was asked, and the first rows of the table that says most."""
    rows = result.table().round(3)
    return f"<b>{escape(result.heading)}</b>{rows.head(MOST_ROWS).to_html(index=False, na_rep='–', border=0)}"
