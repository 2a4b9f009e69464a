// What the window does besides showing: words, work asked by panes, files dropped, jumps, undo.
#include "comptoir/app/file_kind.h"
#include "comptoir/gui/bank/statements_pane.h"
#include "comptoir/gui/inbox/documents_pane.h"
#include "comptoir/gui/intake/intake_page.h"
#include "comptoir/gui/reconcile/reconcile_pane.h"
#include "comptoir/gui/shell/main_window.h"
#include "comptoir/gui/widgets/form_dialog.h"
#include "gui/support/allowed.h"

#include <QComboBox>
#include <QFileDialog>
#include <QMenu>
#include <QSettings>
#include <QStackedWidget>
#include <QStandardPaths>
#include <QToolButton>

namespace comptoir::gui {

namespace {

constexpr int k_recent_max = 8;

struct SortedFiles {
    std::vector<std::filesystem::path> statements, books, documents, unknown;
};

SortedFiles sort_files(const std::vector<std::filesystem::path>& files) {
    SortedFiles sorted;
    for (const std::filesystem::path& file : files) {
        switch (app::kind_of_file(file)) {
        case app::FileKind::Statement:
            sorted.statements.push_back(file);
            break;
        case app::FileKind::Books:
            sorted.books.push_back(file);
            break;
        case app::FileKind::Document:
            sorted.documents.push_back(file);
            break;
        case app::FileKind::Unknown:
            sorted.unknown.push_back(file);
            break;
        }
    }
    return sorted;
}

std::vector<std::filesystem::path> paths_of(const QStringList& names) {
    std::vector<std::filesystem::path> files;
    for (const QString& name : names)
        files.emplace_back(name.toStdString());
    return files;
}

} // namespace

void MainWindow::retranslate_actions() {
    m_new->setText(tr("&New dossier…"));
    m_open->setText(tr("&Open a dossier…"));
    m_close->setText(tr("&Close the dossier"));
    m_import->setText(tr("&Import statements…"));
    m_intake->setText(tr("In&take for many dossiers…"));
    m_documents->setText(tr("&Add documents…"));
    m_books->setText(tr("Import the &books (FEC)…"));
    m_year->setText(tr("Open a financial &year…"));
    m_fec->setText(tr("Export the &FEC…"));
    m_pull->setText(tr("&Pull the bank feeds"));
    m_users->setText(tr("&Users and rights…"));
    m_change_user->setText(tr("C&hange the user…"));
    m_quit->setText(tr("&Quit"));
    m_search_action->setText(tr("&Search everywhere"));
    m_help->setText(tr("&Keys of this pane"));
    m_french->setText(QStringLiteral("Français"));
    m_english->setText(QStringLiteral("English"));
    m_system->setText(tr("As the desktop"));
    m_light->setText(tr("Light"));
    m_dark->setText(tr("Dark"));
    const QString names[] = {tr("Documents"),      tr("Invoices"), tr("Payments"), tr("Statements"),
                             tr("Reconciliation"), tr("Entries"),  tr("Reports")};
    for (int index = 0; index < k_panes; ++index) {
        m_pane_switches[index]->setText(names[index]);
        if (!m_panes.empty())
            m_rail->set_name(index, names[index], m_pane_switches[index]->shortcut().toString());
    }
}

void MainWindow::retranslate() {
    retranslate_actions();
    m_file_menu->setTitle(tr("&File"));
    m_edit_menu->setTitle(tr("&Edit"));
    m_go_menu->setTitle(tr("&Go"));
    m_view_menu->setTitle(tr("&View"));
    m_language_menu->setTitle(tr("&Language"));
    m_theme_menu->setTitle(tr("&Theme"));
    m_lock_menu->setTitle(tr("&Lock when nobody works"));
    for (QAction* choice : std::as_const(m_lock_choices))
        choice->setText(choice->data().toInt() == 0
                            ? tr("&Never", "lock when nobody works")
                            : tr("After %n minute(s)", nullptr, choice->data().toInt()));
    m_help_menu->setTitle(tr("&Help"));
    m_search->setPlaceholderText(tr("Search everywhere"));
    m_search->setAccessibleName(tr("Search everywhere"));
    m_search->results()->setAccessibleName(tr("Search results"));
    m_years->setAccessibleName(tr("Financial year"));
    m_rail->setAccessibleName(tr("Panes"));
    const int index = m_stack->currentIndex() - 1;
    if (index >= 0 && !m_panes.empty())
        m_pane_menu->setTitle(m_panes[static_cast<std::size_t>(index)]->title());
    if (m_years->count() > 0)
        m_years->setItemText(0, tr("All years"));
    for (int i = 1; i < m_years->count(); ++i)
        m_years->setItemText(
            i,
            tr("Year %1", "financial year").arg(m_years->itemData(i, Qt::UserRole + 2).toString()));
    show_header();
    update_actions();
}

void MainWindow::show_header() {
    const bool open = m_session != nullptr;
    m_dossier_button->setText(open ? q(m_session->dossier().company) : tr("No dossier"));
    m_dossier_button->setIcon(m_surroundings.theme.icon(QStringLiteral("chevron-down")));
    m_dossier_button->setIconSize({12, 12});
    m_dossier_button->setAccessibleName(tr("Dossier %1").arg(m_dossier_button->text()));
    m_years->setVisible(open && m_years->count() > 1);
    m_pane_menu->menuAction()->setVisible(open);
    m_rail->setVisible(open);
    setWindowTitle(open ? tr("%1 – Comptoir", "window title; %1 is the company")
                              .arg(q(m_session->dossier().company))
                        : QStringLiteral("Comptoir"));
    for (QAction* action : std::as_const(m_actions))
        if (const QString icon = action->property("icon_name").toString(); !icon.isEmpty())
            action->setIcon(m_surroundings.theme.icon(icon));
}

void MainWindow::update_actions() {
    const bool open = m_session != nullptr;
    for (QAction* action : {m_close, m_fec, m_users})
        action->setEnabled(open);
    allow(m_import, users::Right::StatementImport);
    allow(m_pull, users::Right::StatementImport);
    allow(m_documents, users::Right::InvoiceEnter);
    allow(m_books, users::Right::BooksSetup);
    allow(m_year, users::Right::BooksSetup);
    m_change_user->setEnabled(open && m_session->workspace().actor().is_protected);
    for (QAction* action : std::as_const(m_pane_switches))
        action->setEnabled(open);
    const bool has_acts = open && m_session->can_undo();
    if (open)
        allow_undo(*m_session, m_undo);
    else
        m_undo->setEnabled(false);
    m_undo->setText(has_acts ? tr("&Undo: %1").arg(m_session->undo_words()) : tr("&Undo"));
    (m_surroundings.words.language() == i18n::Language::French ? m_french : m_english)
        ->setChecked(true);
    for (QAction* choice : std::as_const(m_lock_choices))
        if (choice->data().toInt() == IdleLock::minutes())
            choice->setChecked(true);
    switch (m_surroundings.theme.choice()) {
    case ThemeChoice::System:
        m_system->setChecked(true);
        break;
    case ThemeChoice::Light:
        m_light->setChecked(true);
        break;
    case ThemeChoice::Dark:
        m_dark->setChecked(true);
        break;
    }
}

void MainWindow::show_years() {
    query(
        *m_session, this, [](app::Reader& reader) { return app::list_years(reader); },
        [this](Result<std::vector<ledger::FinancialYear>> years) {
            if (!years || !m_session)
                return;
            m_years->clear();
            m_years->addItem(tr("All years"));
            const std::optional<DateRange> chosen = m_session->year();
            for (auto year = years->rbegin(); year != years->rend(); ++year) {
                const QString name = year->days.from.year() == year->days.to.year()
                                         ? QString::number(year->days.to.year())
                                         : tr("%1–%2", "a financial year over two calendar years")
                                               .arg(year->days.from.year())
                                               .arg(year->days.to.year());
                m_years->addItem(tr("Year %1", "financial year").arg(name));
                const int index = m_years->count() - 1;
                m_years->setItemData(index, year->days.from.days(), Qt::UserRole);
                m_years->setItemData(index, year->days.to.days(), Qt::UserRole + 1);
                m_years->setItemData(index, name, Qt::UserRole + 2);
                if (chosen == year->days)
                    m_years->setCurrentIndex(index);
            }
            show_header();
        });
}

StatementsPane* MainWindow::statements() const {
    return qobject_cast<StatementsPane*>(pane(Statements));
}

void MainWindow::run_work(const QString& what) {
    if (!m_session)
        return;
    if (what == QLatin1String("import")) {
        show_pane(Statements);
        statements()->choose_files();
    } else if (what == QLatin1String("add_documents")) {
        choose_documents();
    } else if (what == QLatin1String("import_books")) {
        choose_books();
    } else if (what == QLatin1String("undo")) {
        undo();
    }
}

// What was just imported says so where it opens; the result is one step back.
void MainWindow::open_statement(const QString& journal, qlonglong statement,
                                const QString& sentence) {
    show_pane(Reconcile);
    qobject_cast<ReconcilePane*>(pane(Reconcile))->show_statement(journal, statement);
    if (sentence.isEmpty())
        return;
    messages().show_message(sentence, Tone::Ok);
    messages().offer(tr("Result of the import"), [this] {
        show_pane(Statements);
        statements()->show_result();
    });
}

void MainWindow::watch_folders() {
    m_folders = new FolderWatch(*m_session, m_options.clock, this);
    connect(m_folders, &FolderWatch::arrived, this, &MainWindow::show_arrived);
    connect(m_folders, &FolderWatch::imported, this, &MainWindow::show_folder_import);
    connect(m_folders, &FolderWatch::failed, this, [this](const Error& error) {
        if (messages().is_empty())
            messages().show_error(error);
    });
    m_folders->look();
}

// Nothing is written before the user says so. A message that is being read is not taken away: what
// came in is told at the next look.
void MainWindow::show_arrived(const WaitingFolders& folders) {
    if (!messages().is_empty())
        return;
    m_folders->told(folders);
    m_arrived = folders;
    messages().show_message(tr("%n statement file(s) came into the folder of %1.",
                               "%1 is a journal, or several", FolderWatch::count_of(folders))
                                .arg(FolderWatch::journals_of(folders)),
                            Tone::Accent);
    m_arrived_words = messages().sentence();
    messages().offer(tr("Import"), [this, folders] { m_folders->import(folders, false); });
    messages().offer_also(tr("Look at them"), [this, folders] {
        const bool is_one = folders.size() == 1 && folders.front().folder.journals.size() == 1;
        const std::string journal =
            is_one ? folders.front().folder.journals.front().journal.code : std::string();
        show_pane(Statements);
        statements()->add_files_of(journal, FolderWatch::files_of(folders));
    });
}

void MainWindow::show_folder_import(const ImportOutcome& outcome, const QString& name,
                                    bool unattended) {
    if (!m_session)
        return;
    const auto show = [this, outcome, name] {
        show_pane(Statements);
        statements()->show_outcome(outcome, name);
    };
    if (!unattended)
        return show();
    std::int64_t lines = 0;
    for (const app::ImportedStatement& statement : outcome.report.statements)
        lines += statement.lines_new;
    messages().show_message(
        outcome.report.put_aside.empty()
            ? tr("New lines imported from the folders of the journals: %1.")
                  .arg(m_surroundings.words.count(lines))
            : tr("New lines imported from the folders of the journals: %1. Files that wait in "
                 "quarantine: %2.")
                  .arg(m_surroundings.words.count(lines),
                       m_surroundings.words.count(
                           static_cast<std::int64_t>(outcome.report.put_aside.size()))),
        outcome.asks_for_a_look() ? Tone::Warn : Tone::Ok);
    messages().offer(tr("See the result"), show);
}

void MainWindow::choose_documents() {
    if (!m_session)
        return;
    auto* dialog = new QFileDialog(this, tr("Add documents"), QString(),
                                   tr("Documents (*.pdf *.xml *.png *.jpg *.jpeg)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setLabelText(QFileDialog::Accept, tr("Add"));
    connect(dialog, &QFileDialog::filesSelected, this, [this](const QStringList& names) {
        auto* documents = qobject_cast<DocumentsPane*>(pane(Documents));
        show_pane(Documents);
        documents->add_files(paths_of(names), documents->box());
    });
    dialog->open();
}

void MainWindow::choose_books() {
    if (!m_session)
        return;
    auto* dialog = new QFileDialog(this, tr("Choose the FEC files"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this, [this](const QStringList& names) {
        show_pane(Entries);
        open_books_dialog(*m_session, messages(), this, paths_of(names));
    });
    dialog->open();
}

void MainWindow::ask_fec_export() {
    if (!m_session)
        return;
    auto* dialog = new FormDialog(m_surroundings, tr("Export the FEC"), this);
    dialog->set_introduction(tr("One file of the validated entries of a financial year, as article "
                                "A47 A-1 of the LPF asks. Drafts stay out."));
    auto* year = new QComboBox(dialog);
    for (int i = 1; i < m_years->count(); ++i)
        year->addItem(m_years->itemText(i),
                      m_years->itemData(i, Qt::UserRole + 1).toInt()); // its last day
    auto* encoding = new QComboBox(dialog);
    encoding->addItem(QStringLiteral("ISO 8859-15"), static_cast<int>(app::FecEncoding::Latin9));
    encoding->addItem(QStringLiteral("UTF-8"), static_cast<int>(app::FecEncoding::Utf8));
    dialog->add_row(tr("Financial &year"), year);
    dialog->add_row(tr("&Encoding"), encoding);
    dialog->set_act(tr("Choose the folder…"), [this, dialog, year, encoding] {
        auto* place =
            new QFileDialog(dialog, tr("Folder for the FEC"),
                            QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
        place->setAttribute(Qt::WA_DeleteOnClose);
        place->setFileMode(QFileDialog::Directory);
        connect(place, &QFileDialog::fileSelected, dialog,
                [this, dialog, year, encoding](const QString& folder) {
                    app::FecExport request;
                    request.closing_day = Date::from_days(year->currentData().toInt());
                    request.folder = folder.toStdString();
                    request.encoding =
                        static_cast<app::FecEncoding>(encoding->currentData().toInt());
                    dialog->set_busy(true);
                    query(
                        *m_session, dialog,
                        [request](app::Reader& reader) { return app::export_fec(reader, request); },
                        [this, dialog](Result<app::FecExportReport> report) {
                            if (!report)
                                return dialog->show_error(report.error());
                            dialog->accept();
                            QStringList faults;
                            for (const Diagnostic& fault : report->inherited_faults)
                                faults << m_surroundings.words.sentence(fault);
                            messages().show_message(tr("%n lines written to %1.", nullptr,
                                                       static_cast<int>(report->lines))
                                                        .arg(q(report->path.string())),
                                                    faults.isEmpty() ? Tone::Ok : Tone::Warn,
                                                    faults.join(QLatin1Char('\n')));
                        });
                });
        place->open();
    });
    dialog->open();
}

void MainWindow::take_files(const std::vector<std::filesystem::path>& files) {
    if (files.empty())
        return;
    if (!m_session && m_home->currentWidget() == m_intake_page)
        return m_intake_page->take(files);
    if (!m_session) {
        open_dossier(files.front());
        return;
    }
    run_apart(
        this, [files] { return sort_files(files); },
        [this](SortedFiles sorted) {
            if (!m_session)
                return;
            if (!sorted.unknown.empty())
                messages().show_message(
                    tr("%1 is neither a bank statement, nor an invoice, nor an FEC.")
                        .arg(q(sorted.unknown.front().filename().string())),
                    Tone::Warn);
            if (!sorted.documents.empty()) {
                auto* documents = qobject_cast<DocumentsPane*>(pane(Documents));
                const inbox::Box box =
                    documents->isVisible() ? documents->box() : inbox::Box::Purchase;
                show_pane(Documents);
                documents->add_files(sorted.documents, box);
            }
            if (!sorted.books.empty()) {
                show_pane(Entries);
                open_books_dialog(*m_session, messages(), this, sorted.books);
            }
            if (!sorted.statements.empty()) {
                show_pane(Statements);
                statements()->add_files(sorted.statements);
            }
        });
}

void MainWindow::undo() {
    if (!m_session)
        return;
    take_back_last_act(*m_session, this, [this](const Result<void>& undone, const QString& words) {
        if (!undone)
            return messages().show_error(undone.error());
        messages().show_message(tr("Undone: %1.").arg(words), Tone::Accent);
    });
}

void MainWindow::jump(const QString& name, const QString& kind, qlonglong id) {
    for (std::size_t i = 0; i < m_panes.size(); ++i)
        if (m_panes[i]->objectName() == name) {
            show_pane(static_cast<PaneIndex>(i));
            m_panes[i]->jump(kind, id);
        }
}

std::vector<SearchHit> MainWindow::local_hits() {
    std::vector<SearchHit> hits;
    const auto add = [&](QAction* action, const QString& kind) {
        if (!action->isEnabled() || action->text().isEmpty())
            return;
        const QString icon = action->property("icon_name").toString();
        hits.push_back({kind, action->text().remove(QLatin1Char('&')),
                        icon.isEmpty() ? QStringLiteral("chevron-right") : icon,
                        [action] { action->trigger(); }});
    };
    for (QAction* action : std::as_const(m_pane_switches))
        add(action, tr("pane"));
    for (QAction* action : std::as_const(m_actions))
        if (!m_pane_switches.contains(action))
            add(action, tr("command"));
    const int index = m_stack->currentIndex() - 1;
    if (index >= 0 && !m_panes.empty())
        for (QAction* action : m_panes[static_cast<std::size_t>(index)]->pane_actions())
            add(action, tr("command"));
    return hits;
}

QStringList MainWindow::recent() const {
    return QSettings().value(QStringLiteral("recent")).toStringList();
}

void MainWindow::remember_dossier(const QString& path) {
    QStringList paths = recent();
    paths.removeAll(path);
    paths.prepend(path);
    while (paths.size() > k_recent_max)
        paths.removeLast();
    QSettings().setValue(QStringLiteral("recent"), paths);
}

} // namespace comptoir::gui
