#include "comptoir/sandbox/server.h"

#include "comptoir/core/text.h"
#include "comptoir/sandbox/answer.h"
#include "comptoir/sandbox/errors.h"
#include "sandbox/json_text.h"

#include <httplib.h>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace comptoir::sandbox {

struct BankServer::State {
    std::shared_ptr<const Clock> clock;
    int port = 0;
    httplib::Server http;

    std::mutex mutex; // guards what follows
    Bank bank;
    std::deque<Fault> faults;
    std::int64_t requests = 0;
    BankAnswer last_list; // for repeat-page
    bool stopping = false;
    std::condition_variable stopped;

    std::atomic<bool> finished = false;
    std::thread thread;

    void route();
    void serve(const httplib::Request& request, httplib::Response& response);
    void control(const httplib::Request& request, httplib::Response& response);
    std::optional<Fault> next_fault(bool is_list);
    void spoil(const Fault& fault, BankAnswer& proper, httplib::Response& response);
};

namespace {

BankRequest request_of(const httplib::Request& request) {
    BankRequest wanted;
    wanted.path = request.path;
    wanted.query = {request.params.begin(), request.params.end()};
    wanted.authorization = request.get_header_value("Authorization");
    wanted.staging_token = request.get_header_value("X-Qonto-Staging-Token");
    return wanted;
}

void send(const BankAnswer& answer, httplib::Response& response) {
    response.status = answer.status;
    response.set_content(answer.body, answer.content_type);
}

// Announces the whole body, sends half of it and closes.
void send_half(const BankAnswer& answer, httplib::Response& response) {
    response.status = answer.status;
    response.set_content_provider(
        answer.body.size(), answer.content_type,
        [body = answer.body](std::size_t, std::size_t, httplib::DataSink& sink) {
            sink.write(body.data(), body.size() / 2);
            return false;
        });
}

} // namespace

std::optional<Fault> BankServer::State::next_fault(bool is_list) {
    if (faults.empty())
        return std::nullopt;
    // There must be a list to repeat.
    if (faults.front().kind == FaultKind::RepeatPage && (!is_list || last_list.body.empty()))
        return std::nullopt;
    const Fault fault = faults.front();
    faults.pop_front();
    return fault.kind == FaultKind::None ? std::nullopt : std::optional(fault);
}

void BankServer::State::spoil(const Fault& fault, BankAnswer& proper, httplib::Response& response) {
    switch (fault.kind) {
    case FaultKind::None:
        return send(proper, response);
    case FaultKind::TooManyRequests:
        if (fault.seconds)
            response.set_header("Retry-After", text::number(*fault.seconds));
        return send(error_answer(429, "too_many_requests", "Rate limit exceeded"), response);
    case FaultKind::ServerError:
        return send(error_answer(500, "internal_server_error", "Something went wrong"), response);
    case FaultKind::Unauthorized:
        return send(error_answer(401, "unauthorized", "Invalid credentials"), response);
    case FaultKind::Forbidden:
        return send(error_answer(403, "forbidden", "A required OAuth scope is missing"), response);
    case FaultKind::Cut:
        return send_half(proper, response);
    case FaultKind::Truncated:
        proper.body.resize(proper.body.size() / 2);
        return send(proper, response);
    case FaultKind::Html:
        return send({.status = 200, .content_type = "text/html", .body = "<html></html>"},
                    response);
    case FaultKind::Slow: {
        std::unique_lock lock(mutex);
        stopped.wait_for(lock, std::chrono::seconds(fault.seconds.value_or(5)),
                         [this] { return stopping; });
        return send(proper, response);
    }
    case FaultKind::RepeatPage: {
        const std::lock_guard lock(mutex);
        return send(last_list, response);
    }
    }
}

void BankServer::State::serve(const httplib::Request& request, httplib::Response& response) {
    const BankRequest wanted = request_of(request);
    const bool is_list = wanted.path == "/v2/transactions";
    BankAnswer proper;
    std::optional<Fault> fault;
    {
        const std::lock_guard lock(mutex);
        ++requests;
        proper = answer(bank, wanted, clock->now());
        fault = next_fault(is_list);
        if (is_list && !fault)
            last_list = proper;
    }
    if (fault)
        return spoil(*fault, proper, response);
    send(proper, response);
}

