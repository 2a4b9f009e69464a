// What the connector makes of Qonto's answers, through its public face.
#include "comptoir/connectors/errors.h"
#include "comptoir/connectors/registry.h"
#include "comptoir/core/errors.h"
#include "recorded_http.h"

#include <nlohmann/json.hpp>

namespace comptoir::connectors {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view k_no_pending =
    R"({"transactions":[],"meta":{"current_page":1,"next_page":null}})";

Json described(const FeedOperation& operation) {
    const bank::StatementLine& line = operation.line;
    Json json;
    json["id"] = operation.provider_id;
    constexpr const char* k_states[] = {"booked", "pending", "removed"};
    json["state"] = k_states[static_cast<int>(operation.state)];
    json["booked_on"] = line.booked_on.to_iso();
    json["amount"] = line.amount.to_decimal() + " " + std::string(line.amount.currency().code());
    json["status"] = bank::to_text(line.status);
    json["nature"] = bank::to_text(line.nature);
    json["bank_code"] = line.bank_code;
    json["label"] = line.label;
    json["label_more"] = line.label_more;
    json["comment"] = line.comment;
    json["counterparty"] = {line.counterparty.name, line.counterparty.iban, line.counterparty.bic};
    json["ordering_account"] = line.ordering_account;
    json["bank_reference"] = line.bank_reference;
    json["structured_reference"] = line.structured_reference;
    json["cheque_number"] = line.cheque_number;
    if (line.original_amount)
        json["original_amount"] = line.original_amount->to_decimal() + " " +
                                  std::string(line.original_amount->currency().code());
    if (operation.balance_after)
        json["balance_after"] = operation.balance_after->to_decimal();
    json["happened_at"] = operation.happened_at;
    json["updated_at"] = operation.updated_at;
    return json;
}

class QontoMap : public testing::Test {
protected:
    Result<FeedPage> page_of(std::string body) {
        http.expect_json("/v2/transactions", std::move(body));
        return connector->fetch_page("acc", "", {});
    }
    Result<FeedPage> page_of_one(const std::string& members) {
        return page_of(R"({"transactions":[{)" + members + R"(}],"meta":{"current_page":1}})");
    }
    std::string refusal_of_one(const std::string& members) {
        const auto page = page_of_one(members);
        if (page)
            return "";
        return std::string(page.error().code.name) + " " +
               std::get<std::string>(page.error().params.back().value);
    }
    void expect_no_pending() {
        http.expect_json("status%5B%5D=pending", std::string(k_no_pending));
    }
    void golden(std::string_view name) {
        http.expect_file("/v2/transactions", std::string(name) + ".json");
        expect_no_pending();
        const auto page = connector->fetch_page("acc", "", {});
        ASSERT_TRUE(page) << page.error().detail;
        Json json = Json::array();
        for (const FeedOperation& operation : page->operations)
            json.push_back(described(operation));
        test::expect_golden(
            test::data_path("http/qonto/" + std::string(name) + ".json.expected.json"),
            json.dump(1) + "\n");
    }

