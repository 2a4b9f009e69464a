// The acts of the statements pane: what each is called and when it can be done.
#include "comptoir/gui/bank/statements_pane.h"

namespace comptoir::gui {

void StatementsPane::name_actions() {
    m_choose->setText(tr("&Choose files…"));
    m_toggle->setText(tr("Import it or &leave it"));
    m_settings->setText(tr("Journal &settings…"));
    m_settings->setToolTip(
        tr("Format, folder and matching of the statements that a journal takes in"));
    m_journal->setToolTip(tr("Tie this account of the bank to a journal of the books"));
    m_dates->setText(tr("&Day or month first…"));
    m_aside->setText(tr("To the &quarantine"));
    m_aside->setToolTip(tr("Keep the file aside, to be repaired and imported later"));
    m_remove->setText(tr("&Remove from the list"));
    m_known->setText(tr("&Known lines"));
    m_known->setToolTip(tr("The lines of this file that were here already"));
    m_own->setText(tr("Statement it came in &with"));
    m_merge->setText(tr("The sa&me operation"));
    m_merge->setToolTip(
        tr("Both lines tell one operation: one of them goes, and can be taken back"));
    m_undo->setText(tr("&Undo the import"));
    m_look->setText(tr("&Open the bank’s file"));
    m_save->setText(tr("&Save the bank’s file…"));
    m_columns->setText(tr("&Columns…"));
    m_columns->setToolTip(tr("Say what the columns of this CSV file hold"));
    m_back->setText(tr("&Back to the files"));
    m_replace->setText(tr("&Correct the line…"));
    m_insert->setText(tr("&Insert a line…"));
    m_delete->setText(tr("&Delete the line…"));
    m_drop->setText(tr("&Withdraw the correction"));
    m_give_up->setText(tr("It &does not come"));
    m_line->setText(tr("&Go to a line…"));
    m_try->setText(tr("&Try"));
    m_try->setToolTip(tr("Reads the file with its corrections; writes nothing"));
    m_discard->setText(tr("Disc&ard the file…"));
    m_again->setText(tr("Import &other files"));
    m_filter->setText(tr("&Filter"));
    m_next_tab->setText(tr("Ne&xt tab"));
    m_previous_tab->setText(tr("&Previous tab"));
}

void StatementsPane::update_import_actions() {
    const bool listing = tab() == Import && m_import->page() == ImportView::Preview;
    const PlannedFile* file = listing && !m_import->is_busy() ? m_import->current_file() : nullptr;
    const FileNeed wanted = m_import->current_need();
    for (QAction* action : {m_toggle, m_remove})
        action->setEnabled(file != nullptr);
    // A file that names an account nobody follows asks for a journal; another asks which one it is.
    need(m_journal, file && m_import->asks_for_a_new_journal()
                        ? std::optional(users::Right::BooksSetup)
                        : std::nullopt);
    offer(m_journal, listing, file && wanted == FileNeed::Journal);
    offer(m_columns, listing, file && m_import->can_ask_columns());
    offer(m_dates, listing, file && wanted == FileNeed::Dates);
    offer(m_aside, listing, file && file->fate != Fate::PutAside && may_be(*file, Fate::PutAside));
}

// Where it belongs, an action is seen only while it can be done; elsewhere it stays in the menu.
// What is hidden cannot be enabled: the order matters.
void StatementsPane::offer(QAction* action, bool here, bool possible) {
    action->setVisible(!here || possible);
    action->setEnabled(possible);
}

void StatementsPane::update_quarantine_actions() {
    const bool here = tab() == Quarantine;
    const app::QuarantinedFile* file = here ? m_quarantine->current() : nullptr;
    const bool open = file && file->state == app::QuarantineState::Open;
    const bool drops = here && m_quarantine->can_drop();
    const bool corrects = here && m_quarantine->can_correct();
    offer(m_drop, here, drops);
    for (QAction* action : {m_replace, m_insert, m_delete}) {
        action->setVisible(!drops);
        action->setEnabled(corrects);
    }
    if (here) {
        need(m_journal, m_quarantine->journal_is_missing() ? std::optional(users::Right::BooksSetup)
                                                           : std::nullopt);
        offer(m_journal, true, m_quarantine->wants_journal());
        offer(m_dates, true, m_quarantine->wants_dates());
    }
    m_journal->setText(here && !m_quarantine->journal_is_missing() ? tr("Of which &account…")
                                                                   : tr("Add the &journal…"));
    m_line->setEnabled(file != nullptr);
    m_try->setEnabled(open);
    m_discard->setVisible(here);
    m_discard->setEnabled(open);
}

void StatementsPane::update_expected_actions() {
    const app::ExpectedRow* row = tab() == Expected ? m_expected->current() : nullptr;
    const bool dropped = row && row->state == app::ExpectedState::Dropped;
    m_give_up->setVisible(tab() == Expected);
    m_give_up->setText(dropped ? tr("&Wait for it again") : tr("It &does not come"));
    m_give_up->setEnabled(tab() == Expected && m_expected->can_toggle());
}

void StatementsPane::update_duplicate_actions() {
    const bool here = tab() == Duplicates;
    const DuplicateRow* row = here ? m_duplicates->current() : nullptr;
    const bool result = tab() == Import && m_import->page() == ImportView::Outcome;
    m_known->setVisible(result || tab() == History);
    m_known->setEnabled(result ? m_import->result()->import_with_known().has_value()
                               : tab() == History && m_history->current());
    need(m_change, row ? std::optional(row->answer) : std::nullopt);
    m_change->setVisible(here);
    m_change->setEnabled(row != nullptr);
    name_change(row);
    const bool repeats = row && row->other_id;
    m_merge->setVisible(repeats);
    m_merge->setEnabled(repeats);
    m_own->setVisible(here);
    m_own->setEnabled(row && row->from.statement);
}

// B does what the chosen line can be answered with.
void StatementsPane::name_change(const DuplicateRow* row) {
    const DuplicateTableModel::List list = m_duplicates->list();
    const bool gone = tab() == Duplicates && list == DuplicateTableModel::Deleted;
    const bool doubtful = tab() == Duplicates && list == DuplicateTableModel::Doubtful;
    m_change->setText(gone                                          ? tr("Take it &back")
                      : doubtful                                    ? tr("T&wo operations")
                      : row && row->kind == DuplicateRow::Overruled ? tr("A duplicate &after all")
                                                                    : tr("N&ot a duplicate"));
    m_change->setToolTip(gone       ? tr("The line goes back into its statement")
                         : doubtful ? tr("An operation of its own: the doubt goes")
                                    : tr("Another operation: the line becomes one of its "
                                         "statement"));
}

void StatementsPane::update_actions() {
    update_expected_actions();
    update_import_actions();
    update_duplicate_actions();
    update_quarantine_actions();
    const ImportView::Page page = m_import->page();
    const bool importing = tab() == Import;
    const bool listing = importing && page == ImportView::Preview;
    const bool mapping = importing && page == ImportView::Columns;
    const bool result = importing && page == ImportView::Outcome;
    const app::HistoryRow* row = tab() == History ? m_history->current() : nullptr;
    const bool from_file = row && row->statement.source != "feed";
    m_run->setVisible(listing || mapping || tab() == Quarantine);
    m_run->setText(mapping ? tr("&Remember these columns") : tr("&Import"));
    m_run->setToolTip(mapping   ? tr("Files with the same header are read by them from then on")
                      : listing ? tr("Import what is ticked, all of it or nothing")
                                : tr("Import the file with its corrections"));
    m_run->setEnabled(listing   ? m_import->can_import()
                      : mapping ? m_import->columns()->can_save()
                                : tab() == Quarantine && m_quarantine->can_import());
    const bool no_history = tab() == History && m_history->model()->rowCount() == 0;
    m_choose->setVisible(!result && !mapping && (importing || no_history));
    m_choose->setEnabled(m_import->can_choose());
    m_again->setVisible(result);
    m_again->setEnabled(result);
    m_back->setVisible(mapping);
    m_back->setEnabled(mapping);
    const DuplicateRow* known = tab() == Duplicates ? m_duplicates->current() : nullptr;
    m_open->setVisible(result || tab() == History || tab() == Expected || tab() == Duplicates);
    m_open->setText(tab() == Duplicates && m_duplicates->list() != DuplicateTableModel::Deleted
                        ? tr("&Open the line it repeats")
                        : tr("&Open the reconciliation"));
    m_open->setEnabled(result              ? m_import->result()->chosen() != nullptr
                       : tab() == Expected ? m_expected->can_open()
                                           : row || (known && (known->other_from.statement ||
                                                               known->from.statement)));
    m_undo->setVisible(result || tab() == History);
    m_undo->setEnabled(result ? m_import->can_undo() : from_file);
    m_save->setVisible(tab() == History);
    m_save->setEnabled(from_file);
    m_look->setVisible(tab() == History);
    m_look->setEnabled(from_file);
    m_filter->setEnabled(tab() == History || tab() == Expected);
}

} // namespace comptoir::gui
