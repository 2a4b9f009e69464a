// E-invoices in: CII (Factur-X, ZUGFeRD 1 and 2, XRechnung) and UBL, from XML to a draft.
//
// Read by structure, not by declared profile: an unknown profile is accepted with a note. XML is
// refused when it has a DOCTYPE (hence no entities, no XXE), is not well-formed, nests deeper than
// 64 or exceeds 20 MB. Sources: EN 16931-1, CII D16B, UBL 2.1, Factur-X 1.0.07, ZUGFeRD 1.0.
//
//   CT_ASSIGN(reading, formats::read_invoice_xml(bytes));
#pragma once

#include "comptoir/core/result.h"
#include "comptoir/inbox/types.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace comptoir::formats {

class XmlNode;

inline constexpr std::int64_t k_invoice_xml_bytes_max = 20'000'000;

// One syntax. Instances are listed in src/formats/invoices/invoice_formats.inc.
class InvoiceFormat {
public:
    virtual ~InvoiceFormat() = default;
    virtual std::string_view id() const = 0; // "cii"
    virtual bool recognises(const XmlNode& root) const = 0;
    // Errors: core.amount_too_fine, core.amount_unreadable (totals); lesser faults are checks.
    virtual Result<inbox::Reading> read(const XmlNode& root) const = 0;
};
std::span<const InvoiceFormat* const> invoice_formats();

// Errors: formats.invoice_xml_*. A document that is XML but no invoice is .invoice_xml_other.
Result<inbox::Reading> read_invoice_xml(std::string_view xml);

// What a PDF says about the invoice it carries (filled from documents::PdfContent).
struct FacturxContainer {
    std::string attachment_name;
    std::string metadata;           // XMP packet, may be empty
    std::optional<bool> associated; // /AF in the catalog; empty: objects are compressed, unknown
    std::optional<bool> related;    // an /AFRelationship at all
    std::optional<std::string> relationship; // "Data"
    std::optional<bool> output_intent;
};
// Which attachment is the invoice: the standard names first (factur-x.xml, zugferd-invoice.xml,
// ZUGFeRD-invoice.xml, xrechnung.xml, without case), else the only XML that is no order.
std::optional<std::size_t> invoice_attachment(std::span<const std::string> names);
// Adds the container's own checks and turns the source into Facturx.
void check_container(inbox::Reading& reading, const FacturxContainer& container);

} // namespace comptoir::formats
