#include "connectors/providers/qonto/qonto_map.h"

#include "comptoir/connectors/errors.h"
#include "comptoir/core/structured_reference.h"
#include "comptoir/core/text.h"

#include <array>

namespace comptoir::connectors::qonto {

namespace {

constexpr std::size_t k_text_characters_max = 1000;

tl::unexpected<Error> bad(std::string field) {
    return fail(errors::bad_answer,
                {{"provider", std::string("Qonto")}, {"field", std::move(field)}});
}

// One line of text as books keep it: no control characters, no runs of blanks.
std::string clean(const JsonTree& value) {
    std::string text = value.text();
    for (char& c : text)
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F)
            c = ' ';
    return text::cut_to_characters(text::single_blanks(text::nfc(text)), k_text_characters_max);
}

// An instant in UTC with milliseconds, whose text order is its time order; "" when there is none.
std::string instant_text(const JsonTree& value) {
    const auto instant = Instant::parse_iso(value.text());
    return instant ? instant->to_iso() : std::string{};
}

// Instants become the day in Europe/Paris, where Qonto keeps its books; a bare day stays itself.
std::optional<Date> day_of(const JsonTree& value) {
    const std::string text = value.text();
    if (const auto day = Date::parse_iso(text))
        return day;
    if (const auto instant = Instant::parse_iso(text))
        return local_day(*instant);
    return std::nullopt;
}

struct NatureOfType {
    std::string_view operation_type;
    bank::Nature nature;
};
// docs.qonto.com, list-transactions; types seen in clients of the API are listed too.
constexpr std::array k_natures{
    NatureOfType{"transfer", bank::Nature::Transfer},
    NatureOfType{"income", bank::Nature::Transfer},
    NatureOfType{"swift_income", bank::Nature::Transfer},
    NatureOfType{"card", bank::Nature::Card},
    NatureOfType{"direct_debit", bank::Nature::DirectDebit},
    NatureOfType{"direct_debit_collection", bank::Nature::DirectDebit},
    NatureOfType{"direct_debit_hold", bank::Nature::DirectDebit},
    NatureOfType{"qonto_fee", bank::Nature::Fee},
    NatureOfType{"cheque", bank::Nature::Cheque},
    NatureOfType{"check", bank::Nature::Cheque},
    NatureOfType{"recall", bank::Nature::Return},
};

bank::Nature nature_of(std::string_view operation_type) {
    for (const NatureOfType& row : k_natures)
        if (row.operation_type == operation_type)
            return row.nature;
    return bank::Nature::Other;
}

// "amount_cents" is exact where a currency has two decimals; elsewhere, and where it is missing,
// the written digits of "amount" are.
std::optional<Money> amount_of(const JsonTree& parent, std::string_view name, Currency currency) {
    const auto cents = parent[std::string(name) + "_cents"].integer();
    if (cents && currency.decimals() == 2) {
        const bool within = *cents >= -Money::k_limit_minor && *cents <= Money::k_limit_minor;
        return within ? std::optional(Money{*cents, currency}) : std::nullopt;
    }
    const auto written = parent[name].number();
    return written ? parse_money(*written, currency).money : std::nullopt;
}

OperationState state_of(const JsonTree& transaction) {
    const std::string status = transaction["status"].text();
    if (status == "completed")
        return OperationState::Booked;
    if (status == "declined" || status == "canceled" || status == "cancelled" ||
        status == "reversed")
        return OperationState::Removed;
    // Anything new counts as pending: it is shown, and never enters the books.
    return OperationState::Pending;
}

// The other side's account stands in one sub-object per kind of operation.
void fill_counterparty(const JsonTree& transaction, bank::StatementLine& line) {
    line.counterparty.name = clean(transaction["clean_counterparty_name"]);
    if (line.counterparty.name.empty())
        line.counterparty.name = clean(transaction["label"]);
    for (const std::string_view kind :
         {"transfer", "income", "swift_income", "direct_debit", "direct_debit_collection"}) {
        const JsonTree& part = transaction[kind];
        const std::string account = clean(part["counterparty_account_number"]);
        if (account.empty())
            continue;
        const auto iban = Iban::parse(account);
        line.counterparty.iban = iban ? iban->text() : account;
        if (const auto bic = Bic::parse(clean(part["counterparty_bank_identifier"])))
            line.counterparty.bic = bic->text();
        break;
    }
    line.ordering_account = line.counterparty.iban;
}

void fill_texts(const JsonTree& transaction, bank::StatementLine& line) {
    line.label = clean(transaction["label"]);
    if (line.label.empty())
        line.label = clean(transaction["clean_counterparty_name"]);
    line.label_more = clean(transaction["reference"]);
    line.comment = clean(transaction["note"]);
    line.bank_code = clean(transaction["operation_type"]);
    if (line.label.empty())
        line.label = line.label_more.empty() ? line.bank_code : line.label_more;
    if (const auto reference = StructuredReference::parse(line.label_more))
        line.structured_reference = reference->text;
    line.cheque_number = clean(transaction["check"]["check_number"]);
    line.nature = nature_of(line.bank_code);
}

void fill_original(const JsonTree& transaction, bank::StatementLine& line) {
    const auto currency = Currency::parse(transaction["local_currency"].text());
    if (!currency || *currency == line.amount.currency())
        return;
    // "local_amount_cents" leaves open how many decimals a yen has: only the written digits count.
    const auto written = transaction["local_amount"].number();
    const auto amount = written ? parse_money(*written, *currency).money : std::nullopt;
    if (amount)
        line.original_amount = amount->abs();
}

std::string id_of(const JsonTree& transaction) {
    const std::string id{text::trim(transaction["id"].text())};
    return id.empty() ? std::string(text::trim(transaction["transaction_id"].text())) : id;
}

} // namespace

