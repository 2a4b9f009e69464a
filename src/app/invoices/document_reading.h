// From bytes to what an invoice document says; knows no dossier.
#pragma once

#include "comptoir/core/result.h"
#include "comptoir/inbox/types.h"

#include <optional>
#include <string>
#include <string_view>

namespace comptoir::app {

// The type of a document, or inbox.type_not_taken, inbox.too_large.
Result<inbox::MediaType> checked_media_type(std::string_view bytes, const std::string& name);

// Empty: a document without an invoice that machines can read (image, plain PDF). XML that is no
// invoice, and PDF files that cannot be opened, are errors; a broken invoice inside a sound PDF is
// a reading with an error among its diagnostics.
Result<std::optional<inbox::Reading>> read_document(std::string_view bytes, inbox::MediaType type);

// True when there is enough for a draft: number, day and total.
bool makes_a_draft(const inbox::Reading& reading);

} // namespace comptoir::app
