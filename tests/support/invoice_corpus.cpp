#include "support/invoice_corpus.h"

#include "comptoir/core/text.h"
#include "support/test_paths.h"

#include <sstream>

namespace comptoir::test {

namespace {

std::vector<std::string> cells(const std::string& line) {
    std::vector<std::string> parts;
    std::string cell;
    for (char c : line)
        if (c == '\t') {
            parts.push_back(cell);
            cell.clear();
        } else if (c != '\r')
            cell.push_back(c);
    parts.push_back(cell);
    return parts;
}

std::string without_blanks(const std::string& text) {
    std::string kept;
    for (char c : text)
        if (c != ' ')
            kept.push_back(c);
    return kept;
}

} // namespace

std::vector<IndexRow> read_tsv(const std::filesystem::path& path) {
    std::istringstream stream(read_text(path));
    std::string line;
    std::getline(stream, line);
    const std::vector<std::string> columns = cells(line);
    std::vector<IndexRow> rows;
    while (std::getline(stream, line)) {
        const std::vector<std::string> values = cells(line);
        IndexRow row;
        for (std::size_t i = 0; i < columns.size(); ++i)
            row[columns[i]] = i < values.size() ? values[i] : "";
        rows.push_back(std::move(row));
    }
    return rows;
}

std::vector<std::string> differences(const IndexRow& row, const inbox::Reading& reading) {
    const invoices::Invoice& draft = reading.draft;
    const auto stated = [&](const char* field) {
        return reading.confidence_permille.count(field) != 0;
    };
    std::vector<std::string> found;
    const auto compare = [&](const char* column, const std::string& actual) {
        if (row.at(column) != actual)
            found.push_back(std::string(column) + ": expected '" + row.at(column) + "' got '" +
                            actual + "'");
    };
    const auto amount = [&](const char* column, const char* field, Money money) {
        // The index keeps decimals as written ("0", "0.0"); a missing zero says the same.
        const MoneyParse expected = parse_money(row.at(column), draft.currency);
        if (row.at(column).empty() ? stated(field) : !(expected.money && *expected.money == money))
            found.push_back(std::string(column) + ": expected '" + row.at(column) + "' got '" +
                            money.to_decimal() + "'");
    };
    compare("profile", reading.profile);
    compare("type_code", reading.type_code);
    compare("invoice_number", draft.number);
    compare("issue_date", stated("issued_on") ? draft.issued_on.to_iso() : "");
    compare("due_date", draft.due_on ? draft.due_on->to_iso() : "");
    compare("seller", draft.seller.name);
    compare("buyer", draft.buyer.name);
    if (without_blanks(row.at("iban")) != draft.seller.iban)
        found.push_back("iban: expected '" + row.at("iban") + "' got '" + draft.seller.iban + "'");
    compare("payment_reference", draft.payment_reference);
    compare("currency", stated("currency") ? std::string(draft.currency.code()) : "");
    amount("net", "net", draft.net);
    amount("vat", "vat", draft.vat);
    amount("gross", "gross", draft.gross);
    amount("prepaid", "prepaid", draft.prepaid);
    amount("amount_due", "payable", draft.payable);
    const std::string& ids = row.at("seller_id");
    if (const std::size_t at = ids.find("0002:"); at != std::string::npos)
        if (ids.substr(at + 5, ids.find(' ', at) - at - 5) != draft.seller.company_number)
            found.push_back("seller_id: expected '" + ids + "' got '" +
                            draft.seller.company_number + "'");
    if (const std::size_t at = ids.find("VAT:"); at != std::string::npos)
        if (ids.substr(at + 4) != draft.seller.vat_id)
            found.push_back("seller_id: expected '" + ids + "' got '" + draft.seller.vat_id + "'");
    return found;
}

} // namespace comptoir::test
