// CII D16B (Factur-X, ZUGFeRD 2, XRechnung) and its ancestor ZUGFeRD 1.0.
#pragma once

#include "comptoir/formats/invoices/invoice_format.h"

namespace comptoir::formats::cii {

const InvoiceFormat& format();

} // namespace comptoir::formats::cii
