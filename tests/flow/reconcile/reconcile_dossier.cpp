#include "reconcile_dossier.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace comptoir::test {

ReconcileDossier::ReconcileDossier() {
    value_of(dossier.write<ledger::Journal>([](app::Writer& writer) {
        return app::add_journal(writer, {.code = "BQ",
                                         .iban = Iban::parse("FR7616958000016886912594701"),
                                         .account = "512100"});
    }));
    for (const auto& [code, name] :
         {std::pair("FAARO", "Aaro SAS"), std::pair("FORANGE", "Orange Business"),
          std::pair("CDURAND", "Durand Bâtiment"), std::pair("CCLINIQUE", "Clinique du Parc")}) {
        value_of(dossier.write<ledger::Party>([&](app::Writer& writer) {
            return app::set_party(writer, {.code = code, .name = name});
        }));
    }
}

ledger::RowId ReconcileDossier::invoice(const std::string& party, const std::string& piece,
                                        std::int64_t cents, Date day) {
    ledger::Entry entry;
    entry.journal = cents < 0 ? "AC" : "VE";
    entry.date = day;
    entry.piece = piece;
    entry.piece_date = day;
    entry.label = party + " " + piece;
    entry.rows.resize(2);
    entry.rows[0].account = cents < 0 ? "401000" : "411000";
    entry.rows[0].party = party;
    entry.rows[0].amount = eur(cents);
    entry.rows[1].account = cents < 0 ? "606100" : "706000";
    entry.rows[1].amount = eur(-cents);
    const ledger::EntryId id = value_of(dossier.write<ledger::EntryId>(
        [&](app::Writer& writer) { return app::post_draft(writer, entry); }));
    return this->entry(id).rows.front().id;
}

ledger::EntryId ReconcileDossier::bank_entry(std::int64_t cents, Date day, const std::string& label,
                                             const std::string& account, const std::string& party) {
    ledger::Entry entry;
    entry.journal = "BQ";
    entry.date = day;
    entry.piece = label;
    entry.piece_date = day;
    entry.label = label;
    entry.rows.resize(2);
    entry.rows[0].account = account;
    entry.rows[0].party = party;
    entry.rows[0].amount = eur(-cents);
    entry.rows[1].account = "512100";
    entry.rows[1].amount = eur(cents);
    return value_of(dossier.write<ledger::EntryId>(
        [&](app::Writer& writer) { return app::post_draft(writer, entry); }));
}

std::vector<bank::LineId> ReconcileDossier::lines(const std::vector<LineSpec>& specs,
                                                  std::int64_t opening_cents) {
    std::vector<bank::StatementLine> drafts;
    for (const LineSpec& spec : specs) {
        bank::StatementLine line;
        line.booked_on = spec.day;
        line.amount = eur(spec.cents);
        line.label = spec.label;
        line.end_to_end_id = spec.end_to_end_id;
        line.remittance_reference = spec.remittance_reference;
        line.nature = bank::Nature::Transfer;
        drafts.push_back(std::move(line));
    }
    return statement(std::move(drafts), opening_cents);
}

std::vector<bank::LineId> ReconcileDossier::statement(std::vector<bank::StatementLine> lines,
                                                      std::int64_t opening_cents) {
    bank::StatementHeader header;
    header.format = "feed";
    header.account.iban = Iban::parse("FR7616958000016886912594701");
    header.account.currency = Currency::eur();
    Money closing = eur(opening_cents);
    header.from = header.to = lines.front().booked_on;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        lines[i].bank_reference = "S" + std::to_string(m_statement) + "-" + std::to_string(i);
        closing += lines[i].amount;
        header.from = std::min(*header.from, lines[i].booked_on);
        header.to = std::max(*header.to, lines[i].booked_on);
    }
    ++m_statement;
    header.opening = bank::DatedBalance{header.from, eur(opening_cents)};
    header.closing = bank::DatedBalance{header.to, closing};
    std::vector<bank::LineId> ids;
    value_of(dossier.write<app::ImportReport>([&](app::Writer& writer) {
        return app::stage_feed_statement(writer, "BQ", header, lines, &ids);
    }));
    return ids;
}

