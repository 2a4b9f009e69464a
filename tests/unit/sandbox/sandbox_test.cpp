#include "comptoir/core/text.h"
#include "comptoir/sandbox/answer.h"
#include "comptoir/sandbox/errors.h"
#include "comptoir/sandbox/faults.h"
#include "comptoir/sandbox/server.h"

#include <nlohmann/json.hpp>

#include <gtest/gtest.h>

namespace comptoir::sandbox {
namespace {

using Json = nlohmann::json;

constexpr std::string_view k_scenario = R"({
 "login":"me","secret_key":"key",
 "accounts":[{"id":"a1","iban":"FR7616958000010000402177757","opening_balance":"100.00"},
             {"id":"a2","external":true,"iban":"FR7630006000020000000100144"},
             {"id":"a3"}],
 "operations":[
  {"id":"o1","account":"a1","amount":"-10.29","label":"CAFE","operation_type":"card","emitted_at":"2026-01-05T10:00:00Z","settled_at":"2026-01-07T10:00:00Z","pending_id":"hold","pending_amount":"-12.00"},
  {"id":"o2","account":"FR7616958000010000402177757","amount":"50.00","settled_at":"2026-01-06"},
  {"id":"o3","account":"a1","amount":"-5.00","settled_at":"2026-01-08T10:00:00Z","status":"declined"},
  {"id":"o4","account":"a1","amount":"-1.00","emitted_at":"2026-01-09","status":"pending"}]})";

class SandboxAnswer : public testing::Test {
protected:
    BankAnswer ask(std::string path, std::multimap<std::string, std::string> query = {}) {
        return answer(bank, {std::move(path), std::move(query), "me:key", ""}, now);
    }
    Json transactions(std::multimap<std::string, std::string> query) {
        query.emplace("bank_account_id", "a1");
        return Json::parse(ask("/v2/transactions", std::move(query)).body);
    }
    std::vector<std::string> ids(std::multimap<std::string, std::string> query) {
        std::vector<std::string> found;
        const Json page = transactions(std::move(query));
        for (const Json& row : page["transactions"])
            found.push_back(row["id"]);
        return found;
    }
    using Ids = std::vector<std::string>;
    const std::multimap<std::string, std::string> every{{"status[]", "pending"},
                                                        {"status[]", "completed"},
                                                        {"status[]", "declined"},
                                                        {"sort_by", "updated_at:asc"}};
    Bank bank = *parse_scenario(k_scenario);
    Instant now = *Instant::parse_iso("2026-01-10T10:00:00Z");
};

TEST_F(SandboxAnswer, RefusesOtherCredentials) {
    for (const std::string key : {"", "me", "me:", "me:KEY", "Basic bWU6a2V5"})
        EXPECT_EQ(answer(bank, {"/v2/organization", {}, key, ""}, now).status, 401) << key;
}

TEST_F(SandboxAnswer, WithoutItsStagingTokenShowsAPage) {
    bank.staging_token = "st";
    EXPECT_EQ(ask("/v2/organization").content_type, "text/html");
    EXPECT_EQ(ask("/v2/organization").status, 200);
}

TEST_F(SandboxAnswer, HidesExternalAccountsUnlessAsked) {
    const auto count = [](const BankAnswer& answered) {
        return Json::parse(answered.body)["organization"]["bank_accounts"].size();
    };
    EXPECT_EQ(count(ask("/v2/organization")), 2U);
    EXPECT_EQ(count(ask("/v2/organization", {{"include_external_accounts", "true"}})), 3U);
    EXPECT_EQ(Json::parse(ask("/v2/bank_accounts/a1").body)["bank_account"]["balance_cents"],
              13971);
}

TEST_F(SandboxAnswer, ShowsCompletedOnesOnlyUnlessToldOtherwise) {
    EXPECT_EQ(ids({}), (Ids{"o1", "o2"}));
    EXPECT_EQ(ids(every), (Ids{"o2", "o1", "o3", "o4"}));
    EXPECT_EQ(ids({{"status", "declined"}}), Ids{"o3"});
}

