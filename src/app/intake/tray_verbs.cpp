// What a person does with the tray: assign an account, or drop it.
#include "app/bank/journal_of_account.h"
#include "app/intake/intake_run.h"
#include "comptoir/app/intake.h"
#include "comptoir/app/intake_errors.h"
#include "comptoir/app/users.h"
#include "comptoir/bank/rules.h"
#include "comptoir/core/system_account.h"
#include "comptoir/core/text.h"
#include "comptoir/users/errors.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace comptoir::app {

namespace {

bool is_of(const bank::IntakePart& part, std::string_view account,
           bank::IntakeState state = bank::IntakeState::Waiting) {
    if (part.state != state)
        return false;
    if (part.id == account)
        return true;
    const std::string wanted = text::fold_compact(account);
    return !wanted.empty() &&
           std::any_of(
               part.accounts.begin(), part.accounts.end(), [&](const bank::IntakeAccount& each) {
                   const bank::AccountIdentity& identity = each.identity;
                   return (identity.iban && text::fold_compact(identity.iban->text()) == wanted) ||
                          text::fold_compact(identity.number) == wanted;
               });
}

std::vector<std::string> parts_of(const bank::IntakeTray& tray, std::string_view account) {
    std::vector<std::string> ids;
    for (const bank::IntakePart& part : tray.parts)
        if (is_of(part, account))
            ids.push_back(part.id);
    return ids;
}

// The account of the request, as the first of its parts names it.
const bank::IntakeAccount* account_in(const bank::IntakePart& part, std::string_view account) {
    if (part.accounts.empty())
        return nullptr;
    for (const bank::IntakeAccount& each : part.accounts) {
        bank::IntakePart alone = part;
        alone.id.clear();
        alone.accounts = {each};
        if (is_of(alone, account))
            return &each;
    }
    return part.id == account ? &part.accounts.front() : nullptr;
}

// What the journal will follow: the IBAN, else the number that the file names.
Result<bank::AccountIdentity> account_to_follow(const bank::AccountIdentity& identity,
                                                const IntakeAssign& request) {
    bank::AccountIdentity account = identity;
    if (!request.iban)
        return account;
    if (!evidence_of(*request.iban, identity))
        return fail(errors::intake_iban_other,
                    {{"account", request.account}, {"iban", request.iban->masked()}});
    account.iban = request.iban;
    return account;
}

bool follows(const ledger::Journal& journal, const bank::AccountIdentity& account) {
    return account.iban ? journal.iban == account.iban
                        : !journal.bank_number.empty() && evidence_of(journal, account) == 0;
}

// One account in two dossiers would be ambiguous from the next file on.
Result<void> check_nowhere_else(const FolderIndex& index, std::size_t target,
                                const bank::AccountIdentity& followed, const std::string& account) {
    const auto follows_it = [&](const ledger::Journal& journal) {
        return follows(journal, followed);
    };
    const std::vector<ledger::Journal>& own = index.dossiers[target].journals;
    if (std::any_of(own.begin(), own.end(), follows_it))
        return {}; // it is already in both: this is the answer to that question
    for (const IndexedDossier& dossier : index.dossiers)
        for (const ledger::Journal& journal : dossier.journals)
            if (follows_it(journal))
                return fail(
                    errors::intake_iban_elsewhere,
                    {{"account", account}, {"dossier", dossier.name}, {"journal", journal.code}});
    return {};
}

void remember(bank::IntakeTray& tray, bank::IntakeAssignment answer) {
    auto& all = tray.assignments;
    all.erase(std::remove_if(all.begin(), all.end(),
                             [&](const bank::IntakeAssignment& each) {
                                 return each.account == answer.account;
                             }),
              all.end());
    all.push_back(std::move(answer));
}

// A file that cannot be cut enters a dossier only when all its accounts are this dossier's.
bool is_wholly_of(const bank::IntakePart& part, const IndexedDossier& dossier,
                  const ledger::Journal& followed) {
    return std::all_of(
        part.accounts.begin(), part.accounts.end(), [&](const bank::IntakeAccount& account) {
            return evidence_of(followed, account.identity) ||
                   std::any_of(dossier.journals.begin(), dossier.journals.end(),
                               [&](const ledger::Journal& journal) {
                                   return evidence_of(journal, account.identity).has_value();
                               });
        });
}

// A file that names no account, or whose account damage hides, teaches no journal anything: it goes
// where a person says, this once.
Result<IntakeReport> assign_unnamed(IntakeRun& run, std::size_t target,
                                    const std::vector<std::string>& ids,
                                    const IntakeAssign& request) {
    const IndexedDossier& dossier = run.index().dossiers[target];
    for (const std::string& id : ids) {
        run.store().find(id)->dossier = dossier.name;
        run.store().find(id)->journal = request.journal;
    }
    CT_TRY(run.import_into(
        dossier, ids,
        {.accept_mismatch = request.accept_mismatch,
         .work = request.work,
         .only_journal = request.journal,
         .journal = JournalAdd{request.journal, std::nullopt, request.ledger_account, ""},
         .quarantine = true}));
    CT_TRY(run.forget_done());
    return run.finish();
}

// The tray is the folder's and belongs to no dossier. Where a dossier of the folder asks for
// passwords, who drops, or takes back, signs in to one of them where they may delete statements.
Result<std::string> who_drops(const IntakeFolder& folder) {
    CT_ASSIGN(paths, dossiers_in(folder.path));
    std::optional<Error> refused;
    const auto keep = [&](const Error& error) { // that one is not listed there says the least
        if (!refused || refused->code == ErrorCode(users::errors::unknown))
            refused = error;
    };
    for (const std::filesystem::path& path : paths) {
        const auto known = users_of_dossier(path);
        if (!known || !known->is_protected)
            continue;
        auto workspace = Workspace::open(
            path, {.user = folder.user, .clock = folder.clock, .password = folder.password});
        if (!workspace) {
            keep(workspace.error());
            continue;
        }
        const auto may = (*workspace)->write<void>([](Writer& writer) {
            return writer.require(users::Right::StatementDelete);
        });
        if (may)
            return (*workspace)->user();
        keep(may.error());
    }
    if (refused)
        return fail(*refused);
    return system_account(); // what --user says, nobody has shown
}

} // namespace

