#include "comptoir/sandbox/bank.h"

#include <algorithm>

namespace comptoir::sandbox {

namespace {

std::optional<ShownOperation> show(const BankOperation& operation, Instant now) {
    if (operation.emitted_at > now)
        return std::nullopt;
    ShownOperation shown;
    shown.operation = &operation;
    shown.id = operation.id;
    shown.amount = operation.amount;
    shown.status = operation.status;
    shown.updated_at = operation.emitted_at;
    if (operation.settled_at && *operation.settled_at <= now) {
        shown.settled_at = operation.settled_at;
        shown.updated_at = *operation.settled_at;
    } else {
        shown.status = "pending";
        shown.amount = operation.pending_amount.value_or(operation.amount);
        if (!operation.pending_id.empty())
            shown.id = operation.pending_id;
    }
    if (operation.changed_at)
        shown.updated_at = std::max(shown.updated_at, *operation.changed_at);
    return shown;
}

} // namespace

const BankAccount* Bank::find_account(std::string_view id_or_iban) const {
    const auto iban = Iban::parse(id_or_iban);
    for (const BankAccount& account : accounts)
        if (account.id == id_or_iban || (iban && account.iban == iban))
            return &account;
    return nullptr;
}

void Bank::put(BankOperation operation) {
    const auto known =
        std::find_if(operations.begin(), operations.end(),
                     [&](const BankOperation& row) { return row.id == operation.id; });
    if (known == operations.end())
        operations.push_back(std::move(operation));
    else
        *known = std::move(operation);
}

bool Bank::remove(std::string_view operation_id) {
    return std::erase_if(operations,
                         [&](const BankOperation& row) { return row.id == operation_id; }) > 0;
}

std::vector<ShownOperation> Bank::shown(const BankAccount& account, Instant now) const {
    std::vector<ShownOperation> rows;
    for (const BankOperation& operation : operations)
        if (operation.account_id == account.id)
            if (auto row = show(operation, now))
                rows.push_back(std::move(*row));
    std::stable_sort(rows.begin(), rows.end(),
                     [](const ShownOperation& a, const ShownOperation& b) {
                         return a.settled_at.value_or(a.operation->emitted_at) <
                                b.settled_at.value_or(b.operation->emitted_at);
                     });
    Money balance = account.opening;
    for (ShownOperation& row : rows) {
        if (!row.settled_at || row.status != "completed")
            continue;
        balance += row.amount;
        row.settled_balance = balance;
    }
    return rows;
}

Money Bank::balance(const BankAccount& account, Instant now) const {
    Money balance = account.opening;
    for (const ShownOperation& row : shown(account, now))
        if (row.settled_balance)
            balance = *row.settled_balance;
    return balance;
}

} // namespace comptoir::sandbox
