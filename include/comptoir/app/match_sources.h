// In which order a person is asked where the evidence leaves more than one answer (C18): a setting
// of the dossier. What is matched unattended does not depend on it.
#pragma once

#include "comptoir/app/workspace.h"
#include "comptoir/reconcile/sources.h"

#include <string>
#include <vector>

namespace comptoir::app {

struct MatchSources {
    std::vector<reconcile::Source> order; // all of them
    bool is_usual = true;
};
Result<MatchSources> match_sources(Reader& reader);
// By name, the first ones of the order; the others follow as usual. None: the usual order. Errors:
// reconcile.source_unknown {name} {known}, reconcile.source_twice {name}.
Result<MatchSources> set_match_sources(Writer& writer, const std::vector<std::string>& names);

} // namespace comptoir::app
