// Settings of one dossier: typed, with a default and a line of documentation each.
#pragma once

#include "comptoir/app/workspace.h"

#include <array>
#include <cstdint>
#include <string_view>

namespace comptoir::app {

struct IntegerSetting {
    std::string_view name;
    std::int64_t fallback, least, most;
    std::string_view doc;
};

inline constexpr IntegerSetting k_sync_start_delay_s{
    "sync.start_delay_s", 20, 0, 3600, "Seconds between opening the dossier and the first pull."};
inline constexpr IntegerSetting k_sync_interval_s{"sync.interval_s", 21600, 300, 604800,
                                                  "Seconds between two pulls of the bank feeds."};
// A119: the update of natures is behind a switch.
inline constexpr IntegerSetting k_natures_enabled{
    "natures.enabled", 1, 0, 1, "1: the nature of unreconciled lines may be changed by hand."};
inline constexpr IntegerSetting k_learning_enabled{
    "learning.enabled", 1, 0, 1, "1: matches teach what similar lines may be proposed."};

// All of them: what a person may look at and change.
inline constexpr std::array k_integer_settings{k_sync_start_delay_s, k_sync_interval_s,
                                               k_natures_enabled, k_learning_enabled};

Result<std::int64_t> setting(Reader& reader, const IntegerSetting& which);
// Errors: app.setting_out_of_range {name} {least} {most}.
Result<void> set_setting(Writer& writer, const IntegerSetting& which, std::int64_t value);

} // namespace comptoir::app
