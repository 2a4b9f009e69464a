// Belgian and Swiss dossiers: a purchase is booked, paid, matched, and the books hold.
#include "comptoir/app/bank.h"
#include "comptoir/app/books.h"
#include "comptoir/app/reconcile.h"
#include "comptoir/invoices/booking_accounts.h"
#include "comptoir/invoices/types.h"
#include "comptoir/ledger/errors.h"
#include "comptoir/reconcile/errors.h"
#include "support/temp_dossier.h"

#include <algorithm>

namespace comptoir::app {

namespace {

using ledger::Chart;
using test::refusal_of;
using test::TempDossier;
using test::value_of;

struct Country {
    Chart chart;
    const char *iban, *bank, *purchase, *sale, *currency;
};
constexpr Country k_belgium{Chart::Pcmn, "BE68539007547034", "550000", "604000", "700000", "EUR"};
constexpr Country k_switzerland{Chart::Kmu, "CH9300762011623852957", "102000", "440000", "340000",
                                "CHF"};

Date march(unsigned day) {
    return *Date::from_ymd(2026, 3, day);
}

class ChartDossier : public TempDossier {
public:
    explicit ChartDossier(const Country& country)
        : TempDossier(country.chart), m_country(country),
          m_currency(*Currency::parse(country.currency)) {
        value_of(write<ledger::Journal>([&](Writer& writer) {
            return add_journal(writer, {.code = "BQ",
                                        .iban = Iban::parse(m_country.iban),
                                        .account = m_country.bank,
                                        .name = "Banque"});
        }));
        value_of(write<ledger::Party>([](Writer& writer) {
            return set_party(writer, {.code = "TIERS", .name = "Dubois et Fils"});
        }));
    }

    Money money(std::int64_t minor) const { return {minor, m_currency}; }

    Result<ledger::EntryId> book(invoices::Direction direction, const std::string& number) {
        return write<ledger::EntryId>([&](Writer& writer) -> Result<ledger::EntryId> {
            const invoices::BookingAccounts& accounts = invoices::booking_accounts(m_country.chart);
            invoices::Invoice invoice;
            invoice.direction = direction;
            invoice.number = number;
            invoice.issued_on = march(2);
            invoice.currency = m_currency;
            invoice.net = money(100'00);
            invoice.vat = money(21'00);
            invoice.gross = invoice.payable = money(121'00);
            invoice.rounding = invoice.prepaid = money(0);
            invoice.party = "TIERS";
            const bool purchase = direction == invoices::Direction::Purchase;
            invoice.expense_account = purchase ? m_country.purchase : m_country.sale;
            CT_ASSIGN(entry, invoices::booking_entry(
                                 invoice, m_country.chart, purchase ? "AC" : "VE",
                                 std::string(purchase ? accounts.supplier : accounts.customer),
                                 ledger::VatBasis::Debits));
            return post_draft(writer, entry);
        });
    }

    bank::LineId statement_line(std::int64_t minor, const std::string& label) {
        bank::StatementHeader header;
        header.format = "test";
        header.account.iban = Iban::parse(m_country.iban);
        header.account.currency = m_currency;
        header.from = header.to = march(20);
        header.opening = bank::DatedBalance{march(20), money(0)};
        header.closing = bank::DatedBalance{march(20), money(minor)};
        bank::StatementLine line;
        line.booked_on = march(20);
        line.amount = money(minor);
        line.label = label;
        std::vector<bank::LineId> ids;
        value_of(write<ImportReport>([&](Writer& writer) {
            return stage_feed_statement(writer, "BQ", header, {line}, &ids);
        }));
        return ids.at(0);
    }

    std::vector<ledger::OpenItem> open(bool purchases_only = false) {
        return value_of(read<std::vector<ledger::OpenItem>>([&](Reader& reader) {
            return list_open_items(reader, {.purchases_only = purchases_only, .text = {}});
        }));
    }

    void expect_sound() {
        const auto checks = value_of(
            read<std::vector<CheckResult>>([](Reader& reader) -> Result<std::vector<CheckResult>> {
                return check_dossier(reader, {});
            }));
        for (const CheckResult& check : checks)
            EXPECT_TRUE(check.ok) << check.name << ": " << check.detail;
    }

private:
    Country m_country;
    Currency m_currency;
};

class OtherCharts : public testing::TestWithParam<Country> {};

} // namespace

TEST_P(OtherCharts, APurchaseIsBookedPaidMatchedAndTheBooksHold) {
    ChartDossier dossier(GetParam());
    value_of(dossier.book(invoices::Direction::Purchase, "F-1"));
    const auto owed = dossier.open(true);
    ASSERT_EQ(owed.size(), 1u);
    EXPECT_EQ(owed[0].open, dossier.money(-121'00));

    dossier.statement_line(-121'00, "VIR DUBOIS ET FILS F-1");
    const auto report = value_of(
        dossier.write<ReconcileReport>([](Writer& writer) { return apply_matches(writer, {}); }));
    EXPECT_EQ(report.summary.matched, 1);
    EXPECT_TRUE(dossier.open().empty());
    dossier.expect_sound();

    const auto matches = value_of(dossier.read<std::vector<MatchRow>>(
        [](Reader& reader) { return list_matches(reader, {}); }));
    ASSERT_EQ(matches.size(), 1u);
    value_of(dossier.write<ValidationReport>(
        [](Writer& writer) { return validate_entries(writer, {}); }));
    test::expect_done(
        dossier.write<void>([&](Writer& writer) { return undo_match(writer, matches[0].id); }));
    ASSERT_EQ(dossier.open().size(), 1u); // the reversal letters the payment it cancels
    EXPECT_EQ(dossier.open()[0].open, dossier.money(-121'00));
    dossier.expect_sound();
}

TEST_P(OtherCharts, ASaleIsOwedByItsCustomerAndNoPurchase) {
    ChartDossier dossier(GetParam());
    value_of(dossier.book(invoices::Direction::Sale, "V-1"));
    ASSERT_EQ(dossier.open().size(), 1u);
    EXPECT_EQ(dossier.open()[0].open, dossier.money(121'00));
    EXPECT_TRUE(dossier.open(true).empty());
}

TEST_P(OtherCharts, APartyOnAVatAccountIsRefused) {
    ChartDossier dossier(GetParam());
    const auto posted = dossier.write<ledger::EntryId>([&](Writer& writer) {
        const auto& accounts = invoices::booking_accounts(GetParam().chart);
        ledger::Entry entry;
        entry.journal = "OD";
        entry.date = march(3);
        entry.label = "TVA";
        ledger::EntryRow vat, other;
        vat.account = accounts.vat_deductible;
        vat.party = "TIERS";
        vat.amount = dossier.money(5'00);
        other.account = accounts.vat_due;
        other.amount = dossier.money(-5'00);
        entry.rows = {vat, other};
        return post_draft(writer, entry);
    });
    EXPECT_EQ(refusal_of(posted), ledger::errors::party_on_general_account.name);
}

TEST_P(OtherCharts, AJournalKeepsABankAccountOfItsOwnChart) {
    ChartDossier dossier(GetParam());
    const auto added = dossier.write<ledger::Journal>([](Writer& writer) {
        return add_journal(writer, {.code = "BQ2", .account = "512100", .name = "France"});
    });
    EXPECT_EQ(refusal_of(added), ledger::errors::not_a_bank_account.name);
}

INSTANTIATE_TEST_SUITE_P(Countries, OtherCharts, testing::Values(k_belgium, k_switzerland),
                         [](const auto& country) {
                             return std::string(to_text(country.param.chart));
                         });

} // namespace comptoir::app
