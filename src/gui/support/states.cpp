#include "comptoir/gui/support/states.h"

namespace comptoir::gui {

StateLook look_of(reconcile::LineState state) {
    using reconcile::LineState;
    switch (state) {
    case LineState::Open:
        return {Tone::Neutral, "state-open"};
    case LineState::Proposed:
        return {Tone::Accent, "state-proposed"};
    case LineState::Ambiguous:
        return {Tone::Warn, "state-ambiguous"};
    case LineState::Matched:
        return {Tone::Ok, "state-matched"};
    case LineState::Parked:
        return {Tone::Neutral, "state-parked"};
    case LineState::Ignored:
        return {Tone::Neutral, "state-ignored"};
    }
    return {};
}

StateLook look_of(invoices::InvoiceState state) {
    using invoices::InvoiceState;
    switch (state) {
    case InvoiceState::Received:
        return {Tone::Warn, "state-open"};
    case InvoiceState::Reviewed:
        return {Tone::Accent, "preview"};
    case InvoiceState::Approved:
        return {Tone::Accent, "state-matched"};
    case InvoiceState::Booked:
        return {Tone::Neutral, "entries"};
    case InvoiceState::Ordered:
        return {Tone::Accent, "payments"};
    case InvoiceState::Settled:
        return {Tone::Ok, "state-matched"};
    case InvoiceState::Refused:
        return {Tone::Bad, "close"};
    case InvoiceState::Duplicate:
        return {Tone::Bad, "copy"};
    }
    return {};
}

StateLook look_of(payments::PaymentState state) {
    using payments::PaymentState;
    switch (state) {
    case PaymentState::Basket:
        return {Tone::Accent, "basket"};
    case PaymentState::Ordered:
        return {Tone::Accent, "payments"};
    case PaymentState::Settled:
        return {Tone::Ok, "state-matched"};
    case PaymentState::Cancelled:
        return {Tone::Neutral, "close"};
    }
    return {};
}

StateLook look_of(ledger::EntryState state) {
    switch (state) {
    case ledger::EntryState::Draft:
        return {Tone::Neutral, "state-draft"};
    case ledger::EntryState::Validated:
        return {Tone::Ok, "state-validated"};
    }
    return {};
}

} // namespace comptoir::gui
