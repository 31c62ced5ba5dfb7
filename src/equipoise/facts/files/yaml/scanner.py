"""The scanner of the subset of YAML 1.2 that is read: what lies outside it is refused by its name, where it stands.

Tabs are read where YAML 1.2 lets them separate (after a value, before a comment, inside text and brackets), not where they
would indent. Brackets that open too deep are refused before the cost of following them grows.
"""

from __future__ import annotations

import re
from typing import Any

from ruamel.yaml.error import StringMark
from ruamel.yaml.scanner import Scanner, ScannerError

MOST_DEPTH = 50
ENDS = "\0\r\n"
TAB_FIX = "indent with spaces"
QUOTE = "write the value out in full, or put a text in quotes"


class RefusalError(Exception):
    """What is not read here, how to fix it, and the line (from 0) where it stands."""

    def __init__(self, what: str, fix: str, line: int) -> None:
        super().__init__(what)
        self.what, self.fix, self.line = what, fix, line


def too_deep(line: int) -> RefusalError:
    """The refusal of one level more than are read."""
    return RefusalError(f"the content is nested more than {MOST_DEPTH} levels deep", "use fewer levels", line)


class SubsetScanner(Scanner):
    """The scanner of ruamel.yaml without directives, tags, anchors, aliases and complex keys; it reads tabs as YAML 1.2 does."""

    reader: Any
    flow_context: list[str]

    def refuse(self, what: str, fix: str) -> RefusalError:
        """A refusal of what stands here."""
        return RefusalError(what, fix, int(self.reader.line))

    def fetch_directive(self) -> None:
        """Read `%YAML 1.2`; refuse every other directive."""
        line = self._rest_of_line()
        if not re.fullmatch(r"%YAML[ \t]+1\.2[ \t]*(\s#.*)?", line):
            raise self.refuse(f"the directive {line.split('#')[0].strip()[:40]!r} is not read", "remove this line: the file is YAML 1.2")
        super().fetch_directive()

    def fetch_document_end(self) -> None:
        """Refuse the mark of a document's end."""
        raise self.refuse("the mark of a document's end, '...', is not read", "remove it: a file is one document")

    def fetch_alias(self) -> None:
        """Refuse an alias."""
        raise self.refuse("anchors and aliases are not used here", QUOTE)

    def fetch_anchor(self) -> None:
        """Refuse an anchor."""
        raise self.refuse("anchors and aliases are not used here", QUOTE)

    def fetch_tag(self) -> None:
        """Refuse a tag, the standard ones too."""
        found = re.match(r"!(<[^>\s]*>?|[^\s,\[\]{}]*)", self._rest_of_line())
        shown = found[0][:40] if found else "!"
        raise self.refuse(f"the tag {shown!r} is not allowed", "remove the tag, or put a text in quotes")

    def fetch_key(self) -> None:
        """Refuse a complex key."""
        raise self.refuse("complex keys, marked '?', are not read", "write 'key: value', or put a text in quotes")

    def fetch_flow_collection_start(self, TokenClass: Any, to_push: str) -> None:
        """Open a bracket, unless it is one too many."""
        if len(self.flow_context) >= MOST_DEPTH:
            raise too_deep(int(self.reader.line))
        super().fetch_flow_collection_start(TokenClass, to_push)

    def scan_flow_scalar(self, style: Any) -> Any:
        """A quoted text; an escape that is not a character is refused."""
        line = int(self.reader.line)
        try:
            token = super().scan_flow_scalar(style)
        except (ValueError, OverflowError):
            raise RefusalError("an escape in a quoted text names no character", "write the character itself", line) from None
        if any("\ud800" <= letter <= "\udfff" for letter in token.value):
            raise RefusalError("an escape in a quoted text names half a character", "write the character itself", line)
        return token

    def scan_to_next_token(self) -> None:
        """Go past spaces, tabs, comments and line breaks to what follows; a tab that indents it is refused."""
        reader = self.reader
        while True:
            indented, tabbed = reader.column == 0, False
            while reader.peek() in " \t":
                tabbed = tabbed or reader.peek() == "\t"
                reader.forward()
            if reader.peek() == "#":
                while reader.peek() not in ENDS:
                    reader.forward()
            if not self.scan_line_break():
                if tabbed and indented and not self.flow_context and reader.peek() != "\0":
                    raise self.refuse("a tab indents this line", TAB_FIX)
                return
            if not self.flow_context:
                self.allow_simple_key = True

    def scan_plain_spaces(self, indent: Any, start_mark: Any) -> Any:  # noqa: ARG002 (the mark of the scanner that is replaced)
        """The white space inside a plain text, folded; tabs count as spaces do."""
        reader = self.reader
        spaces = self._run(" \t")
        if reader.peek() not in "\r\n":
            return [spaces] if spaces else []
        self.scan_line_break()
        self.allow_simple_key = True
        breaks: list[str] = []
        while not self._marks_document():
            if reader.peek() in "\r\n":
                breaks.append(self.scan_line_break())
            elif reader.peek() == " " or (reader.peek() == "\t" and (self.flow_context or reader.column >= indent)):
                reader.forward()
            else:
                return breaks or [" "]
        return None

    def scan_block_scalar_indicators(self, start_mark: Any) -> Any:
        """How a literal or folded text ends (keep, strip, clip), and how far it is indented."""
        header = self._run("+-0123456789")
        if not re.fullmatch(r"[1-9]?[+-]?|[+-][1-9]", header) or self.reader.peek() not in "\0 \t\r\n":
            raise ScannerError("", start_mark, f"no text can begin with {header + self.reader.peek()!r} here", self.reader.get_mark())
        sign, digit = header.strip("123456789"), header.strip("+-")
        return {"+": True, "-": False}.get(sign), int(digit) if digit else None

    def scan_block_scalar_ignored_line(self, start_mark: StringMark) -> Any:
        """Go past the rest of the line that a literal or folded text begins on."""
        self._run(" \t")
        return super().scan_block_scalar_ignored_line(start_mark)

    def _run(self, letters: str) -> str:
        """The characters from here on that are among `letters`, which are passed."""
        length = 0
        while self.reader.peek(length) in letters:
            length += 1
        found = str(self.reader.prefix(length))
        self.reader.forward(length)
        return found

    def _marks_document(self) -> bool:
        """Whether a line here begins or ends a document."""
        return self.reader.column == 0 and self.reader.prefix(3) in ("---", "...") and self.reader.peek(3) in "\0 \t\r\n"

    def _rest_of_line(self) -> str:
        """The text from here to the end of the line."""
        length = 0
        while self.reader.peek(length) not in ENDS:
            length += 1
        return str(self.reader.prefix(length))
