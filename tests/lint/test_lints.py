"""Each lint must refuse what it is there to refuse: a violation is planted in a tree of its own."""

import hashlib
import json
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

import check_errors_doc
import check_floats
import check_layers
import check_locale
import check_packages
import check_requirements
import check_rights
import check_schema_lock
import check_sizes
import check_texts
import check_words
import make_errors_doc
from lint_support import code_only, matches, strings_of

GRAPH = {
    "modules": {
        "core": {"layer": 0, "job": "", "may_include": []},
        "bank": {"layer": 1, "job": "", "may_include": ["core"]},
        "app": {"layer": 3, "job": "", "may_include": ["core", "bank"], "headers_may_include": ["core"]},
    },
    "third_party": [
        {"library": "OpenSSL", "headers": ["openssl/*"], "allowed": ["src/core/crypto/*.cpp"]},
        {"library": "GoogleTest", "headers": ["gtest/*"], "allowed": ["tests/**"]},
    ],
    "exceptions": [],
}
OVERVIEW = """| Layer | Module | Job | May include | Third party |
|---|---|---|---|---|
| 0 | `core` | – | – | OpenSSL |
| 1 | `bank` | – | core | none |
| 3 | `app` | – | core, bank | none |
"""


class PlantedTree(unittest.TestCase):
    """A project of its own in a temporary folder; put() plants a file."""

    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.root = Path(self.folder.name)

    def put(self, name, text):
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def assertClean(self, lint):
        self.assertEqual([], [str(f) for f in lint.check(self.root) if f.refuses])

    def assertRefused(self, lint, place, words):
        found = [str(f) for f in lint.check(self.root) if f.refuses]
        self.assertTrue(any(f.startswith(place) and words in f for f in found), f"{words!r} not in {found}")


