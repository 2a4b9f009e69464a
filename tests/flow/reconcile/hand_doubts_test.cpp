// What a match by hand refuses or remarks: days of pointing, journals of write-offs, differences
// beside an entry, accounts on the other side; and the FEC of letters that are draft in part.
#include "acts_dossier.h"
#include "comptoir/app/books_errors.h"
#include "comptoir/app/match_remarks.h"
#include "comptoir/app/write_off.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace comptoir::test {
namespace {

class HandDoubts : public testing::Test {
protected:
    Result<reconcile::MatchId> match_on(Date day, const std::vector<bank::LineId>& lines,
                                        std::int64_t cents) {
        app::ManualMatch request;
        request.lines = lines;
        request.targets = {to_account("627000", eur(cents))};
        request.pointed_on = day;
        return one.match(request);
    }
    std::vector<std::string> remarks(reconcile::MatchId made) {
        std::vector<std::string> codes;
        for (const auto& remark : value_of(one.dossier.read<std::vector<reconcile::Reason>>(
                 [&](app::Reader& reader) { return app::remarks_of(reader, {made}); })))
            codes.emplace_back(remark.code.name);
        return codes;
    }
    static app::ManualTarget of_party(const std::string& account, const std::string& party,
                                      std::int64_t cents) {
        auto target = to_account(account, eur(cents));
        target.party = party;
        return target;
    }
    ActsDossier one;
};

TEST_F(HandDoubts, NothingIsPointedBeforeTheBankBookedItNorTomorrow) {
    const auto lines = one.lines({{-500, october(5), "FRAIS"}, {-700, october(9), "FRAIS"}});
    const std::string before = one.snapshot();
    const Date today = *Date::from_ymd(2199, 1, 1);
    EXPECT_EQ(refusal_of(match_on(october(4), {lines[0]}, -500)), "reconcile.pointing_day");
    EXPECT_EQ(refusal_of(match_on(today, {lines[0]}, -500)), "reconcile.pointing_day");
    EXPECT_EQ(refusal_of(match_on(october(8), lines, -1200)), "reconcile.pointing_day");
    EXPECT_EQ(one.snapshot(), before);
    value_of(match_on(october(9), lines, -1200));
}

TEST_F(HandDoubts, AWriteOffStandsInNoJournalOfInvoices) {
    const auto item = one.invoice("CDURAND", "V1", 10000, october(1));
    const auto lines = one.lines({{9900, october(12), "DURAND"}});
    const std::string before = one.snapshot();
    app::WriteOff request;
    request.lines = lines;
    request.targets = {to_item(item, eur(10000))};
    request.type = "settlement";
    const auto write_off = [&](const std::string& journal) {
        request.journal = journal;
        return one.dossier.write<reconcile::MatchId>(
            [&](app::Writer& writer) { return app::write_off(writer, request); });
    };
    EXPECT_EQ(refusal_of(write_off("VE")), "reconcile.write_off_journal");
    EXPECT_EQ(refusal_of(write_off("AC")), "reconcile.write_off_journal");
    EXPECT_EQ(one.snapshot(), before);
    value_of(write_off("OD"));
    one.expect_check_passes();
}

TEST_F(HandDoubts, ADifferenceBesideAnEntryThatHoldsThePaymentIsNotPassedOver) {
    const auto item = one.invoice("CDURAND", "V1", 12000, october(1));
    const auto entry = one.bank_entry(11000, october(11), "VIR DURAND", "411000", "CDURAND");
    const auto lines = one.lines({{11000, october(12), "DURAND"}});
    const std::string before = one.snapshot();
    app::ManualMatch request;
    request.lines = lines;
    request.targets = {to_entry(entry), to_item(item)};
    request.difference = "discount";
    EXPECT_EQ(refusal_of(one.match(request)), "reconcile.difference_beside_entry");
    EXPECT_EQ(one.snapshot(), before);
    request.difference.clear();
    value_of(one.match(request));
    one.expect_check_passes();
}

TEST_F(HandDoubts, ACreditNoteAddsToWhatTheLinePays) {
    const auto item = one.invoice("CDURAND", "V1", 225500, october(1));
    const auto note = one.invoice("CDURAND", "AV1", -60000, october(3));
    const auto lines = one.lines({{165500, october(12), "DURAND"}, {100000, october(13), "X"}});
    const std::string before = one.snapshot();
    for (const auto& targets :
         {std::vector{to_item(item), to_item(note)}, std::vector{to_item(note), to_item(item)}}) {
        const auto match = value_of(one.match_lines({lines[0]}, targets));
        EXPECT_TRUE(one.open_items().empty());
        one.expect_check_passes();
        ASSERT_TRUE(one.undo(match));
        EXPECT_EQ(one.snapshot(), before);
    }
    // A line that is less pays a part of the invoice besides.
    value_of(one.match_lines({lines[1]}, {to_item(item), to_item(note)}));
    ASSERT_EQ(one.open_items().size(), 1U);
    EXPECT_EQ(one.open_items()[0].open, eur(65500));
}

TEST_F(HandDoubts, OnlyCreditNotesAreNoPaymentReceived) {
    const auto note = one.invoice("CDURAND", "AV1", -60000, october(3));
    const auto lines = one.lines({{60000, october(12), "DURAND"}});
    EXPECT_EQ(refusal_of(one.match_lines({lines[0]}, {to_item(note)})), "reconcile.totals_differ");
}

TEST_F(HandDoubts, ASupplierOnACustomersAccountIsRemarked) {
    one.invoice("FAARO", "F1", -10000, october(1));
    one.invoice("CDURAND", "V1", 10000, october(1));
    const auto lines = one.lines({{-2460, october(5), "AARO"},
                                  {2000, october(6), "DURAND"},
                                  {-1000, october(7), "AARO"},
                                  {-900, october(8), "ORANGE"}});
    EXPECT_EQ(remarks(value_of(one.match_lines({lines[0]}, {of_party("411000", "FAARO", -2460)}))),
              std::vector<std::string>{"reconcile.party_on_other_side"});
    EXPECT_EQ(remarks(value_of(one.match_lines({lines[1]}, {of_party("401000", "CDURAND", 2000)}))),
              std::vector<std::string>{"reconcile.party_on_other_side"});
    EXPECT_TRUE(remarks(value_of(one.match_lines({lines[2]}, {of_party("401000", "FAARO", -1000)})))
                    .empty());
    EXPECT_TRUE( // nothing is known of it
        remarks(value_of(one.match_lines({lines[3]}, {of_party("411000", "FORANGE", -900)})))
            .empty());
}

TEST_F(HandDoubts, AFileWithHalfALetterSaysSo) {
    const auto item = one.invoice("CDURAND", "V1", 10000, october(1));
    one.validate();
    const auto faults = [&] {
        app::FecExport request;
        request.year = 2026;
        request.folder = one.dossier.file("fec").parent_path();
        const auto report = value_of(one.dossier.read<app::FecExportReport>(
            [&](app::Reader& reader) { return app::export_fec(reader, request); }));
        return std::count_if(report.inherited_faults.begin(), report.inherited_faults.end(),
                             [](const Diagnostic& each) {
                                 return each.code ==
                                        ErrorCode(app::errors::books_letters_with_drafts);
                             });
    };
    EXPECT_EQ(faults(), 0);
    const auto lines = one.lines({{10000, october(12), "DURAND"}});
    value_of(one.match_lines(lines, {to_item(item)}));
    EXPECT_EQ(faults(), 1);
    one.validate();
    EXPECT_EQ(faults(), 0);
}

} // namespace
} // namespace comptoir::test
