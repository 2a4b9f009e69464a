"""No function whose answer depends on the process locale, in anything that ships.

Qt calls setlocale() at start; from then on strtod("1.5") may read 1 in a French session and
printf("%f") may write a comma into a payment file (Bitcoin Core bans the same functions, in
test/lint/lint-locale-dependence.py).
"""

import re

from lint_support import Finding, apply_exceptions, code_only, files, line_of, main, read, relative, without_comments

PARSING = "stoi stol stoll stoul stoull stof stod stold atoi atol atoll atof strtol strtoll strtoul strtoull strtof strtod strtold sscanf scanf fscanf".split()
PRINTING = "to_string to_wstring sprintf snprintf vsprintf vsnprintf asprintf vasprintf".split()
CLASSES = "isalpha isdigit isalnum isspace isupper islower ispunct isprint isgraph iscntrl isxdigit isblank toupper tolower".split()
TIMES = "strftime strptime asctime ctime put_time get_time put_money get_money".split()
LOCALES = "setlocale localeconv strcoll strxfrm strcasecmp strncasecmp".split()

CURES = (
    (PARSING, "use std::from_chars or parse_money()"),
    (PRINTING, "use text::number(), Money::to_decimal() or std::to_chars"),
    (CLASSES, "use the functions of core/text.h, which know ASCII only"),
    (TIMES, "use Date, Instant and their own text forms"),
    (LOCALES, "compare bytes or text::fold()"),
)
# A call, not a member of something else (name.toupper()) and not a longer qualified name of ours.
CALL = re.compile(r"(?<![\w.>:])(?:::)?(std::)?(\w+)\s*\(")
LOCALE_TYPE = re.compile(r"\bstd::(locale|use_facet|regex|wregex)\b")
PRINTF_FLOAT = re.compile(r'\bf?printf\s*\([^;]*?"[^"]*%[-+ #0-9.*]*[aAeEfFgG]')


def cure_of(word):
    for words, cure in CURES:
        if word in words:
            return cure
    return None


def check(root):
    findings = []
    for path in files(root, ["src", "include"], [".h", ".cpp", ".inc"]):
        name = relative(root, path)
        text = read(path)
        code = code_only(text)
        for match in CALL.finditer(code):
            word = match.group(2)
            cure = cure_of(word)
            # Ours may be called to_string as a member or in our namespace; the standard's may not.
            if cure is None or (word in ("to_string", "to_wstring") and not match.group(1)):
                continue
            if is_declaration(code, match):
                continue
            findings.append(Finding(name, line_of(code, match.start(2)), f"locale-dependent {word}()", cure))
        for match in LOCALE_TYPE.finditer(code):
            findings.append(
                Finding(name, line_of(code, match.start()), f"std::{match.group(1)}",
                        "text that is stored or exchanged follows no locale; use core/text.h")
            )
        for match in PRINTF_FLOAT.finditer(without_comments(text)):
            findings.append(
                Finding(name, line_of(text, match.start()), "printf of a floating point number",
                        "print integers; Money::to_decimal() writes amounts")
            )
    return apply_exceptions(root, "locale", findings)


def is_declaration(code, match):
    """`bool isdigit(char c);` of our own is a name clash, not a call; the caller is what counts."""
    before = code[: match.start()].rstrip()
    return bool(re.search(r"\b(?:bool|int|char|auto|string|string_view)$", before)) and not match.group(1)


if __name__ == "__main__":
    main(check)
