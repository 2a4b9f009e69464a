#include "comptoir/app/payments.h"
#include "comptoir/core/invariant.h"
#include "comptoir/payments/errors.h"
#include "comptoir/storage/repositories/bank_repository.h"
#include "comptoir/storage/repositories/ledger_repository.h"
#include "comptoir/storage/repositories/payment_repository.h"

namespace comptoir::app {

Result<std::vector<PayeeIban>> payee_ibans(Reader& reader, const std::string& party) {
    if (!storage::party_exists(reader.database(), party))
        return fail(payments::errors::unknown_party, {{"party", party}});
    std::vector<PayeeIban> found;
    for (storage::PartyIban& known : storage::load_party_ibans(reader.database(), party)) {
        const auto iban = Iban::parse(known.iban);
        invariant(iban.has_value(), "a stored account number was parsed once");
        found.push_back({*iban, std::move(known.origin), known.first_seen_at,
                         std::move(known.confirmed_by), known.payable});
    }
    return found;
}

Result<void> confirm_payee_iban(Writer& writer, const std::string& party, const Iban& iban) {
    CT_ASSIGN(act, writer.begin(users::Right::Pay));
    storage::Database& database = writer.database();
    const auto known = storage::find_party(database, party);
    if (!known)
        return fail(payments::errors::unknown_party, {{"party", party}});
    for (const ledger::Journal& journal : storage::load_journals(database))
        if (journal.iban == iban)
            return fail(payments::errors::own_account, {{"party", party}, {"iban", iban.masked()}});
    storage::confirm_party_iban(database, party, iban, writer.clock().now(), writer.user());
    writer.record("party.confirm_iban", "party " + party, known->iban ? known->iban->masked() : "",
                  iban.masked());
    writer.changed(Noun::Parties);
    writer.changed(Noun::Payments);
    return {};
}

} // namespace comptoir::app
