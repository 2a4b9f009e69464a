// kill -9 at 200 random moments while statements are imported, matched, unmatched and validated:
// the dossier opens again, every check holds, a statement is wholly there or not at all, and what
// was answered as done is there.
#include "in_child.h"

#include "comptoir/app/bank.h"
#include "comptoir/app/books.h"
#include "comptoir/app/reconcile.h"
#include "comptoir/storage/database.h"
#include "support/statement_texts.h"
#include "support/temp_dossier.h"

#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <random>

namespace comptoir::app {
namespace {

using test::Child;
using test::day;
using test::value_of;

constexpr int k_kills = 200;
constexpr int k_kills_per_dossier = 40;
constexpr std::int64_t k_lines_per_statement = 30;
constexpr int k_longest_life_us = 60'000;

// Statement n of one account: its balances follow from n alone.
std::string statement_text(std::int64_t number) {
    test::TextStatement statement;
    statement.id = std::to_string(number);
    std::int64_t line_sum = 0;
    for (std::int64_t index = 0; index < k_lines_per_statement; ++index) {
        const std::int64_t amount = (index % 3 ? -1 : 1) * (100 + index);
        line_sum += amount;
        statement.lines.push_back({day("2026-01-01").plus_days(static_cast<std::int32_t>(number)),
                                   amount, "LINE " + std::to_string(index), ""});
    }
    statement.opening_minor = 1'000'000 + number * line_sum;
    return test::camt_text({statement});
}

Result<ImportReport> import_next(Workspace& workspace, const std::filesystem::path& folder) {
    return workspace.write<ImportReport>([&](Writer& writer) -> Result<ImportReport> {
        const auto next = writer.database().integer("SELECT count(*) FROM statement");
        const std::filesystem::path file = folder / "next.xml";
        std::ofstream(file, std::ios::binary) << statement_text(next);
        return import_files(writer, {.files = {file}});
    });
}

// The first open line to account 471000: a settlement entry, a pointing, a match.
Result<reconcile::MatchId> match_next(Workspace& workspace) {
    return workspace.write<reconcile::MatchId>([](Writer& writer) -> Result<reconcile::MatchId> {
        auto line = writer.database().query("SELECT id, amount_minor FROM bank_line WHERE id NOT "
                                            "IN (SELECT line_id FROM match_line)"
                                            " ORDER BY id LIMIT 1");
        if (!line.step())
            return reconcile::MatchId{};
        ManualTarget target;
        target.kind = reconcile::TargetKind::Account;
        target.account = "471000";
        target.amount = eur(line.integer(1));
        return match_by_hand(writer, {.lines = {line.id<bank::LineId>(0)}, .targets = {target}});
    });
}

Result<void> undo_last(Workspace& workspace) {
    return workspace.write<void>([](Writer& writer) -> Result<void> {
        const auto match = writer.database().integer(
            "SELECT coalesce(max(id), 0) FROM match WHERE undone_at IS NULL");
        return match == 0 ? Result<void>{} : undo_match(writer, reconcile::MatchId{match});
    });
}

Result<ValidationReport> validate_all(Workspace& workspace) {
    return workspace.write<ValidationReport>(
        [](Writer& writer) { return validate_entries(writer, std::nullopt); });
}

// Works until it is killed; says a letter after each verb that was answered as done.
void work_for_ever(const std::filesystem::path& dossier, unsigned seed, const Child::Say& say) {
    const auto clock = std::make_shared<FixedClock>(*Instant::parse_iso("2026-12-31T10:00:00Z"));
    auto workspace = Workspace::open(dossier, {.clock = clock});
    if (!workspace) {
        say("?" + std::string(workspace.error().code.name));
        return;
    }
    say("o");
    std::mt19937 random(seed);
    while (true) {
        const auto act = random() % 10;
        std::string refused;
        if (act < 3)
            refused = test::refusal_of(import_next(**workspace, dossier.parent_path()));
        else if (act < 7)
            refused = test::refusal_of(match_next(**workspace));
        else if (act < 9)
            refused = test::refusal_of(undo_last(**workspace));
        else
            refused = test::refusal_of(validate_all(**workspace));
        say(refused.empty() ? std::string(1, act < 3 ? 'i' : '.') : "?" + refused);
        if (!refused.empty())
            return;
    }
}

void expect_whole(const std::filesystem::path& dossier, std::int64_t imports_done) {
    const auto opened = Workspace::open(dossier, {});
    ASSERT_TRUE(opened.has_value()) << opened.error().code.name << " " << opened.error().detail;
    test::expect_done((*opened)->read<void>([&](Reader& reader) -> Result<void> {
        for (const CheckResult& check : check_dossier(reader, {}))
            EXPECT_TRUE(check.ok) << check.name << ": " << check.detail;
        storage::Database& database = reader.database();
        EXPECT_EQ(database.integer("SELECT count(*) FROM (SELECT s.id FROM statement s LEFT JOIN"
                                   " bank_line l ON l.statement_id = s.id GROUP BY s.id"
                                   " HAVING count(l.id) <> ?1)",
                                   k_lines_per_statement),
                  0)
            << "a statement is there in part";
        EXPECT_EQ(database.integer("SELECT count(*) FROM statement"),
                  database.integer("SELECT count(*) FROM file"));
        EXPECT_GE(database.integer("SELECT count(*) FROM statement"), imports_done)
            << "an import was answered as done and is gone";
        return {};
    }));
}

std::unique_ptr<test::TempDossier> new_dossier() {
    auto dossier = std::make_unique<test::TempDossier>();
    value_of(dossier->write<ledger::Journal>([](Writer& writer) {
        return add_journal(
            writer, {.code = "BQ", .iban = Iban::parse(test::k_test_iban), .account = "512000"});
    }));
    dossier->close(); // forking wants no threads
    return dossier;
}

TEST(KillTest, TheDossierIsWholeAfterEveryOfTwoHundredKills) {
    const char* given = std::getenv("COMPTOIR_SEED");
    const unsigned seed = given ? static_cast<unsigned>(std::stoul(given)) : std::random_device{}();
    std::cout << "COMPTOIR_SEED=" << seed << "\n";
    std::mt19937 random(seed);
    std::unique_ptr<test::TempDossier> dossier;
    std::int64_t imports_done = 0, verbs_done = 0, kills_before_opened = 0;
    for (int kill = 0; kill < k_kills; ++kill) {
        SCOPED_TRACE("seed " + std::to_string(seed) + ", kill " + std::to_string(kill));
        if (kill % k_kills_per_dossier == 0) {
            dossier = new_dossier();
            imports_done = 0;
        }
        const auto child_seed = static_cast<unsigned>(random());
        Child child(
            [&](const Child::Say& say) { work_for_ever(dossier->path(), child_seed, say); });
        // One in four dies while it opens, the others while they work.
        if (random() % 4 != 0)
            child.wait_for_words();
        usleep(static_cast<useconds_t>(random() % k_longest_life_us));
        child.kill_now();
        const std::string words = child.finish();
        ASSERT_EQ(words.find_first_of("?t"), std::string::npos) << words;
        imports_done += std::count(words.begin(), words.end(), 'i');
        verbs_done += static_cast<std::int64_t>(words.size());
        kills_before_opened += words.empty() ? 1 : 0;
        expect_whole(dossier->path(), imports_done);
        if (HasFailure())
            return;
    }
    std::cout << verbs_done << " verbs done, " << kills_before_opened << " kills while opening\n";
    EXPECT_GT(verbs_done, k_kills) << "the children did too little for the test to say anything";
}

// Half a dossier could be neither opened nor made again.
TEST(KillTest, ADossierThatIsBeingMadeIsThereWhollyOrNotAtAll) {
    std::mt19937 random(20261121);
    const test::TempFolder folder;
    int made = 0, not_made = 0;
    for (int kill = 0; kill < 60; ++kill) {
        SCOPED_TRACE("kill " + std::to_string(kill));
        const auto path = folder.file("made-" + std::to_string(kill) + ".comptoir");
        const NewDossier dossier{.company = "Atelier Exemple SAS", .company_number = "732829320"};
        Child child([&](const Child::Say& say) {
            say("s");
            const auto created = Workspace::create(path, dossier, {});
            say(created ? "c" : "?" + std::string(created.error().code.name));
            usleep(1'000'000);
        });
        child.wait_for_words();
        usleep(static_cast<useconds_t>(random() % 40'000));
        child.kill_now();
        const std::string words = child.finish();
        ASSERT_EQ(words.find('?'), std::string::npos) << words;
        const bool there = std::filesystem::exists(path);
        EXPECT_TRUE(there || words.find('c') == std::string::npos) << "said to be made and is not";
        (there ? made : not_made) += 1;
        if (!there)
            value_of(Workspace::create(path, dossier, {}));
        const auto opened = Workspace::open(path, {});
        ASSERT_TRUE(opened.has_value()) << opened.error().code.name;
        test::expect_done((*opened)->read<void>([&](Reader& reader) -> Result<void> {
            for (const CheckResult& check : check_dossier(reader, {}))
                EXPECT_TRUE(check.ok) << check.name << ": " << check.detail;
            return {};
        }));
        EXPECT_FALSE(std::filesystem::exists(path.string() + ".new"))
            << "what a killed program left is taken away by the next";
    }
    std::cout << made << " made, " << not_made << " killed before\n";
    EXPECT_GT(not_made, 0);
}

} // namespace
} // namespace comptoir::app
