// The folders where statements are put: what waits, what does not, and importing it once.
#include "bank_dossier.h"
#include "comptoir/app/import_folder.h"
#include "comptoir/app/quarantine.h"
#include "support/zip_text.h"

#include <gtest/gtest.h>

#include <chrono>
#include <fstream>

namespace comptoir::test {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view k_other_iban = "FR7630004008230001000642328";

class ImportFolderTest : public ::testing::Test {
protected:
    ImportFolderTest() : m_folder(m_dossier.file("Banque")) {
        fs::create_directory(m_folder);
        set({.folder = m_folder, .watched = true});
    }
    void set(app::JournalImportChange change) {
        if (change.journal.empty())
            change.journal = "BQ";
        value_of(m_dossier.write<app::JournalImport>(
            [&](app::Writer& writer) { return app::set_journal_import(writer, change); }));
    }
    void add_other_journal() {
        value_of(m_dossier.write<ledger::Journal>([](app::Writer& writer) {
            return app::add_journal(
                writer, {.code = "BR", .iban = Iban::parse(k_other_iban), .account = "512900"});
        }));
    }
    // As a bank's site would leave it there, a minute ago by the dossier's clock.
    fs::path put(std::string_view name, std::string_view bytes, std::int64_t age_ms = 60'000) {
        const fs::path path = m_folder / name;
        std::ofstream(path, std::ios::binary) << bytes;
        age(path, age_ms);
        return path;
    }
    void age(const fs::path& path, std::int64_t age_ms) {
        const std::chrono::sys_time<std::chrono::milliseconds> time(
            std::chrono::milliseconds(m_dossier.clock().now().ms - age_ms));
        fs::last_write_time(path, fs::file_time_type::clock::from_sys(time));
    }
    static TextStatement month(int number) {
        const std::string head = "2026-0" + std::to_string(number);
        return {.id = head,
                .lines = {{day(head + "-05"), -12'00, "PRLV DUVAL " + head, "a" + head},
                          {day(head + "-06"), 40'00, "VIR CLINIQUE " + head, "b" + head}},
                .opening_minor = 100'00 + (number - 1) * 28'00};
    }
    static std::string broken() {
        TextStatement statement = month(1);
        statement.closing_minor = 1'00;
        return cfonb_text({statement});
    }
    app::FolderListing look(app::FolderFilter filter = {}) {
        const auto listings = value_of(m_dossier.read<std::vector<app::FolderListing>>(
            [&](app::Reader& reader) { return app::look_into_folders(reader, filter, {}); }));
        EXPECT_EQ(listings.size(), 1U);
        return listings.empty() ? app::FolderListing{} : listings.front();
    }
    std::string states() {
        std::string list;
        for (const app::FoundFile& file : look().files)
            list += file.path.filename().string() + " " + std::string(to_text(file.state)) + "; ";
        return list;
    }
    Result<app::FolderImport> import(const app::FoundFile& file, bool again = false) {
        const app::FolderImportRequest request{look().folder, file, again, std::nullopt, {}};
        return m_dossier.write<app::FolderImport>(
            [&](app::Writer& writer) { return app::import_from_folder(writer, request); });
    }
    std::vector<app::FolderImport> import_waiting() {
        std::vector<app::FolderImport> imports;
        for (const app::FoundFile& file : look().waiting())
            imports.push_back(value_of(import(file)));
        return imports;
    }

    BankDossier m_dossier;
    fs::path m_folder;
};

TEST_F(ImportFolderTest, StatementsWaitAndNothingElseDoes) {
    put("a.txt", cfonb_text({month(1)}));
    put(".b.txt", cfonb_text({month(2)}));
    put("c.txt.part", cfonb_text({month(2)}));
    put("d.CRDOWNLOAD", cfonb_text({month(2)}));
    put("e.tmp", cfonb_text({month(2)}));
    put("photo.jpg", "\xFF\xD8\xFF\xE0 no statement");
    put("lettre.zip", zip_text({{"lettre.txt", "Madame, Monsieur"}}));
    put("vide.txt", "");
    fs::create_directory(m_folder / "2025");
    std::ofstream(m_folder / "2025" / "f.txt") << cfonb_text({month(3)});
    EXPECT_EQ(states(), "a.txt waiting; lettre.zip other; photo.jpg other; vide.txt other; ");
}

TEST_F(ImportFolderTest, LinksAreNotFollowed) {
    const auto outside = m_dossier.write_file("outside.txt", cfonb_text({month(1)}));
    fs::create_symlink(outside, m_folder / "link.txt");
    EXPECT_EQ(states(), "");
    EXPECT_TRUE(look().waiting().empty());
}

TEST_F(ImportFolderTest, AFileThatIsStillWrittenWaitsUntilItRests) {
    const auto path = put("a.txt", cfonb_text({month(1)}), 1'000);
    EXPECT_EQ(states(), "a.txt growing; ");
    m_dossier.clock().advance_ms(app::k_folder_settle_ms);
    EXPECT_EQ(states(), "a.txt waiting; ");
    age(path, -3'600'000); // the clock of another machine runs ahead
    EXPECT_EQ(states(), "a.txt waiting; ");
}

TEST_F(ImportFolderTest, WhatGrewSinceTheLastLookIsNotTakenByItsTimeAlone) {
    const auto path = put("a.txt", cfonb_text({month(1)}), -3'600'000);
    app::FolderMemory memory;
    auto scan = app::scan_folder(m_folder, m_dossier.clock(), memory, {});
    ASSERT_EQ(scan.files.size(), 1U);
    EXPECT_EQ(scan.files[0].state, app::FoundState::Waiting);
    std::ofstream(path, std::ios::app) << "more";
    age(path, -3'600'000);
    scan = app::scan_folder(m_folder, m_dossier.clock(), memory, {});
    EXPECT_EQ(scan.files[0].state, app::FoundState::Growing);
}

TEST_F(ImportFolderTest, WhatDidNotChangeIsNotReadAgain) {
    const auto path = put("a.txt", cfonb_text({month(1)}));
    app::FolderMemory memory;
    const auto first = app::scan_folder(m_folder, m_dossier.clock(), memory, {});
    ASSERT_EQ(memory.files.size(), 1U);
    memory.files[path].sha256 = "what was remembered";
    const auto second = app::scan_folder(m_folder, m_dossier.clock(), memory, {});
    EXPECT_EQ(second.files[0].sha256, "what was remembered");
    EXPECT_EQ(first.files[0].sha256.size(), 64U);
    fs::remove(path);
    app::scan_folder(m_folder, m_dossier.clock(), memory, {});
    EXPECT_TRUE(memory.files.empty());
}

TEST_F(ImportFolderTest, WhatWaitsIsImportedOnceAndStaysWhereItIs) {
    const std::string text = cfonb_text({month(1)});
    const auto path = put("a.txt", text);
    put("b.zip", zip_text({{"m.txt", cfonb_text({month(2)})}}));
    const auto imports = import_waiting();
    ASSERT_EQ(imports.size(), 2U);
    EXPECT_EQ(imports[0].outcome, app::FoundState::Imported);
    EXPECT_EQ(m_dossier.line_count(), 4);
    EXPECT_EQ(states(), "a.txt imported; b.zip imported; ");
    put("copie de a.txt", text);
    EXPECT_TRUE(look().waiting().empty()) << "known by its bytes, whatever its name";
    EXPECT_EQ(fs::file_size(path), text.size());
}

TEST_F(ImportFolderTest, WhatWasTakenBackDoesNotComeBackByItself) {
    put("a.txt", cfonb_text({month(1)}));
    import_waiting();
    expect_done(m_dossier.undo(m_dossier.statements().front().id));
    EXPECT_EQ(m_dossier.line_count(), 0);
    EXPECT_TRUE(look().waiting().empty());
}

TEST_F(ImportFolderTest, AFileThatFailsIsPutAsideAndNotTriedAgain) {
    put("a.txt", broken());
    put("b.txt", cfonb_text({month(2)}));
    const auto imports = import_waiting();
    ASSERT_EQ(imports.size(), 2U);
    EXPECT_EQ(imports[0].outcome, app::FoundState::PutAside);
    EXPECT_EQ(imports[1].outcome, app::FoundState::Imported) << "each file stands for itself";
    EXPECT_EQ(states(), "a.txt put_aside; b.txt imported; ");
    EXPECT_EQ(m_dossier.integer("SELECT count(*) FROM quarantine"), 1);
    expect_done(m_dossier.write<void>([](app::Writer& writer) {
        return app::discard_quarantined(writer, app::QuarantineId{1}, "the bank sent it again");
    }));
    EXPECT_EQ(states(), "a.txt put_aside; b.txt imported; ");
}

TEST_F(ImportFolderTest, WhatIsInQuarantineAlreadyDoesNotWait) {
    const auto path = put("a.txt", broken());
    value_of(m_dossier.try_import({path}, {.quarantine = true}));
    EXPECT_EQ(states(), "a.txt put_aside; ");
}

TEST_F(ImportFolderTest, AFileOfAnotherFormatIsNoneOfTheJournals) {
    set({.format = "camt053"});
    put("a.txt", cfonb_text({month(1)}));
    put("b.xml", camt_text({month(1)}));
    EXPECT_EQ(states(), "a.txt other; b.xml waiting; ");
}

TEST_F(ImportFolderTest, WhatIsRefusedIsRememberedUntilAPersonAsksAgain) {
    set({.format = "camt053"});
    put("a.zip", zip_text({{"m.txt", cfonb_text({month(1)})}}));
    const auto waiting = look().waiting();
    ASSERT_EQ(waiting.size(), 1U);
    const auto refused = value_of(import(waiting[0]));
    EXPECT_EQ(refused.outcome, app::FoundState::Refused);
    EXPECT_EQ(refused.refusal->code.name, "bank.format_differs");
    EXPECT_EQ(states(), "a.zip refused; ");
    EXPECT_EQ(look().files[0].fault->code, "bank.format_differs");
    EXPECT_EQ(value_of(import(waiting[0])).outcome, app::FoundState::Refused);
    set({.format = ""});
    EXPECT_EQ(value_of(import(waiting[0])).outcome, app::FoundState::Refused);
    EXPECT_EQ(value_of(import(waiting[0], true)).outcome, app::FoundState::Imported);
    EXPECT_EQ(m_dossier.line_count(), 2);
}

TEST_F(ImportFolderTest, AFileThatWentAwayIsAnErrorAndNotRemembered) {
    const auto path = put("a.txt", cfonb_text({month(1)}));
    const auto waiting = look().waiting();
    fs::remove(path);
    EXPECT_EQ(refusal_of(import(waiting[0])), "core.file_unreadable");
    EXPECT_EQ(m_dossier.integer("SELECT count(*) FROM folder_file"), 0);
}

TEST_F(ImportFolderTest, AFolderThatIsGoneIsSaid) {
    fs::remove_all(m_folder);
    const auto listing = look();
    ASSERT_TRUE(listing.error);
    EXPECT_EQ(listing.error->code.name, "bank.folder_not_found");
}

TEST_F(ImportFolderTest, TheAccountsOfOtherJournalsAreLeftOutByName) {
    add_other_journal();
    TextStatement other = month(1);
    other.iban = k_other_iban;
    put("a.txt", cfonb_text({month(1), other}));
    const auto imports = import_waiting();
    ASSERT_EQ(imports.size(), 1U);
    ASSERT_EQ(imports[0].report.left_out.size(), 1U);
    EXPECT_EQ(imports[0].report.left_out[0].reason.name, "bank.other_journal");
}

TEST_F(ImportFolderTest, JournalsThatShareAFolderEachGetTheirOwn) {
    add_other_journal();
    set({.journal = "BR", .folder = m_folder, .unattended = true});
    TextStatement other = month(1);
    other.iban = k_other_iban;
    put("a.txt", cfonb_text({month(1), other}));
    EXPECT_EQ(look().folder.journals.size(), 2U);
    EXPECT_FALSE(look().folder.is_unattended()) << "BQ watches and asks";
    const auto imports = import_waiting();
    ASSERT_EQ(imports[0].report.statements.size(), 2U);
    EXPECT_TRUE(imports[0].report.left_out.empty());
}

TEST_F(ImportFolderTest, OneJournalsFolderIsLookedIntoEvenWhenItIsNotWatched) {
    set({.watched = false});
    put("a.txt", cfonb_text({month(1)}));
    EXPECT_TRUE(value_of(m_dossier.read<std::vector<app::ImportFolder>>([](app::Reader& reader) {
                    return app::list_import_folders(reader, {});
                })).empty());
    EXPECT_EQ(look({.journal = "BQ"}).waiting().size(), 1U);
    const auto refused = [&](const std::string& journal) {
        return refusal_of(m_dossier.read<std::vector<app::ImportFolder>>([&](app::Reader& reader) {
            return app::list_import_folders(reader, {.journal = journal});
        }));
    };
    EXPECT_EQ(refused("XX"), "ledger.unknown_journal");
    set({.folder = fs::path()});
    EXPECT_EQ(refused("BQ"), "bank.folder_missing");
    set({.digital = false});
    EXPECT_EQ(refused("BQ"), "bank.digital_off");
}

TEST_F(ImportFolderTest, AStoppedLookIsCancelled) {
    put("a.txt", cfonb_text({month(1)}));
    std::stop_source stop;
    stop.request_stop();
    EXPECT_EQ(refusal_of(m_dossier.read<std::vector<app::FolderListing>>([&](app::Reader& reader) {
                  return app::look_into_folders(reader, {}, Work{{}, stop.get_token()});
              })),
              "core.cancelled");
}

} // namespace
} // namespace comptoir::test
