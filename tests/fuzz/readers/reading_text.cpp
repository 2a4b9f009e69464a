#include "reading_text.h"

#include "comptoir/core/text.h"

namespace comptoir::test {

namespace {

std::string value_text(const Param::Value& value) {
    if (const auto* words = std::get_if<std::string>(&value))
        return *words;
    if (const auto* count = std::get_if<std::int64_t>(&value))
        return text::number(*count);
    if (const auto* money = std::get_if<Money>(&value))
        return money->to_decimal();
    return std::get<Date>(value).to_iso();
}

std::string params_text(const Params& params) {
    std::string out;
    for (const Param& param : params)
        out += " " + param.name + "=" + value_text(param.value);
    return out;
}

template <class T, class Shown>
std::string optional_text(const std::optional<T>& value, Shown shown) {
    return value ? shown(*value) : std::string("-");
}

std::string day_text(const std::optional<Date>& day) {
    return optional_text(day, [](Date date) { return date.to_iso(); });
}

std::string money_text(const std::optional<Money>& money) {
    return optional_text(money, [](Money amount) {
        return amount.to_decimal() + std::string(amount.currency().code());
    });
}

std::string balance_text(const std::optional<bank::DatedBalance>& balance) {
    return optional_text(balance, [](const bank::DatedBalance& dated) {
        return money_text(dated.amount) + "@" + day_text(dated.date);
    });
}

std::string header_text(const bank::StatementHeader& header) {
    const bank::AccountIdentity& account = header.account;
    std::string out = header.format + "|" + header.id + "|" + header.sequence;
    for (const std::string& part :
         {optional_text(account.iban, [](const Iban& iban) { return std::string(iban.text()); }),
          account.number, account.bic, account.holder, day_text(header.from), day_text(header.to),
          balance_text(header.opening), balance_text(header.closing)})
        out += "|" + part;
    return out;
}

} // namespace

std::string place_text(const std::optional<SourcePlace>& place) {
    return optional_text(place, [](const SourcePlace& at) {
        return at.file + ":" + text::number(at.line) + ":" + at.record + ":" + at.field;
    });
}

std::string line_text(const bank::StatementLine& line) {
    std::string out = line.booked_on.to_iso() + "|" + day_text(line.valued_on) + "|" +
                      money_text(line.amount) + "|" + std::string(to_text(line.status));
    for (const std::string* part :
         {&line.label, &line.label_more, &line.comment, &line.remittance_reference,
          &line.ordering_account, &line.counterparty.name, &line.counterparty.iban,
          &line.counterparty.bic, &line.end_to_end_id, &line.bank_reference,
          &line.structured_reference, &line.mandate_id, &line.cheque_number, &line.bank_code})
        out += "|" + *part;
    out += "|" + std::string(to_text(line.nature)) + "|" + money_text(line.original_amount) + "|" +
           money_text(line.charges) + (line.reversal ? "|reversal|" : "||") +
           text::number(line.entry) + "|" + text::number(line.of_entry);
    return out;
}

std::string reading_text(const bank::CollectingSink& sink, const Result<void>& done) {
    std::string out;
    for (const bank::StatementDraft& statement : sink.statements) {
        out += "statement " + header_text(statement.header) + "|" +
               std::string(to_text(statement.check)) + "\n";
        for (const bank::StatementLine& line : statement.lines)
            out += "line " + line_text(line) + "\n";
    }
    for (const Diagnostic& diagnostic : sink.diagnostics)
        out += "remark " + std::string(diagnostic.code.name) + params_text(diagnostic.params) +
               " at " + place_text(diagnostic.place) + "\n";
    if (done)
        return out + "read\n";
    return out + "refused " + std::string(done.error().code.name) +
           params_text(done.error().params) + " at " + place_text(done.error().place) + "\n";
}

std::string first_difference(const std::string& left, const std::string& right) {
    std::size_t line_begin = 0;
    for (std::size_t at = 0; at < left.size() && at < right.size() && left[at] == right[at]; ++at)
        if (left[at] == '\n')
            line_begin = at + 1;
    const auto line_of = [&](const std::string& text) {
        return line_begin < text.size()
                   ? text.substr(line_begin, text.find('\n', line_begin) - line_begin)
                   : std::string("(nothing)");
    };
    return "\"" + line_of(left) + "\" and \"" + line_of(right) + "\"";
}

} // namespace comptoir::test
