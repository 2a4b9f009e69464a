// A statement that comes in over days pointed by hand says so, before and after the import.
#include "acts_dossier.h"
#include "comptoir/app/statement_preview.h"
#include "comptoir/i18n/i18n.h"
#include "support/statement_texts.h"

#include <gtest/gtest.h>

namespace comptoir::test {
namespace {

constexpr std::string_view k_warning = "bank.days_pointed_by_hand";
constexpr std::string_view k_warning_of_one_day = "bank.day_pointed_by_hand";

class HandPointedDays : public testing::Test {
protected:
    HandPointedDays() {
        fee = one.bank_entry(-2400, october(5), "Frais", "627000");
        sale = one.bank_entry(50000, october(10), "REM 77", "471000");
        one.validate();
    }
    reconcile::PointingId open(Date from, Date to, std::int64_t balance = 47600) {
        return value_of(one.act<app::PointingSession>([&](app::Writer& w) {
                   return app::open_pointing(w, {"BQ", from, to, eur(balance)});
               }))
            .id;
    }
    void point(reconcile::PointingId session) {
        value_of(one.act<std::int64_t>([&](app::Writer& w) {
            return app::point_rows(w, session,
                                   {one.entry(fee).rows[1].id, one.entry(sale).rows[1].id}, {});
        }));
    }
    reconcile::PointingId pointed(Date from, Date to) {
        const auto session = open(from, to);
        point(session);
        value_of(one.act<reconcile::MatchId>(
            [&](app::Writer& w) { return app::validate_pointing(w, session, false); }));
        return session;
    }
    static TextStatement file(std::vector<TextLine> lines, std::string id = "1") {
        TextStatement statement;
        statement.id = std::move(id);
        statement.iban = "FR7616958000016886912594701";
        statement.lines = std::move(lines);
        return statement;
    }
    app::ImportReport import(const TextStatement& statement) {
        app::ImportRequest request;
        request.files = {one.dossier.write_file("in.xml", camt_text({statement}))};
        return value_of(one.act<app::ImportReport>(
            [&](app::Writer& w) { return app::import_files(w, request); }));
    }
    std::vector<Diagnostic> previewed(const TextStatement& statement) {
        app::PreviewRequest request;
        request.files.push_back(
            {.path = one.dossier.write_file("look.xml", camt_text({statement}))});
        const auto previews = value_of(one.dossier.read<std::vector<app::PreviewedFile>>(
            [&](app::Reader& reader) { return app::preview_files(reader, request); }));
        return warnings(previews.at(0).members.at(0).diagnostics);
    }
    static std::vector<Diagnostic> warnings(const std::vector<Diagnostic>& diagnostics) {
        std::vector<Diagnostic> found;
        for (const Diagnostic& each : diagnostics)
            if (each.code.name == k_warning || each.code.name == k_warning_of_one_day)
                found.push_back(each);
        return found;
    }
    static std::string sentence(const Diagnostic& warning) {
        return i18n::say(warning.code.name, warning.params, i18n::Language::English);
    }

