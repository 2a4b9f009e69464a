#include "comptoir/reconcile/templates.h"

#include "comptoir/core/invariant.h"
#include "comptoir/core/text.h"
#include "comptoir/invoices/booking_accounts.h"
#include "comptoir/ledger/rules.h"
#include "comptoir/ledger/vat_rates.h"
#include "comptoir/reconcile/errors.h"
#include "comptoir/reconcile/template_errors.h"
#include "label_edge.h"
#include "line_reading.h"

#include <algorithm>
#include <utility>

namespace comptoir::reconcile {

namespace {

constexpr std::size_t k_code_characters_max = 20;
constexpr std::size_t k_rows_max = 50;
constexpr std::int64_t k_whole_permille = 1000;

std::int64_t power_of_ten(std::uint8_t scale) {
    std::int64_t power = 1;
    for (std::uint8_t i = 0; i < scale; ++i)
        power *= 10;
    return power;
}

bool is_known_rate(ledger::Chart chart, const Rate& rate) {
    const std::vector<int> known = ledger::known_vat_rates(chart);
    return std::any_of(known.begin(), known.end(), [&](int permille) {
        return Rate{permille, 3} == rate;
    });
}

// As of an account by hand. What the law of the country does not know would be booked in silence,
// line after line.
Result<void> check_vat(const TemplateRow& row, ledger::Chart chart) {
    if (!invoices::vat_account_of(chart, row.account))
        return fail(invoices::never_holds_vat(chart, row.account) ? errors::vat_never_inside
                                                                  : errors::vat_without_charge,
                    {{"account", row.account}});
    if (!is_known_rate(chart, *row.vat))
        return fail(errors::vat_rate_unknown, {{"rate", row.vat->to_percent()},
                                               {"known", ledger::known_vat_rates_text(chart)}});
    return {};
}

Result<void> check_row(const StoredTemplate& whole, const TemplateRow& row, ledger::Chart chart) {
    const Params place{{"template", whole.code}, {"account", row.account}};
    const bool of_party = ledger::is_third_party_account(chart, row.account);
    if (!row.party.empty() && !of_party)
        return fail(errors::template_party, place);
    // A tax on a third party's account belongs to its invoice.
    if (row.vat && (of_party || row.vat->coefficient <= 0 ||
                    row.vat->coefficient >= power_of_ten(row.vat->scale)))
        return fail(errors::template_vat, place);
    return row.vat ? check_vat(row, chart) : Result<void>{};
}

// Thousandths make a whole, unless a row takes the rest.
Result<void> check_shares(const StoredTemplate& whole) {
    std::int64_t permille = 0, rests = 0, amounts = 0;
    for (const TemplateRow& row : whole.rows) {
        const std::int64_t value = row.share.value;
        switch (row.share.kind) {
        case ShareKind::Permille:
            if (value <= 0 || value > k_whole_permille)
                return fail(errors::template_shares, {{"template", whole.code}});
            permille += value;
            break;
        case ShareKind::Amount:
            if (value <= 0 || value > Money::k_limit_minor)
                return fail(errors::template_shares, {{"template", whole.code}});
            ++amounts;
            break;
        case ShareKind::Rest:
            ++rests;
            break;
        }
    }
    if (rests > 1)
        return fail(errors::template_rest, {{"template", whole.code}});
    if (rests == 1 ? permille > k_whole_permille : amounts > 0 || permille != k_whole_permille)
        return fail(errors::template_shares, {{"template", whole.code}});
    return {};
}

// Which account takes the tax of a row, as of an account by hand.
std::string_view vat_account(ledger::Chart chart, std::string_view account) {
    return invoices::vat_account_of(chart, account)
        .value_or(invoices::booking_accounts(chart).vat_deductible);
}

Target account_target(std::string_view account, std::string_view party, Money amount) {
    Target target;
    target.kind = TargetKind::Account;
    target.account = account;
    target.party = party;
    target.amount = amount;
    return target;
}

std::string joined(const std::vector<std::string>& words, std::size_t first, std::size_t last) {
    std::string text;
    for (std::size_t i = first; i < last; ++i)
        text += (i == first ? "" : " ") + words[i];
    return text;
}

std::vector<std::size_t> each_once(std::vector<std::size_t> numbers) {
    std::sort(numbers.begin(), numbers.end());
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
    return numbers;
}

} // namespace

std::string_view to_text(TemplateScope scope) {
    return scope == TemplateScope::Shared ? "shared" : "company";
}

std::optional<TemplateScope> parse_template_scope(std::string_view text) {
    for (const TemplateScope scope : {TemplateScope::Company, TemplateScope::Shared})
        if (to_text(scope) == text)
            return scope;
    return std::nullopt;
}

std::string_view to_text(ShareKind kind) {
    switch (kind) {
    case ShareKind::Permille:
        return "permille";
    case ShareKind::Amount:
        return "amount";
    case ShareKind::Rest:
        return "rest";
    }
    return "rest";
}

std::optional<ShareKind> parse_share_kind(std::string_view text) {
    for (const ShareKind kind : {ShareKind::Permille, ShareKind::Amount, ShareKind::Rest})
        if (to_text(kind) == text)
            return kind;
    return std::nullopt;
}

EntryTemplate matcher_template(const StoredTemplate& stored) {
    EntryTemplate made;
    made.id = stored.id.value();
    made.code = stored.code;
    made.label = stored.label;
    made.reference = stored.reference;
    int rest = static_cast<int>(k_whole_permille);
    bool by_permille = true;
    for (const TemplateRow& row : stored.rows) {
        std::optional<int> vat;
        if (row.vat) {
            const Money of_thousand =
                multiply(eur(k_whole_permille), *row.vat, Rounding::HalfAwayFromZero);
            vat = static_cast<int>(of_thousand.minor());
        }
        made.accounts.push_back({row.account, row.party, vat});
        by_permille = by_permille && row.share.kind != ShareKind::Amount;
        if (row.share.kind == ShareKind::Permille)
            rest -= static_cast<int>(row.share.value);
    }
    if (!by_permille || stored.rows.size() < 2)
        return made;
    for (const TemplateRow& row : stored.rows)
        made.permilles.push_back(
            row.share.kind == ShareKind::Rest ? rest : static_cast<int>(row.share.value));
    return made;
}

Result<void> check_template(const StoredTemplate& whole, ledger::Chart chart) {
    const std::size_t characters = text::length_in_characters(whole.code);
    if (whole.code.empty() || characters > k_code_characters_max ||
        whole.code.find_first_of(" \t\n=:,") != std::string::npos)
        return fail(errors::template_code, {{"code", whole.code}});
    if (text::trim(whole.label).empty())
        return fail(errors::template_label, {{"template", whole.code}});
    if (whole.rows.empty() || whole.rows.size() > k_rows_max)
        return fail(errors::template_empty, {{"template", whole.code}});
    if (!whole.reference.empty() && text::fold(whole.reference).empty())
        return fail(errors::reference_unusable, {{"reference", whole.reference}});
    for (const TemplateRow& row : whole.rows)
        CT_TRY(check_row(whole, row, chart));
    return check_shares(whole);
}

Result<std::vector<Money>> spread(const StoredTemplate& whole, Money amount) {
    const Currency currency = amount.currency();
    const std::int64_t sign = amount.is_negative() ? -1 : 1;
    std::vector<Money> parts(whole.rows.size(), Money::zero(currency));
    Money left = amount;
    std::optional<std::size_t> rest;
    std::vector<std::int64_t> weights;
    std::vector<std::size_t> weighed;
    for (std::size_t i = 0; i < whole.rows.size(); ++i) {
        const RowShare& share = whole.rows[i].share;
        if (share.kind == ShareKind::Rest) {
            rest = i;
        } else if (share.kind == ShareKind::Amount) {
            parts[i] = Money{sign * share.value, currency};
            left -= parts[i];
        } else {
            weights.push_back(share.value);
            weighed.push_back(i);
        }
    }
    if (!weighed.empty()) {
        std::int64_t others = k_whole_permille;
        for (const std::int64_t weight : weights)
            others -= weight;
        // What the rest takes is weighed too, so that rounding loses no cent.
        weights.push_back(std::max<std::int64_t>(others, 0));
        const std::vector<Money> shares = allocate(amount, weights);
        for (std::size_t i = 0; i < weighed.size(); ++i) {
            parts[weighed[i]] = shares[i];
            left -= shares[i];
        }
    }
    if (rest) {
        parts[*rest] = left;
        left = Money::zero(currency);
    }
    const bool fits =
        left.is_zero() && std::all_of(parts.begin(), parts.end(), [&](const Money& part) {
            return !part.is_zero() && part.is_negative() == amount.is_negative();
        });
    if (!fits)
        return fail(errors::template_does_not_fit, {{"template", whole.code}, {"amount", amount}});
    return parts;
}

Result<std::vector<Target>> targets_of(const StoredTemplate& whole, const std::vector<Money>& parts,
                                       ledger::Chart chart, std::string_view line_party) {
    invariant(parts.size() == whole.rows.size(), "one part per row of the template");
    std::vector<Target> targets;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const TemplateRow& row = whole.rows[i];
        if (parts[i].is_zero())
            continue;
        std::string party = row.party;
        if (ledger::is_third_party_account(chart, row.account)) {
            if (party.empty())
                party = line_party;
            if (party.empty())
                return fail(errors::party_needed, {{"account", row.account}});
        }
        if (!row.vat) {
            targets.push_back(account_target(row.account, party, parts[i]));
            continue;
        }
        CT_TRY(check_vat(row, chart)); // it may have been saved before this was refused
        const std::vector<Money> split =
            allocate(parts[i],
                     std::vector<std::int64_t>{power_of_ten(row.vat->scale), row.vat->coefficient});
        targets.push_back(account_target(row.account, party, split[0]));
        if (!split[1].is_zero())
            targets.push_back(account_target(vat_account(chart, row.account), {}, split[1]));
    }
    return targets;
}

