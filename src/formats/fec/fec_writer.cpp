#include "comptoir/formats/fec.h"
#include "formats/fec/fec_columns.h"

#include "comptoir/core/text.h"

namespace comptoir::formats {

namespace {

constexpr char k_separator = '\t';
constexpr std::string_view k_line_end = "\r\n";

// A47 A-1 XI: decimal comma, no thousands separator, sign first; no amount is "0,00".
void append_amount(std::string& out, Money amount) {
    std::string decimal = amount.to_decimal();
    const std::size_t point = decimal.find('.');
    if (point != decimal.npos)
        decimal[point] = ',';
    out += decimal;
}

} // namespace

void FecWriter::append_header(std::string& out) const {
    for (std::size_t i = 0; i < fec::k_column_count; ++i) {
        if (i > 0)
            out += k_separator;
        out += fec::k_column_names[i];
    }
    out += k_line_end;
}

void FecWriter::append_text(std::string& out, std::string_view text) const {
    std::string clean{fec::trim(text)};
    for (char& c : clean) {
        // Control characters include the separator and line ends; '|' stops the tool.
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F)
            c = ' ';
        else if (c == '|')
            c = '/';
    }
    out += m_characters == FecCharacters::Latin9 ? text::to_latin9(clean) : clean;
}

void FecWriter::append(std::string& out, const FecOutputRow& row) const {
    const auto text = [&](std::string_view value) {
        append_text(out, value);
        out += k_separator;
    };
    const auto day = [&](const std::optional<Date>& value) {
        if (value)
            out += value->to_compact();
        out += k_separator;
    };
    const Money zero = Money::zero(row.amount.currency());
    text(row.journal);
    text(row.journal_name);
    text(row.number);
    day(row.date);
    text(row.account);
    text(row.account_label);
    text(row.party);
    text(row.party_name);
    text(row.piece);
    day(row.piece_date);
    text(row.label);
    append_amount(out, row.amount.is_negative() ? zero : row.amount);
    out += k_separator;
    append_amount(out, row.amount.is_negative() ? -row.amount : zero);
    out += k_separator;
    text(row.letter);
    day(row.letter.empty() ? std::nullopt : row.lettered_on);
    day(row.validated_on);
    if (row.foreign)
        append_amount(out, *row.foreign);
    out += k_separator;
    if (row.foreign)
        out += row.foreign->currency().code();
    out += k_line_end;
}

} // namespace comptoir::formats
