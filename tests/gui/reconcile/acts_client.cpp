#include "acts_client.h"

#include "comptoir/app/books.h"

#include <filesystem>

namespace comptoir::gui {

namespace fs = std::filesystem;

void double_click(Table* table, const QModelIndex& at) {
    ASSERT_FALSE(table->isColumnHidden(at.column()));
    table->scrollTo(at);
    const QPoint middle = table->visualRect(at).center();
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, middle);
    QTest::mouseDClick(table->viewport(), Qt::LeftButton, {}, middle);
}

void ActsClient::start(fs::path shared_templates) {
    ClientUnderTest::Options options;
    options.now = "2026-10-31T10:00:00Z";
    options.shared_templates = std::move(shared_templates);
    options.fill = [this](test::TempDossier& dossier) {
        const fs::path copy = dossier.path();
        dossier.close();
        world.dossier.close();
        fs::copy_file(world.dossier.path(), copy, fs::copy_options::overwrite_existing);
    };
    m_client = std::make_unique<ClientUnderTest>(options);
    m_client->show(MainWindow::Reconcile);
    if (pane().statements()->count() > 0)
        pane().show_all_statements();
    settle();
    watch(view().line_model());
    watch(view().candidate_model());
    table()->setFocus();
}

void ActsClient::press(QWidget* widget, Qt::Key key, Qt::KeyboardModifiers modifiers) {
    QTest::keyClick(widget, key, modifiers);
    settle();
}

void ActsClient::press(Qt::Key key, Qt::KeyboardModifiers modifiers) {
    press(table(), key, modifiers);
}

void ActsClient::undo() {
    press(&m_client->window(), Qt::Key_Z, Qt::ControlModifier);
}

void ActsClient::stand_on(bank::LineId line) {
    select({line});
}

// Not the view's setCurrentIndex: it heeds the Ctrl of the last Ctrl+Z.
static void select_in(Table* table, LineTableModel* model, const std::vector<bank::LineId>& lines) {
    auto how = QItemSelectionModel::ClearAndSelect;
    for (const bank::LineId line : lines) {
        const int row = model->row_of(line.value());
        ASSERT_GE(row, 0) << "the line is not shown";
        table->selectionModel()->setCurrentIndex(model->index(row, LineTableModel::Label),
                                                 how | QItemSelectionModel::Rows);
        how = QItemSelectionModel::Select;
    }
    table->setFocus();
}

void ActsClient::select(const std::vector<bank::LineId>& lines) {
    select_in(table(), view().line_model(), lines);
    settle();
}

void ActsClient::select_matched(const std::vector<bank::LineId>& lines) {
    pane().show_tab(ReconcilePane::Matched);
    settle();
    select_in(pane().matched()->line_table(), pane().matched()->line_model(), lines);
    settle();
}

bool ActsClient::is_offered(ledger::RowId row) {
    const CandidateTableModel* books = view().candidate_model();
    for (int at = 0; at < books->rowCount(); ++at)
        if (books->row_at(at)->row == row)
            return true;
    return false;
}

void ActsClient::tick_row(ledger::RowId row) {
    tick_candidate([row](const Candidate& each) { return each.row == row; });
}

void ActsClient::tick_entry(ledger::EntryId entry) {
    tick_candidate([entry](const Candidate& each) { return each.entry == entry; });
}

void ActsClient::tick_candidate(const std::function<bool(const Candidate&)>& wanted) {
    const bool control = pane().tabs()->currentIndex() == ReconcilePane::Control;
    MatchingView& here = control ? *pane().control() : view();
    Table* books = here.candidate_table();
    int found = -1;
    for (int row = 0; row < here.candidate_model()->rowCount(); ++row)
        if (wanted(*here.candidate_model()->row_at(row)))
            found = row;
    ASSERT_GE(found, 0) << "the row is not among the candidates";
    books->setCurrentIndex(here.candidate_model()->index(found, CandidateTableModel::Journal));
    books->setFocus(); // Space ticks where the keyboard is
    press(books, Qt::Key_Space);
    here.line_table()->setFocus();
}

