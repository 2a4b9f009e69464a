// UBL 2.1 Invoice and CreditNote (Peppol BIS 3, XRechnung, France CTC).
#pragma once

#include "comptoir/formats/invoices/invoice_format.h"

namespace comptoir::formats::ubl {

const InvoiceFormat& format();

} // namespace comptoir::formats::ubl
