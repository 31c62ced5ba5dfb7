"""Hooks of the documentation site: pages from the fact base and from notebooks, fonts, and a navigation that leaves no page out."""

from __future__ import annotations

import functools
import re
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from nbconvert import MarkdownExporter

from equipoise import facts
from equipoise.report import reference
from equipoise.shipped import FONTS

FACTS = "reference/base"
ORDER = ("actors", "defences", "programmes", "treaties")
INSIDE = re.compile(r"\]\(docs/(?=[^)]+\.\w+[)#])")  # links of the README to pages and pictures of the site
OUTSIDE = re.compile(r"\[(?P<words>[^\[\]]*)\]\((?!https://)[^)\s]+\)")  # its other links to files


@functools.cache
def pages() -> dict[str, str]:
    """The generated pages by their path below the documentation."""
    return {f"{FACTS}/{path}": text for path, text in reference.pages(facts.load()).items()}


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Fill the navigation: each folder it names becomes a list of its pages, `facts` the generated ones."""
    root = Path(config.docs_dir)
    config.nav = ["index.md", *({name: entries(root, parts)} for part in config.nav or [] for name, parts in part.items())]
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the generated pages, the first page and the fonts."""
    for path, text in pages().items():
        files.append(File.generated(config, path, content=text))
    readme = Path(config.config_file_path).with_name("README.md").read_text(encoding="utf-8")
    files.append(File.generated(config, "index.md", content=first_page(readme)))
    for path in notebooks(Path(config.docs_dir)):
        for name, content in notebook(Path(config.docs_dir), path).items():
            files.append(File.generated(config, name, content=content))
    for font in sorted(FONTS.glob("*.woff2")):
        files.append(File.generated(config, f"assets/fonts/{font.name}", content=font.read_bytes()))
    return files


def on_page_markdown(markdown: str, **_: object) -> str:
    """Links to notebooks lead to their pages."""
    return markdown.replace(".ipynb)", ".md)")


def notebooks(root: Path) -> list[str]:
    """The notebooks of the documentation, as paths below it without their ending."""
    return sorted(
        path.relative_to(root).with_suffix("").as_posix() for path in root.rglob("*.ipynb") if ".ipynb_checkpoints" not in path.parts
    )


def notebook(root: Path, path: str) -> dict[str, str | bytes]:
    """A notebook as a page, and the pictures that it shows."""
    text, resources = MarkdownExporter().from_filename(str(root / f"{path}.ipynb"), {"unique_key": Path(path).name})
    pictures = {f"{Path(path).parent.as_posix()}/{name}": content for name, content in resources.get("outputs", {}).items()}
    return {f"{path}.md": text, **pictures}


def first_page(readme: str) -> str:
    """The README with its links as the site has them; what the site does not hold becomes plain words."""
    marked = INSIDE.sub("](§", readme)
    return OUTSIDE.sub(lambda link: link[0] if link[0].split("](")[1].startswith("§") else link["words"], marked).replace("](§", "](")


def entries(root: Path, parts: list[str]) -> list[Any]:
    """The navigation below a heading."""
    found: list[Any] = []
    for part in parts:
        if part == "facts":
            found.append({"The facts": generated()})
        elif part.endswith(".md"):
            found.append(part)
        else:
            pages_below = [path.relative_to(root).as_posix() for path in (root / part).glob("*.md")]
            found += sorted([*pages_below, *(f"{path}.md" for path in notebooks(root) if Path(path).parent.as_posix() == part)])
    return found


def generated() -> list[Any]:
    """The generated pages as navigation: the overview, a list for each folder, and the rest."""
    paths = list(pages())
    first = f"{FACTS}/index.md"
    folders = [{folder.capitalize(): [path for path in paths if path.startswith(f"{FACTS}/{folder}/")]} for folder in ORDER]
    others = [path for path in paths if path.count("/") == FACTS.count("/") + 1 and path != first]
    return [first, *(item for item in folders if all(item.values())), *others]


def on_post_build(config: MkDocsConfig) -> None:
    """Write the index of the search as a script too, which is what a page opened from the file system looks for."""
    index = Path(config.site_dir) / "search" / "search_index.json"
    index.with_suffix(".js").write_text(f"var __index = {index.read_text(encoding='utf-8')}", encoding="utf-8")
