// SNS and ASN write the account and the name of the other party under :61: and again in front of
// the text: ":61:…NIOB0987654321", "a name", ":86:0987654321 a name", then what it is for.
#include "formats/statements/bank_text.h"
#include "formats/statements/mt940/dialects.h"

namespace comptoir::formats::mt940::repeated_account {

bool recognise(const MovementText& text) {
    if (text.lines.empty() || text.supplementary.empty() || text.customer_reference.empty())
        return false;
    const std::string head =
        clean(text.customer_reference + ' ' + unwrap(text.supplementary, LineBreak::AtWords));
    return clean(text.lines.front()) == head;
}

void read(const MovementText& text, MovementDetails& details) {
    details.account = text.customer_reference;
    details.name = unwrap(text.supplementary, LineBreak::AtWords);
    details.purpose = unwrap(std::span(text.lines).subspan(1), LineBreak::AtWords);
}

} // namespace comptoir::formats::mt940::repeated_account
