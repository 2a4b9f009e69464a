"""Writes docs/errors.md: each code, when it is said, what to do, and the test that provokes it.

    python3 tests/lint/make_errors_doc.py          prints it
    python3 tests/lint/check_errors_doc.py --write rewrites docs/errors.md
"""

from codes import declared, sentences, tests_of
from lint_support import ROOT

EXITS = {"Refused": "1, refused", "Unreadable": "2, unreadable", "Broken": "3, broken"}

HEAD = """# Errors, warnings and reasons

Generated from the headers, `src/i18n/texts` and the tests by `python3 tests/lint/check_errors_doc.py --write`;
do not edit by hand. A code never changes with the language; scripts compare codes, people read sentences.
`Exit` is the exit code of `comptoir-cli` when the code ends a command: 1 a rule or a lock says no and
nothing changed, 2 the input or the command cannot be understood, 3 the dossier is damaged or newer, or a
disk refused. Codes without an exit are warnings or reasons: they accompany a result.
"""


def cell(text):
    return text.replace("|", "\\|").replace("\n", " ")


def document(root):
    codes = sorted(declared(root), key=lambda code: (code.module, code.name))
    texts = {text.code: text for text in sentences(root)}
    tests = tests_of(root)
    lines = [HEAD]
    for module in sorted({code.module for code in codes}):
        lines.append(f"## {module}\n\n| Code | Exit | English | French | Provoked by |\n|---|---|---|---|---|")
        for code in codes:
            if code.module != module:
                continue
            text = texts.get(code.name)
            english, french = (cell(text.english), cell(text.french)) if text else ("", "")
            provoked = ", ".join(f"`{name.removeprefix('tests/')}`" for name in tests(code)[:2])
            lines.append(f"| `{code.name}` | {EXITS.get(code.kind, '')} | {english} | {french} | {provoked} |")
        lines.append("")
    return "\n".join(lines)


if __name__ == "__main__":
    print(document(ROOT), end="")
