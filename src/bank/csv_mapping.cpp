#include "comptoir/bank/csv_mapping.h"

#include "comptoir/bank/csv_errors.h"
#include "comptoir/core/bytes.h"
#include "comptoir/core/text.h"

#include <algorithm>
#include <array>

namespace comptoir::bank {

namespace {

template <class Value>
struct Word {
    Value value;
    std::string_view text;
};

constexpr auto k_role_words = std::to_array<Word<CsvRole>>({
    {CsvRole::Ignore, "ignore"},
    {CsvRole::BookedOn, "date"},
    {CsvRole::ValuedOn, "value_date"},
    {CsvRole::Label, "label"},
    {CsvRole::LabelMore, "label_more"},
    {CsvRole::Comment, "comment"},
    {CsvRole::Amount, "amount"},
    {CsvRole::DetailAmount, "detail_amount"},
    {CsvRole::Debit, "debit"},
    {CsvRole::Credit, "credit"},
    {CsvRole::Sign, "sign"},
    {CsvRole::Balance, "balance"},
    {CsvRole::Currency, "currency"},
    {CsvRole::Account, "account"},
    {CsvRole::Holder, "holder"},
    {CsvRole::CounterpartyName, "counterparty"},
    {CsvRole::CounterpartyAccount, "counterparty_account"},
    {CsvRole::CounterpartyBic, "counterparty_bic"},
    {CsvRole::BankReference, "bank_reference"},
    {CsvRole::RemittanceReference, "remittance_reference"},
    {CsvRole::EndToEnd, "end_to_end"},
    {CsvRole::StructuredReference, "structured_reference"},
    {CsvRole::Mandate, "mandate"},
    {CsvRole::ChequeNumber, "cheque_number"},
    {CsvRole::Kind, "kind"},
    {CsvRole::Status, "status"},
    {CsvRole::Charges, "charges"},
    {CsvRole::OriginalAmount, "original_amount"},
    {CsvRole::OriginalCurrency, "original_currency"},
});

constexpr auto k_encoding_words = std::to_array<Word<CsvEncoding>>({
    {CsvEncoding::Detect, "detect"},
    {CsvEncoding::Utf8, "utf-8"},
    {CsvEncoding::Utf16, "utf-16"},
    {CsvEncoding::Cp1252, "windows-1252"},
    {CsvEncoding::Latin9, "iso-8859-15"},
});

constexpr auto k_sign_words = std::to_array<Word<CsvDebitSign>>({
    {CsvDebitSign::Detect, "detect"},
    {CsvDebitSign::Positive, "positive"},
    {CsvDebitSign::Negative, "negative"},
});

constexpr auto k_lack_words = std::to_array<Word<CsvLack>>({
    {CsvLack::Date, "date"},
    {CsvLack::Amount, "amount"},
    {CsvLack::DateOrder, "date_order"},
    {CsvLack::DecimalMark, "decimal_mark"},
});

constexpr auto k_reason_words = std::to_array<Word<CsvReason>>({
    {CsvReason::KnownProfile, "known_profile"},
    {CsvReason::Chosen, "chosen"},
    {CsvReason::KnownName, "known_name"},
    {CsvReason::LooksLike, "looks_like"},
    {CsvReason::AddsUp, "adds_up"},
    {CsvReason::Leftover, "leftover"},
    {CsvReason::Nothing, "nothing"},
});

template <class Words, class Value>
std::string_view word_of(const Words& words, Value value) {
    for (const auto& word : words)
        if (word.value == value)
            return word.text;
    return {};
}

template <class Value, std::size_t count>
std::optional<Value> value_of(const std::array<Word<Value>, count>& words, std::string_view text) {
    for (const auto& word : words)
        if (word.text == text)
            return word.value;
    return std::nullopt;
}

// Of these a file has one at most; of the others several are joined.
bool stands_alone(CsvRole role) {
    switch (role) {
    case CsvRole::BookedOn:
    case CsvRole::ValuedOn:
    case CsvRole::Amount:
    case CsvRole::DetailAmount:
    case CsvRole::Debit:
    case CsvRole::Credit:
    case CsvRole::Sign:
    case CsvRole::Balance:
    case CsvRole::Currency:
    case CsvRole::Account:
    case CsvRole::Status:
    case CsvRole::Charges:
    case CsvRole::OriginalAmount:
    case CsvRole::OriginalCurrency:
        return true;
    case CsvRole::Ignore:
    case CsvRole::Label:
    case CsvRole::LabelMore:
    case CsvRole::Comment:
    case CsvRole::Holder:
    case CsvRole::CounterpartyName:
    case CsvRole::CounterpartyAccount:
    case CsvRole::CounterpartyBic:
    case CsvRole::BankReference:
    case CsvRole::RemittanceReference:
    case CsvRole::EndToEnd:
    case CsvRole::StructuredReference:
    case CsvRole::Mandate:
    case CsvRole::ChequeNumber:
    case CsvRole::Kind:
        return false;
    }
    return false;
}

Result<void> refuse(ErrorSpec spec, CsvRole role) {
    return fail(spec, {{"role", std::string(to_text(role))}});
}

} // namespace

std::string_view to_text(CsvRole role) {
    return word_of(k_role_words, role);
}
std::optional<CsvRole> parse_csv_role(std::string_view text) {
    return value_of(k_role_words, text);
}
std::span<const CsvRole> csv_roles() {
    static const auto roles = [] {
        std::array<CsvRole, k_role_words.size()> all{};
        std::transform(k_role_words.begin(), k_role_words.end(), all.begin(),
                       [](const auto& word) { return word.value; });
        return all;
    }();
    return roles;
}

std::string_view to_text(CsvEncoding encoding) {
    return word_of(k_encoding_words, encoding);
}
std::optional<CsvEncoding> parse_csv_encoding(std::string_view text) {
    return value_of(k_encoding_words, text);
}

std::string_view to_text(CsvDebitSign sign) {
    return word_of(k_sign_words, sign);
}
std::optional<CsvDebitSign> parse_csv_debit_sign(std::string_view text) {
    return value_of(k_sign_words, text);
}

std::string_view to_text(CsvLack lack) {
    return word_of(k_lack_words, lack);
}
std::string_view to_text(CsvReason reason) {
    return word_of(k_reason_words, reason);
}

std::string csv_fingerprint(const CsvMapping& mapping) {
    std::string text(1, mapping.delimiter);
    if (!mapping.has_header)
        return text + text::number(static_cast<long long>(mapping.columns.size()));
    // Trailing delimiters come and go between two downloads of one bank.
    std::size_t used = mapping.columns.size();
    while (used > 0 && text::fold_compact(mapping.columns[used - 1].header).empty())
        --used;
    for (std::size_t at = 0; at < used; ++at)
        text += text::fold_compact(mapping.columns[at].header) + '|';
    return crypto::to_hex(crypto::sha256(text));
}

Result<void> check_csv_mapping(const CsvMapping& mapping) {
    const auto count = [&](CsvRole role) {
        return std::count_if(mapping.columns.begin(), mapping.columns.end(),
                             [&](const CsvColumn& column) { return column.role == role; });
    };
    for (const CsvRole role : csv_roles())
        if (stands_alone(role) && count(role) > 1)
            return refuse(errors::csv_column_twice, role);
    if (count(CsvRole::BookedOn) == 0)
        return refuse(errors::csv_column_missing, CsvRole::BookedOn);
    const bool has_two = count(CsvRole::Debit) + count(CsvRole::Credit) > 0;
    if (count(CsvRole::Amount) == 0 && !has_two)
        return refuse(errors::csv_column_missing, CsvRole::Amount);
    // Read together they would count the same money twice.
    if (count(CsvRole::Amount) > 0 && has_two)
        return refuse(errors::csv_column_twice, CsvRole::Amount);
    return {};
}

Result<void> check_csv_mapping_name(std::string_view name) {
    constexpr std::size_t k_length_max = 40;
    const auto is_good = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    };
    if (name.empty() || name.size() > k_length_max ||
        !std::all_of(name.begin(), name.end(), is_good))
        return fail(errors::csv_mapping_name,
                    {{"name", text::cut_to_characters(name, k_length_max)}});
    return {};
}

} // namespace comptoir::bank
