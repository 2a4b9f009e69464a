#include "comptoir/connectors/curl_http_client.h"

#include "comptoir/connectors/errors.h"
#include "comptoir/core/errors.h"
#include "comptoir/core/invariant.h"
#include "comptoir/core/log.h"
#include "comptoir/core/text.h"

#include <curl/curl.h>

#include <algorithm>

namespace comptoir::connectors {

namespace {

constexpr const char* k_user_agent = "Comptoir/1.0";
constexpr int k_header_lines_max = 200;
constexpr int k_poll_ms = 1000; // a stop wakes the poll at once; this only bounds a lost wake-up

struct EasyFreed {
    void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
};
struct MultiFreed {
    void operator()(CURLM* handle) const { curl_multi_cleanup(handle); }
};
struct ListFreed {
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using Easy = std::unique_ptr<CURL, EasyFreed>;
using List = std::unique_ptr<curl_slist, ListFreed>;

// libcurl wants its one global start before any thread uses it; a local static is that, once.
void start_libcurl() {
    static const CURLcode started = curl_global_init(CURL_GLOBAL_DEFAULT);
    invariant(started == CURLE_OK, "libcurl starts");
}

// What the callbacks fill while one answer comes in.
struct Incoming {
    HttpResponse response;
    std::int64_t bytes_max = 0;
    int header_lines = 0;
    bool too_large = false;
};

std::size_t take_body(char* bytes, std::size_t size, std::size_t count, void* user) {
    auto& incoming = *static_cast<Incoming*>(user);
    const std::size_t length = size * count;
    if (incoming.response.body.size() + length > static_cast<std::size_t>(incoming.bytes_max)) {
        incoming.too_large = true;
        return 0; // libcurl stops with CURLE_WRITE_ERROR
    }
    incoming.response.body.append(bytes, length);
    return length;
}

std::string lowered(std::string_view text) {
    std::string out{text};
    std::transform(out.begin(), out.end(), out.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return out;
}

std::size_t take_header(char* bytes, std::size_t size, std::size_t count, void* user) {
    auto& incoming = *static_cast<Incoming*>(user);
    const std::size_t length = size * count;
    if (++incoming.header_lines > k_header_lines_max) {
        incoming.too_large = true;
        return 0;
    }
    const std::string_view line{bytes, length};
    const auto colon = line.find(':');
    if (colon == std::string_view::npos)
        return length;
    const std::string name = lowered(text::trim(line.substr(0, colon)));
    const std::string_view value = text::trim(line.substr(colon + 1));
    if (name == "content-type")
        incoming.response.content_type = lowered(value);
    // The other form of Retry-After, a date, is left aside: the caller's own back-off then holds.
    if (name == "retry-after" && text::all_digits(value))
        incoming.response.retry_after_s = text::parse_integer(value);
    return length;
}

// Scheme, host and path for a log line or an error: a query may name an account.
struct Place {
    std::string host;
    std::string path;
    bool loopback = false;
    bool plain = false;
};

Result<Place> place_of(const std::string& url) {
    const auto query = url.find('?');
    const std::string without_query = url.substr(0, query);
    CT_ASSIGN(parsed, BaseUrl::parse(without_query));
    const auto path = without_query.find('/', without_query.find("://") + 3);
    return Place{parsed.host, path == std::string::npos ? "/" : without_query.substr(path),
                 parsed.loopback, parsed.text.starts_with("http://")};
}

Error error_of(CURLcode code, const Incoming& incoming, const std::string& host,
               std::int64_t bytes_max) {
    const auto made = [&](ErrorSpec spec) {
        return fail(spec, {{"host", host}}, curl_easy_strerror(code)).value();
    };
    if (incoming.too_large || code == CURLE_FILESIZE_EXCEEDED)
        return fail(errors::answer_too_large,
                    {{"host", host}, {"limit_mb", bytes_max / (1024 * 1024)}})
            .value();
    switch (code) {
    case CURLE_OPERATION_TIMEDOUT:
        return made(errors::timeout);
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_RESOLVE_PROXY:
    case CURLE_COULDNT_CONNECT:
        return made(errors::unreachable);
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_CIPHER:
    case CURLE_SSL_ISSUER_ERROR:
    case CURLE_SSL_INVALIDCERTSTATUS:
    case CURLE_SSL_CACERT_BADFILE:
        return made(errors::tls);
    default:
        return made(errors::connection_cut);
    }
}

List headers_of(const HttpRequest& request) {
    List list;
    for (const HttpHeader& header : request.headers) {
        std::string line = header.name + ": ";
        line += header.value.reveal();
        invariant(line.find_first_of("\r\n") == std::string::npos, "a header is one line");
        curl_slist* longer = curl_slist_append(list.get(), line.c_str());
        const SecretString wiped{std::move(line)};
        invariant(longer != nullptr, "libcurl can allocate a header");
        (void)list.release();
        list.reset(longer);
    }
    return list;
}

// libcurl copies header values; they are overwritten before it frees them.
void wipe(curl_slist* list) {
    for (; list != nullptr; list = list->next)
        for (volatile char* c = list->data; *c != '\0'; ++c)
            *c = '*';
}

} // namespace

struct CurlHttpClient::State {
    std::unique_ptr<CURLM, MultiFreed> multi;
};

CurlHttpClient::CurlHttpClient(HttpLimits limits)
    : m_limits(limits), m_state(std::make_unique<State>()) {
    start_libcurl();
    m_state->multi.reset(curl_multi_init());
    invariant(m_state->multi != nullptr, "libcurl can allocate a client");
}

CurlHttpClient::~CurlHttpClient() = default;

namespace {

void set_up(CURL* easy, const HttpRequest& request, const Place& place, const HttpLimits& limits,
            curl_slist* headers, Incoming& incoming) {
    const auto set = [easy](CURLoption option, auto value) {
        invariant(curl_easy_setopt(easy, option, value) == CURLE_OK, "libcurl knows the option");
    };
    set(CURLOPT_URL, request.url.c_str());
    set(CURLOPT_PROTOCOLS_STR, place.plain ? "http" : "https");
    set(CURLOPT_HTTPHEADER, headers);
    set(CURLOPT_USERAGENT, k_user_agent);
    set(CURLOPT_SSL_VERIFYPEER, 1L);
    set(CURLOPT_SSL_VERIFYHOST, 2L);
    set(CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    set(CURLOPT_FOLLOWLOCATION, 0L);
    set(CURLOPT_NOSIGNAL, 1L);
    // Without it, removing a handle waits for a name look-up that may take half a minute.
    set(CURLOPT_QUICK_EXIT, 1L);
    set(CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(limits.connect_timeout_ms));
    set(CURLOPT_TIMEOUT_MS, static_cast<long>(limits.total_timeout_ms));
    set(CURLOPT_MAXFILESIZE_LARGE, static_cast<curl_off_t>(limits.body_bytes_max));
    set(CURLOPT_WRITEFUNCTION, &take_body);
    set(CURLOPT_WRITEDATA, static_cast<void*>(&incoming));
    set(CURLOPT_HEADERFUNCTION, &take_header);
    set(CURLOPT_HEADERDATA, static_cast<void*>(&incoming));
    if (place.loopback)
        set(CURLOPT_PROXY, ""); // a proxy of the environment is no way to this machine
}

// Runs the transfer; core.cancelled on a stop, else libcurl's own result code.
Result<CURLcode> run(CURLM* multi, CURL* easy, const std::stop_token& stop) {
    const std::stop_callback wake(stop, [multi] { curl_multi_wakeup(multi); });
    int running = 1;
    while (running > 0) {
        if (stop.stop_requested())
            return fail(comptoir::errors::cancelled);
        invariant(curl_multi_perform(multi, &running) == CURLM_OK, "libcurl runs");
        if (running > 0)
            invariant(curl_multi_poll(multi, nullptr, 0, k_poll_ms, nullptr) == CURLM_OK,
                      "libcurl waits");
    }
    int left = 0;
    while (const CURLMsg* message = curl_multi_info_read(multi, &left))
        if (message->msg == CURLMSG_DONE && message->easy_handle == easy)
            return message->data.result;
    return CURLE_RECV_ERROR;
}

} // namespace

Result<HttpResponse> CurlHttpClient::get(const HttpRequest& request, std::stop_token stop) {
    CT_ASSIGN(place, place_of(request.url));
    Incoming incoming;
    incoming.bytes_max = m_limits.body_bytes_max;
    const Easy easy{curl_easy_init()};
    invariant(easy != nullptr, "libcurl can allocate a request");
    const List headers = headers_of(request);
    set_up(easy.get(), request, place, m_limits, headers.get(), incoming);

    CURLM* multi = m_state->multi.get();
    invariant(curl_multi_add_handle(multi, easy.get()) == CURLM_OK, "libcurl takes the request");
    const Result<CURLcode> ran = run(multi, easy.get(), stop);
    curl_multi_remove_handle(multi, easy.get());
    wipe(headers.get());
    if (!ran)
        return fail(ran.error());
    if (*ran != CURLE_OK) {
        Error error = error_of(*ran, incoming, place.host, m_limits.body_bytes_max);
        log::warn("connectors", "GET " + place.host + place.path + ": " + error.detail);
        return fail(std::move(error));
    }
    long status = 0;
    curl_easy_getinfo(easy.get(), CURLINFO_RESPONSE_CODE, &status);
    incoming.response.status = static_cast<int>(status);
    log::info("connectors",
              "GET " + place.host + place.path + ": " + text::number(status) + ", " +
                  text::number(static_cast<long long>(incoming.response.body.size())) + " bytes");
    return std::move(incoming.response);
}

} // namespace comptoir::connectors