TEST_F(SandboxAnswer, AHoldBecomesAnotherOperationWhenItSettles) {
    now = *Instant::parse_iso("2026-01-06T12:00:00Z");
    const Json row = transactions(every)["transactions"][0];
    EXPECT_EQ(row["id"], "hold");
    EXPECT_EQ(row["status"], "pending");
    EXPECT_EQ(row["amount_cents"], 1200);
    EXPECT_TRUE(row["settled_at"].is_null());
    EXPECT_TRUE(row["settled_balance_cents"].is_null());
}

TEST_F(SandboxAnswer, BalancesFollowTheOrderOfSettlement) {
    const Json rows = transactions({{"sort_by", "settled_at:asc"}})["transactions"];
    EXPECT_EQ(rows[0]["settled_balance_cents"], 15000);
    EXPECT_EQ(rows[1]["settled_balance_cents"], 13971);
}

TEST_F(SandboxAnswer, FiltersBySideTypeAndInstants) {
    EXPECT_EQ(ids({{"side", "credit"}}), Ids{"o2"});
    EXPECT_EQ(ids({{"side[]", "debit"}}), Ids{"o1"});
    EXPECT_EQ(ids({{"operation_type[]", "card"}}), Ids{"o1"});
    auto query = every;
    query.emplace("updated_at_from", "2026-01-07T10:00:00.001Z");
    EXPECT_EQ(ids(query), (Ids{"o3", "o4"}));
    query.emplace("updated_at_to", "2026-01-08T10:00:00.000Z");
    EXPECT_EQ(ids(query), Ids{"o3"});
    EXPECT_EQ(
        ask("/v2/transactions", {{"bank_account_id", "a1"}, {"settled_at_from", "soon"}}).status,
        400);
}

TEST_F(SandboxAnswer, PagesByEitherNameOfTheParameter) {
    auto query = every;
    query.emplace("per_page", "3");
    Json page = transactions(query);
    EXPECT_EQ(page["meta"]["next_page"], 2);
    EXPECT_EQ(page["meta"]["total_count"], 4);
    query.emplace("page", "2");
    page = transactions(query);
    EXPECT_TRUE(page["meta"]["next_page"].is_null());
    EXPECT_EQ(page["transactions"].size(), 1U);
    query.erase("page");
    query.emplace("current_page", "2");
    EXPECT_EQ(transactions(query)["transactions"].size(), 1U);
}

TEST_F(SandboxAnswer, RefusesWhatTheDocumentationRefuses) {
    EXPECT_EQ(ask("/v2/transactions").status, 400);
    EXPECT_EQ(ask("/v2/transactions", {{"iban", "FR7630006000011234567890189"}}).status, 404);
    EXPECT_EQ(ask("/v2/transactions", {{"bank_account_id", "a1"}, {"per_page", "101"}}).status,
              400);
    EXPECT_EQ(ask("/v2/transactions", {{"bank_account_id", "a1"}, {"page", "0"}}).status, 400);
    EXPECT_EQ(ask("/v2/transactions", {{"bank_account_id", "a1"}, {"sort_by", "mood:asc"}}).status,
              400);
    EXPECT_EQ(ask("/v2/nothing").status, 404);
    EXPECT_EQ(ask("/v2/transactions/none").status, 404);
    EXPECT_EQ(ask("/v2/transactions/o2").status, 200);
    const Json body = Json::parse(ask("/v2/nothing").body);
    EXPECT_EQ(body["errors"][0]["code"], "not_found");
    EXPECT_TRUE(body["trace_id"].is_string());
}

TEST_F(SandboxAnswer, AmountsAreWrittenFromTheirDigits) {
    const BankAnswer answered = ask("/v2/transactions", {{"bank_account_id", "a1"}});
    EXPECT_NE(answered.body.find(R"("amount":10.29,"amount_cents":1029)"), std::string::npos);
}

std::string scenario_refusal(std::string_view json) {
    const auto bank = parse_scenario(json);
    if (bank)
        return "";
    EXPECT_EQ(bank.error().code, ErrorCode(errors::bad_scenario));
    return std::get<std::string>(bank.error().params.front().value);
}

