#include "comptoir/bank/reading_choices.h"
#include "comptoir/bank/types.h"

#include <array>
#include <utility>

namespace comptoir::bank {

namespace {

constexpr auto k_natures = std::to_array<std::pair<Nature, std::string_view>>({
    {Nature::Transfer, "transfer"},
    {Nature::InstantTransfer, "instant_transfer"},
    {Nature::DirectDebit, "direct_debit"},
    {Nature::Card, "card"},
    {Nature::Cheque, "cheque"},
    {Nature::Cash, "cash"},
    {Nature::Bill, "bill"},
    {Nature::Fee, "fee"},
    {Nature::Interest, "interest"},
    {Nature::Tax, "tax"},
    {Nature::Salary, "salary"},
    {Nature::Internal, "internal"},
    {Nature::Return, "return"},
    {Nature::Other, "other"},
});

} // namespace

std::string_view to_text(LineStatus status) {
    switch (status) {
    case LineStatus::Booked:
        return "booked";
    case LineStatus::Pending:
        return "pending";
    case LineStatus::Info:
        return "info";
    }
    return "info";
}

std::string_view to_text(Nature nature) {
    for (const auto& [value, text] : k_natures)
        if (value == nature)
            return text;
    return "other";
}

std::optional<Nature> parse_nature(std::string_view text) {
    for (const auto& [value, word] : k_natures)
        if (word == text)
            return value;
    return std::nullopt;
}

std::string_view to_text(BalanceCheck check) {
    switch (check) {
    case BalanceCheck::Ok:
        return "ok";
    case BalanceCheck::Mismatch:
        return "mismatch";
    case BalanceCheck::NotPossible:
        return "not_possible";
    }
    return "not_possible";
}

std::string_view to_text(DateOrder order) {
    switch (order) {
    case DateOrder::DayMonthYear:
        return "dmy";
    case DateOrder::MonthDayYear:
        return "mdy";
    case DateOrder::YearMonthDay:
        return "ymd";
    }
    return "dmy";
}

std::optional<DateOrder> parse_date_order(std::string_view text) {
    for (const DateOrder order :
         {DateOrder::DayMonthYear, DateOrder::MonthDayYear, DateOrder::YearMonthDay})
        if (to_text(order) == text)
            return order;
    return std::nullopt;
}

} // namespace comptoir::bank
