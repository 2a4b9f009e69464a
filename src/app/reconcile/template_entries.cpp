// Entries from templates: one prefilled for a person, several at once (A169 to A172).
#include "app/bank/named_line.h"
#include "app/books/books_accounts.h"
#include "app/reconcile/line_lookup.h"
#include "app/reconcile/template_accounts.h"
#include "comptoir/app/reconcile.h"
#include "comptoir/app/templates.h"

#include "comptoir/app/errors.h"
#include "comptoir/core/text.h"
#include "comptoir/reconcile/errors.h"
#include "comptoir/reconcile/template_errors.h"
#include "comptoir/storage/repositories/bank_repository.h"
#include "comptoir/storage/repositories/dossier_repository.h"
#include "comptoir/storage/repositories/template_repository.h"

#include <algorithm>
#include <set>

namespace comptoir::app {

namespace {

namespace rules = reconcile::errors;
using reconcile::StoredTemplate;

Result<StoredTemplate> template_of_line(Reader& reader, const storage::LineRecord& line,
                                        std::optional<reconcile::TemplateId> which) {
    const reconcile::TemplateId id = which.value_or(line.identity.template_id);
    if (!id)
        return fail(rules::line_without_template, named_line(line));
    auto found = storage::find_template(reader.database(), id);
    if (!found)
        return fail(rules::template_unknown, {{"template", text::number(id.value())}});
    if (!found->active)
        return fail(rules::template_inactive, {{"template", found->code}});
    return std::move(*found);
}

std::string label_of(const bank::StatementLine& line, const StoredTemplate& used) {
    std::string label = text::single_blanks(line.label);
    return label.empty() ? used.label : label;
}

// Its rows are numbered already; the VAT it takes out stands on the account of the books.
void number_vat(const ledger::BooksAccounts& books, const StoredTemplate& used,
                std::vector<reconcile::Target>& targets) {
    std::set<int> rates;
    const Money thousand{1000, Currency::eur()};
    for (const reconcile::TemplateRow& row : used.rows)
        if (row.vat)
            rates.insert(
                static_cast<int>(multiply(thousand, *row.vat, Rounding::HalfAwayFromZero).minor()));
    const std::optional<int> rate =
        rates.size() == 1 ? std::optional(*rates.begin()) : std::nullopt;
    for (reconcile::Target& target : targets) {
        const bool is_a_row = std::any_of(used.rows.begin(), used.rows.end(), [&](const auto& row) {
            return row.account == target.account;
        });
        if (!is_a_row)
            target.account = books.named(target.account, rate).number;
    }
}

} // namespace

Result<TemplateEntry> prefill_entry(Reader& reader, bank::LineId line,
                                    std::optional<reconcile::TemplateId> which,
                                    const std::vector<Money>& parts) {
    CT_ASSIGN(record, find_unmatched_line(reader, line));
    CT_ASSIGN(used, template_of_line(reader, record, which));
    const ledger::BooksAccounts books = load_books_accounts(reader.database());
    number_accounts(books, used);
    TemplateEntry entry;
    entry.line = line;
    entry.amount = record.line.amount;
    entry.label = label_of(record.line, used);
    entry.must_be_spread = used.has_several_accounts();
    if (parts.empty()) {
        CT_ASSIGN(shares, reconcile::spread(used, record.line.amount));
        entry.parts = std::move(shares);
    } else {
        if (parts.size() != used.rows.size())
            return fail(
                rules::template_needs_spread,
                {{"template", used.code}, {"count", static_cast<std::int64_t>(used.rows.size())}});
        entry.parts = parts;
    }
    Money total = Money::zero(entry.amount.currency());
    for (const Money& part : entry.parts) {
        if (part.currency() != total.currency())
            return fail(rules::currency_differs,
                        {{"lines", std::string(total.currency().code())},
                         {"targets", std::string(part.currency().code())}});
        total += part;
    }
    if (total != entry.amount)
        return fail(rules::totals_differ, {{"lines", entry.amount}, {"targets", total}});
    const ledger::Chart chart = storage::load_dossier(reader.database()).chart;
    CT_ASSIGN(targets, reconcile::targets_of(used, entry.parts, chart, record.identity.party));
    number_vat(books, used, targets);
    entry.targets = std::move(targets);
    entry.used = std::move(used);
    return entry;
}

Result<reconcile::MatchId> book_template_entry(Writer& writer, const TemplateEntry& edited) {
    CT_ASSIGN(act, writer.begin(users::Right::SingleEntry, {users::Right::StatementReconcile}));
    ManualMatch request;
    request.lines = {edited.line};
    request.label = edited.label;
    request.template_code = edited.used.code;
    request.although_booked = edited.although_booked;
    for (const reconcile::Target& target : edited.targets) {
        ManualTarget account;
        account.kind = reconcile::TargetKind::Account;
        account.account = target.account;
        account.party = target.party;
        account.amount = target.amount;
        request.targets.push_back(std::move(account));
    }
    CT_ASSIGN(match, match_by_hand(writer, request));
    storage::set_template_of_match(writer.database(), match, edited.used.scope, edited.used.code);
    return match;
}

Result<std::vector<reconcile::MatchId>>
book_template_entries(Writer& writer, const std::vector<bank::LineId>& lines,
                      bool although_booked) {
    CT_ASSIGN(act, writer.begin(users::Right::BatchEntries, {users::Right::StatementReconcile}));
    if (lines.empty())
        return fail(rules::nothing_ticked);
    const std::set<bank::LineId> each(lines.begin(), lines.end());
    std::vector<TemplateEntry> entries;
    for (const bank::LineId line : each) {
        CT_ASSIGN(record, find_unmatched_line(writer, line));
        CT_ASSIGN(used, template_of_line(writer, record, std::nullopt));
        if (used.has_several_accounts())
            return fail(rules::template_in_batch, named_line(record, {{"template", used.code}}));
        CT_ASSIGN(entry, prefill_entry(writer, line));
        entry.although_booked = although_booked;
        entries.push_back(std::move(entry));
    }
    std::vector<reconcile::MatchId> matches;
    for (const TemplateEntry& entry : entries) {
        CT_ASSIGN(match, book_template_entry(writer, entry));
        matches.push_back(match);
    }
    return matches;
}

Result<void> undo_matches(Writer& writer, const std::vector<reconcile::MatchId>& matches) {
    CT_ASSIGN(act, writer.begin(users::Right::StatementCancel));
    for (const reconcile::MatchId match : matches)
        CT_TRY(undo_match(writer, match));
    return {};
}

} // namespace comptoir::app