void ReferenceIndex::add(std::string_view reference, std::size_t number) {
    const std::vector<std::string> words = text::fold_words(reference);
    if (words.empty())
        return;
    m_words_max = std::max(m_words_max, words.size());
    m_by_words[joined(words, 0, words.size())].push_back(number);
    // An account number is written with and without blanks.
    const std::string compact = text::fold_compact(reference);
    if (words.size() > 1 && Iban::parse(compact))
        m_by_words[compact].push_back(number);
}

void ReferenceIndex::look(std::string_view column, std::vector<std::size_t>& found) const {
    const std::vector<std::string> words = text::fold_words(column);
    for (std::size_t first = 0; first < words.size(); ++first) {
        std::string run;
        for (std::size_t last = first; last < words.size() && last < first + m_words_max; ++last) {
            run += (last == first ? "" : " ") + words[last];
            if (const auto known = m_by_words.find(run); known != m_by_words.end())
                found.insert(found.end(), known->second.begin(), known->second.end());
        }
    }
}

std::vector<std::size_t> ReferenceIndex::find(const bank::StatementLine& line) const {
    std::vector<std::size_t> found;
    if (m_by_words.empty())
        return found;
    for (const std::string* column : {&line.label, &line.label_more, &line.comment,
                                      &line.remittance_reference, &line.ordering_account})
        look(*column, found);
    // A label that fills its width runs on in its continuation, within a word or after a blank that
    // the reading of the file took away ("CARTE X4521 TOTAL" and "ACCESS").
    if (runs_on(line))
        look(line.label + line.label_more, found);
    else if (!line.label_more.empty() && edge_of(line) == LabelEdge::AtBlank)
        look(line.label + " " + line.label_more, found);
    if (const std::string compact = text::fold_compact(line.ordering_account); !compact.empty())
        look(compact, found);
    return each_once(std::move(found));
}

std::vector<std::size_t> ReferenceIndex::find_in_name(const bank::StatementLine& line) const {
    std::vector<std::size_t> found;
    if (!m_by_words.empty())
        look(other_name(line), found);
    return each_once(std::move(found));
}

bool stands_in(std::string_view reference, const bank::StatementLine& line) {
    ReferenceIndex index;
    index.add(reference, 0);
    return !index.find(line).empty();
}

TemplateFinder::TemplateFinder(const std::vector<StoredTemplate>& templates)
    : m_templates(&templates) {
    for (std::size_t i = 0; i < templates.size(); ++i)
        if (templates[i].active && !templates[i].reference.empty())
            m_index.add(templates[i].reference, i);
}

const StoredTemplate* TemplateFinder::find(const bank::StatementLine& line,
                                           std::string_view journal) const {
    for (const std::size_t number : m_index.find(line)) {
        const StoredTemplate& one = (*m_templates)[number];
        if (one.journal.empty() || one.journal == journal)
            return &one;
    }
    return nullptr;
}

} // namespace comptoir::reconcile
