#include "comptoir/invoices/errors.h"
#include "comptoir/invoices/types.h"

#include <array>

namespace comptoir::invoices {

namespace {

struct Named {
    InvoiceState state;
    std::string_view text;
};
constexpr std::array<Named, 8> k_states{{{InvoiceState::Received, "received"},
                                         {InvoiceState::Reviewed, "reviewed"},
                                         {InvoiceState::Approved, "approved"},
                                         {InvoiceState::Booked, "booked"},
                                         {InvoiceState::Ordered, "ordered"},
                                         {InvoiceState::Settled, "settled"},
                                         {InvoiceState::Refused, "refused"},
                                         {InvoiceState::Duplicate, "duplicate"}}};

// The life cycle. A correction takes the approval away; nothing leaves `refused`; a duplicate may
// be reviewed again when the number was misread. `settled` follows from the open amount, so it is
// reached and left by what the bank says, whether an order was sent or not.
struct Transition {
    InvoiceState from;
    InvoiceEvent event;
    InvoiceState to;
};
constexpr std::array<Transition, 20> k_transitions{{
    {InvoiceState::Received, InvoiceEvent::Review, InvoiceState::Reviewed},
    {InvoiceState::Received, InvoiceEvent::Refuse, InvoiceState::Refused},
    {InvoiceState::Received, InvoiceEvent::MarkDuplicate, InvoiceState::Duplicate},
    {InvoiceState::Reviewed, InvoiceEvent::Review, InvoiceState::Reviewed},
    {InvoiceState::Reviewed, InvoiceEvent::Approve, InvoiceState::Approved},
    {InvoiceState::Reviewed, InvoiceEvent::Refuse, InvoiceState::Refused},
    {InvoiceState::Reviewed, InvoiceEvent::MarkDuplicate, InvoiceState::Duplicate},
    {InvoiceState::Approved, InvoiceEvent::Review, InvoiceState::Reviewed},
    {InvoiceState::Approved, InvoiceEvent::Refuse, InvoiceState::Refused},
    {InvoiceState::Approved, InvoiceEvent::MarkDuplicate, InvoiceState::Duplicate},
    {InvoiceState::Approved, InvoiceEvent::Book, InvoiceState::Booked},
    {InvoiceState::Booked, InvoiceEvent::Unbook, InvoiceState::Approved},
    {InvoiceState::Booked, InvoiceEvent::Order, InvoiceState::Ordered},
    {InvoiceState::Booked, InvoiceEvent::Settle, InvoiceState::Settled},
    {InvoiceState::Ordered, InvoiceEvent::Order, InvoiceState::Ordered},
    {InvoiceState::Ordered, InvoiceEvent::CancelOrder, InvoiceState::Booked},
    {InvoiceState::Ordered, InvoiceEvent::Settle, InvoiceState::Settled},
    {InvoiceState::Settled, InvoiceEvent::Unsettle, InvoiceState::Booked},
    {InvoiceState::Duplicate, InvoiceEvent::Review, InvoiceState::Reviewed},
    {InvoiceState::Duplicate, InvoiceEvent::Refuse, InvoiceState::Refused},
}};

} // namespace

std::string_view to_text(Direction direction) {
    return direction == Direction::Purchase ? "purchase" : "sale";
}

std::optional<Direction> parse_direction(std::string_view text) {
    if (text == "purchase")
        return Direction::Purchase;
    if (text == "sale")
        return Direction::Sale;
    return std::nullopt;
}

std::string_view to_text(InvoiceType type) {
    switch (type) {
    case InvoiceType::Invoice:
        return "invoice";
    case InvoiceType::CreditNote:
        return "credit_note";
    case InvoiceType::Corrected:
        return "corrected";
    case InvoiceType::Prepayment:
        return "prepayment";
    }
    return "";
}

std::optional<InvoiceType> parse_invoice_type(std::string_view text) {
    for (InvoiceType type : {InvoiceType::Invoice, InvoiceType::CreditNote, InvoiceType::Corrected,
                             InvoiceType::Prepayment})
        if (to_text(type) == text)
            return type;
    return std::nullopt;
}

std::string_view to_text(InvoiceState state) {
    for (const Named& named : k_states)
        if (named.state == state)
            return named.text;
    return "";
}

std::optional<InvoiceState> parse_invoice_state(std::string_view text) {
    for (const Named& named : k_states)
        if (named.text == text)
            return named.state;
    return std::nullopt;
}

std::string_view to_text(InvoiceEvent event) {
    switch (event) {
    case InvoiceEvent::Review:
        return "review";
    case InvoiceEvent::Approve:
        return "approve";
    case InvoiceEvent::Refuse:
        return "refuse";
    case InvoiceEvent::MarkDuplicate:
        return "mark_duplicate";
    case InvoiceEvent::Book:
        return "book";
    case InvoiceEvent::Unbook:
        return "unbook";
    case InvoiceEvent::Order:
        return "order";
    case InvoiceEvent::CancelOrder:
        return "cancel_order";
    case InvoiceEvent::Settle:
        return "settle";
    case InvoiceEvent::Unsettle:
        return "unsettle";
    }
    return "";
}

Result<InvoiceState> transition(InvoiceState state, InvoiceEvent event) {
    for (const Transition& step : k_transitions)
        if (step.from == state && step.event == event)
            return step.to;
    return fail(errors::wrong_state,
                {{"state", std::string(to_text(state))}, {"event", std::string(to_text(event))}});
}

} // namespace comptoir::invoices
