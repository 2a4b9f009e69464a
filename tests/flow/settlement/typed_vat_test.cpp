// Accounts of VAT, and advances of customers, typed for a bank line.
#include "comptoir/app/match_remarks.h"
#include "comptoir/app/movements.h"
#include "settlement_dossier.h"

#include <gtest/gtest.h>

namespace comptoir::test {
namespace {

using Targets = std::vector<app::ManualTarget>;

class TypedVat : public testing::Test {
protected:
    TypedVat() {
        value_of(one.dossier.write<bool>([](app::Writer& writer) -> Result<bool> {
            for (const char* number : {"419100", "654000", "706000", "622000", "467000"})
                if (!storage::account_exists(writer.database(), number))
                    storage::insert_account(writer.database(), {number, "Essai"});
            return true;
        }));
    }
    bank::LineId line(std::int64_t cents, int day = 12) {
        return one.lines({{cents, october(day), "VIR DURAND"}}).front();
    }
    Result<reconcile::MatchId> match(bank::LineId on, Targets targets) {
        return one.match({.lines = {on}, .targets = std::move(targets)});
    }
    static app::ManualTarget advance(std::int64_t cents, std::optional<int> rate = {}) {
        auto target = to_account("419100", eur(cents));
        target.party = "CDURAND";
        target.vat_permille = rate;
        return target;
    }
    std::vector<std::string> remarks(reconcile::MatchId made) {
        std::vector<std::string> codes;
        for (const auto& remark : value_of(one.dossier.read<std::vector<reconcile::Reason>>(
                 [&](app::Reader& reader) { return app::remarks_of(reader, {made}); })))
            codes.emplace_back(remark.code.name);
        return codes;
    }
    // The books sell with VAT, on receipts.
    void sell() { one.sale({.party = "CDURAND", .piece = "V1", .rates = {{10000, 2000}}}); }
    SettlementDossier one;
};

using Codes = std::vector<std::string>;

TEST_F(TypedVat, TaxThatWaitsIsNotWhatALineIsBookedOn) {
    const auto in = line(12000), out = line(-12000);
    const std::string before = one.snapshot();
    EXPECT_EQ(refusal_of(match(in, {to_account("445740", eur(12000))})), "reconcile.vat_waits");
    EXPECT_EQ(refusal_of(match(out, {to_account("445640", eur(-12000))})), "reconcile.vat_waits");
    EXPECT_EQ(
        refusal_of(match(in, {to_account("706000", eur(10000)), to_account("445740", eur(2000))})),
        "reconcile.vat_waits");
    EXPECT_EQ(refusal_of(match(
                  out, {to_account("622000", eur(-10000)), to_account("445640", eur(-2000))})),
              "reconcile.vat_waits");
    EXPECT_EQ(refusal_of(match(
                  out, {to_account("658000", eur(-10000)), to_account("445640", eur(-2000))})),
              "reconcile.vat_waits")
        << "no claim is lost there";
    EXPECT_EQ(one.snapshot(), before);
    value_of(match(in, {to_account("706000", eur(10000)), to_account("445710", eur(2000))}));
    one.expect_check_passes();
}

TEST_F(TypedVat, NorIsItWhatAMovementIs) {
    app::MovementRequest movement{.lines = {line(12000)}, .undefined = true};
    movement.parts = {{"706000", "", eur(10000)}, {"445740", "", eur(2000)}};
    const std::string before = one.snapshot();
    EXPECT_EQ(refusal_of(one.dossier.write<app::CreatedMovement>(
                  [&](app::Writer& writer) { return app::create_movement(writer, movement); })),
              "reconcile.vat_waits");
    EXPECT_EQ(one.snapshot(), before);
}

TEST_F(TypedVat, ItLeavesBesideTheLossOfAClaimThatIsTypedToo) {
    auto claim = to_account("411000", eur(12000));
    claim.party = "CDURAND";
    value_of(match(line(10000),
                   {claim, to_account("654000", eur(-1667)), to_account("445740", eur(-333))}));
    EXPECT_EQ(one.balance("445740"), 333);
    one.expect_check_passes();
}

TEST_F(TypedVat, TaxAloneIsBookedAndSaid) {
    const auto said = Codes{"reconcile.vat_alone"};
    EXPECT_EQ(remarks(value_of(match(line(-12000), {to_account("445660", eur(-12000))}))), said);
    EXPECT_EQ(remarks(value_of(match(line(500, 13), {to_account("445710", eur(500))}))), said);
    EXPECT_TRUE(remarks(value_of(match(line(-12000, 14), {to_account("622000", eur(-10000)),
                                                          to_account("445660", eur(-2000))})))
                    .empty());
    EXPECT_TRUE(
        remarks(value_of(match(line(-700, 15), {to_account("467000", eur(-700))}))).empty());
}

TEST_F(TypedVat, AnAdvanceWithoutItsTaxIsSaid) {
    sell();
    const auto made = value_of(match(line(12000), {advance(12000)}));
    EXPECT_EQ(remarks(made), Codes{"reconcile.advance_without_vat"});
    EXPECT_EQ(one.balance("419100"), -12000);
    // Undone and made again, it is said once.
    const auto kept = value_of(one.dossier.read<std::optional<app::KeptMatch>>(
        [&](app::Reader& reader) { return app::keep_match(reader, made); }));
    ASSERT_TRUE(kept && one.undo(made));
    const auto again = value_of(one.dossier.write<reconcile::MatchId>(
        [&](app::Writer& writer) { return app::match_again(writer, *kept); }));
    EXPECT_EQ(remarks(again), Codes{"reconcile.advance_without_vat"});
}

TEST_F(TypedVat, WithItsRateOrItsTaxBesideNothingIsSaid) {
    sell();
    EXPECT_TRUE(remarks(value_of(match(line(12000), {advance(12000, 200)}))).empty());
    EXPECT_EQ(one.balance("419100"), -10000);
    EXPECT_EQ(one.balance("445710"), -2000);
    EXPECT_TRUE(
        remarks(value_of(match(line(12000, 13), {advance(10000), to_account("445710", eur(2000))})))
            .empty());
    one.expect_check_passes();
}

TEST_F(TypedVat, NorOfWhatGoesBackNorWhereNothingIsSoldWithVat) {
    EXPECT_TRUE(remarks(value_of(match(line(12000), {advance(12000)}))).empty());
    sell();
    EXPECT_TRUE(remarks(value_of(match(line(-12000, 13), {advance(-12000)}))).empty());
}

TEST_F(TypedVat, ARateTheCountryDoesNotKnowIsRefused) {
    sell();
    const auto on = line(12000);
    const std::string before = one.snapshot();
    EXPECT_EQ(refusal_of(match(on, {advance(12000, 123)})), "reconcile.vat_rate_unknown");
    EXPECT_EQ(one.snapshot(), before);
}

} // namespace
} // namespace comptoir::test
