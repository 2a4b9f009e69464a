#include "gui/shell/pane_rights.h"

#include <algorithm>
#include <array>

namespace comptoir::gui {

namespace {

using users::Right;

struct ActOfPane {
    const char* pane;
    const char* act;
    Right right;
};

// As the verbs behind them begin (app): the verb decides, this only says so beforehand.
constexpr std::array k_acts{
    ActOfPane{"documents", "add_documents", Right::InvoiceEnter},
    ActOfPane{"documents", "refuse", Right::InvoiceApprove},
    ActOfPane{"documents", "to_purchase", Right::InvoiceEnter},
    ActOfPane{"documents", "to_sale", Right::InvoiceEnter},
    ActOfPane{"documents", "to_other", Right::InvoiceEnter},
    ActOfPane{"invoices", "add_documents", Right::InvoiceEnter},
    ActOfPane{"invoices", "refuse", Right::InvoiceApprove},
    ActOfPane{"payments", "confirm_iban", Right::Pay},
    ActOfPane{"payments", "cancel_payment", Right::Pay},
    ActOfPane{"payments", "primary", Right::Pay},
    ActOfPane{"statements", "import_all", Right::StatementImport},
    ActOfPane{"statements", "name_columns", Right::StatementImport},
    ActOfPane{"statements", "put_aside", Right::StatementImport},
    ActOfPane{"statements", "try_file", Right::StatementImport},
    ActOfPane{"statements", "undo_import", Right::StatementCancel},
    ActOfPane{"statements", "discard_file", Right::StatementDelete},
    ActOfPane{"statements", "replace_line", Right::StatementModify},
    ActOfPane{"statements", "insert_line", Right::StatementModify},
    ActOfPane{"statements", "delete_line", Right::StatementModify},
    ActOfPane{"statements", "drop_correction", Right::StatementModify},
    ActOfPane{"statements", "give_up_expected", Right::StatementModify},
    ActOfPane{"statements", "merge_lines", Right::StatementModify},
    ActOfPane{"reconcile", "import", Right::StatementImport},
    ActOfPane{"reconcile", "automatic", Right::StatementReconcile},
    ActOfPane{"reconcile", "match", Right::StatementReconcile},
    ActOfPane{"reconcile", "match_pairs", Right::StatementReconcile},
    ActOfPane{"reconcile", "pair", Right::StatementReconcile},
    ActOfPane{"reconcile", "pair_apart", Right::StatementCancel},
    ActOfPane{"reconcile", "undo_match", Right::StatementCancel},
    ActOfPane{"reconcile", "take_back", Right::StatementCancel},
    ActOfPane{"reconcile", "invoice", Right::StatementModify},
    ActOfPane{"reconcile", "line_party", Right::StatementModify},
    ActOfPane{"reconcile", "document", Right::StatementModify},
    ActOfPane{"reconcile", "note", Right::StatementModify},
    ActOfPane{"reconcile", "ignore", Right::StatementModify},
    ActOfPane{"reconcile", "park", Right::StatementModify},
    ActOfPane{"reconcile", "party", Right::PartyUpdate},
    ActOfPane{"reconcile", "party_card", Right::PartyUpdate},
    ActOfPane{"reconcile", "template", Right::SingleEntry},
    ActOfPane{"reconcile", "template_words", Right::TemplateUpdate},
    ActOfPane{"reconcile", "nature", Right::BatchNatures},
    ActOfPane{"reconcile", "account", Right::SingleEntry},
    ActOfPane{"reconcile", "write_off", Right::WriteOff},
    ActOfPane{"reconcile", "difference_types", Right::Settings},
    ActOfPane{"reconcile", "sources", Right::Settings},
    ActOfPane{"reconcile", "natures", Right::Settings},
    ActOfPane{"reconcile", "movement", Right::Movements},
    ActOfPane{"reconcile", "movements", Right::Movements},
    ActOfPane{"reconcile", "pdf", Right::StatementPrint},
    ActOfPane{"reconcile", "review", Right::StatementReview},
    ActOfPane{"reconcile", "add_journal", Right::BooksSetup},
    ActOfPane{"entries", "import_books", Right::BooksSetup},
    ActOfPane{"entries", "reverse", Right::SingleEntry},
    ActOfPane{"entries", "delete_draft", Right::SingleEntry},
    ActOfPane{"entries", "validate", Right::EntryValidate},
    ActOfPane{"reports", "import", Right::StatementImport},
    ActOfPane{"reports", "pdf", Right::StatementPrint},
};

} // namespace

std::optional<Right> right_of_act(const QString& pane, const QString& act) {
    const auto found = std::find_if(k_acts.begin(), k_acts.end(), [&](const ActOfPane& each) {
        return pane == QLatin1String(each.pane) && act == QLatin1String(each.act);
    });
    return found == k_acts.end() ? std::nullopt : std::optional(found->right);
}

} // namespace comptoir::gui
