// Adding, testing, removing connections; the background loop.
#include "feed_world.h"

#include "comptoir/app/settings.h"

#include <chrono>
#include <condition_variable>
#include <filesystem>
#include <mutex>

namespace comptoir::test {
namespace {

class Connection : public FeedWorld {
protected:
    void SetUp() override { start_bank(bank_of({operation("a", "2026-02-25T09:00:00Z", -1800)})); }
    std::string refused(const app::ConnectionAdd& made) { return refusal_of(connect(made)); }
    std::filesystem::path vault() const { return app::vault_path_of(dossier.path()); }
    app::ConnectionAdd with_credentials(std::string_view credentials) {
        auto made = request();
        made.credentials = SecretString(credentials);
        return made;
    }
};

TEST_F(Connection, FollowsTheAccountOfTheJournalsIban) {
    add_journal();
    const app::ConnectionRow row = value_of(connect(request()));
    EXPECT_EQ(row.state, "active");
    ASSERT_EQ(row.accounts.size(), 1U);
    EXPECT_EQ(row.accounts[0].iban, k_iban);
    EXPECT_EQ(row.accounts[0].journal, "BQ");
    EXPECT_FALSE(row.last_sync_at);
    sync_account();
    EXPECT_EQ(connections()[0].last_sync_at, dossier.clock().now());
}

TEST_F(Connection, WithoutAJournalFollowsByIbanAsSoonAsThereIsOne) {
    value_of(connect(request(std::nullopt)));
    EXPECT_FALSE(connections()[0].accounts[0].journal);
    add_journal();
    EXPECT_EQ(connections()[0].accounts[0].journal, "BQ");
    sync_account();
    EXPECT_EQ(value_of(try_statement()).statements.size(), 1U);
}

TEST_F(Connection, KeepsItsSecretOutOfTheDossier) {
    add_journal();
    value_of(connect(request()));
    EXPECT_TRUE(std::filesystem::exists(vault()));
    dossier.close();
    EXPECT_EQ(read_text(dossier.path()).find("k3y"), std::string::npos);
    EXPECT_EQ(read_text(vault()).find("k3y"), std::string::npos);
}

TEST_F(Connection, ARefusalStoresNothing) {
    add_journal();
    EXPECT_EQ(refused(with_credentials(R"({"login":"me","secret_key":"wrong"})")),
              "connectors.unauthorized");
    EXPECT_EQ(refused(with_credentials("{}")), "connectors.bad_credentials");
    EXPECT_FALSE(std::filesystem::exists(vault()));
    EXPECT_TRUE(connections().empty());
}

TEST_F(Connection, RefusesAnAddressOrProviderItCannotUse) {
    auto made = request(std::nullopt);
    made.base_url = "http://bank.example";
    EXPECT_EQ(refused(made), "connectors.insecure_url");
    made.base_url = "bank";
    EXPECT_EQ(refused(made), "connectors.bad_url");
    made = request(std::nullopt);
    made.provider = "other";
    EXPECT_EQ(refused(made), "connectors.unknown_provider");
}

TEST_F(Connection, RefusesAJournalOfAnotherAccount) {
    EXPECT_EQ(refused(request("ZZ")), "ledger.unknown_journal");
    add_journal("B2", std::nullopt, "512200");
    EXPECT_EQ(refused(request("B2")), app::errors::feed_journal_has_no_iban.name);
    add_journal("B3", k_other_iban, "512300");
    EXPECT_EQ(refused(request("B3")), app::errors::feed_iban_differs.name);
    EXPECT_FALSE(std::filesystem::exists(vault()));
}

TEST_F(Connection, RefusesASecondConnectionOnOneAccountAndForgetsItsSecret) {
    add_journal();
    value_of(connect(request()));
    const std::string before = read_text(vault());
    EXPECT_EQ(refused(request()), app::errors::feed_account_already_connected.name);
    EXPECT_EQ(read_text(vault()).size(), before.size());
}

TEST_F(Connection, RefusesAKeyThatSeesNoAccount) {
    server->change([](sandbox::Bank& bank) { bank.accounts[0].iban.reset(); });
    EXPECT_EQ(refused(request(std::nullopt)), "connectors.no_account");
}

TEST_F(Connection, AWrongPassphraseOpensNothing) {
    add_journal();
    value_of(connect(request()));
    passphrase = SecretString(std::string_view("wrong"));
    EXPECT_EQ(refusal_of(try_sync()), app::errors::vault_wrong_passphrase.name);
    EXPECT_EQ(
        refusal_of(app::test_connection(dossier.workspace(), connections()[0].id, passphrase)),
        app::errors::vault_wrong_passphrase.name);
    EXPECT_EQ(
        refusal_of(app::remove_connection(dossier.workspace(), connections()[0].id, passphrase)),
        app::errors::vault_wrong_passphrase.name);
    EXPECT_EQ(connections().size(), 1U);
}

TEST_F(Connection, WithoutItsVaultEntryIsBrokenAndSaysSo) {
    add_journal();
    value_of(connect(request()));
    std::filesystem::remove(vault());
    const auto pulled = sync();
    ASSERT_TRUE(pulled.error);
    EXPECT_EQ(pulled.error->code, ErrorCode(app::errors::vault_entry_missing));
    EXPECT_EQ(pulled.state, "broken");
    EXPECT_EQ(connections()[0].last_error->code, ErrorCode(app::errors::vault_entry_missing));
}

TEST_F(Connection, ARefusedKeyBreaksItAndAGoodAnswerMendsIt) {
    add_journal();
    value_of(connect(request()));
    set_faults("401:1");
    const auto pulled = sync();
    ASSERT_TRUE(pulled.error);
    EXPECT_EQ(pulled.state, "broken");
    EXPECT_FALSE(pulled.accounts.at(0).complete);
    EXPECT_EQ(connections()[0].last_error->code, ErrorCode(connectors::errors::unauthorized));
    expect_done(app::test_connection(dossier.workspace(), connections()[0].id, passphrase));
    EXPECT_EQ(connections()[0].state, "active");
    EXPECT_FALSE(connections()[0].last_error);
}

TEST_F(Connection, AQuotaOrAFailureLeavesItActive) {
    add_journal();
    value_of(connect(request()));
    set_faults("429@3600:1");
    const auto pulled = sync();
    ASSERT_TRUE(pulled.error);
    EXPECT_EQ(pulled.error->code, ErrorCode(connectors::errors::rate_limited));
    EXPECT_EQ(pulled.state, "active");
    set_faults("html:1");
    EXPECT_EQ(sync().error->code, ErrorCode(connectors::errors::not_json));
    EXPECT_FALSE(connections()[0].last_sync_at) << "no pull was complete";
}

TEST_F(Connection, AnUnreachableBankIsSaidAndNothingIsLost) {
    server->change([](sandbox::Bank& bank) {
        bank.put(operation("hold", "2026-03-01T09:00:00Z", -500));
        bank.operations.back().settled_at.reset();
    });
    add_journal();
    value_of(connect(request()));
    sync_account();
    server.reset();
    const auto pulled = sync();
    ASSERT_TRUE(pulled.error);
    EXPECT_EQ(pulled.error->code, ErrorCode(connectors::errors::unreachable));
    EXPECT_EQ(pulled.accounts.at(0).pending, 1) << "still pending, as far as we know";
    EXPECT_EQ(feed().size(), 2U);
}

TEST_F(Connection, RemovedForgetsTheSecretAndHidesWhatWaited) {
    add_journal();
    const auto id = value_of(connect(request())).id;
    sync_account();
    expect_done(app::remove_connection(dossier.workspace(), id, passphrase));
    EXPECT_TRUE(connections().empty());
    EXPECT_TRUE(feed().empty());
    EXPECT_TRUE(value_of(try_sync()).connections.empty());
    EXPECT_EQ(refusal_of(app::remove_connection(dossier.workspace(), id, passphrase)),
              "app.not_found");
    EXPECT_EQ(refusal_of(try_statement()), app::errors::feed_journal_without_feed.name);
    value_of(connect(request()));
    EXPECT_EQ(sync_account().lines_new, 1) << "a new connection starts from the beginning";
}

TEST_F(Connection, WithoutAnySyncNeedsNoVault) {
    EXPECT_TRUE(value_of(try_sync()).connections.empty());
}

// What the loop told, shared with its thread.
struct Told {
    std::mutex mutex;
    std::condition_variable changed;
    std::vector<std::string> words;
    void wait_for(std::size_t count) {
        std::unique_lock lock(mutex);
        changed.wait(lock, [&] { return words.size() >= count; });
    }
    std::function<void(const Result<app::PullReport>&)> listener() {
        return [this](const Result<app::PullReport>& report) {
            const std::lock_guard lock(mutex);
            words.push_back(report ? "pulled" : std::string(report.error().code.name));
            changed.notify_all();
        };
    }
};

TEST_F(Connection, TheBackgroundPullsByItselfAndWhenAsked) {
    add_journal();
    value_of(connect(request()));
    Told told;
    app::BackgroundSync background(dossier.workspace(), passphrase,
                                   {.start_delay_s = 0, .interval_s = 1}, told.listener());
    told.wait_for(1);
    EXPECT_EQ(feed().size(), 1U);
    background.pull_now();
    told.wait_for(2);
    const auto before = std::chrono::steady_clock::now();
    background.stop();
    EXPECT_LT(std::chrono::steady_clock::now() - before, std::chrono::seconds(1));
    EXPECT_GE(background.next_pull_at()->ms, SystemClock().now().ms + 200'000)
        << "never below 300 s";
}

TEST_F(Connection, TheBackgroundStopsWithinASecondWhileTheBankDawdles) {
    add_journal();
    value_of(connect(request()));
    set_faults("slow@30:1");
    const std::int64_t before_requests = server->requests();
    Told told;
    app::BackgroundSync background(dossier.workspace(), passphrase,
                                   {.start_delay_s = 0, .interval_s = 300}, told.listener());
    while (server->requests() == before_requests)
        std::this_thread::yield();
    const auto before = std::chrono::steady_clock::now();
    background.stop();
    EXPECT_LT(std::chrono::steady_clock::now() - before, std::chrono::seconds(1));
    EXPECT_TRUE(told.words.empty());
}

TEST_F(Connection, TheBackgroundTellsAWrongPassphrase) {
    add_journal();
    value_of(connect(request()));
    Told told;
    app::BackgroundSync background(dossier.workspace(), SecretString(std::string_view("wrong")),
                                   {.start_delay_s = 0, .interval_s = 300}, told.listener());
    told.wait_for(1);
    background.stop();
    EXPECT_EQ(told.words,
              (std::vector<std::string>{std::string(app::errors::vault_wrong_passphrase.name)}));
}

TEST_F(Connection, TheIntervalIsASettingWithBounds) {
    const auto interval = [&] {
        return value_of(dossier.read<std::int64_t>(
            [](app::Reader& reader) { return app::setting(reader, app::k_sync_interval_s); }));
    };
    EXPECT_EQ(interval(), 21600);
    const auto set = [&](std::int64_t value) {
        return refusal_of(dossier.write<bool>([&](app::Writer& writer) -> Result<bool> {
            CT_TRY(app::set_setting(writer, app::k_sync_interval_s, value));
            return true;
        }));
    };
    EXPECT_EQ(set(299), "app.setting_out_of_range");
    EXPECT_EQ(set(604'801), "app.setting_out_of_range");
    EXPECT_EQ(set(3600), "");
    EXPECT_EQ(interval(), 3600);
}

} // namespace
} // namespace comptoir::test
