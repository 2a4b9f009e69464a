#include "app/invoices/document_reading.h"
#include "app/invoices/invoice_duplicates.h"
#include "comptoir/app/file_kind.h"
#include "comptoir/app/errors.h"
#include "comptoir/app/invoices.h"
#include "comptoir/core/errors.h"
#include "comptoir/core/file.h"
#include "comptoir/core/text.h"
#include "comptoir/inbox/errors.h"
#include "comptoir/storage/repositories/document_repository.h"
#include "comptoir/storage/repositories/invoice_repository.h"

#include <utility>

namespace comptoir::app {

namespace {

using invoices::InvoiceEvent;

Result<std::string> document_file(const std::filesystem::path& path) {
    Result<std::string> bytes = read_file(path, inbox::k_document_bytes_max);
    if (!bytes && bytes.error().code == comptoir::errors::file_too_large)
        return fail(inbox::errors::too_large,
                    {{"name", path.filename().string()},
                     {"limit_mb", inbox::k_document_bytes_max / 1'000'000}});
    return bytes;
}

invoices::Direction direction_of(inbox::Box box) {
    return box == inbox::Box::Sale ? invoices::Direction::Sale : invoices::Direction::Purchase;
}

// A draft from what was read; the same invoice again is kept as a duplicate, blocked and named.
Result<invoices::InvoiceId> add_draft(Writer& writer, const inbox::Document& document,
                                      invoices::Invoice draft) {
    draft.document = document.id.value();
    draft.direction = direction_of(document.box);
    draft.state = invoices::InvoiceState::Received;
    const auto twin = same_invoice(writer.database(), draft);
    if (twin) {
        CT_ASSIGN(state, invoices::transition(draft.state, InvoiceEvent::MarkDuplicate));
        draft.state = state;
    }
    const invoices::InvoiceId id = storage::insert_invoice(writer.database(), draft);
    const std::string object = "invoice " + text::number(id.value());
    writer.record("invoice.receive", object, {},
                  draft.number + ", " + draft.gross.to_decimal() + " " +
                      std::string(draft.currency.code()));
    if (twin)
        writer.record("invoice.duplicate", object, {}, "invoice " + text::number(twin->value()));
    writer.changed(Noun::Invoices, id.value());
    return id;
}

Result<AddedDocument> add_document(Writer& writer, const std::filesystem::path& path,
                                   inbox::Box box) {
    CT_ASSIGN(act, writer.begin(users::Right::InvoiceEnter));
    const std::string name = path.filename().string();
    CT_ASSIGN(bytes, document_file(path));
    CT_ASSIGN(type, checked_media_type(bytes, name));
    Result<std::optional<inbox::Reading>> read = read_document(bytes, type);
    if (!read) {
        Error error = std::move(read).error();
        SourcePlace place = error.place.value_or(SourcePlace{});
        place.file = name;
        error.place = place;
        return fail(std::move(error));
    }
    AddedDocument added;
    const storage::StoredFile file = storage::store_file(writer.database(), name, bytes);
    if (const auto known = storage::document_of_file(writer.database(), file.id)) {
        added.document = *known;
        added.already_here = true;
        added.invoice = known->invoice;
        return added;
    }
    added.document = {
        {}, box, name, type, file.size, file.sha256, writer.clock().now(), writer.user(), {}};
    added.document.id = storage::insert_document(writer.database(), added.document, file.id);
    writer.record("document.add", "document " + text::number(added.document.id.value()), {}, name);
    writer.changed(Noun::Documents, added.document.id.value());
    added.reading = std::move(*read);
    if (box != inbox::Box::Other && added.reading && makes_a_draft(*added.reading)) {
        CT_ASSIGN(invoice, add_draft(writer, added.document, added.reading->draft));
        added.invoice = added.document.invoice = invoice;
    }
    return added;
}

Result<inbox::Document> known_document(Reader& reader, inbox::DocumentId id) {
    auto document = storage::find_document(reader.database(), id);
    if (!document)
        return fail(errors::not_found, {{"what", std::string("document")}, {"id", id.value()}});
    return *document;
}

// A draft changes sides with its document and starts again; what is booked does not move.
Result<void> follow_box(Writer& writer, const inbox::Document& document) {
    if (!document.invoice) {
        const std::string bytes = storage::load_file(
            writer.database(), storage::file_of_document(writer.database(), document.id));
        CT_ASSIGN(reading, read_document(bytes, document.type));
        if (reading && makes_a_draft(*reading))
            CT_TRY(add_draft(writer, document, reading->draft));
        return {};
    }
    CT_ASSIGN(invoice, load_invoice(writer, *document.invoice));
    if (invoice.state == invoices::InvoiceState::Refused ||
        invoice.direction == direction_of(document.box))
        return {};
    CT_TRY(invoices::transition(invoice.state, InvoiceEvent::Review));
    invoice.direction = direction_of(document.box);
    invoice.state = invoices::InvoiceState::Received;
    invoice.party.clear();
    invoice.expense_account.clear();
    storage::update_invoice(writer.database(), invoice);
    writer.changed(Noun::Invoices, invoice.id.value());
    return {};
}

} // namespace

Result<DocumentBatch> add_documents(Writer& writer, const std::vector<std::filesystem::path>& files,
                                    inbox::Box box) {
    CT_ASSIGN(act, writer.begin(users::Right::InvoiceEnter));
    DocumentBatch batch;
    for (const std::filesystem::path& file : files) {
        auto added = add_document(writer, file, box);
        if (!added)
            return fail(with_kind(std::move(added).error(), file, FileKind::Document));
        batch.documents.push_back(std::move(*added));
    }
    return batch;
}

Result<std::vector<inbox::Document>> list_documents(Reader& reader, std::optional<inbox::Box> box) {
    return storage::load_documents(reader.database(), box);
}

Result<std::string> document_bytes(Reader& reader, inbox::DocumentId document) {
    CT_TRY(known_document(reader, document));
    return storage::load_file(reader.database(),
                              storage::file_of_document(reader.database(), document));
}

Result<void> move_document(Writer& writer, inbox::DocumentId document, inbox::Box box) {
    CT_ASSIGN(act, writer.begin(users::Right::InvoiceEnter));
    CT_ASSIGN(known, known_document(writer, document));
    if (known.box == box)
        return {};
    const inbox::Box from = std::exchange(known.box, box);
    if (box != inbox::Box::Other)
        CT_TRY(follow_box(writer, known));
    storage::set_document_box(writer.database(), document, box);
    writer.record("document.move", "document " + text::number(document.value()),
                  inbox::to_text(from), inbox::to_text(box));
    writer.changed(Noun::Documents, document.value());
    return {};
}

} // namespace comptoir::app
