// Every right, through the services: the verbs that ask for it refuse who has all the others, and
// let through who has nothing else. (tests/lint/check_rights.py sees that no verb asks for none.)
#include "protected_dossier.h"

#include "comptoir/app/accounts.h"
#include "comptoir/app/bank.h"
#include "comptoir/app/books.h"
#include "comptoir/app/connections.h"
#include "comptoir/app/csv.h"
#include "comptoir/app/difference.h"
#include "comptoir/app/differences.h"
#include "comptoir/app/expected.h"
#include "comptoir/app/identify.h"
#include "comptoir/app/import_folder.h"
#include "comptoir/app/invoices.h"
#include "comptoir/app/journal_import.h"
#include "comptoir/app/learned.h"
#include "comptoir/app/lettering.h"
#include "comptoir/app/line_acts.h"
#include "comptoir/app/match_sources.h"
#include "comptoir/app/movements.h"
#include "comptoir/app/pairings.h"
#include "comptoir/app/payments.h"
#include "comptoir/app/pointing.h"
#include "comptoir/app/quarantine.h"
#include "comptoir/app/recognised.h"
#include "comptoir/app/reconcile.h"
#include "comptoir/app/report_reviews.h"
#include "comptoir/app/returned_payment.h"
#include "comptoir/app/settings.h"
#include "comptoir/app/statement_preview.h"
#include "comptoir/app/templates.h"
#include "comptoir/app/write_off.h"
#include "comptoir/i18n/i18n.h"

#include <functional>
#include <set>

namespace comptoir::app {
namespace {

using test::refusal_of;
using test::value_of;
using users::Right;

// What a verb answered, whatever it answers: only its refusal matters here.
template <class T>
Result<void> only_refusal(const Result<T>& answer) {
    if (!answer)
        return fail(answer.error());
    return {};
}

struct Verb {
    Right right;
    const char* name;
    std::function<Result<void>(Writer&)> run;
    std::vector<Right> beside{};

