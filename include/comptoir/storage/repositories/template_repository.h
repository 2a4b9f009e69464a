// Entry templates, what is known of a line before it is matched, and what was learned, as rows.
//
// Decides nothing: app/reconcile does. Everything runs inside the caller's transaction.
#pragma once

#include "comptoir/bank/types.h"
#include "comptoir/reconcile/templates.h"
#include "comptoir/storage/database.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace comptoir::storage {

// --- Templates --------------------------------------------------------------------------------
// In the order they are tried: the company's own, then those of all companies, each by position.
std::vector<reconcile::StoredTemplate> load_templates(Database& database);
std::optional<reconcile::StoredTemplate> find_template(Database& database,
                                                       reconcile::TemplateId id);
std::optional<reconcile::StoredTemplate>
find_template(Database& database, reconcile::TemplateScope scope, std::string_view code);
// Inserts at the end of its scope, or changes the one with this id, whose place stays.
reconcile::TemplateId save_template(Database& database, const reconcile::StoredTemplate& changed);
// One that was deleted, under the id it had, at the end of its scope.
void insert_template_again(Database& database, const reconcile::StoredTemplate& deleted);
void delete_template(Database& database, reconcile::TemplateId id);
// Positions 1, 2, 3 … in this order.
void order_templates(Database& database, const std::vector<reconcile::TemplateId>& order);

// --- What a line is -----------------------------------------------------------------------------
struct LineIdentityRecord {
    std::string party;
    std::string party_by; // "", "invoice", "reference", "hand"
    reconcile::TemplateId template_id;
    std::string template_by; // "", "reference", "hand"
    bool is_empty() const { return party_by.empty() && template_by.empty(); }
    friend bool operator==(const LineIdentityRecord&, const LineIdentityRecord&) = default;
};
LineIdentityRecord find_line_identity(Database& database, bank::LineId line); // empty: nothing
// Unreconciled lines that carry a template; and all of them, by line.
std::int64_t count_lines_of_template(Database& database, reconcile::TemplateId id);
struct LineOfTemplate {
    bank::LineId line;
    bool by_hand = false; // else it was recognised
};
std::vector<LineOfTemplate> lines_of_template(Database& database, reconcile::TemplateId id);
void save_line_identity(Database& database, bank::LineId line, const LineIdentityRecord& identity);

// --- Matches made with a template ---------------------------------------------------------------
void set_template_of_match(Database& database, reconcile::MatchId match,
                           reconcile::TemplateScope scope, std::string_view code);
// Its code; empty when the match was made without one.
std::string template_of_match(Database& database, reconcile::MatchId match);
// Matches, not undone, made with it, by id.
std::vector<reconcile::MatchId>
matches_of_template(Database& database, reconcile::TemplateScope scope, std::string_view code);

// Lines of late that a person or a template booked straight to accounts, by day and line: the texts
// by which a template is found, what tells whose they are, and one account of their entries each
// time.
struct TemplateBooking {
    bank::LineId line;
    std::string journal;
    std::string template_code; // empty: booked without one
};
void for_each_template_booking(
    Database& database, const std::function<bool(std::string_view account)>& is_wanted,
    const std::function<void(const TemplateBooking&, std::string_view account,
                             const bank::StatementLine&)>& take);

// --- What was really booked ---------------------------------------------------------------------
// A living match's line with the accounts and third parties its entries stand on, the bank
// account left out: of settlements and of the existing entries it points.
struct BookedSide {
    std::string account, party;
    std::int64_t amount_minor = 0; // debit positive
    friend bool operator==(const BookedSide&, const BookedSide&) = default;
};
std::vector<BookedSide> booked_sides(Database& database, reconcile::MatchId match);

} // namespace comptoir::storage