app::ReconcileReport ReconcileDossier::propose() {
    return value_of(dossier.read<app::ReconcileReport>(
        [](app::Reader& reader) { return app::propose_matches(reader, {}); }));
}

app::ReconcileReport ReconcileDossier::apply() {
    return value_of(dossier.write<app::ReconcileReport>(
        [](app::Writer& writer) { return app::apply_matches(writer, {}); }));
}

Result<reconcile::MatchId> ReconcileDossier::match(const app::ManualMatch& request) {
    return dossier.write<reconcile::MatchId>(
        [&](app::Writer& writer) { return app::match_by_hand(writer, request); });
}

Result<void> ReconcileDossier::undo(reconcile::MatchId match) {
    const Result<bool> done = dossier.write<bool>([&](app::Writer& writer) -> Result<bool> {
        CT_TRY(app::undo_match(writer, match));
        return true;
    });
    if (!done)
        return fail(done.error());
    return {};
}

reconcile::ReconciliationReport ReconcileDossier::report(Date at) {
    return value_of(dossier.read<reconcile::ReconciliationReport>(
        [&](app::Reader& reader) { return app::reconciliation_report(reader, "BQ", at); }));
}

std::vector<ledger::OpenItem> ReconcileDossier::open_items() {
    return value_of(dossier.read<std::vector<ledger::OpenItem>>(
        [](app::Reader& reader) { return app::list_open_items(reader, {}); }));
}

ledger::Entry ReconcileDossier::entry(ledger::EntryId id) {
    return value_of(dossier.read<ledger::Entry>(
        [&](app::Reader& reader) { return app::load_entry(reader, id); }));
}

std::vector<ledger::Entry> ReconcileDossier::entries() {
    std::vector<ledger::Entry> list;
    value_of(dossier.read<bool>([&](app::Reader& reader) -> Result<bool> {
        CT_TRY(app::for_each_entry(reader, {.limit = 1'000'000}, [&](const ledger::Entry& entry) {
            list.push_back(entry);
            return true;
        }));
        return true;
    }));
    return list;
}

void ReconcileDossier::validate() {
    value_of(dossier.write<app::ValidationReport>(
        [](app::Writer& writer) { return app::validate_entries(writer, std::nullopt); }));
}

std::string ReconcileDossier::snapshot() {
    std::string text;
    const auto balances = value_of(dossier.read<std::vector<ledger::Balance>>(
        [](app::Reader& reader) { return app::trial_balance(reader, {}); }));
    for (const ledger::Balance& balance : balances) {
        // Reversals leave movements behind; what must come back is the balance.
        const Money net = balance.debit - balance.credit;
        if (!net.is_zero())
            text += balance.account + " " + balance.party + " " + net.to_decimal() + "\n";
    }
    for (const ledger::OpenItem& item : open_items()) {
        text += "open " + item.piece + " " + item.party + " " + item.open.to_decimal();
        text += " of " + item.amount.to_decimal() + "\n";
    }
    for (const ledger::Entry& entry : entries()) {
        if (entry.origin == ledger::EntryOrigin::Match ||
            entry.origin == ledger::EntryOrigin::Reversal)
            continue;
        text += "entry " + std::to_string(entry.id.value()) +
                (entry.state == ledger::EntryState::Draft ? " draft" : " validated");
        for (const ledger::EntryRow& row : entry.rows)
            text += " " + row.letter + (row.pointed ? "*" : "");
        text += "\n";
    }
    value_of(dossier.read<bool>([&](app::Reader& reader) -> Result<bool> {
        CT_TRY(app::for_each_line(reader, {.limit = 1'000'000}, [&](const app::LineRow& row) {
            text += "line " + std::to_string(row.id.value()) + " " +
                    std::string(to_text(row.state)) + "\n";
            return true;
        }));
        return true;
    }));
    return text;
}

void ReconcileDossier::expect_check_passes() {
    const auto checks = value_of(dossier.read<std::vector<app::CheckResult>>(
        [](app::Reader& reader) -> Result<std::vector<app::CheckResult>> {
            return app::check_dossier(reader, {});
        }));
    for (const app::CheckResult& check : checks)
        EXPECT_TRUE(check.ok) << check.name << ": " << check.detail;
}

} // namespace comptoir::test
