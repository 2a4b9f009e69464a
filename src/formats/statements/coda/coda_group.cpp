// From a booked movement and its details to the lines of a statement.
#include "comptoir/bank/errors.h"
#include "comptoir/core/text.h"
#include "comptoir/formats/statement_errors.h"
#include "formats/statements/bank_text.h"
#include "formats/statements/coda/coda_codes.h"
#include "formats/statements/coda/coda_communication.h"
#include "formats/statements/coda/coda_movement.h"

#include <utility>

namespace comptoir::formats::coda {

namespace {

constexpr std::size_t k_label_width = 53; // the communication of a 2.1
constexpr std::size_t k_label_least = 20;
constexpr std::size_t k_comment_bytes_max = 64 * 1024;

bool is_zero_or_blank(std::string_view text) {
    return text.find_first_not_of("0 ") == std::string_view::npos;
}

void append_words(std::string& text, std::string_view words) {
    if (text.size() < k_comment_bytes_max)
        join(text, words);
}

void fill(std::string& text, const std::string& other) {
    if (text.empty())
        text = other;
}

// The label is what stands in the 2.1; a word that goes on in the 2.2 moves there as a whole.
void set_label(bank::StatementLine& line, std::string_view communication) {
    std::string_view first = part_of(communication, 0, k_label_width);
    const std::string_view next = part_of(communication, k_label_width, 1);
    const bool cuts_word = !first.ends_with(' ') && !next.empty() && next != " ";
    const std::size_t blank = first.rfind(' ');
    if (cuts_word && blank != std::string_view::npos && blank >= k_label_least)
        first = first.substr(0, blank);
    line.label = clean(first);
    line.label_more = clean(communication.substr(first.size()));
    // See bank::joined_label(): this blank is a column of the text, not a margin.
    if (next == " " && !line.label_more.empty() &&
        text::length_in_characters(line.label) == k_label_width)
        line.label_more.insert(0, " ");
}

std::string party_account(const std::string& account) {
    if (is_zero_or_blank(account))
        return {};
    if (const auto iban = iban_of_belgian_number(account))
        return iban->text();
    return account_text(account);
}

// What was ordered before conversion, when that is another currency than the account's.
void set_original(bank::StatementLine& line, const Movement& movement,
                  const Communication& communication, const Tell& tell) {
    const auto currency = Currency::parse(communication.original_currency);
    if (communication.original_amount.empty() || (currency && *currency == line.amount.currency()))
        return;
    // Blank where nothing was converted.
    if (!currency && communication.original_currency.empty())
        return;
    const auto amount =
        currency ? parse_money(communication.original_amount, *currency).money : std::nullopt;
    if (amount)
        line.original_amount = amount;
    else
        tell(movement.line, "2.1", "communication", errors::amount_left_out,
             {{"text", communication.original_amount + " " + communication.original_currency}});
}

void take_structured(bank::StatementLine& line, const Movement& movement, const Tell& tell) {
    const Communication communication = read_communication(movement.communication);
    line.label = communication.text;
    fill(line.label, communication.number);
    line.structured_reference = communication.structured_reference;
    line.mandate_id = communication.mandate_id;
    if (line.nature == bank::Nature::Cheque)
        line.cheque_number = communication.number;
    append_words(line.comment, communication.kept);
    if (communication.is_return || !communication.return_reason.empty()) {
        line.reversal = true;
        line.nature = bank::Nature::Return;
    }
    set_original(line, movement, communication, tell);
}

// A movement alone: everything but its place among others.
bank::StatementLine line_of(const Movement& movement, Money amount, const Tell& tell) {
    bank::StatementLine line;
    line.amount = amount;
    line.valued_on = movement.valued_on;
    line.bank_code = movement.code;
    line.nature = nature_of(movement.code);
    line.reversal = movement.is_return || line.nature == bank::Nature::Return;
    if (movement.is_return)
        line.nature = bank::Nature::Return;
    line.bank_reference = movement.bank_reference;
    line.remittance_reference = movement.bank_reference;
    line.end_to_end_id = provided(movement.customer_reference);
    line.counterparty.name = movement.name;
    line.counterparty.iban = party_account(movement.account);
    line.counterparty.bic = movement.bic;
    line.ordering_account = line.counterparty.iban;
    line.comment = clean(movement.information);
    if (movement.is_structured)
        take_structured(line, movement, tell);
    else
        set_label(line, movement.communication);
    if (line.comment.find(movement.return_reason) == std::string::npos) // 127 has said it
        append_words(line.comment, movement.return_reason);
    append_words(line.comment, movement.rest);
    return line;
}

// What stands beside the amount of one movement and is true of another, too.
void inherit(bank::StatementLine& line, const bank::StatementLine& from) {
    const bool has_party = !line.counterparty.name.empty() || !line.counterparty.iban.empty();
    if (!has_party) {
        line.counterparty = from.counterparty;
        line.ordering_account = from.ordering_account;
    }
    fill(line.end_to_end_id, from.end_to_end_id);
    fill(line.structured_reference, from.structured_reference);
    fill(line.mandate_id, from.mandate_id);
    fill(line.cheque_number, from.cheque_number);
    if (!line.original_amount)
        line.original_amount = from.original_amount;
}

// The words of a movement that is no line of its own, and its amount where it is another.
void mention(bank::StatementLine& line, const bank::StatementLine& other,
             const std::optional<Money>& amount = std::nullopt) {
    for (const std::string& words : {other.label, other.label_more, other.comment})
        if (words != line.label && words != line.label_more)
            append_words(line.comment, words);
    if (amount)
        append_words(line.comment, amount->to_decimal());
}

bool is_cost(bank::Nature nature) {
    return nature == bank::Nature::Fee || nature == bank::Nature::Tax ||
           nature == bank::Nature::Interest;
}

} // namespace

Movement* Group::open(std::string_view sequence) {
    if (m_movements.empty() || booked().sequence != sequence)
        return nullptr;
    return &m_movements.back();
}

Movement& Group::begin() {
    clear();
    return m_movements.emplace_back();
}

void Group::add_detail(Movement detail) {
    const Movement& last = m_movements.back();
    m_text_bytes += last.information.size() + last.communication.size();
    if (m_movements.size() > k_details_max || m_text_bytes > k_group_text_max) {
        ++m_dropped;
        m_movements.back().information.clear();
        return;
    }
    m_movements.push_back(std::move(detail));
}

void Group::clear() {
    m_movements.clear();
    m_dropped = 0;
    m_text_bytes = 0;
}

// Details of type 9 explain one of type 7, not the booked amount; amounts of zero explain nothing.
Group::Explained Group::explain() const {
    Explained explained;
    bool complete = m_dropped == 0;
    for (std::size_t at = 1; at < m_movements.size(); ++at) {
        const Movement& detail = m_movements[at];
        if (detail.type() == '9')
            continue;
        if (!detail.amount) {
            complete = false;
            continue;
        }
        if (detail.amount->is_zero())
            continue;
        const auto sum = explained.sum ? checked_add(*explained.sum, *detail.amount)
                                       : std::optional(*detail.amount);
        complete = complete && sum;
        if (sum)
            explained.sum = sum;
        explained.parts.push_back(at);
    }
    explained.adds_up = complete && explained.sum == booked().amount;
    return explained;
}

std::vector<bank::StatementLine> Group::lines(std::int32_t entry, const Tell& tell) const {
    const Explained explained = explain();
    const bool is_split = explained.adds_up && explained.parts.size() > 1;
    auto lines = is_split ? split(explained, entry, tell) : whole(explained, entry, tell);
    for (bank::StatementLine& line : lines) {
        line.entry = entry;
        line.of_entry = static_cast<std::int32_t>(lines.size());
        line.booked_on = *booked().booked_on;
        if (!line.valued_on)
            line.valued_on = booked().valued_on ? booked().valued_on : booked().booked_on;
    }
    return lines;
}

std::vector<bank::StatementLine> Group::whole(const Explained& explained, std::int32_t entry,
                                              const Tell& tell) const {
    bank::StatementLine line = line_of(booked(), *booked().amount, tell);
    if (!explained.adds_up && (explained.sum || m_dropped > 0))
        tell(booked().line, "2.1", "detail", bank::errors::batch_not_split,
             {{"entry", std::int64_t{entry}},
              {"amount", *booked().amount},
              {"details", explained.sum.value_or(Money::zero(line.amount.currency()))}});
    const bool is_one = explained.adds_up && explained.parts.size() == 1;
    for (std::size_t at = 1; at < m_movements.size(); ++at) {
        const bank::StatementLine detail = line_of(m_movements[at], line.amount, tell);
        if (is_one && at == explained.parts.front()) {
            inherit(line, detail);
            fill(line.label, detail.label);
            // The total says "costs", its only detail which.
            if (line.nature == bank::Nature::Other || is_cost(detail.nature))
                line.nature = detail.nature;
        }
        mention(line, detail, is_one ? std::nullopt : m_movements[at].amount);
        if (!line.original_amount)
            line.original_amount = detail.original_amount;
    }
    fill(line.label, line.counterparty.name);
    fill(line.label, line.end_to_end_id);
    fill(line.label, line.counterparty.iban);
    std::vector<bank::StatementLine> lines; // a list in braces would copy it
    lines.push_back(std::move(line));
    return lines;
}

std::vector<bank::StatementLine> Group::split(const Explained& explained, std::int32_t /*entry*/,
                                              const Tell& tell) const {
    const bank::StatementLine total = line_of(booked(), *booked().amount, tell);
    // One operation and its costs, not a batch of several: the parts have the same other party.
    const bool is_one_operation = booked().type() == '3';
    std::vector<bank::StatementLine> lines;
    lines.reserve(explained.parts.size());
    bank::StatementLine before; // details of no amount that stand before the first part
    auto part = explained.parts.begin();
    for (std::size_t at = 1; at < m_movements.size(); ++at) {
        const bool is_part = part != explained.parts.end() && *part == at;
        const Movement& detail = m_movements[at];
        bank::StatementLine line = line_of(detail, detail.amount.value_or(total.amount), tell);
        if (!is_part) {
            mention(lines.empty() ? before : lines.back(), line, detail.amount);
            continue;
        }
        ++part;
        line.remittance_reference = total.bank_reference;
        if (line.nature == bank::Nature::Other)
            line.nature = total.nature;
        if (is_one_operation && !is_cost(line.nature)) {
            inherit(line, total);
            fill(line.label, total.label);
            fill(line.label_more, line.label == total.label ? total.label_more : std::string());
        }
        fill(line.label, line.counterparty.name);
        fill(line.label, total.label);
        fill(line.label, total.counterparty.name);
        if (lines.empty()) {
            mention(line, total);
            append_words(line.comment, before.comment);
        }
        lines.push_back(std::move(line));
    }
    return lines;
}

} // namespace comptoir::formats::coda