class Layers(PlantedTree):
    def setUp(self):
        super().setUp()
        self.graph = json.loads(json.dumps(GRAPH))
        self.put_graph()
        self.put("docs/architecture/overview.md", OVERVIEW)
        self.put("include/comptoir/core/money.h", "#pragma once\n#include <cstdint>\n")
        self.put("include/comptoir/bank/line.h", '#pragma once\n#include "comptoir/core/money.h"\n')
        self.put("src/bank/CMakeLists.txt", "comptoir_module(bank SOURCES line.cpp DEPENDS core)\n")

    def put_graph(self):
        self.put("docs/architecture/layers.json", json.dumps(self.graph, indent=1))

    def test_a_tree_that_keeps_its_layers_passes(self):
        self.assertClean(check_layers)

    def test_a_lower_module_may_not_include_a_higher_one(self):
        self.put("src/core/money.cpp", '#include "comptoir/core/money.h"\n#include "comptoir/bank/line.h"\n')
        self.assertRefused(check_layers, "src/core/money.cpp:2:", "core may not include comptoir/bank/line.h")

    def test_a_commented_include_is_no_include(self):
        self.put("src/core/money.cpp", '// #include "comptoir/bank/line.h"\n')
        self.assertClean(check_layers)

    def test_a_missing_header_is_named(self):
        self.put("src/bank/line.cpp", '#include "comptoir/core/gone.h"\n')
        self.assertRefused(check_layers, "src/bank/line.cpp:1:", "does not exist")

    def test_public_headers_may_be_narrower_than_their_module(self):
        self.put("src/app/bank.cpp", '#include "comptoir/bank/line.h"\n')
        self.assertClean(check_layers)
        self.put("include/comptoir/app/bank.h", '#include "comptoir/bank/line.h"\n')
        self.assertRefused(check_layers, "include/comptoir/app/bank.h:1:", "app may not include")

    def test_a_library_stays_in_its_place(self):
        self.put("src/core/crypto/hash.cpp", "#include <openssl/evp.h>\n")
        self.assertClean(check_layers)
        self.put("src/core/hash.cpp", "#include <openssl/evp.h>\n")
        self.assertRefused(check_layers, "src/core/hash.cpp:1:", "OpenSSL may not be included here")

    def test_an_unknown_library_is_refused(self):
        self.put("src/core/x.cpp", "#include <boost/any.hpp>\n")
        self.assertRefused(check_layers, "src/core/x.cpp:1:", "no known library")

    def test_a_private_header_of_another_module_is_refused(self):
        self.put("src/core/digits.h", "#pragma once\n")
        self.put("src/core/a.cpp", '#include "digits.h"\n')
        self.assertClean(check_layers)
        self.put("src/bank/a.cpp", '#include "core/digits.h"\n')
        self.assertRefused(check_layers, "src/bank/a.cpp:1:", "private to core")

    def test_an_include_that_climbs_out_of_its_module_is_refused(self):
        self.put("src/bank/rules.h", "#pragma once\n")
        self.put("src/bank/matchers/b.cpp", '#include "../rules.h"\n')
        self.assertClean(check_layers)
        self.put("src/bank/a.cpp", '#include "../core/digits.h"\n')
        self.assertRefused(check_layers, "src/bank/a.cpp:1:", "climbs")

    def test_private_headers_are_seen_by_the_unit_tests_of_their_module_alone(self):
        self.put("src/core/digits.h", "#pragma once\n")
        self.put("tests/unit/core_text/digits_test.cpp", '#include "core/digits.h"\n')
        self.assertClean(check_layers)
        self.put("tests/flow/a/digits_test.cpp", '#include "core/digits.h"\n')
        self.assertRefused(check_layers, "tests/flow/a/digits_test.cpp:1:", "private to core")

    def test_headers_that_include_each_other_are_refused(self):
        self.put("include/comptoir/core/a.h", '#include "comptoir/core/b.h"\n')
        self.put("include/comptoir/core/b.h", '#include "comptoir/core/a.h"\n')
        self.assertRefused(check_layers, "include/comptoir/core/a.h:1:", "include each other")

    def test_modules_that_depend_on_each_other_are_refused(self):
        self.graph["modules"]["core"]["may_include"] = ["bank"]
        self.put_graph()
        self.assertRefused(check_layers, "docs/architecture/layers.json:", "depend on each other")

    def test_a_target_links_exactly_its_row(self):
        self.put("src/bank/CMakeLists.txt", "comptoir_module(bank SOURCES line.cpp DEPENDS core app LIBS x)\n")
        self.assertRefused(check_layers, "src/bank/CMakeLists.txt:1:", "extra ['app']")

    def test_a_unit_test_reaches_no_further_than_its_module(self):
        self.put("tests/unit/core/money_test.cpp", '#include "comptoir/bank/line.h"\n#include <gtest/gtest.h>\n')
        self.assertRefused(check_layers, "tests/unit/core/money_test.cpp:1:", "may not include comptoir/bank")

    def test_the_table_people_read_equals_the_graph(self):
        self.put("docs/architecture/overview.md", OVERVIEW.replace("| core | none |", "| – | none |"))
        self.assertRefused(check_layers, "docs/architecture/overview.md:4:", "bank: the column May include")

    def test_an_exception_excuses_until_it_is_obsolete(self):
        self.graph["exceptions"] = [{"file": "src/core/x.cpp", "include": "boost/any.hpp", "reason": "a test"}]
        self.put_graph()
        self.put("src/core/x.cpp", "#include <boost/any.hpp>\n")
        self.assertClean(check_layers)
        self.put("src/core/x.cpp", "\n")
        self.assertRefused(check_layers, "docs/architecture/layers.json:1:", "obsolete")


class Floats(PlantedTree):
    def test_a_double_below_the_faces_is_refused(self):
        self.put("src/ledger/x.cpp", "int a;\ndouble b;\n")
        self.assertRefused(check_floats, "src/ledger/x.cpp:2:", "'double'")

    def test_faces_comments_and_strings_may_say_double(self):
        self.put("src/gui/x.cpp", "double b;\n")
        self.put("src/ledger/x.cpp", '// double entry\nauto s = "float"; auto n = 1\'000; // double\nint doubled;\n')
        self.assertClean(check_floats)

    def test_an_exception_nobody_needs_is_refused(self):
        self.put("src/ledger/x.cpp", "int b;\n")
        self.put("tests/lint/exceptions.json", '{"floats": [{"file": "src/ledger/x.cpp", "reason": "y"}]}')
        self.assertRefused(check_floats, "tests/lint/exceptions.json:1:", "no longer needs")


class Locale(PlantedTree):
    def test_each_family_is_refused(self):
        for call in ("std::to_string(1)", "std::stoi(s)", "strtod(s, nullptr)", "snprintf(b, 9, s)",
                     "std::toupper(c)", "isdigit(c)", "strftime(b, 9, f, t)", "::setlocale(0, s)"):
            self.put("src/bank/x.cpp", f"void f() {{ {call}; }}\n")
            with self.subTest(call):
                self.assertRefused(check_locale, "src/bank/x.cpp:1:", "locale-dependent")

    def test_std_locale_is_refused(self):
        self.put("src/bank/x.cpp", "std::locale l;\n")
        self.assertRefused(check_locale, "src/bank/x.cpp:1:", "std::locale")

    def test_ours_are_not_confused_with_theirs(self):
        self.put("src/bank/x.cpp", "void f() { text::number(1); a.toupper(); to_string(state); text::isdigit(c); }\n")
        self.assertClean(check_locale)


