"""Names that say nothing, promises without a number, and traces of one person's machine.

A Manager, Helper or Util is a place where code piles up; the glossary has the noun
(docs/conventions.md, Names). TODO needs its issue: TODO(#12). Paths of one machine break on the
next one.
"""

import re

from lint_support import Finding, apply_exceptions, code_only, files, line_of, main, read, relative

SOURCE = [".h", ".cpp", ".inc"]
TEXTS = SOURCE + [".md", ".txt", ".cmake", ".py", ".sh", ".json", ".ui", ".ts", ".sql", ".yaml", "dev", "run"]
EVERYWHERE = ["src", "include", "tests", "ui", "docs", "cmake", "resources", ".ci", "dev", "CMakeLists.txt",
              "CMakePresets.json", "README.md", "CONTRIBUTING.md", "CHANGELOG.md"]

EMPTY_NAME = re.compile(r"\b(?:class|struct|union|enum(?:\s+class)?|namespace)\s+(?:\w+::)*(\w*(?:Manager|Helpers?|Utils?|Utilities|Data|Info)|utils?|helpers?|common|misc)\b(?=[^;]*[{:])")
EMPTY_FUNCTION = re.compile(r"(?<![\w.>:])\w[\w:<>,&* ]*\s[&*]?((?:do|handle)_\w+)\s*\([^;{}]*\)\s*(?:const\s*)?[;{]")
EMPTY_PATH = re.compile(r"(?:^|/)(?:utils?|helpers?|common|managers?|misc)(?:/|\.(?:h|cpp|py)$)|_(?:manager|helpers?|utils?)\.(?:h|cpp)$")
PROMISE = re.compile(r"\b(?:TODO(?!\(#\d+\))|FIXME|HACK)\b|\bXXX(?=:)")  # XXX alone is a currency
MACHINE = re.compile(r"(?<![\w.])/(?:home|root|work|Users)/[\w.]+|(?:\.\./)+shared\b")


def check_names(root, name, path, findings):
    if EMPTY_PATH.search(name):
        findings.append(Finding(name, 1, "a file or folder named after no noun", "name it after what it holds"))
    if path.suffix not in (".h", ".cpp", ".inc"):
        return
    code = code_only(read(path))
    for match in EMPTY_NAME.finditer(code):
        findings.append(Finding(name, line_of(code, match.start(1)), f"'{match.group(1)}' names no noun",
                                "use the word of docs/glossary.md"))
    for match in EMPTY_FUNCTION.finditer(code):
        findings.append(Finding(name, line_of(code, match.start(1)), f"'{match.group(1)}' says nothing",
                                "name what it does: load_, check_, post_"))


def check(root):
    findings = []
    for path in files(root, EVERYWHERE, TEXTS):
        name = relative(root, path)
        if path.name in ("check_words.py", "test_lints.py"):
            continue
        check_names(root, name, path, findings)
        text = read(path)
        prose = name in ("docs/conventions.md", "CONTRIBUTING.md")
        for match in PROMISE.finditer(text) if not prose else []:
            findings.append(Finding(name, line_of(text, match.start()), f"'{match.group()}' without an issue",
                                    "finish it, or write TODO(#number)"))
        for match in MACHINE.finditer(text) if name != ".ci/run" else []:
            findings.append(Finding(name, line_of(text, match.start()), f"a path of one machine: {match.group()}",
                                    "take it from an argument, the environment or the project's root"))
    return apply_exceptions(root, "words", findings)


if __name__ == "__main__":
    main(check)
