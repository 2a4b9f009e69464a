#include "comptoir/core/text.h"
#include "comptoir/payments/types.h"

namespace comptoir::payments {

std::string sepa_text(std::string_view text, std::size_t characters_max) {
    // Transliterate before counting: "œ" becomes two characters.
    std::string ascii = text::single_blanks(text::to_sepa(text));
    if (ascii.size() > characters_max)
        ascii.resize(characters_max);
    return std::string(text::trim(ascii));
}

std::string sepa_reference(std::string_view text, std::size_t characters_max) {
    std::string kept;
    for (char c : text::single_blanks(text::to_sepa(text)))
        if (c != '/' || (!kept.empty() && kept.back() != '/'))
            kept.push_back(c);
    if (kept.size() > characters_max)
        kept.resize(characters_max);
    while (!kept.empty() && (kept.back() == '/' || kept.back() == ' '))
        kept.pop_back();
    return std::string(text::trim(kept));
}

std::string_view to_text(PaymentState state) {
    switch (state) {
    case PaymentState::Basket:
        return "basket";
    case PaymentState::Ordered:
        return "ordered";
    case PaymentState::Settled:
        return "settled";
    case PaymentState::Cancelled:
        return "cancelled";
    }
    return "";
}

std::optional<PaymentState> parse_payment_state(std::string_view text) {
    for (PaymentState state : {PaymentState::Basket, PaymentState::Ordered, PaymentState::Settled,
                               PaymentState::Cancelled})
        if (to_text(state) == text)
            return state;
    return std::nullopt;
}

} // namespace comptoir::payments