class Sizes(PlantedTree):
    def body(self, lines):
        return "    a();\n" * lines

    def test_a_long_function_is_refused_with_its_name(self):
        self.put("src/bank/x.cpp", "namespace a {\nvoid Reader::read_all(int b) const {\n" + self.body(70) + "}\n}\n")
        self.assertRefused(check_sizes, "src/bank/x.cpp:2:", "Reader::read_all has 72 lines")

    def test_a_function_that_fits_passes(self):
        self.put("src/bank/x.cpp", "struct A {\n  A() : a{1} {\n" + self.body(60) + "}\nint a;\n};\n" + "int x;\n" * 90)
        self.assertClean(check_sizes)

    def test_members_of_a_class_and_constructors_are_measured(self):
        self.put("src/bank/x.cpp", "class A : public B {\npublic:\n  A() : a{1}, b(2) {\n" + self.body(80) + "}\n};\n")
        self.assertRefused(check_sizes, "src/bank/x.cpp:3:", "A has 82 lines")

    def test_a_table_is_no_function(self):
        self.put("src/bank/x.cpp", "constexpr int k_table[] = {\n" + "1,\n" * 200 + "};\n")
        self.assertClean(check_sizes)

    def test_a_test_body_is_a_function(self):
        self.put("tests/unit/x_test.cpp", "TEST(A, B) {\n" + self.body(90) + "}\n")
        self.assertRefused(check_sizes, "tests/unit/x_test.cpp:1:", "TEST(A, B) has 92 lines")

    def test_a_file_of_801_lines_is_refused_and_501_warned(self):
        self.put("src/bank/x.cpp", "int a;\n" * 801)
        self.assertRefused(check_sizes, "src/bank/x.cpp:801:", "at most 800")
        self.put("src/bank/x.cpp", "int a;\n" * 501)
        self.assertClean(check_sizes)
        self.assertEqual(1, len(check_sizes.check(self.root)))


class Texts(PlantedTree):
    HEADER = 'inline constexpr ErrorSpec late{"bank.late", ErrorKind::Refused}; // {day}\n'

    def sentence(self, english="Too late on {day}.", french="Trop tard le {day}."):
        self.put("src/i18n/texts/bank_errors.inc", f'COMPTOIR_TEXT("bank.late", "{english}",\n    "{french}")\n')

    def setUp(self):
        super().setUp()
        self.put("include/comptoir/bank/errors.h", self.HEADER)
        self.sentence()

    def test_complete_texts_pass(self):
        self.assertClean(check_texts)

    def test_a_code_without_a_sentence_is_refused(self):
        self.put("src/i18n/texts/bank_errors.inc", "")
        self.assertRefused(check_texts, "include/comptoir/bank/errors.h:1:", "bank.late has no sentence")

    def test_a_sentence_without_a_code_is_refused(self):
        self.put("include/comptoir/bank/errors.h", "\n")
        self.assertRefused(check_texts, "src/i18n/texts/bank_errors.inc:1:", "declared in no header")

    def test_words_of_states_are_used_or_refused(self):
        self.put("src/i18n/texts/states.inc", 'COMPTOIR_TEXT("line.open", "open", "ouverte")\n')
        self.assertRefused(check_texts, "src/i18n/texts/states.inc:1:", "said by no source")
        self.put("src/i18n/words.cpp", 'auto w = text("line." + to_text(state));\n')
        self.assertClean(check_texts)

    def test_what_is_not_found_has_a_noun(self):
        self.put("src/app/lines.cpp", 'return fail(errors::not_found, {{"what", "lease"}, {"id", id}});\n')
        self.assertRefused(check_texts, "src/app/lines.cpp:1:", "noun.lease has no word")

    def test_languages_must_have_the_same_params(self):
        self.sentence(french="Trop tard.")
        self.assertRefused(check_texts, "src/i18n/texts/bank_errors.inc:1:", "differ in ['day']")

    def test_an_empty_language_is_refused(self):
        self.sentence(french="")
        self.assertRefused(check_texts, "src/i18n/texts/bank_errors.inc:1:", "a language is empty")

    def test_a_param_nobody_announced_is_refused(self):
        self.sentence("Too late on {date}.", "Trop tard le {date}.")
        self.assertRefused(check_texts, "src/i18n/texts/bank_errors.inc:1:", "['date'] stand in the sentence")

    def test_french_takes_a_narrow_no_break_space(self):
        self.sentence(french="Trop tard : le {day}.")
        self.assertRefused(check_texts, "src/i18n/texts/bank_errors.inc:1:", "U+202F")
        self.sentence(french="Trop tard\u202f: le {day}.")
        self.assertClean(check_texts)

    def test_reasons_are_codes_too(self):
        self.put("include/comptoir/reconcile/reasons.h", 'inline constexpr ErrorCode number_in_label{"reconcile.number_in_label"};\n')
        self.assertRefused(check_texts, "include/comptoir/reconcile/reasons.h:1:", "has no sentence")

    def put_ts(self, message):
        self.put(check_texts.TRANSLATION, f"<TS><context><name>A</name>\n{message}</context></TS>")

    def test_an_unfinished_translation_is_refused(self):
        self.put_ts('<message><source>Open</source><translation type="unfinished"></translation></message>')
        self.assertRefused(check_texts, check_texts.TRANSLATION + ":2:", "unfinished: “Open”")

    def test_a_vanished_translation_is_refused(self):
        self.put_ts('<message><source>Open</source><translation type="vanished">Ouvrir</translation></message>')
        self.assertRefused(check_texts, check_texts.TRANSLATION + ":2:", "no longer used")

    def test_a_sentence_of_the_client_needs_its_french(self):
        self.put("src/gui/x.cpp", 'auto s = tr("Open");\n')
        self.put("ui/inbox/x.ui", "<ui>\n<string>Close</string><string notr=\"true\">x</string></ui>")
        self.assertRefused(check_texts, "src/gui/x.cpp:1:", "“Open” has no French")
        self.assertRefused(check_texts, "ui/inbox/x.ui:2:", "“Close” has no French")


