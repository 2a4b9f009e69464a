// Whom the HTTP client trusts with a key: no server without a certificate it can verify, and no
// server that another one names.
#include "comptoir/connectors/curl_http_client.h"
#include "comptoir/connectors/errors.h"

#include <gtest/gtest.h>
#include <httplib.h>
#include <openssl/evp.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include <atomic>
#include <memory>
#include <string>
#include <thread>

namespace comptoir::connectors {
namespace {

using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;
using Certificate = std::unique_ptr<X509, decltype(&X509_free)>;

// Sound in every respect but one: nobody vouches for it.
Certificate self_signed(EVP_PKEY* key) {
    Certificate certificate(X509_new(), &X509_free);
    X509_set_version(certificate.get(), 2);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), 1);
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), -3600);
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), 3600);
    X509_set_pubkey(certificate.get(), key);
    X509_NAME* name = X509_get_subject_name(certificate.get());
    const std::string host = "127.0.0.1";
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC,
                               reinterpret_cast<const unsigned char*>(host.data()), -1, -1, 0);
    X509_set_issuer_name(certificate.get(), name);
    X509_EXTENSION* addresses =
        X509V3_EXT_conf_nid(nullptr, nullptr, NID_subject_alt_name, "IP:127.0.0.1");
    X509_add_ext(certificate.get(), addresses, -1);
    X509_EXTENSION_free(addresses);
    X509_sign(certificate.get(), key, EVP_sha256());
    return certificate;
}

// A loopback server that counts the requests it gets to see.
class CountingServer {
public:
    explicit CountingServer(std::unique_ptr<httplib::Server> made, const std::string& scheme)
        : m_server(std::move(made)) {
        m_server->Get(".*", [this](const httplib::Request& request, httplib::Response& response) {
            ++m_requests;
            if (!request.get_header_value("Authorization").empty())
                ++m_keys;
            if (!redirect_to.empty())
                return response.set_redirect(redirect_to);
            response.set_content("{}", "application/json");
        });
        m_port = m_server->bind_to_any_port("127.0.0.1");
        m_address = scheme + "://127.0.0.1:" + std::to_string(m_port);
        m_thread = std::thread([this] { m_server->listen_after_bind(); });
        while (!m_server->is_running())
            std::this_thread::yield();
    }
    ~CountingServer() {
        m_server->stop();
        m_thread.join();
    }
    const std::string& address() const { return m_address; }
    int requests() const { return m_requests; }
    int keys() const { return m_keys; }
    std::string redirect_to;

private:
    std::unique_ptr<httplib::Server> m_server;
    std::atomic<int> m_requests{0}, m_keys{0};
    int m_port = 0;
    std::string m_address;
    std::thread m_thread;
};

HttpRequest with_key(const std::string& address) {
    HttpRequest request{address + "/v2/organization", {}};
    request.headers.push_back(
        {"Authorization", SecretString(std::string_view("atelier-demo-4021:demo-secret-key"))});
    return request;
}

TEST(Tls, AServerNobodyVouchesForSeesNoRequest) {
    Key key(EVP_EC_gen("P-256"), &EVP_PKEY_free);
    const Certificate certificate = self_signed(key.get());
    auto made = std::make_unique<httplib::SSLServer>(certificate.get(), key.get());
    ASSERT_TRUE(made->is_valid());
    const CountingServer server(std::move(made), "https");
    CurlHttpClient http;
    const auto answer = http.get(with_key(server.address()), {});
    ASSERT_FALSE(answer);
    EXPECT_EQ(answer.error().code, ErrorCode(errors::tls));
    EXPECT_EQ(server.requests(), 0);
}

TEST(Redirect, TakesTheKeyNowhere) {
    CountingServer elsewhere(std::make_unique<httplib::Server>(), "http");
    CountingServer bank(std::make_unique<httplib::Server>(), "http");
    bank.redirect_to = elsewhere.address() + "/v2/organization";
    CurlHttpClient http;
    const auto answer = http.get(with_key(bank.address()), {});
    ASSERT_TRUE(answer) << "the redirection is the caller's to refuse";
    EXPECT_EQ(answer->status, 302);
    EXPECT_EQ(bank.keys(), 1);
    EXPECT_EQ(elsewhere.requests(), 0);
}

} // namespace
} // namespace comptoir::connectors
