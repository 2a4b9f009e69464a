#include "comptoir/formats/invoices/invoice_format.h"

#include "cii/cii.h"
#include "ubl/ubl.h"
#include "xml_document.h"

#include "comptoir/core/text.h"
#include "comptoir/formats/invoices/errors.h"

#include <array>

namespace comptoir::formats {

std::span<const InvoiceFormat* const> invoice_formats() {
    // An explicit list: objects nobody references would be dropped from a static library.
    static const std::array formats{
#define COMPTOIR_INVOICE_FORMAT(name) static_cast<const InvoiceFormat*>(&name::format()),
#include "invoice_formats.inc"
#undef COMPTOIR_INVOICE_FORMAT
    };
    return formats;
}

Result<inbox::Reading> read_invoice_xml(std::string_view xml) {
    CT_ASSIGN(document, XmlDocument::parse(xml));
    const XmlNode root = document->root();
    for (const InvoiceFormat* format : invoice_formats())
        if (format->recognises(root))
            return format->read(root);
    return fail(errors::invoice_xml_other, {{"root", text::cut_to_characters(root.name(), 60)}});
}

} // namespace comptoir::formats