class ErrorsPage(PlantedTree):
    def setUp(self):
        super().setUp()
        self.put("include/comptoir/bank/errors.h", Texts.HEADER)
        self.put("src/i18n/texts/bank_errors.inc", 'COMPTOIR_TEXT("bank.late", "Late {day}", "Tard {day}")\n')
        self.put("tests/unit/bank/late_test.cpp", 'EXPECT_EQ(code, "bank.late");\n')
        self.put("docs/errors.md", make_errors_doc.document(self.root))

    def test_a_current_page_passes(self):
        self.assertClean(check_errors_doc)
        self.assertIn("`unit/bank/late_test.cpp`", make_errors_doc.document(self.root))

    def test_a_stale_page_is_refused(self):
        self.put("src/i18n/texts/bank_errors.inc", 'COMPTOIR_TEXT("bank.late", "Too late {day}", "Tard {day}")\n')
        self.assertRefused(check_errors_doc, "docs/errors.md:", "differs from")

    def test_a_code_no_test_provokes_is_refused(self):
        self.put("tests/unit/bank/late_test.cpp", "\n")
        self.assertRefused(check_errors_doc, "include/comptoir/bank/errors.h:1:", "no test provokes bank.late")

    def test_a_constant_counts_as_a_mention(self):
        for text in ("expect(bank::errors::late);\n", "namespace refusal = comptoir::bank::errors;\nexpect(refusal::late);\n"):
            self.put("tests/unit/bank/late_test.cpp", text)
            self.put("docs/errors.md", make_errors_doc.document(self.root))
            with self.subTest(text):
                self.assertClean(check_errors_doc)


