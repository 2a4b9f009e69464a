// The built-in mappings of known banks, from resources/csv/<country>.tsv.
#pragma once

#include "comptoir/bank/csv_mapping.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace comptoir::formats::csv {

struct ProfileColumn {
    bank::CsvRole role = bank::CsvRole::Ignore;
    bool is_required = false;
    std::vector<std::string> names; // folded
};

struct Profile {
    bank::CsvProfileRow row;
    bank::CsvMapping options; // everything but the columns
    bool is_exact = false;    // a header with another column is another bank's
    std::vector<ProfileColumn> columns;
};

const std::vector<Profile>& profiles();

// The profile whose header this is, when there is one; of several, the one that explains most
// columns.
const Profile* profile_of_header(const std::vector<std::string>& cells);

// The roles of a header under a profile; columns it does not know are ignored.
bank::CsvMapping mapping_of(const Profile& profile, const std::vector<std::string>& cells);

} // namespace comptoir::formats::csv
