#include "comptoir/connectors/registry.h"

#include "comptoir/connectors/errors.h"
#include "recorded_http.h"

#include <filesystem>
#include <set>

#include <gtest/gtest.h>

namespace comptoir::connectors {
namespace {

class Registry : public testing::Test {
protected:
    std::string opened(std::string_view provider, std::string_view url,
                       std::string_view credentials) {
        const auto connector = open_connector(provider, url, SecretString(credentials), tools);
        return connector ? "" : std::string(connector.error().code.name);
    }
    RecordedHttp http;
    NotedPauses pauser;
    FixedClock clock{*Instant::parse_iso("2026-03-01T10:00:00Z")};
    ConnectorTools tools{http, pauser, clock};
    const std::string good = R"({"login":"a","secret_key":"b"})";
};

TEST_F(Registry, EveryProviderHasItsRecordingsAndIsListedOnce) {
    std::set<std::string> ids;
    for (const Provider* provider : providers()) {
        EXPECT_TRUE(ids.insert(std::string(provider->id)).second);
        EXPECT_TRUE(std::filesystem::exists(test::data_path("http/" + std::string(provider->id))));
        EXPECT_TRUE(BaseUrl::parse(provider->live_host));
        EXPECT_TRUE(BaseUrl::parse(provider->sandbox_host));
    }
    EXPECT_TRUE(ids.contains("qonto"));
}

TEST_F(Registry, OpensWithoutAskingTheNetwork) {
    EXPECT_EQ(opened("qonto", "https://thirdparty.qonto.com", good), "");
}

TEST_F(Registry, NamesTheKnownProvidersWhenItRefusesAnother) {
    EXPECT_EQ(opened("sparkasse", "https://example.com", good), errors::unknown_provider.name);
    EXPECT_EQ(opened("qonto", "http://example.com", good), errors::insecure_url.name);
}

TEST_F(Registry, RefusesCredentialsThatAreNotWhole) {
    for (const std::string_view bad :
         {"", "not json", "[]", R"({"login":"a"})", R"({"login":"","secret_key":"b"})",
          R"({"login":"a","secret_key":null})", R"({"login":"a","secret_key":"b\r\nX-Evil: 1"})",
          R"({"login":"a b","secret_key":"c"})"})
        EXPECT_EQ(opened("qonto", "https://example.com", bad), errors::bad_credentials.name) << bad;
}

} // namespace
} // namespace comptoir::connectors