// The bank's back office, for tests and demonstrations: the same credentials as the API.
void BankServer::State::control(const httplib::Request& request, httplib::Response& response) {
    const std::lock_guard lock(mutex);
    if (request.get_header_value("Authorization") != bank.login + ":" + bank.secret_key)
        return send(error_answer(401, "unauthorized", "Invalid credentials"), response);
    if (request.method == "POST" && request.path == "/_control/operations") {
        auto operation = parse_operation(request.body, bank);
        if (!operation)
            return send(error_answer(400, "invalid",
                                     std::get<std::string>(operation.error().params.front().value)),
                        response);
        // Whatever comes through here is news now: its updated_at says so.
        if (!operation->changed_at)
            operation->changed_at = clock->now();
        bank.put(std::move(*operation));
    } else if (request.method == "POST" && request.path == "/_control/faults") {
        auto parsed = parse_faults(request.body);
        if (!parsed)
            return send(error_answer(400, "invalid", "Unknown fault"), response);
        faults = std::move(*parsed);
    } else if (request.method == "DELETE") {
        bank.remove(request.path.substr(request.path.find_last_of('/') + 1));
    }
    send({.body = JsonText().number("requests", requests).object()}, response);
}

void BankServer::State::route() {
    const auto served = [this](const httplib::Request& request, httplib::Response& response) {
        serve(request, response);
    };
    const auto controlled = [this](const httplib::Request& request, httplib::Response& response) {
        control(request, response);
    };
    http.Get(R"(/v2/.*)", served);
    http.Get(R"(/_control/.*)", controlled);
    http.Post(R"(/_control/.*)", controlled);
    http.Delete(R"(/_control/.*)", controlled);
    http.set_payload_max_length(1024 * 1024);
    // The library shares ports by default (SO_REUSEPORT): a second bank would steal requests.
    http.set_socket_options([](socket_t socket) {
        const int yes = 1;
        setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    });
    http.set_keep_alive_timeout(1); // so that a stop never waits for an idle client
}

BankServer::BankServer(std::unique_ptr<State> state) : m_state(std::move(state)) {}

Result<std::unique_ptr<BankServer>> BankServer::start(Bank bank, std::shared_ptr<const Clock> clock,
                                                      int port) {
    auto state = std::make_unique<State>();
    state->bank = std::move(bank);
    state->clock = std::move(clock);
    state->route();
    constexpr const char* k_loopback = "127.0.0.1";
    state->port = port;
    if (port == 0)
        state->port = state->http.bind_to_any_port(k_loopback);
    else if (!state->http.bind_to_port(k_loopback, port))
        state->port = -1;
    if (state->port <= 0)
        return fail(errors::port_taken, {{"port", std::int64_t{port}}});
    state->thread = std::thread([running = state.get()] {
        running->http.listen_after_bind();
        running->finished = true;
    });
    // A stop before the loop runs would be lost; the port itself takes connections already.
    while (!state->http.is_running() && !state->finished)
        std::this_thread::yield();
    return std::unique_ptr<BankServer>(new BankServer(std::move(state)));
}

BankServer::~BankServer() {
    {
        const std::lock_guard lock(m_state->mutex);
        m_state->stopping = true;
    }
    m_state->stopped.notify_all();
    m_state->http.stop();
    m_state->thread.join();
}

std::string BankServer::address() const {
    return "http://127.0.0.1:" + text::number(m_state->port);
}

void BankServer::change(const std::function<void(Bank&)>& what) {
    const std::lock_guard lock(m_state->mutex);
    what(m_state->bank);
}

void BankServer::set_faults(std::deque<Fault> faults) {
    const std::lock_guard lock(m_state->mutex);
    m_state->faults = std::move(faults);
}

std::int64_t BankServer::requests() const {
    const std::lock_guard lock(m_state->mutex);
    return m_state->requests;
}

} // namespace comptoir::sandbox