class SchemaLock(PlantedTree):
    def setUp(self):
        super().setUp()
        self.put("resources/schema/0001_initial.sql", "CREATE TABLE a (b);\n")
        digest = hashlib.sha256(b"CREATE TABLE a (b);\n").hexdigest()
        self.put("resources/schema/LOCK", f"{digest}  0001_initial.sql\n")

    def test_locked_steps_pass(self):
        self.assertClean(check_schema_lock)

    def test_a_changed_step_is_refused(self):
        self.put("resources/schema/0001_initial.sql", "CREATE TABLE a (c);\n")
        self.assertRefused(check_schema_lock, "resources/schema/0001_initial.sql:1:", "frozen")

    def test_an_unlocked_step_is_refused_until_it_is_frozen(self):
        self.put("resources/schema/0002_more.sql", "\n")
        self.assertRefused(check_schema_lock, "resources/schema/0002_more.sql:1:", "not locked")
        check_schema_lock.freeze(self.root)
        self.assertClean(check_schema_lock)

    def test_freezing_never_blesses_a_changed_step(self):
        self.put("resources/schema/0001_initial.sql", "changed\n")
        check_schema_lock.freeze(self.root)
        self.assertRefused(check_schema_lock, "resources/schema/0001_initial.sql:1:", "frozen")

    def test_a_gap_and_a_lost_step_are_refused(self):
        (self.root / "resources/schema/0001_initial.sql").rename(self.root / "resources/schema/0003_initial.sql")
        self.assertRefused(check_schema_lock, "resources/schema/0003_initial.sql:1:", "without a gap")
        self.assertRefused(check_schema_lock, "resources/schema/LOCK:1:", "missing")


class Words(PlantedTree):
    def test_empty_names_are_refused(self):
        for text in ("class EntryManager {\n};", "struct MoneyUtils {\n};", "namespace helpers {\n}", "struct LineInfo {\n};"):
            self.put("src/bank/x.cpp", text)
            with self.subTest(text):
                self.assertRefused(check_words, "src/bank/x.cpp:1:", "names no noun")

    def test_an_empty_verb_is_refused(self):
        self.put("src/bank/x.cpp", "void do_import(int a);\n")
        self.assertRefused(check_words, "src/bank/x.cpp:1:", "'do_import' says nothing")

    def test_an_empty_folder_is_refused(self):
        self.put("src/utils/x.cpp", "\n")
        self.assertRefused(check_words, "src/utils/x.cpp:1:", "named after no noun")

    def test_a_promise_needs_its_issue(self):
        self.put("src/bank/x.cpp", "// TODO(#12): fine\n// TODO later\n")
        self.assertRefused(check_words, "src/bank/x.cpp:2:", "'TODO' without an issue")
        self.put("src/bank/x.cpp", "// TODO(#12): fine\n")
        self.assertClean(check_words)

    def test_a_path_of_one_machine_is_refused(self):
        self.put("docs/x.md", "see /home/jeanne/comptoir\n")
        self.assertRefused(check_words, "docs/x.md:1:", "a path of one machine")

    def test_plain_words_pass(self):
        self.put("src/bank/x.cpp", "struct StatementLine {\n int metadata; };\nvoid f() { window.handle_it(); }\n")
        self.assertClean(check_words)


class Packages(PlantedTree):
    def test_both_lists_must_agree(self):
        self.put("dev", "packages=(\n  # compiler\n  g++ cmake\n)\nfresh_packages=(git)\n")
        self.put("docs/dependencies.md", "| Package | Why | Not |\n|---|---|---|\n| `g++`, `cmake` | a | b |\n| `git` | a | b |\n")
        self.assertClean(check_packages)
        self.put("docs/dependencies.md", "| `g++` | a | b |\n| `git` | a | b |\n| `clang` | a | b |\n")
        self.assertRefused(check_packages, "dev:3:", "cmake is installed and not explained")
        self.assertRefused(check_packages, "docs/dependencies.md:3:", "clang is explained and not installed")


class Reading(unittest.TestCase):
    def test_comments_and_strings_are_blanked_and_lines_kept(self):
        code = code_only('a; // double\n"do\\"uble" /* x\n y */ R"(double\n)" 1\'000\'000 \'"\' b')
        self.assertNotIn("double", code)
        self.assertEqual(3, code.count("\n"))
        self.assertTrue(code.endswith("b"))
        self.assertIn("1'000'000", code)

    def test_globs(self):
        self.assertTrue(matches("src/a/b/c.cpp", ["src/**"]))
        self.assertFalse(matches("src/a/b/c.cpp", ["src/a/*.cpp"]))

    def test_adjacent_literals_are_joined(self):
        self.assertEqual('a "b" é\u202f!', strings_of('"a \\"b\\"" " é\\u202f!"'))


