#include "comptoir/app/settings.h"

#include "comptoir/app/errors.h"
#include "comptoir/core/text.h"
#include "comptoir/storage/repositories/dossier_repository.h"

#include <algorithm>

namespace comptoir::app {

Result<std::int64_t> setting(Reader& reader, const IntegerSetting& which) {
    const auto written = storage::load_setting(reader.database(), which.name);
    const auto value = written ? text::parse_integer(*written) : std::nullopt;
    // A bound that moved in a later version must not make an old dossier unreadable.
    return value ? std::clamp(std::int64_t{*value}, which.least, which.most) : which.fallback;
}

Result<void> set_setting(Writer& writer, const IntegerSetting& which, std::int64_t value) {
    CT_ASSIGN(act, writer.begin(users::Right::Settings));
    if (value < which.least || value > which.most)
        return fail(
            errors::setting_out_of_range,
            {{"name", std::string(which.name)}, {"least", which.least}, {"most", which.most}});
    const auto before = storage::load_setting(writer.database(), which.name);
    storage::save_setting(writer.database(), which.name, text::number(value));
    writer.record("setting.change", which.name, before.value_or(text::number(which.fallback)),
                  text::number(value));
    writer.changed(Noun::Dossier);
    return {};
}

} // namespace comptoir::app
