#include "formats/fec/fec_columns.h"

#include "comptoir/core/text.h"

#include <algorithm>

namespace comptoir::formats::fec {

const std::array<std::string_view, k_column_count> k_column_names{
    "JournalCode", "JournalLib",  "EcritureNum", "EcritureDate", "CompteNum",     "CompteLib",
    "CompAuxNum",  "CompAuxLib",  "PieceRef",    "PieceDate",    "EcritureLib",   "Debit",
    "Credit",      "EcritureLet", "DateLet",     "ValidDate",    "Montantdevise", "Idevise"};

namespace {

constexpr std::string_view k_amount = "Montant";
constexpr std::string_view k_side = "Sens";
constexpr std::size_t k_debit = static_cast<std::size_t>(Column::Debit);
constexpr std::size_t k_credit = static_cast<std::size_t>(Column::Credit);

// The tool compares names without case, with é and è as e.
std::string folded(std::string_view name) {
    return text::fold_compact(trim(name));
}

bool has(const std::vector<std::string>& names, std::string_view name) {
    return std::find(names.begin(), names.end(), text::fold_compact(name)) != names.end();
}

Result<void> place_column(const std::vector<std::string>& names, std::size_t column,
                          Header& header) {
    const std::string_view wanted =
        column_name(static_cast<Column>(column), header.amount_and_side);
    const std::string key = text::fold_compact(wanted);
    const auto found = std::find(names.begin(), names.end(), key);
    if (found == names.end())
        return fail(errors::fec_column_missing, {{"column", std::string(wanted)}});
    if (std::find(std::next(found), names.end(), key) != names.end())
        return fail(errors::fec_column_twice, {{"column", std::string(wanted)}});
    header.position[column] = static_cast<std::size_t>(found - names.begin());
    return {};
}

} // namespace

std::string_view column_name(Column column, bool amount_and_side) {
    if (amount_and_side && column == Column::Debit)
        return k_amount;
    if (amount_and_side && column == Column::Credit)
        return k_side;
    return k_column_names[static_cast<std::size_t>(column)];
}

std::string_view trim(std::string_view field) {
    const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\v' || c == '\f'; };
    while (!field.empty()) {
        if (blank(field.front()))
            field.remove_prefix(1);
        else if (field.starts_with("\xC2\xA0"))
            field.remove_prefix(2);
        else
            break;
    }
    while (!field.empty()) {
        if (blank(field.back()))
            field.remove_suffix(1);
        else if (field.ends_with("\xC2\xA0"))
            field.remove_suffix(2);
        else
            break;
    }
    return field;
}

void split(std::string_view line, char separator, std::vector<std::string_view>& fields) {
    fields.clear();
    std::size_t start = 0;
    while (true) {
        const std::size_t end = line.find(separator, start);
        fields.push_back(line.substr(start, end == line.npos ? line.npos : end - start));
        if (end == line.npos)
            return;
        start = end + 1;
    }
}

Result<Header> parse_header(std::string_view line) {
    Header header;
    if (line.find('\t') != line.npos)
        header.separator = '\t';
    else if (line.find('|') != line.npos)
        header.separator = '|';
    else
        return fail(errors::fec_separator);

    std::vector<std::string_view> fields;
    split(line, header.separator, fields);
    if (fields.size() > 1 && trim(fields.back()).empty())
        fields.pop_back(); // one trailing separator is tolerated, by the tool too
    std::vector<std::string> names;
    for (const std::string_view field : fields)
        names.push_back(folded(field));
    header.field_count = fields.size();
    header.amount_and_side = !has(names, k_column_names[k_debit]) &&
                             !has(names, k_column_names[k_credit]) && has(names, k_amount);
    for (std::size_t column = 0; column < k_column_count; ++column)
        CT_TRY(place_column(names, column, header));
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (std::find(header.position.begin(), header.position.end(), i) == header.position.end())
            header.extra.emplace_back(trim(fields[i]));
        header.in_order = header.in_order && (i >= k_column_count || header.position[i] == i);
    }
    return header;
}

} // namespace comptoir::formats::fec