TEST(SandboxScenario, NamesTheFieldItCannotRead) {
    const std::string head = R"({"accounts":[{"id":"a"}],"operations":[)";
    EXPECT_EQ(scenario_refusal("nothing"), "JSON");
    EXPECT_EQ(scenario_refusal("{}"), "accounts");
    EXPECT_EQ(scenario_refusal(R"({"accounts":[{"id":"a","iban":"FR00"}]})"), "accounts.iban");
    EXPECT_EQ(scenario_refusal(R"({"accounts":[{"id":"a","opening_balance":12}]})"),
              "accounts.opening_balance");
    EXPECT_EQ(scenario_refusal(head + R"({"amount":"1.00"}]})"), "operations.id");
    EXPECT_EQ(scenario_refusal(head + R"({"id":"o","account":"zz","amount":"1.00"}]})"),
              "operations.account");
    EXPECT_EQ(scenario_refusal(head + R"({"id":"o","amount":1.25,"settled_at":"2026-01-05"}]})"),
              "operations.amount");
    EXPECT_EQ(scenario_refusal(head + R"({"id":"o","amount":"0.00","settled_at":"2026-01-05"}]})"),
              "operations.amount");
    EXPECT_EQ(scenario_refusal(head + R"({"id":"o","amount":"1.00"}]})"), "operations.emitted_at");
    EXPECT_EQ(scenario_refusal(head + R"({"id":"o","amount":"1.00","settled_at":"yesterday"}]})"),
              "operations.settled_at");
}

TEST(SandboxFaults, AreReadInOrder) {
    const auto faults = parse_faults("429@2:2, cut,repeat-page:1");
    ASSERT_TRUE(faults);
    ASSERT_EQ(faults->size(), 4U);
    EXPECT_EQ((*faults)[1].seconds, 2);
    EXPECT_EQ((*faults)[2].kind, FaultKind::Cut);
    EXPECT_EQ(parse_faults("")->size(), 0U);
}

TEST(SandboxFaults, RefuseWhatIsNone) {
    for (const std::string_view bad :
         {"404", "429:", "429:0", "429:x", "cut@", "cut:99999", ",", "slow@99999"}) {
        const auto faults = parse_faults(bad);
        ASSERT_FALSE(faults) << bad;
        EXPECT_EQ(faults.error().code, ErrorCode(errors::bad_faults));
    }
}

TEST(SandboxGenerator, TheSameSeedGivesTheSameOperations) {
    BankAccount account;
    account.id = "a1";
    const GeneratorOptions options{
        .seed = 7,
        .days = {*Date::parse_iso("2026-01-01"), *Date::parse_iso("2026-03-31")},
        .operations_per_week = 13};
    const auto once = generate_operations(account, options);
    const auto twice = generate_operations(account, options);
    ASSERT_EQ(once.size(), twice.size());
    EXPECT_GT(once.size(), 100U);
    for (std::size_t i = 0; i < once.size(); ++i) {
        EXPECT_EQ(once[i].id, twice[i].id);
        EXPECT_EQ(once[i].amount, twice[i].amount);
        EXPECT_FALSE(once[i].amount.is_zero());
        EXPECT_TRUE(once[i].counterparty_iban.empty() || Iban::parse(once[i].counterparty_iban));
    }
    EXPECT_EQ(once.front().id, "c00e7571-8d04-4677-a5ad-1ed68a921378")
        << "the same on every machine";
}

TEST(SandboxServer, RefusesAPortThatIsTaken) {
    const auto clock = std::make_shared<FixedClock>(Instant{0});
    const auto first = BankServer::start({}, clock);
    ASSERT_TRUE(first);
    const std::string address = (*first)->address();
    const auto port = text::parse_integer(address.substr(address.find_last_of(':') + 1));
    const auto second = BankServer::start({}, clock, static_cast<int>(*port));
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().code, ErrorCode(errors::port_taken));
}

} // namespace
} // namespace comptoir::sandbox
