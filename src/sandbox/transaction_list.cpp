#include "sandbox/transaction_list.h"

#include "comptoir/core/text.h"
#include "sandbox/json_text.h"

#include <algorithm>
#include <array>

namespace comptoir::sandbox {

namespace {

using Rows = std::vector<ShownOperation>;

std::string first(const BankRequest& request, const std::string& name) {
    const auto found = request.query.find(name);
    return found == request.query.end() ? std::string{} : found->second;
}

std::vector<std::string> all(const BankRequest& request, const std::string& name) {
    std::vector<std::string> values;
    for (const std::string& key : {name, name + "[]"}) {
        const auto range = request.query.equal_range(key);
        for (auto at = range.first; at != range.second; ++at)
            values.push_back(at->second);
    }
    return values;
}

bool holds(const std::vector<std::string>& values, std::string_view value) {
    return std::find(values.begin(), values.end(), value) != values.end();
}

std::string_view side_of(const ShownOperation& row) {
    return row.amount.is_negative() ? "debit" : "credit";
}

std::optional<Instant> instant_of(const ShownOperation& row, std::string_view property) {
    if (property == "updated_at")
        return row.updated_at;
    if (property == "settled_at")
        return row.settled_at;
    return row.operation->emitted_at; // created_at is the same here
}

// Keeps the rows within every *_from / *_to given; false when one of them is no instant.
bool keep_within(Rows& rows, const BankRequest& request, std::string& parameter) {
    for (const std::string property : {"updated_at", "settled_at", "emitted_at", "created_at"}) {
        for (const bool from : {true, false}) {
            parameter = property + (from ? "_from" : "_to");
            const std::string written = first(request, parameter);
            if (written.empty())
                continue;
            const auto bound = Instant::parse_iso(written);
            if (!bound)
                return false;
            std::erase_if(rows, [&](const ShownOperation& row) {
                const auto at = instant_of(row, property);
                return !at || (from ? *at < *bound : *at > *bound);
            });
        }
    }
    return true;
}

bool sort_rows(Rows& rows, std::string_view order) {
    const auto colon = order.find(':');
    const std::string_view property = order.substr(0, colon);
    const std::string_view way = colon == std::string_view::npos ? "asc" : order.substr(colon + 1);
    constexpr std::array<std::string_view, 6> k_properties{
        "updated_at", "settled_at", "emitted_at", "created_at", "amount_cents", "id"};
    const bool known =
        std::find(k_properties.begin(), k_properties.end(), property) != k_properties.end();
    if (!known || (way != "asc" && way != "desc"))
        return false;
    const auto less = [&](const ShownOperation& a, const ShownOperation& b) {
        if (property == "amount_cents")
            return a.amount.abs().minor() < b.amount.abs().minor();
        if (property == "id")
            return a.id < b.id;
        return instant_of(a, property) < instant_of(b, property);
    };
    if (way == "asc")
        std::stable_sort(rows.begin(), rows.end(), less);
    else
        std::stable_sort(rows.begin(), rows.end(),
                         [&](const auto& a, const auto& b) { return less(b, a); });
    return true;
}

void keep_matching(Rows& rows, const BankRequest& request) {
    auto statuses = all(request, "status");
    if (statuses.empty())
        statuses = {"completed"};
    const auto sides = all(request, "side");
    const auto types = all(request, "operation_type");
    std::erase_if(rows, [&](const ShownOperation& row) {
        return !holds(statuses, row.status) || (!sides.empty() && !holds(sides, side_of(row))) ||
               (!types.empty() && !holds(types, row.operation->operation_type));
    });
}

std::string sub_object_name(std::string_view operation_type) {
    if (operation_type == "cheque")
        return "check";
    return std::string(operation_type);
}

std::string counterparty_json(const BankOperation& operation) {
    JsonText part;
    part.text("counterparty_account_number", operation.counterparty_iban);
    part.text("counterparty_account_number_format", "IBAN");
    part.raw("counterparty_bank_identifier", "null");
    part.raw("counterparty_bank_identifier_format", "null");
    return part.object();
}

std::string transaction_json(const ShownOperation& row) {
    const BankOperation& operation = *row.operation;
    JsonText json;
    json.text("id", row.id);
    json.text("transaction_id", operation.transaction_id.empty() ? "sandbox-transaction-" + row.id
                                                                 : operation.transaction_id);
    json.money("amount", row.amount.abs()).text("side", side_of(row));
    json.text("currency", row.amount.currency().code());
    const Money local = operation.local_amount ? operation.local_amount->abs() : row.amount.abs();
    json.money("local_amount", local).text("local_currency", local.currency().code());
    json.money("settled_balance", row.settled_balance);
    json.text("operation_type", operation.operation_type).text("label", operation.label);
    json.text_or_null("clean_counterparty_name", operation.counterparty_name);
    json.text_or_null("reference", operation.reference).text_or_null("note", operation.note);
    json.text("status", row.status).instant("emitted_at", operation.emitted_at);
    json.instant("settled_at", row.settled_at).instant("created_at", operation.emitted_at);
    json.instant("updated_at", row.updated_at);
    json.raw("vat_amount", "null").raw("vat_amount_cents", "null").raw("vat_rate", "null");
    json.raw("initiator_id", "null").raw("label_ids", "[]").raw("attachment_ids", "[]");
    json.truth("attachment_lost", false).truth("attachment_required", true);
    json.text_or_null("card_last_digits", operation.card_last_digits);
    json.text("category", "other_expense").text("bank_account_id", operation.account_id);
    json.truth("is_external_transaction", false);
    if (!operation.counterparty_iban.empty())
        json.raw(sub_object_name(operation.operation_type), counterparty_json(operation));
    return json.object();
}

struct Paging {
    std::int64_t page = 1;
    std::int64_t per_page = 100;
};

// `page` and `current_page` both: the documentation shows the two. Empty when out of range.
std::optional<Paging> paging_of(const BankRequest& request) {
    Paging paging;
    const auto read = [&](const char* name, std::int64_t most, std::int64_t& into) {
        const std::string written = first(request, name);
        if (written.empty())
            return true;
        const auto number = text::parse_integer(written);
        if (!number || *number < 1 || *number > most)
            return false;
        into = *number;
        return true;
    };
    constexpr std::int64_t k_pages_max = 1'000'000;
    if (!read("per_page", 100, paging.per_page) ||
        !read("current_page", k_pages_max, paging.page) || !read("page", k_pages_max, paging.page))
        return std::nullopt;
    return paging;
}

BankAnswer page_answer(const Rows& rows, const Paging& paging) {
    const auto count = static_cast<std::int64_t>(rows.size());
    const std::int64_t pages =
        std::max<std::int64_t>(1, (count + paging.per_page - 1) / paging.per_page);
    std::vector<std::string> items;
    const std::int64_t start = (paging.page - 1) * paging.per_page;
    for (std::int64_t i = start; i < std::min(count, start + paging.per_page); ++i)
        items.push_back(transaction_json(rows[static_cast<std::size_t>(i)]));
    JsonText meta;
    meta.number("current_page", paging.page);
    meta.raw("next_page", paging.page < pages ? text::number(paging.page + 1) : "null");
    meta.raw("prev_page", paging.page > 1 ? text::number(paging.page - 1) : "null");
    meta.number("total_pages", pages)
        .number("total_count", count)
        .number("per_page", paging.per_page);
    JsonText body;
    body.raw("transactions", json_array(items)).raw("meta", meta.object());
    return {.body = body.object()};
}

} // namespace

BankAnswer list_transactions(const Bank& bank, const BankRequest& request, Instant now) {
    std::string wanted = first(request, "bank_account_id");
    if (wanted.empty())
        wanted = first(request, "iban");
    if (wanted.empty())
        return error_answer(400, "missing", "bank_account_id or iban is required",
                            "bank_account_id");
    const BankAccount* account = bank.find_account(wanted);
    if (account == nullptr)
        return error_answer(404, "not_found", "Bank account not found", "bank_account_id");
    Rows rows = bank.shown(*account, now);
    keep_matching(rows, request);
    std::string parameter;
    if (!keep_within(rows, request, parameter))
        return error_answer(400, "invalid", "Not an ISO 8601 date", parameter);
    const std::string order = first(request, "sort_by");
    if (!sort_rows(rows, order.empty() ? "settled_at:desc" : order))
        return error_answer(400, "not_in_list", "Unknown order", "sort_by");
    const auto paging = paging_of(request);
    if (!paging)
        return error_answer(400, "invalid", "Out of range", "per_page");
    return page_answer(rows, *paging);
}

BankAnswer one_transaction(const Bank& bank, std::string_view id, Instant now) {
    for (const BankAccount& account : bank.accounts)
        for (const ShownOperation& row : bank.shown(account, now))
            if (row.id == id)
                return {.body = JsonText().raw("transaction", transaction_json(row)).object()};
    return error_answer(404, "not_found", "Transaction not found");
}

} // namespace comptoir::sandbox
