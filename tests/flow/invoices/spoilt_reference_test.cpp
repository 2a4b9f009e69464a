// D07 from the invoice to the bank line: the payment reference printed on a booked invoice, copied
// with one fault by whoever paid it.
#include "invoice_dossier.h"

#include "comptoir/app/reconcile.h"
#include "comptoir/i18n/i18n.h"
#include "comptoir/reconcile/reasons.h"

#include <algorithm>

namespace comptoir::app {
namespace {

using reconcile::Decision;
using test::InvoiceDossier;
using test::value_of;

class SpoiltReference : public testing::Test {
protected:
    SpoiltReference() : invoice(dossier.booked({.reference = "RF18539007547034"})) {}
    LineOutcome line_with(const std::string& label, std::int64_t cents = -190'00) {
        bank::StatementHeader header;
        header.format = "feed";
        header.account.iban = Iban::parse(test::k_own_iban);
        header.account.currency = Currency::eur();
        bank::StatementLine line;
        line.booked_on = *Date::parse_iso("2026-03-04");
        line.amount = eur(cents);
        line.label = label;
        header.from = header.to = line.booked_on;
        value_of(dossier.write<ImportReport>([&](Writer& writer) {
            return stage_feed_statement(writer, "BQ", header, {line}, nullptr);
        }));
        return value_of(dossier.read<ReconcileReport>(
                            [](Reader& reader) { return propose_matches(reader, {}); }))
            .lines.at(0);
    }
    static bool says(const reconcile::Proposal& proposal, const ErrorCode& code) {
        return std::any_of(proposal.reasons.begin(), proposal.reasons.end(),
                           [&](const reconcile::Reason& reason) { return reason.code == code; });
    }
    InvoiceDossier dossier;
    invoices::Invoice invoice;
};

TEST_F(SpoiltReference, IsProposedSaidAndMatchedByAPerson) {
    const LineOutcome found = line_with("PAIEMENT RF18539007574034"); // 47 for 74
    EXPECT_EQ(found.proposal.decision, Decision::Invoice);
    EXPECT_FALSE(found.proposal.unattended) << "its party is not named";
    const auto reason = std::find_if(found.proposal.reasons.begin(), found.proposal.reasons.end(),
                                     [](const reconcile::Reason& one) {
                                         return one.code == reconcile::reasons::reference_swapped;
                                     });
    ASSERT_NE(reason, found.proposal.reasons.end());
    EXPECT_EQ(i18n::explain(*reason, i18n::Language::French),
              "« RF18539007574034 » ne peut être que RF18539007547034 de F59289482 : deux"
              " caractères sont inversés, ses chiffres de contrôle le montrent.");
    value_of(dossier.write<reconcile::MatchId>(
        [&](Writer& writer) { return match_proposal(writer, found.proposal); }));
    EXPECT_EQ(dossier.load(invoice.id).state, invoices::InvoiceState::Settled);
}

TEST_F(SpoiltReference, BesideItsPartyItIsMatchedWithoutAPerson) {
    EXPECT_TRUE(line_with("VIR AARO SAS RF18539007547035").proposal.unattended);
}

TEST_F(SpoiltReference, OfAnotherAmountOrWithTwoFaultsItSaysNothing) {
    EXPECT_FALSE(says(line_with("PAIEMENT RF18539007574034", -189'00).proposal,
                      reconcile::reasons::reference_swapped));
    const LineOutcome twice = line_with("PAIEMENT RF18530907574034");
    EXPECT_FALSE(says(twice.proposal, reconcile::reasons::reference_swapped));
    EXPECT_FALSE(says(twice.proposal, reconcile::reasons::reference_wrong));
}

} // namespace
} // namespace comptoir::app