    Verb with(std::vector<Right> more) && {
        beside = std::move(more);
        return std::move(*this);
    }
    users::RightSet needs() const {
        users::RightSet all;
        all.add(right);
        for (const Right each : beside)
            all.add(each);
        return all;
    }
};

FolderImportRequest of_one_journal() {
    FolderImportRequest request;
    request.folder.journals.resize(1);
    return request;
}

#define COMPTOIR_VERB(right, name, ...)                                                            \
    Verb {                                                                                         \
        Right::right, #name,                                                                       \
            [](Writer& w) { return only_refusal(name(w __VA_OPT__(, ) __VA_ARGS__)); }, {}         \
    }

// With arguments that mean nothing: a right is asked before anything is looked at.
std::vector<Verb> verbs_of_statements() {
    return {
        COMPTOIR_VERB(StatementImport, import_files, ImportRequest{}),
        COMPTOIR_VERB(StatementImport, import_from_folder, of_one_journal()),
        COMPTOIR_VERB(StatementImport, put_aside, PutAsideRequest{}),
        COMPTOIR_VERB(StatementImport, import_quarantined, QuarantineImportRequest{}),
        COMPTOIR_VERB(StatementImport, make_feed_statement, "BQ", Date::from_ymd(2026, 1, 31)),
        COMPTOIR_VERB(StatementImport, forget_csv_mapping, 1),
        COMPTOIR_VERB(StatementModify, mark_line, bank::LineId{1}, reconcile::LineState::Ignored),
        COMPTOIR_VERB(StatementModify, drop_expected, ExpectedId{1}),
        COMPTOIR_VERB(StatementModify, keep_expected, ExpectedId{1}),
        COMPTOIR_VERB(StatementModify, overrule_recognised, bank::LineId{1}),
        COMPTOIR_VERB(StatementModify, recognise_again, bank::LineId{1}),
        COMPTOIR_VERB(StatementModify, merge_lines, bank::LineId{1}, bank::LineId{2}),
        COMPTOIR_VERB(StatementModify, confirm_line, bank::LineId{1}),
        COMPTOIR_VERB(StatementModify, doubt_line, bank::LineId{1}),
        COMPTOIR_VERB(StatementModify, correct_line, CorrectionRequest{}),
        COMPTOIR_VERB(StatementModify, drop_correction, CorrectionId{1}),
        COMPTOIR_VERB(StatementDelete, delete_line, bank::LineId{1}, ""),
        COMPTOIR_VERB(StatementDelete, delete_statement, bank::StatementId{1}, ""),
        COMPTOIR_VERB(StatementDelete, take_back_line, bank::LineId{1}),
        COMPTOIR_VERB(StatementDelete, discard_quarantined, QuarantineId{1}, ""),
        COMPTOIR_VERB(StatementReconcile, apply_matches, ReconcileRequest{}),
        COMPTOIR_VERB(StatementReconcile, match_by_hand, ManualMatch{}),
        COMPTOIR_VERB(StatementReconcile, match_return, bank::LineId{1}, reconcile::MatchId{1}),
        COMPTOIR_VERB(WriteOff, write_off, WriteOff{}).with({Right::StatementReconcile}),
        COMPTOIR_VERB(WriteOff, write_off_each, WriteOff{}).with({Right::StatementReconcile}),
        COMPTOIR_VERB(StatementReconcile, match_each_by_hand, ManualMatch{}),
        COMPTOIR_VERB(StatementReconcile, match_again, KeptMatch{}),
        COMPTOIR_VERB(StatementCancel, mark_outstanding, std::vector<ledger::EntryId>{}),
        COMPTOIR_VERB(StatementReconcile, mark_seen_at_opening, std::vector<ledger::EntryId>{}),
        COMPTOIR_VERB(StatementCancel, undo_match, reconcile::MatchId{1}),
        COMPTOIR_VERB(StatementCancel, undo_statements, std::vector<bank::StatementId>{}),
        COMPTOIR_VERB(StatementCancel, undo_import, bank::StatementId{1}),
        COMPTOIR_VERB(StatementCancel, take_back_expected, 1),
        COMPTOIR_VERB(StatementPrint, note_printed, "statement 1"),
        COMPTOIR_VERB(StatementModify, park_lines, std::vector<bank::LineId>{}),
        COMPTOIR_VERB(StatementModify, reopen_lines, std::vector<bank::LineId>{}),
        COMPTOIR_VERB(StatementReconcile, pair, PairingChange{}),
        COMPTOIR_VERB(StatementReconcile, open_pointing, PointingOpening{}),
        COMPTOIR_VERB(StatementCancel, unpair, reconcile::PairingId{1}),
        COMPTOIR_VERB(Movements, create_movements, std::vector<bank::LineId>{}),
    };
}

using Lines = std::vector<bank::LineId>;
using Rows = std::vector<ledger::RowId>;
const reconcile::PointingId k_session{1};

std::vector<Verb> more_verbs_of_statements() {
    return {
        COMPTOIR_VERB(StatementImport, stage_feed_statement, "BQ", {}, {}, nullptr),
        COMPTOIR_VERB(StatementImport, save_csv_mapping, "BQ", bank::CsvMapping{}),
        COMPTOIR_VERB(StatementModify, identify_lines),
        COMPTOIR_VERB(StatementModify, set_line_party, bank::LineId{1}, ""),
        COMPTOIR_VERB(StatementModify, set_line_template, bank::LineId{1},
                      reconcile::TemplateId{1}),
        COMPTOIR_VERB(StatementModify, ignore_lines, Lines{}, ""),
        COMPTOIR_VERB(StatementModify, note_lines, Lines{}, ""),
        COMPTOIR_VERB(StatementModify, carry_invoice, Lines{}, std::nullopt),
        COMPTOIR_VERB(StatementModify, attach_documents, Lines{}, std::vector<inbox::DocumentId>{}),
        COMPTOIR_VERB(StatementModify, detach_document, bank::LineId{1}, inbox::DocumentId{1}),
        COMPTOIR_VERB(StatementModify, put_back, LineActUndo{}),
        COMPTOIR_VERB(StatementReconcile, match_proposal, reconcile::Proposal{}),
        Verb{Right::StatementReconcile,
             "match_proposal of a template",
             [](Writer& writer) {
                 reconcile::Proposal proposal;
                 proposal.decision = reconcile::Decision::Template;
                 return only_refusal(match_proposal(writer, proposal));
             },
             {Right::SingleEntry}},
        COMPTOIR_VERB(StatementReconcile, match_pairings, std::vector<reconcile::PairingId>{}),
        COMPTOIR_VERB(StatementReconcile, change_pointing, k_session, PointingOpening{}),
        COMPTOIR_VERB(StatementReconcile, point_rows, k_session, Rows{}),
        COMPTOIR_VERB(StatementReconcile, unpoint_rows, k_session, Rows{}),
        COMPTOIR_VERB(StatementReconcile, point_remittance, k_session, ""),
        COMPTOIR_VERB(StatementReconcile, point_all_until, k_session, *Date::from_ymd(2026, 1, 31),
                      Rows{}),
        COMPTOIR_VERB(StatementReconcile, validate_pointing, k_session),
        COMPTOIR_VERB(StatementCancel, erase_pointing, k_session),
        COMPTOIR_VERB(StatementReconcile, restore_pointing, PointingUndo{}),
        COMPTOIR_VERB(StatementCancel, undo_matches, {}),
        COMPTOIR_VERB(StatementCancel, undo_movements, {}),
        COMPTOIR_VERB(StatementReview, review_report, "BQ", *Date::from_ymd(2026, 1, 31), ""),
        COMPTOIR_VERB(Movements, create_movement, MovementRequest{}),
    };
}

std::vector<Verb> more_verbs_of_books() {
    return {
        COMPTOIR_VERB(Lettering, letter_planned, std::vector<reconcile::LetterProposal>{}),
        COMPTOIR_VERB(Lettering, undo_letter, Lettered{}),
        COMPTOIR_VERB(Lettering, undo_unletter, Unlettered{}),
        COMPTOIR_VERB(TemplateUpdate, erase_learned, std::vector<std::int64_t>{}),
        COMPTOIR_VERB(TemplateUpdate, restore_learned, ErasedLearning{}),
        COMPTOIR_VERB(TemplateUpdate, switch_learning, false),
        COMPTOIR_VERB(TemplateUpdate, save_template, reconcile::StoredTemplate{}),
        COMPTOIR_VERB(TemplateUpdate, set_template_reference, reconcile::TemplateId{1}, ""),
        COMPTOIR_VERB(TemplateUpdate, remove_template, reconcile::TemplateId{1}),
        COMPTOIR_VERB(TemplateUpdate, restore_template, RemovedTemplate{}),
        COMPTOIR_VERB(TemplateUpdate, order_templates, reconcile::TemplateScope::Company,
                      std::vector<std::string>{}),
        COMPTOIR_VERB(TemplateUpdate, refresh_shared_templates),
        COMPTOIR_VERB(SingleEntry, delete_draft, ledger::EntryId{1}),
        COMPTOIR_VERB(SingleEntry, repair_difference, reconcile::Repair{}),
        COMPTOIR_VERB(SingleEntry, undo_repair, RepairDone{}),
        COMPTOIR_VERB(Pay, confirm_payee_iban, "NOBODY",
                      *Iban::parse("FR7616958000016886912594701")),
        COMPTOIR_VERB(BooksSetup, settle_opening_pointing, "BQ", *Date::from_ymd(2026, 1, 1)),
        COMPTOIR_VERB(BooksSetup, unsettle_opening_pointing, "BQ"),
        COMPTOIR_VERB(Users, set_password, ProtectedDossier::change("claire", "x")),
    };
}

std::vector<Verb> verbs_of_books() {
    return {
        COMPTOIR_VERB(Lettering, letter_rows, std::vector<ledger::RowId>{}),
        COMPTOIR_VERB(Lettering, unletter_rows, std::vector<ledger::RowId>{}),
        COMPTOIR_VERB(BatchNatures, set_natures, std::vector<bank::LineId>{}, bank::Nature::Fee),
        COMPTOIR_VERB(BatchNatures, restore_natures, std::vector<LineNature>{}),
        COMPTOIR_VERB(TemplateUpdate, switch_learned, 1, false),
        COMPTOIR_VERB(TemplateUpdate, undo_switch_learned, SwitchedLearning{}),
        COMPTOIR_VERB(BatchEntries, book_template_entries, std::vector<bank::LineId>{})
            .with({Right::StatementReconcile}),
        COMPTOIR_VERB(SingleEntry, book_template_entry, TemplateEntry{})
            .with({Right::StatementReconcile}),
        COMPTOIR_VERB(TemplateUpdate, correct_past, reconcile::TemplateId{1})
            .with({Right::BatchEntries, Right::StatementReconcile, Right::StatementCancel}),
        COMPTOIR_VERB(BooksSetup, add_account, AccountAdd{}),
        COMPTOIR_VERB(Settings, use_account, AccountChoice{}),
        COMPTOIR_VERB(PartyUpdate, set_party, PartyChange{}),
        COMPTOIR_VERB(PartyUpdate, import_parties, "none.csv"),
        COMPTOIR_VERB(SingleEntry, post_draft, ledger::Entry{}),
        COMPTOIR_VERB(SingleEntry, post_draft_again, ledger::Entry{}),
        COMPTOIR_VERB(SingleEntry, discard_draft, ledger::EntryId{1}),
        COMPTOIR_VERB(SingleEntry, reverse_entry, ledger::EntryId{1}, ""),
        COMPTOIR_VERB(EntryValidate, validate_entries, std::nullopt),
        COMPTOIR_VERB(EntryValidate, validate_entry, ledger::EntryId{1}),
        COMPTOIR_VERB(PeriodClose, close_period, *Date::from_ymd(2026, 1, 31)),
        COMPTOIR_VERB(InvoiceEnter, add_documents, std::vector<std::filesystem::path>{},
                      inbox::Box::Purchase),
        COMPTOIR_VERB(InvoiceEnter, move_document, inbox::DocumentId{1}, inbox::Box::Sale),
        COMPTOIR_VERB(InvoiceEnter, review_invoice, invoices::InvoiceId{1}, InvoiceReview{}),
        COMPTOIR_VERB(InvoiceEnter, book_invoice, invoices::InvoiceId{1}, std::nullopt),
        COMPTOIR_VERB(InvoiceApprove, approve_invoice, invoices::InvoiceId{1}),
        COMPTOIR_VERB(InvoiceApprove, refuse_invoice, invoices::InvoiceId{1}, "no"),
        COMPTOIR_VERB(Pay, add_payments, PaymentAdd{}),
        COMPTOIR_VERB(Pay, cancel_payment, payments::PaymentId{1}),
        COMPTOIR_VERB(Pay, export_payments, PaymentExport{}),
        COMPTOIR_VERB(BooksSetup, import_books, BooksImport{}),
        COMPTOIR_VERB(BooksSetup, open_year, YearOpening{}),
        COMPTOIR_VERB(BooksSetup, add_journal, JournalAdd{}),
        COMPTOIR_VERB(Settings, set_setting, k_sync_interval_s, 1200),
        COMPTOIR_VERB(Settings, set_journal_import, JournalImportChange{.journal = "XX"}),
        COMPTOIR_VERB(Settings, set_match_sources, std::vector<std::string>{}),
        COMPTOIR_VERB(Settings, set_difference, DifferenceChange{}),
        COMPTOIR_VERB(Settings, remove_difference, ""),
        COMPTOIR_VERB(Settings, allow_difference, reconcile::DifferenceLimit{}),
        COMPTOIR_VERB(Settings, give_difference_limit_back, reconcile::DifferenceLimit{}),
        COMPTOIR_VERB(Settings, forbid_difference, 1),
        COMPTOIR_VERB(Users, add_user, UserAdd{.code = "new"}),
        COMPTOIR_VERB(Users, set_user, UserChange{.code = "nobody"}),
        COMPTOIR_VERB(Users, set_role, RoleChange{.code = "a b"}),
    };
}

const std::vector<Verb>& verbs() {
    const static std::vector<Verb> list = [] {
        std::vector<Verb> all = verbs_of_statements();
        for (auto* more : {verbs_of_books, more_verbs_of_statements, more_verbs_of_books})
            for (Verb& verb : more())
                all.push_back(std::move(verb));
        return all;
    }();
    return list;
}

TEST(EveryRightTest, EveryRightHasAVerbHere) {
    std::set<Right> tried{Right::Connections}; // below: they take the workspace
    for (const Verb& verb : verbs())
        tried.insert(verb.right);
    for (const Right right : users::all_rights())
        EXPECT_TRUE(tried.contains(right)) << users::to_text(right);
}

// Eve's role holds exactly these rights.
void give_eve(ProtectedDossier& dossier, users::RightSet rights) {
    RoleChange change{.code = "trial"};
    for (const Right right : users::all_rights())
        (rights.has(right) ? change.allow : change.deny).push_back(right);
    test::expect_done(dossier.as_claire()->write<void>([&](Writer& writer) -> Result<void> {
        CT_TRY(set_role(writer, change));
        CT_TRY(set_user(writer, {.code = "eve", .role = "trial"}));
        return {};
    }));
}

// The verb runs and nothing of it stays.
std::string refusal_for_eve(const Verb& verb, Workspace& eve) {
    const ErrorSpec tried{"test.tried", ErrorKind::Refused};
    return refusal_of(eve.write<void>([&](Writer& writer) -> Result<void> {
        CT_TRY(verb.run(writer));
        return fail(tried);
    }));
}

TEST(EveryRightTest, RefusesWhoHasAllTheOthersAndLetsThroughWhoHasItAlone) {
    ProtectedDossier dossier;
    for (const Right right : users::all_rights()) {
        users::RightSet others = users::RightSet::all();
        give_eve(dossier, others.remove(right));
        {
            const auto eve = dossier.as_eve();
            for (const Verb& verb : verbs()) {
                if (!verb.needs().has(right))
                    continue;
                EXPECT_EQ(refusal_for_eve(verb, *eve), "users.not_allowed")
                    << verb.name << " without " << users::to_text(right);
            }
        }
        const users::RightSet alone = users::RightSet().add(right);
        give_eve(dossier, alone);
        const auto eve = dossier.as_eve();
        for (const Verb& verb : verbs()) {
            const std::string refusal = refusal_for_eve(verb, *eve);
            EXPECT_EQ(refusal == "users.not_allowed", verb.needs() != alone)
                << verb.name << " for " << users::to_text(right) << ": " << refusal;
        }
    }
}

TEST(EveryRightTest, WhatTakesSeveralRightsIsDoneByWhoHasThoseAlone) {
    ProtectedDossier dossier;
    for (const Verb& verb : verbs()) {
        if (verb.beside.empty())
            continue;
        give_eve(dossier, verb.needs());
        EXPECT_NE(refusal_for_eve(verb, *dossier.as_eve()), "users.not_allowed") << verb.name;
    }
}

TEST(EveryRightTest, ARefusalSaysWhoMayDoIt) {
    ProtectedDossier dossier;
    const auto eve = dossier.as_eve();
    const auto refused = eve->write<void>(
        [](Writer& writer) { return close_period(writer, *Date::from_ymd(2026, 1, 31)); });
    ASSERT_EQ(refusal_of(refused), "users.not_allowed");
    EXPECT_EQ(i18n::explain(refused.error(), i18n::Language::English),
              "eve may not close periods in this dossier. Who may: Claire Martin.");
    EXPECT_EQ(i18n::explain(refused.error(), i18n::Language::French),
              "eve n’a pas ce droit dans ce dossier\u202f: clôturer des périodes. Qui peut le "
              "faire\u202f: Claire Martin.");
}

TEST(EveryRightTest, WhatNobodyMayDoSaysThat) {
    ProtectedDossier dossier;
    give_eve(dossier, users::RightSet().add(Right::Users));
    const auto eve = dossier.as_eve();
    test::expect_done(eve->write<void>([](Writer& writer) -> Result<void> {
        CT_TRY(set_user(writer, {.code = "claire", .role = "reviewer"}));
        return {};
    }));
    EXPECT_EQ(refusal_of(eve->write<void>([](Writer& writer) {
                  return close_period(writer, *Date::from_ymd(2026, 1, 31));
              })),
              "users.nobody_may");
}

TEST(EveryRightTest, OneVerbMayCallAnotherWithoutItsRight) {
    ProtectedDossier dossier;
    give_eve(dossier, users::RightSet().add(Right::StatementReconcile));
    const auto eve = dossier.as_eve();
    test::expect_done(eve->write<void>([](Writer& writer) -> Result<void> {
        CT_ASSIGN(act, writer.begin(Right::StatementReconcile));
        EXPECT_TRUE(writer.begin(Right::SingleEntry).has_value()) << "the settlement it posts";
        EXPECT_EQ(refusal_of(writer.require(Right::Pay)), "users.not_allowed");
        return {};
    }));
    test::expect_done(eve->write<void>([](Writer& writer) -> Result<void> {
        CT_TRY(writer.begin(Right::StatementReconcile));
        EXPECT_FALSE(writer.begin(Right::SingleEntry).has_value()) << "that act has ended";
        return {};
    }));
}

// A331: what a match by hand would write beside itself has its own right.
TEST(EveryRightTest, AMatchByHandAsksForWhatItWritesToo) {
    const ManualMatch writes_off{.difference = "settlement"};
    ManualMatch books;
    books.targets.push_back({.kind = reconcile::TargetKind::Account, .account = "627000"});
    for (const auto& [request, beside] :
         {std::pair(writes_off, Right::WriteOff), std::pair(books, Right::SingleEntry)}) {
        const Verb verb{Right::StatementReconcile,
                        "match_by_hand",
                        [&asked = request](Writer& writer) {
                            return only_refusal(match_by_hand(writer, asked));
                        },
                        {}};
        ProtectedDossier dossier;
        give_eve(dossier, users::RightSet().add(Right::StatementReconcile));
        EXPECT_EQ(refusal_for_eve(verb, *dossier.as_eve()), "users.not_allowed");
        give_eve(dossier, users::RightSet().add(Right::StatementReconcile).add(beside));
        EXPECT_EQ(refusal_for_eve(verb, *dossier.as_eve()), "reconcile.nothing_ticked");
    }
}

TEST(EveryRightTest, WhatRecordsWithoutHavingBegunIsBroken) {
    test::TempDossier dossier;
    const auto broken = dossier.write<void>([](Writer& writer) -> Result<void> {
        writer.record("test.forgotten", "a right");
        return {};
    });
    EXPECT_EQ(refusal_of(broken), "app.internal");
}

TEST(EveryRightTest, ConnectionsAskForTheirRightBeforeTheNetwork) {
    ProtectedDossier dossier;
    const auto eve = dossier.as_eve();
    const SecretString passphrase(std::string_view("vault"));
    EXPECT_EQ(refusal_of(test_connection(*eve, ConnectionId{1}, passphrase)), "users.not_allowed");
    EXPECT_EQ(refusal_of(remove_connection(*eve, ConnectionId{1}, passphrase)),
              "users.not_allowed");
}

TEST(EveryRightTest, EveryRightAndEveryFixedRoleHasItsWords) {
    for (const i18n::Language language : {i18n::Language::French, i18n::Language::English}) {
        for (const Right right : users::all_rights())
            EXPECT_TRUE(i18n::has_text("right." + std::string(users::to_text(right))));
        for (const users::Role& role : users::fixed_roles())
            EXPECT_NE(i18n::word("role", role.code, language), "role." + role.code);
    }
}

} // namespace
} // namespace comptoir::app
