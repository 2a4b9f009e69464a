// comptoir-sandbox: an invented bank on this machine, for tests and demonstrations.
//
//   comptoir-sandbox --seed 7 --iban FR76… --from 2026-01-01 --to 2026-03-31 --faults 429:2,cut:1
//
// The first line it prints is its address. It listens on the loopback interface alone and stops on
// SIGINT or SIGTERM. COMPTOIR_NOW (ISO instant) stops its clock.
#include "comptoir/core/file.h"
#include "comptoir/core/text.h"
#include "comptoir/sandbox/server.h"

#include <CLI/CLI.hpp>

#include <csignal>
#include <cstdlib>
#include <iostream>

namespace {

using namespace comptoir;

constexpr int k_exit_usage = 2;
constexpr std::int64_t k_scenario_bytes_max = 16 * 1024 * 1024;

struct Options {
    int port = 0;
    std::uint64_t seed = 1;
    std::int64_t per_week = 12;
    std::vector<std::string> ibans;
    std::string from, to, opening = "25000.00", scenario, faults, login, secret_key, staging_token;
};

int refuse(const Error& error) {
    std::cerr << "comptoir-sandbox: " << error.code.name;
    for (const Param& param : error.params)
        if (const auto* text = std::get_if<std::string>(&param.value))
            std::cerr << " (" << param.name << ": " << *text << ")";
    std::cerr << "\n";
    return k_exit_usage;
}

std::shared_ptr<const Clock> clock_of_environment() {
    const char* now = std::getenv("COMPTOIR_NOW");
    const auto instant = now != nullptr ? Instant::parse_iso(now) : std::nullopt;
    if (instant)
        return std::make_shared<FixedClock>(*instant);
    return std::make_shared<SystemClock>();
}

// Accounts of the given IBANs (or one invented one) with generated operations.
std::optional<sandbox::Bank> generated_bank(const Options& options, const Clock& clock) {
    sandbox::Bank bank;
    const Date today = local_day(clock.now());
    const auto from =
        options.from.empty() ? std::optional(today.plus_days(-90)) : Date::parse_iso(options.from);
    const auto to = options.to.empty() ? std::optional(today) : Date::parse_iso(options.to);
    const auto opening = parse_money(options.opening, Currency::eur()).money;
    std::vector<std::string> ibans = options.ibans;
    if (ibans.empty())
        ibans.push_back(iban_of_rib({"16958", "00001", "00004021777"})->text());
    for (const std::string& text : ibans) {
        const auto iban = Iban::parse(text);
        if (!iban || !from || !to || !opening || *to < *from)
            return std::nullopt;
        sandbox::BankAccount account;
        account.id =
            "0190a1b2-0000-7000-8000-" +
            text::pad_left(text::number(static_cast<long long>(bank.accounts.size() + 1)), 12, '0');
        account.name = bank.accounts.empty() ? "Compte principal" : "Compte secondaire";
        account.iban = iban;
        account.bic = "QNTOFRP1XXX";
        account.opening = *opening;
        for (auto& operation :
             sandbox::generate_operations(account, {.seed = options.seed,
                                                   .days = {*from, *to},
                                                   .operations_per_week = options.per_week}))
            bank.put(std::move(operation));
        bank.accounts.push_back(std::move(account));
    }
    return bank;
}

void wait_for_signal(const sigset_t& signals) {
    int received = 0;
    sigwait(&signals, &received);
}

int run(const Options& options) {
    const auto clock = clock_of_environment();
    sandbox::Bank bank;
    if (!options.scenario.empty()) {
        const auto text = read_file(options.scenario, k_scenario_bytes_max);
        if (!text)
            return refuse(text.error());
        auto parsed = sandbox::parse_scenario(*text);
        if (!parsed)
            return refuse(parsed.error());
        bank = std::move(*parsed);
    } else {
        auto generated = generated_bank(options, *clock);
        if (!generated) {
            std::cerr << "comptoir-sandbox: check --iban, --from, --to and --opening\n";
            return k_exit_usage;
        }
        bank = std::move(*generated);
    }
    if (!options.login.empty())
        bank.login = options.login;
    if (!options.secret_key.empty())
        bank.secret_key = options.secret_key;
    bank.staging_token = options.staging_token;
    auto faults = sandbox::parse_faults(options.faults);
    if (!faults)
        return refuse(faults.error());

    // Blocked before any thread starts, so that every thread leaves them to sigwait.
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);

    auto server = sandbox::BankServer::start(std::move(bank), clock, options.port);
    if (!server)
        return refuse(server.error());
    (*server)->set_faults(std::move(*faults));
    std::cout << (*server)->address() << std::endl;
    wait_for_signal(signals);
    return 0;
}

} // namespace

int main(int argc, char** argv) {
    Options options;
    CLI::App app{"An invented bank for tests and demonstrations: answers as Qonto's API v2 does."};
    app.add_option("--port", options.port, "Loopback port; 0 takes a free one")
        ->check(CLI::Range(0, 65535));
    app.add_option("--seed", options.seed, "Seed of the invented operations");
    app.add_option("--iban", options.ibans, "Accounts of the bank");
    app.add_option("--from", options.from, "First day of the invented operations");
    app.add_option("--to", options.to, "Last day of the invented operations");
    app.add_option("--per-week", options.per_week, "Invented operations per week")
        ->check(CLI::Range(1, 10000));
    app.add_option("--opening", options.opening, "Opening balance of each account");
    app.add_option("--scenario", options.scenario, "JSON file with accounts and operations");
    app.add_option("--login", options.login, "Login the client must use");
    app.add_option("--secret-key", options.secret_key, "Secret key the client must use");
    app.add_option("--staging-token", options.staging_token, "Token every call must carry");
    app.add_option("--faults", options.faults,
                   "What goes wrong first: 429:2,500:1,cut:1,repeat-page");
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        const int code = app.exit(error);
        return code == 0 ? 0 : k_exit_usage;
    }
    return run(options);
}
