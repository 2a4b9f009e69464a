// Days, amounts and balances as SWIFT writes them: "260131", "1234,5", "C260131EUR1234,5".
#pragma once

#include "comptoir/bank/types.h"
#include "comptoir/core/result.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace comptoir::formats::mt940 {

// Where a value stands, and whom to tell what is doubtful about it.
struct Scribe {
    std::string tag;       // "61"
    std::int64_t line = 0; // of the file
    const std::function<void(Diagnostic&&)>* sink = nullptr;

    SourcePlace place(std::string_view field) const;
    void tell(Diagnostic::Severity severity, ErrorSpec spec, Params params,
              std::string_view field) const;
    void warn(ErrorSpec spec, Params params, std::string_view field) const {
        tell(Diagnostic::Severity::Warning, spec, std::move(params), field);
    }
};

// A day that its month has not (30 February) is moved to the last one: banks compute interest on
// months of thirty days.
struct WrittenDay {
    Date date;
    bool moved = false;
};
std::optional<WrittenDay> parse_day(std::string_view yymmdd);
// MMDD in the year that brings it nearest to `near`.
std::optional<WrittenDay> parse_day_near(std::string_view mmdd, Date near);

// How many characters at the beginning of `text` are an amount.
std::size_t amount_length(std::string_view text);
// Decimal comma, also "12," and ",5". Errors: core.amount_* at the place of the scribe.
Result<Money> parse_amount(std::string_view text, Currency currency, const Scribe& scribe);

// "EUR12,50" anywhere in front of `text`, as in /OCMT/ and /CHGS/; never negative.
std::optional<Money> parse_currency_and_amount(std::string_view text);

// A balance without a currency is in `usual`, with a warning. Errors: formats.mt940_balance {text},
// core.currency_unknown, core.amount_*.
Result<bank::DatedBalance> parse_balance(std::string_view text, std::optional<Currency> usual,
                                         const Scribe& scribe);

} // namespace comptoir::formats::mt940