// Not isAncestorOf(): it stops at the edge of a window.
static bool stands_over(const QWidget* inner, const QWidget* outer) {
    for (const QWidget* up = inner; up; up = up->parentWidget())
        if (up == outer)
            return true;
    return false;
}

QDialog* ActsClient::dialog() {
    QDialog* innermost = nullptr;
    for (QWidget* each : QApplication::topLevelWidgets())
        if (auto* found = qobject_cast<QDialog*>(each); found && found->isVisible())
            if (!innermost || stands_over(found, innermost))
                innermost = found;
    return innermost;
}

void ActsClient::type(const char* name, const QString& text) {
    auto* edit = field<QLineEdit>(name);
    edit->setFocus();
    edit->selectAll();
    if (text.isEmpty())
        QTest::keyClick(edit, Qt::Key_Delete);
    else
        QTest::keyClicks(edit, text);
    QTest::keyClick(edit, Qt::Key_Tab);
    settle();
}

void ActsClient::click(QPushButton* button) {
    ASSERT_TRUE(button && button->isEnabled());
    QTest::mouseClick(button, Qt::LeftButton);
    settle();
}

void ActsClient::act() {
    click(field<QPushButton>("act_button"));
}

QPushButton* ActsClient::offered() {
    QPushButton* button = field<MessageBar>("message_bar")->offered();
    return button->isVisible() ? button : nullptr;
}

void ActsClient::picture(const char* name) {
    const QString folder = qEnvironmentVariable("COMPTOIR_PICTURES");
    if (folder.isEmpty())
        return;
    QApplication::processEvents(); // its layout may be on its way
    QWidget* shown = dialog();
    (shown ? shown : &m_client->window())
        ->grab()
        .save(folder + QLatin1Char('/') + QLatin1String(name) + QStringLiteral(".png"));
}

std::vector<ledger::OpenItem> ActsClient::open_items() {
    return read<std::vector<ledger::OpenItem>>(
        [](app::Reader& reader) { return app::list_open_items(reader, {}); });
}

std::vector<ledger::Entry> ActsClient::entries() {
    return read<std::vector<ledger::Entry>>(
        [](app::Reader& reader) -> Result<std::vector<ledger::Entry>> {
            std::vector<ledger::Entry> list;
            CT_TRY(
                app::for_each_entry(reader, {.limit = 1'000'000}, [&](const ledger::Entry& entry) {
                    list.push_back(entry);
                    return true;
                }));
            return list;
        });
}

std::int64_t ActsClient::balance(const std::string& account) {
    std::int64_t sum = 0;
    for (const ledger::Entry& entry : entries())
        for (const ledger::EntryRow& row : entry.rows)
            sum += row.account == account ? row.amount.minor() : 0;
    return sum;
}

ledger::Entry ActsClient::entry(ledger::EntryId id) {
    return read<ledger::Entry>([&](app::Reader& reader) { return app::load_entry(reader, id); });
}

app::LineRow ActsClient::line(bank::LineId id) {
    return read<app::LineRow>([&](app::Reader& reader) -> Result<app::LineRow> {
        app::LineRow found;
        CT_TRY(app::for_each_line(reader, {.after = id.value() - 1, .limit = 1},
                                  [&](const app::LineRow& row) {
                                      found = row;
                                      return false;
                                  }));
        return found;
    });
}

void ActsClient::expect_check_passes() {
    const auto checks = read<std::vector<app::CheckResult>>(
        [](app::Reader& reader) { return app::check_dossier(reader, {}); });
    for (const app::CheckResult& check : checks)
        EXPECT_TRUE(check.ok) << check.name << ": " << check.detail;
}

} // namespace comptoir::gui
