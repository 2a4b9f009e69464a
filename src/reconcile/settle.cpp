#include "comptoir/reconcile/settle.h"

#include "comptoir/core/text.h"
#include "comptoir/ledger/books_accounts.h"
#include "comptoir/ledger/rules.h"
#include "comptoir/reconcile/errors.h"

#include <algorithm>

namespace comptoir::reconcile {

namespace {

constexpr std::size_t k_piece_max = 35;

// FEC column 9 may not be empty; the settled invoice names the piece (A158).
std::string piece_of(const SettleRequest& request) {
    std::string piece;
    for (const Target& target : request.targets) {
        if (target.kind != TargetKind::Invoice)
            continue;
        if (piece.empty())
            piece = target.piece;
        else if (piece != target.piece)
            piece.clear();
        if (piece.empty())
            break; // several invoices: the bank's own reference names the payment
    }
    if (!piece.empty())
        return piece;
    const LineFacts& first = request.lines.front();
    for (const std::string* text : {&first.line.cheque_number, &first.line.remittance_reference,
                                    &first.line.bank_reference}) {
        const std::string_view trimmed = text::trim(*text);
        if (!trimmed.empty() && trimmed.size() <= k_piece_max)
            return std::string(trimmed);
    }
    return "REL" + text::number(first.statement.value()) + "-" + text::number(first.id.value());
}

// The label of the line, or of the largest one when there are several (A157).
std::string label_of(const std::vector<LineFacts>& lines) {
    const LineFacts* largest = &lines.front();
    for (const LineFacts& line : lines) {
        if (line.line.amount.abs() > largest->line.amount.abs())
            largest = &line;
    }
    for (const std::string* text :
         {&largest->line.label, &largest->line.label_more, &largest->line.counterparty.name}) {
        if (std::string label = text::single_blanks(*text); !label.empty())
            return label;
    }
    return piece_of({{}, {}, lines, {}, {}});
}

} // namespace

Date latest_day(const std::vector<LineFacts>& lines) {
    Date latest = lines.front().line.booked_on;
    for (const LineFacts& line : lines)
        latest = std::max(latest, line.line.booked_on);
    return latest;
}

Result<ledger::Entry> settle(const SettleRequest& request) {
    if (request.lines.empty() || request.targets.empty())
        return fail(errors::nothing_ticked);
    const Currency currency = request.lines.front().line.amount.currency();
    const auto in_currency = [&](const auto& amount) { return amount.currency() == currency; };
    Money lines_total = Money::zero(currency);
    Money targets_total = Money::zero(currency);
    const Date day = latest_day(request.lines);
    for (const LineFacts& line : request.lines) {
        if (!in_currency(line.line.amount))
            return fail(errors::currency_differs,
                        {{"lines", std::string(currency.code())},
                         {"targets", std::string(line.line.amount.currency().code())}});
        lines_total += line.line.amount;
    }
    for (const Target& target : request.targets) {
        if (!in_currency(target.amount))
            return fail(errors::currency_differs,
                        {{"lines", std::string(currency.code())},
                         {"targets", std::string(target.amount.currency().code())}});
        targets_total += target.amount;
    }
    const Money elsewhere =
        request.booked_elsewhere.is_zero() ? Money::zero(currency) : request.booked_elsewhere;
    if (!in_currency(elsewhere) || lines_total != targets_total + elsewhere)
        return fail(errors::totals_differ, {{"lines", lines_total}, {"targets", targets_total}});

    ledger::Entry entry;
    entry.journal = request.journal;
    entry.date = day;
    entry.piece = piece_of(request);
    entry.piece_date = day;
    entry.label = label_of(request.lines);
    entry.origin = ledger::EntryOrigin::Match;
    const auto add_row = [&](const std::string& account, const std::string& party, Money amount) {
        ledger::EntryRow row;
        row.account = account;
        row.party = party;
        row.amount = amount;
        entry.rows.push_back(std::move(row));
    };
    for (const Target& target : request.targets)
        add_row(target.account, target.party, -target.amount);
    if (elsewhere.is_zero()) {
        for (const LineFacts& line : request.lines)
            add_row(request.bank_account, {}, line.line.amount);
    } else if (!targets_total.is_zero()) {
        add_row(request.bank_account, {}, targets_total);
    }
    return entry;
}

Result<void> check_account_target(ledger::Chart chart, const ledger::Journal& journal,
                                  std::string_view account, std::string_view party) {
    const std::string number{account};
    if (journal.account && ledger::is_same_account(*journal.account, number))
        return fail(errors::own_account, {{"account", number}, {"journal", journal.code}});
    if (party.empty() && ledger::is_third_party_account(chart, number))
        return fail(errors::party_needed, {{"account", number}});
    return {};
}

} // namespace comptoir::reconcile
