// The providers Comptoir can talk to: an explicit list (src/connectors/providers/providers.inc).
#pragma once

#include "comptoir/connectors/feed_connector.h"
#include "comptoir/connectors/http.h"
#include "comptoir/connectors/pause.h"
#include "comptoir/core/clock.h"
#include "comptoir/core/secret_string.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace comptoir::connectors {

// What a connector works with; outlives it.
struct ConnectorTools {
    HttpClient& http;
    Pauser& pauser;
    const Clock& clock;
};

// One provider as data: faces may offer the hosts, nothing in the code depends on them.
struct Provider {
    std::string_view id;   // "qonto"
    std::string_view name; // "Qonto"
    std::string_view live_host;
    std::string_view sandbox_host;
    std::string_view credential_keys; // "login, secret_key"
    Result<std::unique_ptr<FeedConnector>> (*open)(const BaseUrl& base_url,
                                                   const SecretString& credentials,
                                                   const ConnectorTools& tools);
};

std::vector<const Provider*> providers();
// Errors: connectors.unknown_provider.
Result<const Provider*> find_provider(std::string_view id);
// `credentials` is the provider's own JSON. Asks nothing of the network. Errors: those of
// find_provider and BaseUrl::parse, connectors.bad_credentials.
Result<std::unique_ptr<FeedConnector>> open_connector(std::string_view provider,
                                                      std::string_view base_url,
                                                      const SecretString& credentials,
                                                      const ConnectorTools& tools);

} // namespace comptoir::connectors
