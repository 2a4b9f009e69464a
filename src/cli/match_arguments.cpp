#include "cli/match_arguments.h"

#include "cli/arguments.h"
#include "comptoir/app/bank.h"
#include "comptoir/app/errors.h"
#include "comptoir/core/text.h"

namespace comptoir::cli {

namespace {

// "627000=-12.00@20": the name and the amount, and the rate of VAT in percent.
struct Target {
    Assigned assigned;
    std::optional<std::string> rate;
};

Target taken_apart(const std::string& text) {
    const std::size_t at = text.find('@');
    if (at == std::string::npos)
        return {split_at_equals(text), std::nullopt};
    return {split_at_equals(text.substr(0, at)), text.substr(at + 1)};
}

Result<std::optional<Money>> amount_of(const Assigned& assigned, Currency currency) {
    if (!assigned.amount)
        return std::optional<Money>{};
    CT_ASSIGN(amount, amount_argument(*assigned.amount, currency));
    return std::optional<Money>{amount};
}

} // namespace

Result<Currency> currency_of_line(app::Reader& reader, std::int64_t line) {
    std::optional<Currency> currency;
    CT_TRY(
        app::for_each_line(reader, {.after = line - 1, .limit = 1}, [&](const app::LineRow& row) {
            if (row.id.value() == line)
                currency = row.line.amount.currency();
            return false;
        }));
    if (!currency)
        return fail(app::errors::not_found, {{"what", "line"}, {"id", line}});
    return *currency;
}

Result<int> vat_permille_argument(std::string_view option, const std::string& text) {
    const std::optional<Rate> rate = Rate::parse_percent(text);
    // Tenths of a percent: 5.5 is 55 permille; 2.1 is the lowest of France.
    const Money permille =
        rate ? multiply(Money{1000, Currency::eur()}, *rate, Rounding::TowardsZero) : Money{};
    const bool whole = rate && permille.minor() > 0 && permille.minor() < 1000 &&
                       Rate{permille.minor(), 3} == *rate;
    if (!whole)
        return refuse_choice(option, text, "20, 10, 5.5, 2.1 …");
    return static_cast<int>(permille.minor());
}

Result<std::vector<app::ManualTarget>> target_arguments(app::Reader& reader,
                                                        const TargetArguments& typed,
                                                        std::int64_t first_line,
                                                        std::optional<Currency> worth_in) {
    std::vector<app::ManualTarget> targets;
    CT_ASSIGN(of_line, currency_of_line(reader, first_line));
    const Currency currency = worth_in.value_or(of_line);
    for (const std::int64_t entry : typed.entries)
        targets.push_back({.kind = reconcile::TargetKind::Entry, .entry = ledger::EntryId{entry}});
    for (const std::string& text : typed.invoices) {
        const auto [assigned, rate] = taken_apart(text);
        const std::optional<long long> id = text::parse_integer(assigned.name);
        if (!id || rate)
            return refuse_choice("--invoice", text, "ID, ID=AMOUNT");
        CT_ASSIGN(amount, amount_of(assigned, currency));
        targets.push_back(
            {.kind = reconcile::TargetKind::Invoice, .row = ledger::RowId{*id}, .amount = amount});
    }
    for (const std::string& text : typed.accounts) {
        const auto [assigned, rate] = taken_apart(text);
        CT_ASSIGN(amount, amount_of(assigned, currency));
        // "411000:CODE=50" names the third party; an account number holds no colon.
        const std::size_t colon = assigned.name.find(':');
        app::ManualTarget target{.kind = reconcile::TargetKind::Account,
                                 .account = assigned.name.substr(0, colon),
                                 .amount = amount};
        if (colon != std::string::npos)
            target.party = assigned.name.substr(colon + 1);
        if (rate) {
            CT_ASSIGN(permille, vat_permille_argument("--account", *rate));
            target.vat_permille = permille;
        }
        targets.push_back(std::move(target));
    }
    return targets;
}

} // namespace comptoir::cli
