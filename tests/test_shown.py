from __future__ import annotations

import json
import sys
import unicodedata

import pytest

from equipoise.shown import address, shown, shown_json, shown_line
from tests import hostile

# Format characters that a script needs: they are seen, or shape what is seen.
NEEDED = (0xAD, 0x200C, 0x200D, 0x70F, 0x6DD, 0x8E2, 0x890, 0x891, 0x110BD, 0x110CD)
SHAPING = (*NEEDED, *range(0x600, 0x606), *range(0x13430, 0x13440), *range(0x1BCA0, 0x1BCA4), *range(0x1D173, 0x1D17B))


def test_no_character_of_unicode_that_acts_or_hides_is_left() -> None:
    whole = shown("".join(map(chr, range(sys.maxunicode + 1))))
    acting = {char for char in whole if unicodedata.category(char) in ("Cc", "Cf", "Cs", "Zl", "Zp")}
    assert acting - {"\t", "\n"} <= set(map(chr, SHAPING))
    assert not any(0xFDD0 <= ord(char) <= 0xFDEF or ord(char) % 0x10000 in (0xFFFE, 0xFFFF) for char in whole)
    whole.encode("utf-8")


def test_what_is_written_out_is_told_apart() -> None:
    assert shown(hostile.CLIPBOARD) == r"\x1b]52;c;aGk=\x07"
    assert shown("\x00\x9b\u202e\ud800\U0001ffff") == r"\x00\x9b\u202e\ud800\U0001ffff"


def test_plain_text_of_any_language_stays() -> None:
    text = "Änderung – 你好, हिन्दी, می‌خواهم, 👩‍🚀, 5 %, [bold], C:\\x\n\t."
    assert shown(text) == text


def test_a_line_has_no_breaks_and_nothing_vanishes() -> None:
    assert shown_line(" a\n b\x1c\x85c\u2028d ") == r"a b\x1c\x85c\u2028d"


@pytest.mark.parametrize("text", [hostile.TEXT, "".join(map(chr, range(0x100))), "\U000e0041\U0010ffff", "\ud800", "plain"])
def test_json_keeps_its_value(text: str) -> None:
    document = shown_json(json.dumps({"a": text, text: [text]}, ensure_ascii=False))
    assert json.loads(document) == {"a": text, text: [text]}
    assert not hostile.RAW.search(document)


@pytest.mark.parametrize("text", ["http://example.org", "HTTPS://example.org/a%20b?c=(d)&e#f", "https://例え.jp/"])
def test_addresses_of_the_web_are_links(text: str) -> None:
    assert address(text) == text


@pytest.mark.parametrize(
    "text",
    [
        *("javascript:alert(1)", "JavaScript:alert(1)", " javascript:x", "java\nscript:x", "data:text/html,x", "file:///etc", "vbscript:x"),
        *("httpx://a", "http:", "https://", "https:///a", "//example.org", "https://a b", 'https://a"onclick=', "https://a\x1b", "", None),
        *("https://a\u202eb", "doi:10.1/x", "mailto:a@b.c", "https://a<b>", "https://a\n", "javascript:'https://a.b'"),
    ],
)
def test_no_other_text_is_a_link(text: str | None) -> None:
    assert address(text) == ""
