#include "comptoir/app/match_sources.h"

#include "comptoir/reconcile/errors.h"
#include "comptoir/storage/repositories/dossier_repository.h"

#include <algorithm>

namespace comptoir::app {

namespace {

using reconcile::Source;

constexpr std::string_view k_setting = "match.sources"; // "template,number"

std::string joined(const std::vector<Source>& sources) {
    std::string text;
    for (const Source source : sources)
        text += (text.empty() ? "" : ",") + std::string(to_text(source));
    return text;
}

MatchSources whole(const std::vector<Source>& first) {
    const auto usual = reconcile::usual_sources();
    MatchSources sources{reconcile::whole_order(first), true};
    sources.is_usual = std::equal(sources.order.begin(), sources.order.end(), usual.begin());
    return sources;
}

} // namespace

Result<MatchSources> match_sources(Reader& reader) {
    const std::string stored =
        storage::load_setting(reader.database(), k_setting).value_or(std::string());
    std::vector<Source> first;
    for (std::size_t at = 0; at <= stored.size();) {
        const std::size_t end = std::min(stored.find(',', at), stored.size());
        // A name of a newer program is left out.
        if (const auto source = reconcile::parse_source(stored.substr(at, end - at)))
            first.push_back(*source);
        at = end + 1;
    }
    return whole(first);
}

Result<MatchSources> set_match_sources(Writer& writer, const std::vector<std::string>& names) {
    CT_ASSIGN(act, writer.begin(users::Right::Settings));
    std::vector<Source> first;
    for (const std::string& name : names) {
        const auto source = reconcile::parse_source(name);
        if (!source) {
            const auto usual = reconcile::usual_sources();
            return fail(reconcile::errors::source_unknown,
                        {{"name", name}, {"known", joined({usual.begin(), usual.end()})}});
        }
        if (std::find(first.begin(), first.end(), *source) != first.end())
            return fail(reconcile::errors::source_twice, {{"name", name}});
        first.push_back(*source);
    }
    CT_ASSIGN(before, match_sources(writer));
    const MatchSources after = whole(first);
    storage::save_setting(writer.database(), k_setting,
                          after.is_usual ? std::string() : joined(after.order));
    writer.record("setting.change", k_setting, joined(before.order), joined(after.order));
    writer.changed(Noun::Dossier);
    writer.changed(Noun::Templates); // proposals are asked for again
    return after;
}

} // namespace comptoir::app
