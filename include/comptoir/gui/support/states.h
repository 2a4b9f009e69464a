// How each state looks: its icon and its tone. The word comes from i18n.
#pragma once

#include "comptoir/gui/support/theme.h"
#include "comptoir/invoices/types.h"
#include "comptoir/ledger/types.h"
#include "comptoir/payments/types.h"
#include "comptoir/reconcile/types.h"

namespace comptoir::gui {

struct StateLook {
    Tone tone = Tone::Neutral;
    const char* icon = "";
};

StateLook look_of(reconcile::LineState state);
StateLook look_of(invoices::InvoiceState state);
StateLook look_of(payments::PaymentState state);
StateLook look_of(ledger::EntryState state);

} // namespace comptoir::gui
