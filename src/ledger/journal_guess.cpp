// What kind of journal an FEC's journal is: the file says its code and name, not its type.
#include "comptoir/ledger/rules.h"

#include "comptoir/core/text.h"

#include <algorithm>
#include <array>

namespace comptoir::ledger {

namespace {

// Nearly all: one odd entry does not make another journal.
bool mostly(std::int64_t part, std::int64_t whole) {
    return whole > 0 && part * 10 >= whole * 9;
}

bool one_of(std::string_view code, std::span<const std::string_view> codes) {
    return std::find(codes.begin(), codes.end(), code) != codes.end();
}

std::optional<JournalType> type_of_code(std::string_view code) {
    static constexpr std::array<std::string_view, 5> k_purchase{"AC", "HA", "ACH", "ACHAT",
                                                                "ACHATS"};
    static constexpr std::array<std::string_view, 5> k_sale{"VE", "VT", "VTE", "VENTE", "VENTES"};
    static constexpr std::array<std::string_view, 3> k_cash{"CA", "CAI", "CAISSE"};
    if (one_of(code, k_purchase))
        return JournalType::Purchase;
    if (one_of(code, k_sale))
        return JournalType::Sale;
    if (one_of(code, k_cash))
        return JournalType::Cash;
    if (code.starts_with("BQ") || code.starts_with("BNQ") || code == "BA" || code == "BK")
        return JournalType::Bank;
    return std::nullopt;
}

std::optional<JournalType> type_of_name(std::string_view folded) {
    const auto has = [&](std::string_view word) { return folded.find(word) != folded.npos; };
    if (has("BANQUE") || has("BANK"))
        return JournalType::Bank;
    if (has("CAISSE"))
        return JournalType::Cash;
    if (has("ACHAT") || has("FOURNISSEUR"))
        return JournalType::Purchase;
    if (has("VENTE") || has("CLIENT"))
        return JournalType::Sale;
    return std::nullopt;
}

} // namespace

JournalType guess_journal_type(const JournalTraits& traits) {
    const std::string code = text::fold_compact(traits.code);
    const std::string name = text::fold(traits.name);
    const bool opening_name =
        name.find("NOUVEAU") != name.npos || name.find("OUVERTURE") != name.npos;
    if (code == "AN" || code == "RAN" || code == "ANO" || opening_name)
        return JournalType::Opening;
    if (code.starts_with("OD"))
        return JournalType::General;
    if (mostly(traits.with_bank, traits.entries))
        return JournalType::Bank;
    if (mostly(traits.with_cash, traits.entries))
        return JournalType::Cash;
    if (mostly(traits.with_supplier_and_charge, traits.entries))
        return JournalType::Purchase;
    if (mostly(traits.with_customer_and_income, traits.entries))
        return JournalType::Sale;
    if (const auto type = type_of_code(code))
        return *type;
    return type_of_name(name).value_or(JournalType::General);
}

} // namespace comptoir::ledger