Result<FeedOperation> map_transaction(const JsonTree& transaction) {
    FeedOperation operation;
    bank::StatementLine& line = operation.line;
    operation.provider_id = id_of(transaction);
    if (operation.provider_id.empty())
        return bad("id");
    line.bank_reference = operation.provider_id;

    const std::string written_currency = transaction["currency"].text();
    const auto currency = written_currency.empty() ? std::optional(Currency::eur())
                                                   : Currency::parse(written_currency);
    if (!currency)
        return bad("currency");
    const auto amount = amount_of(transaction, "amount", *currency);
    if (!amount)
        return bad("amount_cents");
    const std::string side = transaction["side"].text();
    if (side != "credit" && side != "debit")
        return bad("side");
    line.amount = side == "credit" ? amount->abs() : -amount->abs();

    operation.state = state_of(transaction);
    auto day = day_of(transaction["settled_at"]);
    if (operation.state == OperationState::Booked && !day)
        return bad("settled_at");
    for (const std::string_view name : {"emitted_at", "created_at", "updated_at"})
        if (!day)
            day = day_of(transaction[name]);
    if (!day)
        return bad("emitted_at");
    line.booked_on = *day;
    line.status = operation.state == OperationState::Booked ? bank::LineStatus::Booked
                                                            : bank::LineStatus::Pending;

    operation.happened_at = instant_text(transaction["settled_at"]);
    operation.updated_at = instant_text(transaction["updated_at"]);
    operation.balance_after = amount_of(transaction, "settled_balance", *currency);
    fill_texts(transaction, line);
    fill_counterparty(transaction, line);
    fill_original(transaction, line);
    return operation;
}

// next_page is null, or absent on some endpoints, after the last page; then total_pages decides.
// Without any meta, a full page may have a successor. Taking a page for the last one would move the
// cursor past operations that nobody has read.
Result<bool> page_follows(const JsonTree& meta, std::int64_t current_page, bool is_full) {
    if (!meta.is_object())
        return is_full;
    const JsonTree& next = meta["next_page"];
    if (!next.is_null() && !next.integer())
        return bad("meta.next_page");
    if (next.integer().value_or(0) > 0)
        return true;
    const auto pages = meta["total_pages"].integer();
    return pages ? current_page < *pages : false;
}

Result<TransactionPage> map_transactions(const JsonTree& answer, std::int64_t per_page) {
    const JsonTree& transactions = answer["transactions"];
    if (!transactions.is_array())
        return bad("transactions");
    TransactionPage page;
    std::int64_t rank = 0;
    for (const JsonTree& transaction : transactions.items()) {
        ++rank;
        if (transaction.is_null())
            continue;
        auto operation = map_transaction(transaction);
        if (!operation) {
            Error error = std::move(operation).error();
            error.place = SourcePlace{.file = "transactions",
                                      .line = 0,
                                      .record = text::number(rank),
                                      .field = std::get<std::string>(error.params.back().value)};
            return fail(std::move(error));
        }
        page.operations.push_back(std::move(*operation));
    }
    const JsonTree& meta = answer["meta"];
    page.current_page = meta["current_page"].integer().value_or(0);
    CT_ASSIGN(has_next, page_follows(meta, page.current_page, rank >= per_page));
    page.has_next = has_next;
    return page;
}

Result<std::vector<ProviderAccount>> map_organization(const JsonTree& answer) {
    const JsonTree& accounts = answer["organization"]["bank_accounts"];
    if (!accounts.is_array())
        return bad("organization.bank_accounts");
    std::vector<ProviderAccount> mapped;
    for (const JsonTree& account : accounts.items()) {
        // Accounts of other banks shown inside Qonto are not Qonto's to report on; accounts this
        // key has no balance right for come without an IBAN.
        const auto iban = Iban::parse(account["iban"].text());
        std::string id = account["id"].text();
        if (account["is_external_account"].boolean().value_or(false) || !iban || id.empty())
            continue;
        const auto currency = Currency::parse(account["currency"].text());
        mapped.push_back({std::move(id), *iban, currency.value_or(Currency::eur()),
                          clean(account["name"]), clean(account["bic"])});
    }
    return mapped;
}

} // namespace comptoir::connectors::qonto
