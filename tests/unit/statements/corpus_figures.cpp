#include "corpus_figures.h"

#include "support/test_paths.h"

#include "comptoir/core/text.h"

#include <array>
#include <sstream>

namespace comptoir::test {

namespace {

std::vector<std::string> cells_of(const std::string& line) {
    std::vector<std::string> cells;
    std::stringstream stream(line);
    for (std::string cell; std::getline(stream, cell, '\t');)
        cells.push_back(cell);
    return cells;
}

std::string without_blanks(std::string text) {
    std::erase(text, ' ');
    return text;
}

// The currency's own number of decimals, as our amounts are written.
std::string amount_text(const std::string& text, Currency currency) {
    const auto money = parse_money(text, currency).money;
    return money ? money->to_decimal() : text;
}

std::string check_text(bank::BalanceCheck check) {
    switch (check) {
    case bank::BalanceCheck::Ok:
        return "ok";
    case bank::BalanceCheck::Mismatch:
        return "off";
    case bank::BalanceCheck::NotPossible:
        break;
    }
    return "-";
}

// An account has several right forms: IBAN or national number, in MT940 with the BIC in front and
// the currency behind, all in one. The one that was expected counts.
std::string account_text(const bank::AccountIdentity& account, const std::string& expected) {
    const std::string number = without_blanks(account.number);
    const std::string iban = account.iban ? account.iban->text() : std::string();
    const std::string bic = account.bic.empty() ? "" : account.bic + "/";
    const std::string code = account.currency ? std::string(account.currency->code()) : "";
    for (const std::string& form :
         {iban, number, bic + number, bic + number + code, bic + number + "/" + code})
        if (form == expected)
            return form;
    return number.empty() ? iban : number;
}

// As the script names formats.
std::string format_text(const std::string& format, const std::string& expected) {
    struct Name {
        std::string_view ours, expected;
    };
    for (const Name& name : std::to_array<Name>({{"cfonb120", "CFONB120"},
                                                 {"coda", "CODA"},
                                                 {"mt940", "MT940/942"},
                                                 {"mt942", "MT940/942"},
                                                 {"ofx1", "OFX1"},
                                                 {"ofx2", "OFX2"}}))
        if (format == name.ours && expected.starts_with(name.expected))
            return expected;
    return format;
}

CorpusRow facts_of(const bank::StatementDraft& statement, const CorpusRow& expected) {
    const bank::StatementHeader& header = statement.header;
    // As the script does: minor units of every entry, in whatever currency.
    std::map<std::int32_t, std::int64_t> entries;
    Currency currency = header.account.currency.value_or(Currency::eur());
    for (const bank::StatementLine& line : statement.lines) {
        currency = line.amount.currency();
        entries[line.entry] += line.amount.minor();
    }
    Money credit = Money::zero(currency);
    Money debit = Money::zero(currency);
    for (const auto& [entry, minor] : entries)
        (minor < 0 ? debit : credit) += Money(minor, currency).abs();
    const auto balance = [](const std::optional<bank::DatedBalance>& dated) {
        return dated ? dated->amount.to_decimal() : std::string();
    };
    return {{"format", format_text(header.format, expected.at("format"))},
            {"account", account_text(header.account, expected.at("account"))},
            {"opening", balance(header.opening)},
            {"closing", balance(header.closing)},
            {"entries", text::number(static_cast<long long>(entries.size()))},
            {"sum_credit", credit.to_decimal()},
            {"sum_debit", debit.to_decimal()},
            {"balance_check", check_text(statement.check)}};
}

CorpusRow normalised(const CorpusRow& expected, const bank::StatementDraft& statement) {
    CorpusRow row = expected;
    const Currency of_account = statement.header.account.currency.value_or(Currency::eur());
    const Currency of_lines =
        statement.lines.empty() ? of_account : statement.lines.front().amount.currency();
    for (const char* name : {"opening", "closing"})
        row[name] = amount_text(row[name], statement.header.closing
                                               ? statement.header.closing->amount.currency()
                                               : of_lines);
    for (const char* name : {"sum_credit", "sum_debit"})
        row[name] = amount_text(row[name], of_lines);
    row["account"] = without_blanks(row["account"]);
    row["balance_check"] = row["balance_check"].substr(0, row["balance_check"].find(' '));
    return row;
}

// OFX has no opening balance: ours follows from the closing one, the script has none to compare.
bool is_compared(const std::string& field, const CorpusRow& expected) {
    const bool derived = expected.at("format").starts_with("OFX");
    return !derived || (field != "opening" && field != "balance_check");
}

} // namespace

std::vector<CorpusRow> read_corpus_table(const std::filesystem::path& path) {
    std::istringstream file(read_text(path));
    std::vector<CorpusRow> rows;
    std::vector<std::string> names;
    for (std::string line; std::getline(file, line);) {
        const auto cells = cells_of(line);
        if (names.empty()) {
            names = cells;
            continue;
        }
        CorpusRow row;
        for (std::size_t at = 0; at < names.size(); ++at)
            row[names[at]] = at < cells.size() ? cells[at] : "";
        rows.push_back(std::move(row));
    }
    return rows;
}

std::string format_id_of(const std::string& corpus_format) {
    struct Family {
        std::string_view begins, id;
    };
    for (const Family& family : std::to_array<Family>({{"camt.", "camt053"},
                                                       {"CFONB120", "cfonb120"},
                                                       {"CODA", "coda"},
                                                       {"CSV", "csv"},
                                                       {"MT940", "mt940"},
                                                       {"OFX", "ofx"}}))
        if (corpus_format.starts_with(family.begins))
            return std::string(family.id);
    return {};
}

bool is_registered(const std::string& format_id) {
    for (const formats::StatementFormat* format : formats::statement_formats())
        if (format->info().id == format_id)
            return true;
    return false;
}

std::vector<CorpusDifference> compare_with_corpus(const CorpusRow& row, const Reading& reading) {
    const std::string name = std::filesystem::path(row.at("path")).filename();
    if (reading.error)
        return {{name, "*", "refused", reading.code(), "read"}};
    const auto number = static_cast<std::size_t>(*text::parse_integer(row.at("nr")));
    if (number > reading.statements.size())
        return {{name, row.at("nr"), "statement", "absent", "read"}};
    const bank::StatementDraft& statement = reading.statements[number - 1];
    const CorpusRow wanted = normalised(row, statement);
    std::vector<CorpusDifference> differences;
    for (const auto& [field, ours] : facts_of(statement, wanted))
        if (ours != wanted.at(field) && is_compared(field, row))
            differences.push_back({name, row.at("nr"), field, ours, wanted.at(field)});
    return differences;
}

} // namespace comptoir::test
