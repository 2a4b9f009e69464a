#include "comptoir/connectors/registry.h"

#include "comptoir/connectors/errors.h"

namespace comptoir::connectors {

// An explicit list: a static library drops objects nobody names, so a provider that registered
// itself would vanish at link time.
#define COMPTOIR_FEED_PROVIDER(id)                                                                 \
    namespace id {                                                                                 \
    const Provider& provider();                                                                    \
    }
#include "connectors/providers/providers.inc"
#undef COMPTOIR_FEED_PROVIDER

std::vector<const Provider*> providers() {
    return {
#define COMPTOIR_FEED_PROVIDER(id) &id::provider(),
#include "connectors/providers/providers.inc"
#undef COMPTOIR_FEED_PROVIDER
    };
}

Result<const Provider*> find_provider(std::string_view id) {
    std::string known;
    for (const Provider* provider : providers()) {
        if (provider->id == id)
            return provider;
        known += known.empty() ? "" : ", ";
        known += provider->id;
    }
    return fail(errors::unknown_provider, {{"provider", std::string(id)}, {"known", known}});
}

Result<std::unique_ptr<FeedConnector>> open_connector(std::string_view provider,
                                                      std::string_view base_url,
                                                      const SecretString& credentials,
                                                      const ConnectorTools& tools) {
    CT_ASSIGN(found, find_provider(provider));
    CT_ASSIGN(url, BaseUrl::parse(base_url));
    return found->open(url, credentials, tools);
}

} // namespace comptoir::connectors