    ActsDossier one;
    ledger::EntryId fee, sale;
};

TEST_F(HandPointedDays, AreToldBeforeAndAfterTheImport) {
    const auto session = pointed(october(1), october(20));
    const TextStatement late = file({{october(5), -2400, "FRAIS", "a"},
                                     {october(10), 50000, "REM 77", "b"},
                                     {october(21), -300, "FRAIS", "c"}});
    const auto before = previewed(late);
    ASSERT_EQ(before.size(), 1U);
    const auto after = warnings(import(late).diagnostics);
    ASSERT_EQ(after.size(), 1U);
    EXPECT_EQ(sentence(before.front()), sentence(after.front()));
    EXPECT_EQ(sentence(after.front()),
              "BQ: 2 lines from 05 Oct 2026 to 10 Oct 2026 fall on days pointed by hand until "
              "20 Oct 2026 (pointing " +
                  std::to_string(session.value()) +
                  "), whose entries can be matched with them no more: erase that pointing to "
                  "reconcile these days with the statement, else leave the statement out.");
    one.expect_check_passes();
}

TEST_F(HandPointedDays, ALineThatIsThereAlreadyIsNotToldAgain) {
    const TextStatement known = file({{october(5), -2400, "FRAIS", "a"}});
    import(known);
    one.dossier.clock().advance_ms(60'000);
    pointed(october(1), october(20));
    EXPECT_TRUE(previewed(known).empty());
    EXPECT_TRUE(warnings(import(known).diagnostics).empty());
}

TEST_F(HandPointedDays, LinesAfterThemAreNotTold) {
    pointed(october(1), october(20));
    EXPECT_TRUE(previewed(file({{october(21), -300, "FRAIS", "c"}})).empty());
    EXPECT_TRUE(warnings(import(file({{october(21), -300, "FRAIS", "c"}})).diagnostics).empty());
}

TEST_F(HandPointedDays, TheFirstPointingOfAJournalCoversAllThatCameBefore) {
    pointed(october(20), october(20)); // "point all until", as at a takeover
    EXPECT_EQ(previewed(file({{october(2), -300, "FRAIS", "c"}})).size(), 1U);
}

TEST_F(HandPointedDays, WhereStatementsCameBeforeOnlyItsOwnPeriodCounts) {
    import(file({{ october(1), -100, "FRAIS", "o" }}));
    one.dossier.clock().advance_ms(60'000);
    const auto session = open(october(4), october(20), 47600);
    point(session);
    EXPECT_TRUE(previewed(file({{october(2), -300, "FRAIS", "c"}}, "2")).empty());
    EXPECT_EQ(previewed(file({{october(4), -300, "FRAIS", "c"}}, "2")).size(), 1U);
    // What comes in now was not there when the pointing was opened.
    one.dossier.clock().advance_ms(60'000);
    import(file({{ october(3), -700, "FRAIS", "n" }}, "3"));
    EXPECT_TRUE(previewed(file({{october(2), -300, "FRAIS", "c"}}, "2")).empty());
}

TEST_F(HandPointedDays, EachPointingTellsItsOwnLines) {
    const auto first = open(october(1), october(7), -2400);
    value_of(one.act<std::int64_t>([&](app::Writer& w) {
        return app::point_rows(w, first, {one.entry(fee).rows[1].id}, {});
    }));
    value_of(one.act<reconcile::MatchId>(
        [&](app::Writer& w) { return app::validate_pointing(w, first, false); }));
    const auto second = open(october(8), october(20));
    value_of(one.act<std::int64_t>([&](app::Writer& w) {
        return app::point_rows(w, second, {one.entry(sale).rows[1].id}, {});
    }));
    const auto told = warnings(
        import(file({{october(5), -2400, "FRAIS", "a"}, {october(10), 50000, "REM 77", "b"}}))
            .diagnostics);
    ASSERT_EQ(told.size(), 2U);
    EXPECT_NE(sentence(told[0]).find("1 line of 05 Oct 2026 falls"), std::string::npos);
    EXPECT_NE(sentence(told[1]).find("1 line of 10 Oct 2026 falls"), std::string::npos);
}

TEST_F(HandPointedDays, APointingErasedOrWithoutMarksIsNoReason) {
    const TextStatement late = file({{october(5), -2400, "FRAIS", "a"}});
    const auto session = open(october(1), october(20));
    EXPECT_TRUE(previewed(late).empty());
    point(session);
    EXPECT_EQ(previewed(late).size(), 1U);
    value_of(one.run([&](app::Writer& w) { return app::erase_pointing(w, session, {}); }));
    EXPECT_TRUE(previewed(late).empty());
    EXPECT_TRUE(warnings(import(late).diagnostics).empty());
}

TEST_F(HandPointedDays, NothingIsToldWhereNoMarkIsLeft) {
    const TextStatement late = file({{october(5), -2400, "FRAIS", "a"}});
    const auto session = pointed(october(1), october(20));
    const auto erase = [&](ledger::EntryId entry) {
        value_of(one.run([&](app::Writer& w) {
            return app::erase_pointing(w, session, {one.entry(entry).rows[1].id});
        }));
    };
    erase(sale);
    EXPECT_EQ(previewed(late).size(), 1U); // open again, with the other mark
    erase(fee);
    EXPECT_TRUE(previewed(late).empty());
    EXPECT_TRUE(warnings(import(late).diagnostics).empty());
}

// The payment is in the books and was pointed; its invoice is open as long as nobody lettered it.
TEST_F(HandPointedDays, NothingIsBookedAgainThereWithoutAPerson) {
    one.invoice("CDURAND", "F-17", 500'00, october(2));
    one.validate();
    const auto session = pointed(october(1), october(20));
    import(file({{ october(10), 50000, "VIR DURAND BATIMENT F-17", "b" }}));
    const auto booked = one.entries().size();
    const app::ReconcileReport left = one.apply();
    EXPECT_EQ(one.entries().size(), booked);
    ASSERT_EQ(left.lines.size(), 1U);
    EXPECT_NE(left.lines[0].proposal.state, reconcile::LineState::Matched);
    value_of(one.run([&](app::Writer& w) { return app::erase_pointing(w, session, {}); }));
    import(file({{ october(21), 60000, "VIR DURAND BATIMENT F-18", "c" }}, "2"));
    one.invoice("CDURAND", "F-18", 600'00, october(3));
    one.apply();
    EXPECT_GT(one.entries().size(), booked + 1) << "on other days as ever";
    one.expect_check_passes();
}

TEST_F(HandPointedDays, AFileThatIsRefusedTellsItsRefusalAlone) {
    pointed(october(1), october(20));
    app::PreviewRequest request;
    std::string text = camt_text({file({{october(5), -2400, "FRAIS", "a"}})});
    text.resize(text.size() - 20);
    request.files.push_back({.path = one.dossier.write_file("cut.xml", text)});
    const auto previews = value_of(one.dossier.read<std::vector<app::PreviewedFile>>(
        [&](app::Reader& reader) { return app::preview_files(reader, request); }));
    ASSERT_TRUE(previews.at(0).members.at(0).error);
    EXPECT_TRUE(warnings(previews.at(0).members.at(0).diagnostics).empty());
}

TEST_F(HandPointedDays, AnotherJournalIsNotConcerned) {
    pointed(october(1), october(20));
    value_of(one.act<ledger::Journal>([](app::Writer& w) {
        return app::add_journal(
            w, {.code = "BQ2", .iban = Iban::parse(k_test_iban), .account = "512200"});
    }));
    TextStatement other = file({{october(5), -2400, "FRAIS", "a"}});
    other.iban = std::string(k_test_iban);
    EXPECT_TRUE(previewed(other).empty());
    EXPECT_TRUE(warnings(import(other).diagnostics).empty());
}

} // namespace
} // namespace comptoir::test
