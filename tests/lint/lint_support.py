"""What the lints share: finding files, reading C++ without its comments, reporting.

A lint is a module check_<name>.py with a function check(root) that returns findings. It runs
alone (python3 tests/lint/check_floats.py), from ./dev lint and as CTest lint.<name>; its planted
violations stand in test_lints.py. Only Python's standard library is used.
"""

import json
import re
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SKIPPED_FOLDERS = {".git", "build", ".cache", "__pycache__", ".idea", ".vscode"}


@dataclass
class Finding:
    """One violation: where, which rule, and what to do about it."""

    file: str
    line: int
    rule: str
    cure: str
    refuses: bool = True  # a warning is printed and does not fail

    def __str__(self):
        word = "" if self.refuses else "warning: "
        return f"{self.file}:{self.line}: {word}{self.rule}; {self.cure}"


def files(root, folders, suffixes):
    """Files below the folders whose name ends with a suffix, as sorted paths."""
    found = []
    for folder in folders:
        top = root / folder
        if top.is_file():
            found.append(top)
            continue
        stack = [top] if top.is_dir() else []
        while stack:
            for path in stack.pop().iterdir():
                if path.is_symlink():
                    continue
                if path.is_dir():
                    if path.name not in SKIPPED_FOLDERS:
                        stack.append(path)
                elif path.name.endswith(tuple(suffixes)):
                    found.append(path)
    return sorted(found)


def relative(root, path):
    return path.relative_to(root).as_posix()


def read(path):
    return path.read_text(encoding="utf-8", errors="replace")


_TOKENS = re.compile(
    r"""//[^\n]*
      | /\*.*?\*/
      | (?:u8|[uUL])?R"(?P<tag>[^()\\\s]{0,16})\(.*?\)(?P=tag)"
      | (?:u8|[uUL])?"(?:[^"\\\n]|\\.)*"
      | (?<![0-9A-Fa-f])'(?:[^'\\\n]|\\.)+'
    """,
    re.X | re.S,
)


def _blank(text):
    return re.sub(r"[^\n]", " ", text)


def code_only(text):
    """The text with comments, strings and characters blanked out; lines keep their numbers.

    A quote between digits is C++'s digit separator, not a character literal.
    """

    def replace(match):
        token = match.group(0)
        if token.startswith(("//", "/*")):
            return _blank(token)
        return '"' + _blank(token[1:-1]) + '"' if len(token) > 1 else token

    return _TOKENS.sub(replace, text)


def without_comments(text):
    """The text with comments blanked out and strings kept."""

    def replace(match):
        token = match.group(0)
        return _blank(token) if token.startswith(("//", "/*")) else token

    return _TOKENS.sub(replace, text)


def line_of(text, position):
    return text.count("\n", 0, position) + 1


def matches(path, patterns):
    """Whether a relative path fits a glob; ** spans folders, * does not."""
    return any(_pattern(pattern).fullmatch(path) for pattern in patterns)


_PATTERNS = {}


def _pattern(glob):
    if glob not in _PATTERNS:
        parts = re.split(r"(\*\*|\*)", glob)
        text = "".join({"**": ".*", "*": "[^/]*"}.get(p, re.escape(p)) for p in parts)
        _PATTERNS[glob] = re.compile(text)
    return _PATTERNS[glob]


EXCEPTIONS = "tests/lint/exceptions.json"


def apply_exceptions(root, lint, findings):
    """Drops findings in files that tests/lint/exceptions.json excuses, with their reason.

    An exception nothing needs any more is a finding itself.
    """
    path = root / EXCEPTIONS
    entries = json.loads(read(path)).get(lint, []) if path.is_file() else []
    kept = list(findings)
    for entry in entries:
        needed = [f for f in kept if f.file == entry["file"] and f.refuses]
        if not entry.get("reason"):
            kept.append(Finding(EXCEPTIONS, 1, f"{entry['file']} is excused without a reason", "write one"))
        if needed:
            kept = [f for f in kept if f not in needed]
        else:
            kept.append(
                Finding(EXCEPTIONS, 1, f"{entry['file']} no longer needs its exception from {lint}", "remove it")
            )
    return kept


def strings_of(literals):
    """The value of adjacent C++ string literals, or None when one is malformed."""
    parts = re.findall(r'"((?:[^"\\]|\\.)*)"', literals)
    text = "".join(parts)
    simple = {"n": "\n", "t": "\t", "r": "\r", "0": "\0"}

    def escape(match):
        token = match.group(1)
        if token[0] in "uU":
            return chr(int(token[1:], 16))
        return simple.get(token, token)

    return re.sub(r"\\(u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)", escape, text)


def main(check):
    """Runs one lint over the project, or over the folder named on the command line."""
    root = Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else ROOT
    findings = check(root)
    for finding in findings:
        print(finding)
    sys.exit(1 if any(f.refuses for f in findings) else 0)