class Requirements(PlantedTree):
    def table(self, **rows):
        """Every promised row with a test that exists; rows given here stand as they are."""
        self.put("tests/flow/books/CMakeLists.txt", "comptoir_test(flow.books\n  SOURCES a_test.cpp)\n")
        self.put("tests/flow/books/a_test.cpp",
                 "TEST(Entry, Balances) {}\nTEST_F(Entry, IsPosted) {}\nTEST_P(Year,\n  Opens) {}\n// TEST(Gone, Away)\n")
        self.put("tests/lint/check_rights.py", "")
        names = [f"{letter}{number:02d}" for letter, number in check_requirements.promised()]
        cells = {name: rows.get(name, "`flow.books` Entry.Balances") for name in names}
        self.put("docs/requirements.md",
                 "".join(f"| {name} | What | {cell} |\n" for name, cell in cells.items() if cell is not None))

    def test_every_way_of_citing(self):
        self.table(A95="`flow.books` Entry", A96="`flow.books` Entry.Balances, .IsPosted, Year.Opens; `lint.rights`",
                   A97="`flow.books`", A98="`comptoir-bench --only books` (docs/performance.md)",
                   A99="`flow.books` Year (seven of them, in order), Entry.IsPosted")
        self.assertClean(check_requirements)

    def test_what_does_not_exist(self):
        for cell, rule in [("`flow.books` Entry.Closes", "no test Entry.Closes"),
                           ("`flow.books` Entry.Balances, .Closes", "no test Entry.Closes"),
                           ("`flow.books` Balances", "no suite Balances"),
                           ("`flow.books` Gone.Away", "no suite Gone"),
                           ("`flow.bank` Entry", "no test program flow.bank"),
                           ("`lint.wrongs`", "no lint lint.wrongs"),
                           ("`flow.books` Entry and more", "is no citation"),
                           ("it is so", "no test is cited")]:
            with self.subTest(cell):
                self.table(A170=cell)
                self.assertRefused(check_requirements, "docs/requirements.md", rule)

    def test_a_promised_row_is_missing_or_twice(self):
        self.table(C20=None)
        self.assertRefused(check_requirements, "docs/requirements.md", "C20 is missing")
        self.table(A100="`flow.books` Entry |\n| A100 | What | `flow.books` Entry")
        self.assertRefused(check_requirements, "docs/requirements.md", "A100 stands twice")


class RightsTest(PlantedTree):
    def setUp(self):
        super().setUp()
        self.put("include/comptoir/users/rights.h", "enum class Right {\n    Pay // money\n};\n")
        self.put("include/comptoir/app/pay.h", "Result<void> pay(Writer& writer, int amount);\n")
        self.put(check_rights.TABLE, "COMPTOIR_VERB(Pay, pay, 1),\n")

    def test_a_verb_that_names_its_right(self):
        self.put("src/app/pay.cpp", "Result<void> pay(Writer& writer, int amount) {\n"
                                    "    CT_ASSIGN(act, writer.begin(users::Right::Pay));\n    return {};\n}\n")
        self.assertClean(check_rights)

    def test_a_verb_that_forgets_it(self):
        self.put("src/app/pay.cpp", "Result<void> pay(Writer& writer, int amount) {\n    return {};\n}\n")
        self.assertRefused(check_rights, "src/app/pay.cpp:1", "names no right")

    def test_a_verb_that_names_it_too_late(self):
        self.put("src/app/pay.cpp", "Result<void> pay(Writer& writer, int amount) {\n" + "    save(writer);\n" * 9 +
                                    "    CT_ASSIGN(act, writer.begin(users::Right::Pay));\n    return {};\n}\n")
        self.assertRefused(check_rights, "src/app/pay.cpp:1", "names no right")

    def test_a_verb_no_test_runs_without_its_right(self):
        self.test_a_verb_that_names_its_right()
        self.put(check_rights.TABLE, "COMPTOIR_VERB(Pay, pay_back, 1),\n")
        self.assertRefused(check_rights, "include/comptoir/app/pay.h:1", "no test runs the verb pay ")

    def test_an_act_of_ones_own_outside_the_list(self):
        self.put("src/app/pay.cpp", "Result<void> pay(Writer& writer, int amount) {\n"
                                    "    auto act = writer.begin_own();\n    return {};\n}\n")
        self.assertRefused(check_rights, "src/app/pay.cpp:2", "asks for no right")

    def test_a_function_of_a_whole_workspace_outside_the_list(self):
        self.test_a_verb_that_names_its_right()
        self.put("include/comptoir/app/all.h", "Result<void> pay_all(Workspace& workspace);\n")
        self.assertRefused(check_rights, "include/comptoir/app/all.h:1", "where pay_all asks")

    def test_a_verb_without_a_body(self):
        self.assertRefused(check_rights, "include/comptoir/app/pay.h:1", "not defined")


if __name__ == "__main__":
    unittest.main()
