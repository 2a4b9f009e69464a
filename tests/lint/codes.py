"""The codes the program can say and the sentences it has for them.

Codes are declared in public headers as `inline constexpr ErrorSpec name{"module.name", …}; // {param}`
(errors) or with ReasonSpec or any other …Spec (match reasons); the comment lists the parameters.
Sentences stand in src/i18n/texts/*.inc as COMPTOIR_TEXT("code", "English", "French").
"""

import re
from dataclasses import dataclass, field

from lint_support import files, line_of, read, relative, strings_of

SPEC = re.compile(r'\b(\w+Spec|ErrorCode|ReasonCode)\s+(\w+)\s*[{=]\s*\{?\s*"([^"]+)"\s*(?:,\s*(?:[\w:]*::)?(\w+)\s*)?\}')
TEXT = re.compile(r'\bCOMPTOIR_TEXT\s*\(\s*((?:"(?:[^"\\]|\\.)*"\s*)+),\s*((?:"(?:[^"\\]|\\.)*"\s*)+),\s*((?:"(?:[^"\\]|\\.)*"\s*)+)\)')
# {count}, {count?entry|entries} (one of two forms), {state@invoice} (the word of that domain)
PARAM = re.compile(r"\{(\w+)(?:[?@][^{}]*)?\}")


@dataclass
class Code:
    name: str  # "bank.balance_mismatch"
    constant: str  # "balance_mismatch"
    kind: str  # "Refused"; empty for reasons
    module: str
    file: str
    line: int
    note: str  # the comment beside it
    params: set = field(default_factory=set)


@dataclass
class Sentence:
    code: str
    english: str
    french: str
    file: str
    line: int


def comment_beside(text, match):
    """The comment after the declaration, with its continuation lines, else the one above."""
    rest = text[match.end():]
    beside = re.match(r"[;\s}]*?[ \t]*//([^\n]*)((?:\n[ \t]+//[^\n]*)*)", rest)
    if beside and "\n" not in rest[: beside.start(1)].rstrip("/ "):
        return " ".join([beside.group(1)] + re.findall(r"//([^\n]*)", beside.group(2)))
    start = text.rfind("\n", 0, match.start()) + 1
    above = re.search(r"((?:[ \t]*//[^\n]*\n)+)$", text[:start])
    return " ".join(re.findall(r"//([^\n]*)", above.group(1))) if above else ""


def declared(root):
    found = []
    for path in files(root, ["include/comptoir"], [".h"]):
        name = relative(root, path)
        if name in ("include/comptoir/core/result.h", "include/comptoir/core/error.h"):
            continue
        text = read(path)
        for match in SPEC.finditer(text):
            if text[text.rfind("\n", 0, match.start()) + 1: match.start()].lstrip().startswith("//"):
                continue
            note = comment_beside(text, match)
            found.append(Code(match.group(3), match.group(2), match.group(4) or "", name.split("/")[2], name,
                              line_of(text, match.start()), note.strip(), set(PARAM.findall(note))))
    return found


def sentences(root):
    found = []
    for path in files(root, ["src/i18n/texts"], [".inc"]):
        text = read(path)
        for match in TEXT.finditer(text):
            code, english, french = (strings_of(match.group(i)) for i in (1, 2, 3))
            found.append(Sentence(code, english, french, relative(root, path), line_of(text, match.start())))
    return found


def tests_of(root):
    """A function from a Code to the test files that mention it by its text or by its constant."""
    texts = [(relative(root, p), read(p)) for p in files(root, ["tests"], [".cpp", ".h", ".sh"])]
    texts += [(relative(root, p), read(p)) for p in files(root, ["tests/data"], [".expected.json"])]
    # One pass over each file: every "a.b" literal and every errors::name it holds.
    literals, constants = {}, {}
    for name, text in texts:
        for word in set(re.findall(r'"([a-z0-9_]+(?:\.[a-z0-9_]+)*)\\?"', text)):
            literals.setdefault(word, set()).add(name)
        for prefix, word in set(re.findall(r"(?:(\w+)::)?(?:errors|warnings|diagnostics|reasons|notes)::(\w+)\b", text)):
            constants.setdefault(word, set()).add((prefix, name))
        for alias, module in re.findall(r"\bnamespace\s+(\w+)\s*=\s*(?:::)?(?:comptoir::)?(\w+)::\w+\s*;", text):
            for word in set(re.findall(rf"\b{alias}::(\w+)\b", text)):
                constants.setdefault(word, set()).add((module, name))

    def mention(code):
        found = set(literals.get(code.name, ()))
        own = {code.module, "comptoir"} if code.module == "core" else {code.module}
        for prefix, name in constants.get(code.constant, ()):
            if prefix in own or (prefix == "" and f"/{code.module}" in name):
                found.add(name)
            elif prefix == "" and len({c.module for c in all_codes if c.constant == code.constant}) == 1:
                found.add(name)
        return sorted(found)

    all_codes = declared(root)
    return mention
