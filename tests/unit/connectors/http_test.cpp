#include "comptoir/connectors/http.h"

#include "comptoir/connectors/errors.h"

#include <gtest/gtest.h>

namespace comptoir::connectors {
namespace {

std::string base_of(std::string_view text) {
    const auto url = BaseUrl::parse(text);
    return url ? url->text : std::string(url.error().code.name);
}

TEST(BaseUrl, KeepsHttpsWithPortAndPathAndDropsTheLastSlash) {
    EXPECT_EQ(base_of("https://thirdparty.qonto.com/"), "https://thirdparty.qonto.com");
    EXPECT_EQ(base_of(" HTTPS://API.Example.com:8443/base// "),
              "https://api.example.com:8443/base");
}

TEST(BaseUrl, TakesPlainHttpOnThisMachineAlone) {
    EXPECT_EQ(base_of("http://127.0.0.1:8080"), "http://127.0.0.1:8080");
    EXPECT_EQ(base_of("http://localhost"), "http://localhost");
    EXPECT_EQ(base_of("http://[::1]:8080/"), "http://[::1]:8080");
    EXPECT_TRUE(BaseUrl::parse("http://[::1]:80")->loopback);
    EXPECT_EQ(base_of("http://thirdparty.qonto.com"), errors::insecure_url.name);
}

TEST(BaseUrl, RefusesWhatOnlyLooksLikeThisMachine) {
    EXPECT_EQ(base_of("http://127.0.0.1.example.com"), errors::insecure_url.name);
    EXPECT_EQ(base_of("http://127.0.0.2"), errors::insecure_url.name);
    EXPECT_EQ(base_of("http://localhost.example.com"), errors::insecure_url.name);
    EXPECT_EQ(base_of("http://127.0.0.1@example.com"), errors::bad_url.name);
    EXPECT_EQ(base_of("http://127.0.0.1\\@example.com"), errors::bad_url.name);
    EXPECT_EQ(base_of("http://127.0.0.1#@example.com/"), errors::bad_url.name);
}

TEST(BaseUrl, RefusesOtherSchemesAndWhatIsNoAddress) {
    EXPECT_EQ(base_of("ftp://example.com"), errors::insecure_url.name);
    EXPECT_EQ(base_of("file:///etc/passwd"), errors::insecure_url.name);
    EXPECT_EQ(base_of("example.com"), errors::bad_url.name);
    EXPECT_EQ(base_of("https://"), errors::bad_url.name);
    EXPECT_EQ(base_of("https://example.com:0"), errors::bad_url.name);
    EXPECT_EQ(base_of("https://example.com:99999"), errors::bad_url.name);
    EXPECT_EQ(base_of("https://example.com/a?b=c"), errors::bad_url.name);
    EXPECT_EQ(base_of("https://exam ple.com"), errors::bad_url.name);
    EXPECT_EQ(base_of("https://example.com/" + std::string(600, 'a')), errors::bad_url.name);
}

TEST(BaseUrl, NeverRepeatsAPasswordPastedIntoIt) {
    const auto refused = BaseUrl::parse("https://claire:s3cret@example.com");
    ASSERT_FALSE(refused);
    EXPECT_EQ(std::get<std::string>(refused.error().params.front().value), "example.com");
}

TEST(PercentEncode, LeavesOnlyUnreservedCharacters) {
    EXPECT_EQ(percent_encode("aZ09-._~"), "aZ09-._~");
    EXPECT_EQ(percent_encode("a b&c=é/"), "a%20b%26c%3D%C3%A9%2F");
}

} // namespace
} // namespace comptoir::connectors
