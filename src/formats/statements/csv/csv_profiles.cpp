#include "formats/statements/csv/csv_profiles.h"

#include "comptoir/core/invariant.h"
#include "comptoir/core/resource.h"
#include "comptoir/core/text.h"
#include "formats/statements/csv/csv_tables.h"

#include <algorithm>

namespace comptoir::formats::csv {

namespace {

void set_option(Profile& profile, std::string_view name, std::string_view value) {
    bank::CsvMapping& mapping = profile.options;
    if (name == "date_order")
        mapping.date_order = bank::parse_date_order(value);
    else if (name == "decimal_mark")
        mapping.decimal_mark = value.front();
    else if (name == "currency")
        mapping.currency = Currency::parse(value);
    else if (name == "debit_sign")
        mapping.debit_sign = bank::parse_csv_debit_sign(value).value();
    else if (name == "amounts_inverted")
        mapping.amounts_inverted = value == "yes";
    else if (name == "exact")
        profile.is_exact = value == "yes";
    else
        invariant(false, "every option of a profile is known");
}

ProfileColumn column_of(const TableRow& row) {
    std::string_view role = row.at(1);
    ProfileColumn column;
    column.is_required = role.ends_with('!');
    if (column.is_required)
        role.remove_suffix(1);
    const auto parsed = bank::parse_csv_role(role);
    invariant(parsed.has_value(), "every role of a profile is known");
    column.role = *parsed;
    for (std::size_t at = 2; at < row.size(); ++at)
        column.names.push_back(text::fold_compact(row[at]));
    return column;
}

std::vector<Profile> load_profiles() {
    std::vector<Profile> all;
    for (const std::string_view table : {"fr.tsv", "be.tsv", "ch.tsv"})
        for (const TableRow& row : table_rows(table)) {
            if (row[0] == "profile") {
                Profile& profile = all.emplace_back();
                profile.row = {
                    std::string(row.at(1)), std::string(row.at(2)), std::string(row.at(3)), {}};
                profile.options.name = profile.row.name;
                continue;
            }
            invariant(!all.empty(), "a profile begins with its name");
            if (row[0] == "source")
                all.back().row.source = row.at(1);
            else if (row[0] == "option")
                set_option(all.back(), row.at(1), row.at(2));
            else
                all.back().columns.push_back(column_of(row));
        }
    return all;
}

std::vector<std::string> folded(const std::vector<std::string>& cells) {
    std::vector<std::string> keys;
    for (const std::string& cell : cells)
        keys.push_back(text::fold_compact(cell));
    return keys;
}

bool has_name(const ProfileColumn& column, const std::string& key) {
    return !key.empty() &&
           std::find(column.names.begin(), column.names.end(), key) != column.names.end();
}

// How many cells of the header the profile explains; 0 when it is not its header.
std::size_t columns_explained(const Profile& profile, const std::vector<std::string>& keys) {
    for (const ProfileColumn& column : profile.columns)
        if (column.is_required && std::none_of(keys.begin(), keys.end(), [&](const auto& key) {
                return has_name(column, key);
            }))
            return 0;
    std::size_t explained = 0, others = 0;
    for (const std::string& key : keys) {
        const bool known =
            std::any_of(profile.columns.begin(), profile.columns.end(),
                        [&](const ProfileColumn& column) { return has_name(column, key); });
        (known ? explained : others) += key.empty() ? 0U : 1U;
    }
    return profile.is_exact && others > 0 ? 0 : explained;
}

} // namespace

std::vector<TableRow> table_rows(std::string_view name) {
    std::vector<TableRow> rows;
    for (const resources::Resource& resource : resources::csv_tables()) {
        if (resource.name != name)
            continue;
        for (std::string_view rest = resource.content; !rest.empty();) {
            const std::string_view line = rest.substr(0, rest.find('\n'));
            rest.remove_prefix(std::min(rest.size(), line.size() + 1));
            if (line.empty() || line.front() == '#')
                continue;
            TableRow& row = rows.emplace_back();
            for (std::size_t begin = 0; begin <= line.size();) {
                const std::size_t end = std::min(line.find('\t', begin), line.size());
                row.push_back(line.substr(begin, end - begin));
                begin = end + 1;
            }
        }
    }
    invariant(!rows.empty(), "the table is part of the program");
    return rows;
}

const std::vector<Profile>& profiles() {
    static const std::vector<Profile> all = load_profiles();
    return all;
}

const Profile* profile_of_header(const std::vector<std::string>& cells) {
    const std::vector<std::string> keys = folded(cells);
    const Profile* best = nullptr;
    std::size_t most = 0;
    for (const Profile& profile : profiles())
        if (const std::size_t explained = columns_explained(profile, keys); explained > most) {
            most = explained;
            best = &profile;
        }
    return best;
}

bank::CsvMapping mapping_of(const Profile& profile, const std::vector<std::string>& cells) {
    bank::CsvMapping mapping = profile.options;
    for (const std::string& cell : cells)
        mapping.columns.push_back({cell, bank::CsvRole::Ignore});
    const std::vector<std::string> keys = folded(cells);
    std::vector<bool> given(cells.size(), false);
    // Of the names of a column the first one that the header has: "Total amount" before "Amount".
    const auto give = [&](const ProfileColumn& column) {
        for (const std::string& name : column.names)
            for (std::size_t at = 0; at < keys.size(); ++at)
                if (!given[at] && keys[at] == name) {
                    given[at] = true;
                    mapping.columns[at].role = column.role;
                    return;
                }
    };
    for (const ProfileColumn& column : profile.columns)
        give(column);
    return mapping;
}

} // namespace comptoir::formats::csv
