"""Every code has its sentence in English and French, and every sentence of the client is translated.

A code without words would reach the user as a bare identifier, in an error box, on a bad day.
Checked: each code of a public header has one COMPTOIR_TEXT line; both languages are filled and use
the same {params}, all of them announced beside the code; no line is left over; French typography
uses the narrow no-break space; resources/i18n/comptoir_fr.ts is complete.
"""

import re
import xml.etree.ElementTree as ElementTree

from codes import PARAM, declared, sentences
from lint_support import Finding, apply_exceptions, files, line_of, main, read, relative, strings_of, without_comments

TRANSLATION = "resources/i18n/comptoir_fr.ts"
FRENCH_SPACE = re.compile(r"\S [;:!?»]|« \S")
TR = re.compile(r'\b(?:tr|QT_TR_NOOP)\s*\(\s*((?:"(?:[^"\\]|\\.)*"\s*)+)[,)]|\b(?:translate|QT_TRANSLATE_NOOP)\s*\(\s*"[^"]*"\s*,\s*((?:"(?:[^"\\]|\\.)*"\s*)+)[,)]')


def check_codes(root):
    findings = []
    codes, texts = declared(root), sentences(root)
    by_code = {}
    for text in texts:
        if text.code in by_code:
            findings.append(Finding(text.file, text.line, f"a second sentence for {text.code}", "keep one"))
        by_code.setdefault(text.code, text)
    seen = {}
    for code in codes:
        if code.name in seen:
            findings.append(Finding(code.file, code.line, f"{code.name} is declared in {seen[code.name]} too", "use that one"))
        seen.setdefault(code.name, code.file)
        text = by_code.get(code.name)
        if text is None:
            findings.append(Finding(code.file, code.line, f"{code.name} has no sentence",
                                    f"add a COMPTOIR_TEXT line to src/i18n/texts/{code.module}_errors.inc"))
            continue
        findings += check_sentence(code, text)
    used = words_used(root) | {domain + "." for text in texts for domain in re.findall(r"@(\w+)\}", text.english)}
    prefixes = tuple(word for word in used if word.endswith((".", "_")))
    for text in texts:
        if text.code in seen:
            continue
        if text.code not in used and not text.code.startswith(prefixes):
            findings.append(Finding(text.file, text.line, f"{text.code} is declared in no header and said by no source",
                                    "remove the sentence, or declare the code"))
        findings += check_languages(text)
    return findings


def words_used(root):
    """Every "a.b" a source names, and every "a." it completes with a state: word("a", …), "a." + …."""
    used = set()
    for path in files(root, ["src", "include"], [".cpp", ".h"]):
        text = without_comments(read(path))
        used |= set(re.findall(r'"([a-z0-9_]+\.(?:[a-z0-9_.]+)?)"', text))
        used |= {domain + "." for domain in re.findall(r'\bword\(\s*"(\w+)"', text)}
    return used


NOT_FOUND = re.compile(r'\bnot_found,\s*\{\{"what",\s*(?:std::string\()?"(\w+)"')


def check_nouns(root):
    """What is not found is named by a noun: without one the user reads "noun.x 12"."""
    nouns = {text.code for text in sentences(root)}
    findings = []
    for path in files(root, ["src"], [".cpp", ".h"]):
        text = read(path)
        for match in NOT_FOUND.finditer(text):
            if "noun." + match.group(1) not in nouns:
                findings.append(Finding(relative(root, path), line_of(text, match.start()),
                                        f"noun.{match.group(1)} has no word", "add its COMPTOIR_TEXT line"))
    return findings


def check_sentence(code, text):
    findings = check_languages(text)
    unknown = (set(PARAM.findall(text.english)) | set(PARAM.findall(text.french))) - code.params
    if unknown:
        findings.append(Finding(text.file, text.line, f"{code.name}: {sorted(unknown)} stand in the sentence, not beside the code",
                                f"list them in the comment at {code.file}:{code.line}, or correct the sentence"))
    return findings


def check_languages(text):
    findings = []
    english, french = set(PARAM.findall(text.english)), set(PARAM.findall(text.french))

    def add(rule, cure):
        findings.append(Finding(text.file, text.line, f"{text.code}: {rule}", cure))

    if not text.english.strip() or not text.french.strip():
        add("a language is empty", "write both sentences")
    if english != french:
        add(f"the two languages differ in {sorted(english ^ french)}", "use the same {params} in both")
    if FRENCH_SPACE.search(text.french):
        add("an ordinary space before : ; ! ? » or after «", "use the narrow no-break space U+202F")
    return findings


def check_translation(root):
    path = root / TRANSLATION
    sources, findings = set(), []
    if path.is_file():
        text = read(path)
        for context in ElementTree.fromstring(text).iter("context"):
            for message in context.iter("message"):
                source = "".join(message.find("source").itertext())
                sources.add(source)
                problem = problem_of(message)
                if problem:
                    at = text.find(source.replace("&", "&amp;").replace("<", "&lt;"))
                    findings.append(Finding(TRANSLATION, line_of(text, max(at, 0)), f"{problem}: “{source}”",
                                            "translate it, or remove what the code no longer says"))
    for name, line, source in said(root):
        if source not in sources:
            findings.append(Finding(name, line, f"“{source}” has no French", f"add it to {TRANSLATION}"))
    return findings


def problem_of(message):
    translation = message.find("translation")
    if translation is None or translation.get("type") == "unfinished":
        return "unfinished"
    if translation.get("type") in ("vanished", "obsolete"):
        return "no longer used"
    forms = translation.findall("numerusform")
    texts = ["".join(f.itertext()) for f in forms] if forms else ["".join(translation.itertext())]
    if any(not text.strip() for text in texts):
        return "empty"
    if any(FRENCH_SPACE.search(text) for text in texts):
        return "ordinary space where French has U+202F"
    return ""


def said(root):
    """(file, line, sentence) of everything the client may show: tr() and the forms."""
    for path in files(root, ["src", "include"], [".cpp", ".h"]):
        text = without_comments(read(path))
        for match in TR.finditer(text):
            yield relative(root, path), line_of(text, match.start()), strings_of(match.group(1) or match.group(2))
    for path in files(root, ["ui"], [".ui"]):
        text = read(path)
        for node in ElementTree.fromstring(text).iter("string"):
            if node.get("notr") != "true" and (node.text or "").strip():
                at = text.find(">" + node.text.replace("&", "&amp;").replace("<", "&lt;"))
                yield relative(root, path), line_of(text, max(at, 0)), node.text


def check(root):
    return apply_exceptions(root, "texts", check_codes(root) + check_nouns(root) + check_translation(root))


if __name__ == "__main__":
    main(check)