    RecordedHttp http;
    NotedPauses pauser;
    FixedClock clock{*Instant::parse_iso("2026-07-01T10:00:00Z")};
    std::unique_ptr<FeedConnector> connector =
        *open_connector("qonto", "https://bank.example",
                        SecretString(std::string_view(R"({"login":"me","secret_key":"k3y"})")),
                        {http, pauser, clock});
    const std::string whole =
        R"("id":"x","amount_cents":100,"side":"debit","status":"completed","settled_at":"2026-01-05T10:00:00Z")";
};

TEST_F(QontoMap, EveryKindOfOperationBecomesItsLine) {
    golden("kinds");
}

TEST_F(QontoMap, AnOperationWithTheLeastThereIsStillALine) {
    golden("sparse");
}

TEST_F(QontoMap, OnlyOwnAccountsWithAnIbanAreListed) {
    http.expect_file("/v2/organization", "organization.json");
    const auto accounts = connector->list_accounts({});
    ASSERT_TRUE(accounts);
    ASSERT_EQ(accounts->size(), 1U);
    EXPECT_EQ(accounts->front().iban.text(), "FR7616958000010000402177757");
    EXPECT_EQ(accounts->front().name, "Compte principal");
    EXPECT_EQ(accounts->front().bic, "QNTOFRP1XXX");
    EXPECT_EQ(accounts->front().currency, Currency::eur());
}

TEST_F(QontoMap, AnOrganisationWithoutAccountsIsABadAnswer) {
    http.expect_json("/v2/organization", R"({"organization":{}})");
    const auto accounts = connector->list_accounts({});
    ASSERT_FALSE(accounts);
    EXPECT_EQ(accounts.error().code, ErrorCode(errors::bad_answer));
}

// What books cannot do without refuses the whole page and is named.
TEST_F(QontoMap, AMissingFieldRefusesThePageAndIsNamed) {
    const std::string bad = "connectors.bad_answer ";
    EXPECT_EQ(
        refusal_of_one(
            R"("amount_cents":100,"side":"debit","status":"completed","settled_at":"2026-01-05")"),
        bad + "id");
    EXPECT_EQ(
        refusal_of_one(
            R"("id":" ","amount_cents":100,"side":"debit","status":"completed","settled_at":"2026-01-05")"),
        bad + "id");
    EXPECT_EQ(
        refusal_of_one(R"("id":"x","side":"debit","status":"completed","settled_at":"2026-01-05")"),
        bad + "amount_cents");
    EXPECT_EQ(
        refusal_of_one(
            R"("id":"x","amount_cents":null,"amount":null,"side":"debit","status":"completed","settled_at":"2026-01-05")"),
        bad + "amount_cents");
    EXPECT_EQ(
        refusal_of_one(
            R"("id":"x","amount":1.005,"side":"debit","status":"completed","settled_at":"2026-01-05")"),
        bad + "amount_cents");
    EXPECT_EQ(
        refusal_of_one(
            R"("id":"x","amount":1e2,"side":"debit","status":"completed","settled_at":"2026-01-05")"),
        bad + "amount_cents");
    EXPECT_EQ(
        refusal_of_one(
            R"("id":"x","amount_cents":9999999999999999,"side":"debit","status":"completed","settled_at":"2026-01-05")"),
        bad + "amount_cents");
    EXPECT_EQ(
        refusal_of_one(
            R"("id":"x","amount_cents":1,"side":"sideways","status":"completed","settled_at":"2026-01-05")"),
        bad + "side");
    EXPECT_EQ(
        refusal_of_one(
            R"("id":"x","amount_cents":1,"side":"debit","status":"completed","emitted_at":"2026-01-05")"),
        bad + "settled_at");
    EXPECT_EQ(
        refusal_of_one(
            R"("id":"x","amount_cents":1,"side":"debit","status":"completed","settled_at":"2026-02-30")"),
        bad + "settled_at");
    EXPECT_EQ(refusal_of_one(R"("id":"x","amount_cents":1,"side":"debit","status":"pending")"),
              bad + "emitted_at");
    EXPECT_EQ(
        refusal_of_one(
            R"("id":"x","amount_cents":1,"side":"debit","currency":"XXQ","status":"pending")"),
        bad + "currency");
}

TEST_F(QontoMap, ThePlaceOfABadOperationIsItsRank) {
    const auto page = page_of(R"({"transactions":[{)" + whole + R"(},{"id":"y"}],"meta":{}})");
    ASSERT_FALSE(page);
    ASSERT_TRUE(page.error().place);
    EXPECT_EQ(page.error().place->record, "2");
}

TEST_F(QontoMap, TheDayIsTheOneInParisAroundMidnight) {
    http.expect_json(
        "/v2/transactions",
        R"({"transactions":[{"id":"w","amount_cents":1,"side":"debit","status":"completed","settled_at":"2025-12-31T23:00:00.000Z","updated_at":"2025-12-31T23:00:00.000Z"},
                         {"id":"s","amount_cents":1,"side":"debit","status":"completed","settled_at":"2026-06-30T21:59:59.999Z","updated_at":"2026-06-30T21:59:59.999Z"}],"meta":{"current_page":1}})");
    expect_no_pending();
    const auto page = connector->fetch_page("acc", "", {});
    ASSERT_TRUE(page);
    EXPECT_EQ(page->operations[0].line.booked_on.to_iso(), "2026-01-01");
    EXPECT_EQ(page->operations[1].line.booked_on.to_iso(), "2026-06-30");
}

TEST_F(QontoMap, APageThatIsNotTheLastIsNeverTakenForIt) {
    for (const char* meta :
         {R"({"current_page":1,"next_page":2})", R"({"current_page":1,"total_pages":5})",
          R"({"current_page":1,"next_page":null,"total_pages":5})"}) {
        const auto page =
            page_of(R"({"transactions":[{)" + whole + R"(}],"meta":)" + std::string(meta) + "}");
        ASSERT_TRUE(page) << meta;
        EXPECT_TRUE(page->has_more) << meta;
    }
    const auto unreadable = page_of(R"({"transactions":[],"meta":{"next_page":"2"}})");
    ASSERT_FALSE(unreadable);
    EXPECT_EQ(std::get<std::string>(unreadable.error().params.back().value), "meta.next_page");
}

TEST_F(QontoMap, AnAnswerThatIsNoJsonIsRefusedAndNotTriedAgain) {
    http.expect(
        "/v2/transactions",
        HttpResponse{
            200, "text/html", {}, test::read_text(test::data_path("http/qonto/sign_in.html"))});
    const auto page = connector->fetch_page("acc", "", {});
    ASSERT_FALSE(page);
    EXPECT_EQ(page.error().code, ErrorCode(errors::not_json));
    EXPECT_TRUE(pauser.pauses_ms.empty());
}

TEST_F(QontoMap, JsonNestedBeyondSenseIsNoAnswer) {
    for (int i = 0; i < 5; ++i)
        http.expect_json("/v2/transactions", std::string(100'000, '['));
    const auto page = connector->fetch_page("acc", "", {});
    ASSERT_FALSE(page);
    EXPECT_EQ(page.error().code, ErrorCode(errors::not_json));
}

TEST_F(QontoMap, AnAnswerWithTooManyValuesIsNoAnswer) {
    std::string body = R"({"transactions":[)";
    for (int i = 0; i < 100'001; ++i)
        body += "1,";
    body += "1]}";
    for (int i = 0; i < 5; ++i)
        http.expect_json("/v2/transactions", body);
    const auto page = connector->fetch_page("acc", "", {});
    ASSERT_FALSE(page);
    EXPECT_EQ(page.error().code, ErrorCode(errors::not_json));
}

TEST_F(QontoMap, TextsLoseControlCharactersAndStayWithinReason) {
    http.expect_json("/v2/transactions",
                     R"({"transactions":[{)" + whole + R"(,"label":"A\u0000B\u001b[31m","note":")" +
                         std::string(5000, 'n') + R"("}],"meta":{"current_page":1}})");
    expect_no_pending();
    const auto page = connector->fetch_page("acc", "", {});
    ASSERT_TRUE(page);
    EXPECT_EQ(page->operations[0].line.label, "A B [31m");
    EXPECT_EQ(page->operations[0].line.comment.size(), 1000U);
}

} // namespace
} // namespace comptoir::connectors
