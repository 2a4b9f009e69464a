// The accounts of a template, which may be another company's, as the books number them.
#pragma once

#include "comptoir/ledger/books_accounts.h"
#include "comptoir/reconcile/templates.h"

namespace comptoir::app {

void number_accounts(const ledger::BooksAccounts& books, reconcile::StoredTemplate& one);

} // namespace comptoir::app
