// The hash chain over validated entries: PCG art. 1031-3 asks that nothing validated can change.
#include "comptoir/ledger/rules.h"

#include "comptoir/core/text.h"

#include <algorithm>

namespace comptoir::ledger {

namespace {

// Each field is preceded by its length, so that no two entries share their bytes.
class CanonicalBytes {
public:
    void text(std::string_view value) {
        const bool ascii = std::all_of(value.begin(), value.end(),
                                       [](char c) { return static_cast<unsigned char>(c) < 0x80; });
        if (ascii)
            raw(value);
        else
            raw(text::nfc(value));
    }
    void number(std::int64_t value) { raw(text::number(value)); }
    void day(const std::optional<Date>& value) { raw(value ? value->to_iso() : std::string{}); }
    void money(const std::optional<Money>& value) {
        raw(value ? std::string(value->currency().code()) : std::string{});
        raw(value ? text::number(value->minor()) : std::string{});
    }
    std::string take() { return std::move(m_bytes); }

private:
    void raw(std::string_view field) {
        m_bytes += text::number(static_cast<long long>(field.size()));
        m_bytes += ':';
        m_bytes += field;
    }
    std::string m_bytes;
};

} // namespace

std::string canonical_bytes(const Entry& entry) {
    CanonicalBytes bytes;
    bytes.text(entry.journal);
    bytes.day(entry.date);
    bytes.text(entry.number);
    bytes.text(entry.piece);
    bytes.day(entry.piece_date);
    bytes.text(entry.label);
    bytes.day(entry.validated_on);
    bytes.number(entry.reverses.value());
    bytes.number(static_cast<std::int64_t>(entry.rows.size()));
    for (const EntryRow& row : entry.rows) {
        bytes.text(row.account);
        bytes.text(row.party);
        bytes.text(row.label);
        bytes.text(row.piece);
        bytes.day(row.piece_date);
        bytes.money(row.amount);
        bytes.money(row.foreign_amount);
        bytes.day(row.due_on);
    }
    return bytes.take();
}

crypto::Digest chain_start(std::string_view company_number) {
    return crypto::sha256("comptoir ledger 1" + std::string(company_number));
}

crypto::Digest chain_next(const crypto::Digest& previous, std::string_view canonical) {
    std::string joined(previous.begin(), previous.end());
    joined.append(canonical);
    return crypto::sha256(joined);
}

} // namespace comptoir::ledger
