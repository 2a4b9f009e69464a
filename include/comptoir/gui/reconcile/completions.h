// Fields that complete account numbers and third parties: "401000 Fournisseurs" is found by any
// part of it, and its first word is what counts.
#pragma once

#include "comptoir/gui/support/session.h"

#include <QString>

class QLineEdit;

namespace comptoir::gui {

void complete_accounts(Session& session, QLineEdit* edit);
void complete_parties(Session& session, QLineEdit* edit);
QString first_word(const QString& text);
// An account of suppliers or customers: it needs the third party.
bool wants_party(const Session& session, const QString& account);

} // namespace comptoir::gui
