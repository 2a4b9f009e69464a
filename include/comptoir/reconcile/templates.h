// Entry templates (modèles d'écriture): what to book for recurring lines that settle no invoice.
//
//   spread(fees, eur(-1200))                     // account fees: 1200 on 627
//   targets_of(fees, parts, chart, line.party)   // net and VAT, ready to be settled
//
// What the matcher needs of them is EntryTemplate (rules.h): matcher_template() makes it.
// Pure: templates are stored and assigned by app (decision 0021). Rows A162 to A174.
#pragma once

#include "comptoir/bank/types.h"
#include "comptoir/core/id.h"
#include "comptoir/core/money.h"
#include "comptoir/core/result.h"
#include "comptoir/ledger/types.h"
#include "comptoir/reconcile/types.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace comptoir::reconcile {

using TemplateId = Id<struct TemplateTag>;

// Of this company, or of all companies that read the same shared file (A164).
enum class TemplateScope : std::uint8_t { Company, Shared };
std::string_view to_text(TemplateScope scope); // "company", "shared"
std::optional<TemplateScope> parse_template_scope(std::string_view text);

enum class ShareKind : std::uint8_t { Permille, Amount, Rest };
std::string_view to_text(ShareKind kind); // "permille", "amount", "rest"
std::optional<ShareKind> parse_share_kind(std::string_view text);

struct RowShare {
    ShareKind kind = ShareKind::Rest;
    std::int64_t value = 0; // thousandths of the line, or minor units; 0 for the rest
    friend bool operator==(const RowShare&, const RowShare&) = default;
};

struct TemplateRow {
    std::string account; // padded
    std::string party;   // third-party accounts only; empty: the line's own third party
    RowShare share;
    std::optional<Rate> vat; // the share holds this tax: net and tax are booked apart
    friend bool operator==(const TemplateRow&, const TemplateRow&) = default;
};

struct StoredTemplate {
    TemplateId id;
    TemplateScope scope = TemplateScope::Company;
    std::string code, label;
    std::string journal;   // only for lines of this bank journal; empty: any
    std::string reference; // looked for in the five text columns; empty: set by hand alone
    bool active = true;
    std::vector<TemplateRow> rows;
    bool has_several_accounts() const { return rows.size() > 1; }
};

// Fixed amounts become no share: a person spreads them.
EntryTemplate matcher_template(const StoredTemplate& stored);

// Code, label and rows are there, at most one row takes the rest, shares make a whole, third
// parties stand on their accounts alone. Errors: reconcile.template_code, .template_label,
// .template_empty, .template_shares, .template_rest, .template_party, .template_vat.
Result<void> check_template(const StoredTemplate& entry_template, ledger::Chart chart);

// The part of each row, holder's side: fixed amounts, then thousandths of the line, then the rest.
// Parts sum to the line. Error: reconcile.template_does_not_fit {template} {amount}.
Result<std::vector<Money>> spread(const StoredTemplate& entry_template, Money amount);

// What is settled: one target per row, two for a row with VAT. `parts` are one per row and may be
// what a person typed instead of spread(). Errors: reconcile.party_needed {account}.
Result<std::vector<Target>> targets_of(const StoredTemplate& entry_template,
                                       const std::vector<Money>& parts, ledger::Chart chart,
                                       std::string_view line_party);

// References looked for as whole tokens in Libellé, Libellé (suite), Commentaire, Référence de la
// remise and Compte donneur d'ordre (A112, A165). Case, accents and marks do not count: "EDF-PRO"
// stands in "PRLV edf pro 12". One hash look-up per run of words.
class ReferenceIndex {
public:
    void add(std::string_view reference, std::size_t number); // ignored when it holds no letter
    std::vector<std::size_t> find(const bank::StatementLine& line) const; // sorted, each once
    // In the field of the other side's name, which a bank may fill instead of the five.
    std::vector<std::size_t> find_in_name(const bank::StatementLine& line) const;
    bool empty() const { return m_by_words.empty(); }

private:
    void look(std::string_view column, std::vector<std::size_t>& found) const;

    std::unordered_map<std::string, std::vector<std::size_t>> m_by_words;
    std::size_t m_words_max = 0;
};

// Does this one reference stand in the line?
bool stands_in(std::string_view reference, const bank::StatementLine& line);

// Whose template the line gets: the first of the list whose reference stands in it (C34).
class TemplateFinder {
public:
    // In the order they are tried; inactive ones are left out.
    explicit TemplateFinder(const std::vector<StoredTemplate>& templates);
    // nullptr: none.
    const StoredTemplate* find(const bank::StatementLine& line, std::string_view journal) const;

private:
    const std::vector<StoredTemplate>* m_templates;
    ReferenceIndex m_index;
};

} // namespace comptoir::reconcile
