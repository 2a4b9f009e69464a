#include "app/invoices/document_reading.h"

#include "comptoir/app/invoices.h"
#include "comptoir/core/errors.h"
#include "comptoir/core/file.h"
#include "comptoir/documents/pdf_attachments.h"
#include "comptoir/formats/invoices/invoice_format.h"
#include "comptoir/inbox/errors.h"

#include <algorithm>

namespace comptoir::app {

namespace {

formats::FacturxContainer container_of(const documents::PdfContent& pdf,
                                       const documents::PdfAttachment& attachment) {
    formats::FacturxContainer container;
    container.attachment_name = attachment.name;
    container.metadata = pdf.metadata;
    container.associated = pdf.associated_files;
    container.related = pdf.has_relationship;
    container.relationship = pdf.relationship;
    container.output_intent = pdf.output_intents;
    return container;
}

Result<std::optional<inbox::Reading>> read_pdf_invoice(std::string_view bytes) {
    CT_ASSIGN(pdf, documents::read_pdf(bytes));
    std::vector<std::string> names;
    for (const documents::PdfAttachment& attachment : pdf.attachments) {
        const bool nameless_xml = attachment.name.empty() &&
                                  inbox::media_type_of(attachment.bytes) == inbox::MediaType::Xml;
        names.push_back(nameless_xml ? ".xml" : attachment.name);
    }
    const std::optional<std::size_t> chosen = formats::invoice_attachment(names);
    if (!chosen)
        return std::optional<inbox::Reading>();
    const documents::PdfAttachment& attachment = pdf.attachments[*chosen];
    Result<inbox::Reading> reading = formats::read_invoice_xml(attachment.bytes);
    if (!reading) {
        // The page itself is still an invoice somebody can read.
        inbox::Reading broken;
        broken.source = inbox::ReadingSource::Facturx;
        Error error = std::move(reading).error();
        SourcePlace place = error.place.value_or(SourcePlace{});
        place.file = attachment.name;
        broken.diagnostics.push_back(
            {Diagnostic::Severity::Error, error.code, error.params, place});
        return std::optional(std::move(broken));
    }
    formats::check_container(*reading, container_of(pdf, attachment));
    return std::optional(std::move(*reading));
}

} // namespace

Result<inbox::MediaType> checked_media_type(std::string_view bytes, const std::string& name) {
    const std::optional<inbox::MediaType> type = inbox::media_type_of(bytes);
    if (!type)
        return fail(inbox::errors::type_not_taken, {{"name", name}});
    if (static_cast<std::int64_t>(bytes.size()) > inbox::k_document_bytes_max)
        return fail(inbox::errors::too_large,
                    {{"name", name}, {"limit_mb", inbox::k_document_bytes_max / 1'000'000}});
    return *type;
}

Result<std::optional<inbox::Reading>> read_document(std::string_view bytes, inbox::MediaType type) {
    switch (type) {
    case inbox::MediaType::Pdf:
        return read_pdf_invoice(bytes);
    case inbox::MediaType::Xml: {
        CT_ASSIGN(reading, formats::read_invoice_xml(bytes));
        return std::optional(std::move(reading));
    }
    case inbox::MediaType::Png:
    case inbox::MediaType::Jpeg:
        break;
    }
    return std::optional<inbox::Reading>();
}

bool makes_a_draft(const inbox::Reading& reading) {
    const auto stated = [&](const char* field) {
        return reading.confidence_permille.count(field) != 0;
    };
    return stated("number") && stated("issued_on") && stated("gross");
}

Result<inbox::Reading> read_invoice_file(const std::filesystem::path& path) {
    const std::string name = path.filename().string();
    Result<std::string> bytes = read_file(path, inbox::k_document_bytes_max);
    if (!bytes)
        return fail(std::move(bytes).error());
    CT_ASSIGN(type, checked_media_type(*bytes, name));
    Result<std::optional<inbox::Reading>> reading = read_document(*bytes, type);
    if (!reading) {
        Error error = std::move(reading).error();
        SourcePlace place = error.place.value_or(SourcePlace{});
        place.file = name;
        error.place = place;
        return fail(std::move(error));
    }
    if (!*reading)
        return fail(inbox::errors::no_invoice_inside, {{"name", name}});
    // An invoice whose XML cannot be read is no reading here: the error itself is the answer.
    for (const Diagnostic& diagnostic : (*reading)->diagnostics)
        if (diagnostic.severity == Diagnostic::Severity::Error)
            return fail(Error{
                diagnostic.code, ErrorKind::Unreadable, diagnostic.params, diagnostic.place, {}});
    return std::move(**reading);
}

} // namespace comptoir::app
