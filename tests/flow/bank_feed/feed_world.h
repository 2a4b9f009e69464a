// A dossier whose journal BQ follows an account of the sandbox bank, both on one clock.
#pragma once

#include "comptoir/app/bank.h"
#include "comptoir/app/connection_errors.h"
#include "comptoir/app/connections.h"
#include "comptoir/app/vault.h"
#include "comptoir/connectors/errors.h"
#include "comptoir/sandbox/server.h"
#include "support/temp_dossier.h"

namespace comptoir::test {

inline constexpr std::string_view k_iban = "FR7616958000010000402177757";
inline constexpr std::string_view k_other_iban = "FR7630006000020000000100144";

class FeedWorld : public testing::Test {
protected:
    explicit FeedWorld(std::string_view now = "2026-03-02T10:00:00Z")
        : dossier(ledger::Chart::Pcg, now),
          bank_clock(std::make_shared<MovedClock>(dossier.clock())) {}

    // The bank reads the dossier's clock from its own threads: only moved between pulls.
    class MovedClock final : public Clock {
    public:
        explicit MovedClock(const Clock& clock) : m_clock(&clock) {}
        Instant now() const override { return m_clock->now(); }

    private:
        const Clock* m_clock;
    };

    void start_bank(sandbox::Bank given) {
        server = value_of(sandbox::BankServer::start(std::move(given), bank_clock));
    }
    static sandbox::Bank bank_of(std::vector<sandbox::BankOperation> operations) {
        sandbox::Bank bank;
        bank.login = "me";
        bank.secret_key = "k3y";
        sandbox::BankAccount account;
        account.id = "acc-1";
        account.iban = Iban::parse(k_iban);
        account.bic = "QNTOFRP1XXX";
        account.opening = eur(100'000);
        bank.accounts.push_back(account);
        for (auto& operation : operations)
            bank.put(std::move(operation));
        return bank;
    }
    static sandbox::BankOperation operation(std::string id, std::string_view settled_at,
                                            std::int64_t cents,
                                            std::string label = "BOIS ET FORMES") {
        sandbox::BankOperation made;
        made.id = std::move(id);
        made.account_id = "acc-1";
        made.amount = eur(cents);
        made.label = std::move(label);
        made.counterparty_name = made.label;
        made.emitted_at = *Instant::parse_iso(settled_at);
        made.settled_at = made.emitted_at;
        return made;
    }

    void add_journal(std::string_view code = "BQ", std::optional<std::string_view> iban = k_iban,
                     std::string account = "512100") {
        app::JournalAdd request;
        request.code = code;
        if (iban)
            request.iban = Iban::parse(*iban);
        request.account = std::move(account);
        value_of(dossier.write<ledger::Journal>(
            [&](app::Writer& writer) { return app::add_journal(writer, request); }));
    }
    app::ConnectionAdd request(std::optional<std::string> journal = "BQ") const {
        app::ConnectionAdd made;
        made.provider = "qonto";
        made.base_url = server->address();
        made.credentials = SecretString(std::string_view(R"({"login":"me","secret_key":"k3y"})"));
        made.journal = std::move(journal);
        return made;
    }
    Result<app::ConnectionRow> connect(const app::ConnectionAdd& made) {
        return app::add_connection(dossier.workspace(), made, passphrase);
    }
    Result<app::PullReport> try_sync() {
        return app::sync_once(dossier.workspace(), passphrase, {});
    }
    app::PullReport::Connection sync() { return value_of(try_sync()).connections.at(0); }
    app::PullAccount sync_account() {
        const auto pulled = sync();
        EXPECT_FALSE(pulled.error) << pulled.error->code.name << " " << pulled.error->detail;
        return pulled.accounts.at(0);
    }
    std::vector<app::FeedOperation> feed() {
        return value_of(dossier.read<std::vector<app::FeedOperation>>(
            [](app::Reader& reader) { return app::list_feed(reader, std::nullopt); }));
    }
    // "state id amount label" of each operation, in order.
    std::vector<std::string> feed_lines() {
        std::vector<std::string> lines;
        for (const app::FeedOperation& each : feed())
            lines.push_back(each.state + " " + each.line.bank_reference + " " +
                            each.line.amount.to_decimal() + " " + each.line.label);
        return lines;
    }
    Result<app::ImportReport> try_statement(std::string journal = "BQ",
                                            std::optional<Date> until = std::nullopt) {
        return dossier.write<app::ImportReport>(
            [&](app::Writer& writer) { return app::make_feed_statement(writer, journal, until); });
    }
    std::vector<app::StatementRow> statements() {
        return value_of(dossier.read<std::vector<app::StatementRow>>(
            [](app::Reader& reader) { return app::list_statements(reader, {}); }));
    }
    std::vector<std::string> statement_labels() {
        std::vector<std::string> labels;
        expect_done(dossier.workspace()
                        .read<bool>([&](app::Reader& reader) -> Result<bool> {
                            CT_TRY(app::for_each_line(reader, {}, [&](const app::LineRow& row) {
                                labels.push_back(row.line.label);
                                return true;
                            }));
                            return true;
                        })
                        .map([](bool) {}));
        return labels;
    }
    std::vector<app::ConnectionRow> connections() {
        return value_of(dossier.read<std::vector<app::ConnectionRow>>(
            [](app::Reader& reader) { return app::list_connections(reader); }));
    }
    void set_faults(std::string_view text) { server->set_faults(*sandbox::parse_faults(text)); }
    void move_to(std::string_view now) {
        dossier.clock().advance_ms(Instant::parse_iso(now)->ms - dossier.clock().now().ms);
    }

    TempDossier dossier;
    SecretString passphrase{std::string_view("correct horse")};
    std::shared_ptr<MovedClock> bank_clock;
    std::unique_ptr<sandbox::BankServer> server;
};

} // namespace comptoir::test
