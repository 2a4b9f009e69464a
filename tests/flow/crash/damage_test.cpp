// Damaged pages: the dossier is refused with a sentence, or opens and the check names the damage.
#include "comptoir/app/bank.h"
#include "comptoir/app/books.h"
#include "comptoir/i18n/i18n.h"
#include "comptoir/storage/database.h"
#include "support/statement_texts.h"
#include "support/temp_dossier.h"

#include <fstream>
#include <random>

namespace comptoir::app {
namespace {

using test::day;
using test::refusal_of;
using test::TempDossier;
using test::value_of;

class DamageTest : public testing::Test {
protected:
    void SetUp() override {
        value_of(m_dossier.write<ledger::Journal>([](Writer& writer) {
            return add_journal(
                writer,
                {.code = "BQ", .iban = Iban::parse(test::k_test_iban), .account = "512000"});
        }));
        test::TextStatement statement;
        for (int index = 0; index < 400; ++index)
            statement.lines.push_back({day("2026-01-05"), 100 + index, "LINE", ""});
        const auto file = m_dossier.write_file("a.xml", test::camt_text({statement}));
        value_of(m_dossier.write<ImportReport>(
            [&](Writer& writer) { return import_files(writer, {.files = {file}}); }));
    }
    std::int64_t integer(std::string_view sql) {
        return value_of(m_dossier.read<std::int64_t>([&](Reader& reader) -> Result<std::int64_t> {
            return reader.database().integer(sql);
        }));
    }
    void overwrite_page(std::int64_t page, std::int64_t page_bytes, std::string_view bytes) {
        std::fstream file(m_dossier.path(), std::ios::binary | std::ios::in | std::ios::out);
        file.seekp((page - 1) * page_bytes);
        file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
        ASSERT_TRUE(file.good());
    }
    std::vector<CheckResult> failed_checks() {
        std::vector<CheckResult> failed;
        const auto workspace = value_of(Workspace::open(m_dossier.path(), {.read_only = true}));
        test::expect_done(workspace->read<void>([&](Reader& reader) -> Result<void> {
            for (CheckResult& check : check_dossier(reader, {}))
                if (!check.ok)
                    failed.push_back(std::move(check));
            return {};
        }));
        return failed;
    }
    TempDossier m_dossier;
};

TEST_F(DamageTest, AnUndamagedDossierPassesEveryCheck) {
    m_dossier.close();
    EXPECT_TRUE(failed_checks().empty());
}

TEST_F(DamageTest, ADamagedPageOfLinesIsNamedByTheCheck) {
    const auto root = integer("SELECT rootpage FROM sqlite_schema WHERE name = 'bank_line'");
    const auto page_bytes = integer("PRAGMA page_size");
    m_dossier.close();
    overwrite_page(root, page_bytes, std::string(200, '\xee'));
    const auto failed = failed_checks();
    ASSERT_FALSE(failed.empty());
    EXPECT_EQ(failed.front().name, "file.integrity");
    EXPECT_FALSE(failed.front().detail.empty());
    m_dossier.reopen();
    const auto lines = m_dossier.read<std::int64_t>(
        [](Reader& reader) { return count_lines(reader, {.text = "line"}); });
    EXPECT_EQ(refusal_of(lines), "storage.corrupt");
}

TEST_F(DamageTest, AnAlteredAmountIsNamedThoughEveryPageIsSound) {
    m_dossier.close();
    {
        const auto database =
            value_of(storage::Database::open(m_dossier.path(), storage::OpenMode::ReadWrite));
        database->run("UPDATE bank_line SET amount_minor = amount_minor + 7777 WHERE id = 17");
    }
    const auto failed = failed_checks();
    ASSERT_EQ(failed.size(), 1u);
    EXPECT_EQ(failed[0].name, "bank.statements");
}

TEST_F(DamageTest, AnAlteredOriginalFileIsNamed) {
    m_dossier.close();
    {
        const auto database =
            value_of(storage::Database::open(m_dossier.path(), storage::OpenMode::ReadWrite));
        database->run("UPDATE file SET sha256 = ?1", std::string(64, 'a'));
    }
    const auto failed = failed_checks();
    ASSERT_EQ(failed.size(), 1u);
    EXPECT_EQ(failed[0].name, "files.hashes");
}

TEST_F(DamageTest, ADossierWithoutItsFirstPageIsRefused) {
    m_dossier.close();
    overwrite_page(1, 4096, std::string(4096, '\0'));
    EXPECT_EQ(refusal_of(Workspace::open(m_dossier.path(), {})), "storage.not_a_dossier");
}

TEST_F(DamageTest, RandomDamageIsRefusedOrNamedAndNeverEndsTheProgram) {
    m_dossier.close();
    const std::string good = test::read_text(m_dossier.path());
    int named = 0;
    for (unsigned seed = 1; seed <= 30; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        std::mt19937 random(seed);
        std::string damaged = good;
        // A block of noise, as a failing disk leaves it.
        const std::size_t at = random() % (damaged.size() - 512);
        for (std::size_t index = at; index < at + 512; ++index)
            damaged[index] = static_cast<char>(random() & 0xff);
        std::ofstream(m_dossier.path(), std::ios::binary | std::ios::trunc) << damaged;
        const auto opened = Workspace::open(m_dossier.path(), {.read_only = true});
        if (!opened) {
            EXPECT_TRUE(opened.error().code.name.starts_with("storage."))
                << opened.error().code.name;
            EXPECT_FALSE(i18n::explain(opened.error(), i18n::Language::French).empty());
            ++named;
            continue;
        }
        test::expect_done((*opened)->read<void>([&](Reader& reader) -> Result<void> {
            for (const CheckResult& check : check_dossier(reader, {}))
                if (!check.ok) {
                    ++named;
                    break;
                }
            return {};
        }));
    }
    // A young dossier is mostly unused parts of pages, where noise harms nothing.
    EXPECT_GE(named, 4);
}

} // namespace
} // namespace comptoir::app
