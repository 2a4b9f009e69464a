// Bank: the invented bank behind comptoir-sandbox, in memory.
//
// It holds operations on a time line; what the API shows depends on the clock: nothing before an
// operation was emitted, "pending" until it settled, its final status from then on. Nothing here
// touches a real bank.
#pragma once

#include "comptoir/core/clock.h"
#include "comptoir/core/iban.h"
#include "comptoir/core/money.h"
#include "comptoir/core/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace comptoir::sandbox {

struct BankAccount {
    std::string id;
    std::string name;
    std::optional<Iban> iban; // empty: a key without balance rights does not see it
    std::string bic;
    Money opening;         // before the first operation
    bool external = false; // an account of another bank shown inside this one
};

struct BankOperation {
    std::string id;
    std::string transaction_id; // readable slug; made from the id when empty
    std::string account_id;
    Money amount;                     // holder's side
    std::string status = "completed"; // once settled: completed or declined
    std::string operation_type = "transfer";
    std::string label;
    std::string counterparty_name;
    std::string counterparty_iban;
    std::string reference;
    std::string note;
    std::string card_last_digits;
    std::optional<Money> local_amount; // before conversion
    Instant emitted_at;
    std::optional<Instant> settled_at; // empty: pending for ever
    std::optional<Instant> changed_at; // edited later: moves updated_at
    // A card hold that is booked under another id or with another amount (both may be empty).
    std::string pending_id;
    std::optional<Money> pending_amount;
};

// One operation as the API shows it at an instant.
struct ShownOperation {
    const BankOperation* operation = nullptr;
    std::string id;
    std::string status;
    Money amount;
    std::optional<Instant> settled_at;
    Instant updated_at;
    std::optional<Money> settled_balance;
};

struct Bank {
    std::string organization_id = "0190a1b2-0000-7000-8000-00000000c0de";
    std::string slug = "atelier-demo-4021";
    std::string name = "Atelier Démo";
    std::string login = "atelier-demo-4021";
    std::string secret_key = "demo-secret-key";
    std::string staging_token; // when set, calls without it get a sign-in page
    std::vector<BankAccount> accounts;
    std::vector<BankOperation> operations;

    const BankAccount* find_account(std::string_view id_or_iban) const;
    // Adds, or replaces the one with the same id.
    void put(BankOperation operation);
    bool remove(std::string_view operation_id);
    // By settled_at, then in the order they were given.
    std::vector<ShownOperation> shown(const BankAccount& account, Instant now) const;
    Money balance(const BankAccount& account, Instant now) const;
};

struct GeneratorOptions {
    std::uint64_t seed = 1;
    DateRange days;
    std::int64_t operations_per_week = 12;
};
// Invented French suppliers, customers, salaries, taxes and fees on `account`. The same options
// give the same operations on every machine.
std::vector<BankOperation> generate_operations(const BankAccount& account,
                                               const GeneratorOptions& options);

// A whole bank, or one operation, from the JSON described in docs/connectors/sandbox.md. Errors:
// sandbox.bad_scenario {field}.
Result<Bank> parse_scenario(std::string_view json);
Result<BankOperation> parse_operation(std::string_view json, const Bank& bank);

} // namespace comptoir::sandbox