Result<IntakeReport> assign_intake(const IntakeFolder& folder, const IntakeAssign& request) {
    CT_ASSIGN(run, IntakeRun::open(folder, request.work));
    const std::vector<std::string> ids = parts_of(run.store().tray(), request.account);
    const bank::IntakePart* first = ids.empty() ? nullptr : run.store().find(ids.front());
    const bank::IntakeAccount* account = first ? account_in(*first, request.account) : nullptr;
    if (!first || (!account && !first->accounts.empty()))
        return fail(errors::intake_not_waiting, {{"account", request.account}});
    CT_ASSIGN(target, run.index().find(request.dossier, folder.path));
    if (!account || !account->named)
        return assign_unnamed(run, target, ids, request);
    const bank::AccountIdentity identity = account->identity;
    CT_ASSIGN(followed, account_to_follow(identity, request));
    CT_TRY(check_nowhere_else(run.index(), target, followed, request.account));
    ledger::Journal journal;
    journal.iban = followed.iban;
    journal.bank_number = followed.iban ? std::string() : followed.number;
    const IndexedDossier dossier = run.index().dossiers[target];
    std::vector<std::string> whole;
    for (const std::string& id : ids)
        if (bank::IntakePart& part = *run.store().find(id); is_wholly_of(part, dossier, journal)) {
            part.dossier = dossier.name;
            part.journal = request.journal;
            whole.push_back(id);
        }
    // Whose it is has been said: what is wrong with it is mended in that dossier.
    const PartImportOptions options{.accept_mismatch = request.accept_mismatch,
                                    .work = request.work,
                                    .journal =
                                        JournalAdd{request.journal, journal.iban,
                                                   request.ledger_account, "", journal.bank_number},
                                    .quarantine = true};
    CT_TRY(run.import_into(dossier, whole, options));
    remember(run.store().tray(), {bank::account_key(identity), dossier.name, request.journal});
    CT_TRY(run.forget_done());
    return run.finish();
}

Result<std::vector<bank::IntakePart>> drop_intake(const IntakeFolder& folder,
                                                  std::string_view account, std::string_view why) {
    if (text::trim(why).empty())
        return fail(errors::intake_why_missing);
    CT_ASSIGN(user, who_drops(folder));
    CT_ASSIGN(store, TrayStore::open(folder.path));
    const std::vector<std::string> ids = parts_of(store.tray(), account);
    if (ids.empty())
        return fail(errors::intake_not_waiting, {{"account", std::string(account)}});
    std::vector<bank::IntakePart> dropped;
    for (const std::string& id : ids) {
        bank::IntakePart& part = *store.find(id);
        part.state = bank::IntakeState::Dropped;
        part.reason = {std::string(errors::intake_dropped.name),
                       {{"why", std::string(text::trim(why))}}};
        part.closed_by = user;
        dropped.push_back(part);
    }
    CT_TRY(store.save());
    for (const std::string& id : ids)
        store.remove_bytes(id);
    return dropped;
}

Result<std::vector<bank::IntakePart>> take_back_dropped(const IntakeFolder& folder,
                                                        std::string_view account) {
    CT_TRY(who_drops(folder));
    CT_ASSIGN(store, TrayStore::open(folder.path));
    std::vector<bank::IntakePart>& parts = store.tray().parts;
    const auto first = std::stable_partition(parts.begin(), parts.end(), [&](const auto& part) {
        return !is_of(part, account, bank::IntakeState::Dropped);
    });
    std::vector<bank::IntakePart> taken(first, parts.end());
    if (taken.empty())
        return fail(errors::intake_not_dropped, {{"account", std::string(account)}});
    parts.erase(first, parts.end());
    CT_TRY(store.save());
    return taken;
}

} // namespace comptoir::app
