#include "comptoir/gui/shell/pictures.h"

#include "comptoir/app/journal_import.h"
#include "comptoir/app/quarantine.h"
#include "comptoir/app/users.h"
#include "comptoir/gui/bank/statements_pane.h"
#include "comptoir/gui/intake/intake_page.h"
#include "comptoir/gui/payments/payments_pane.h"
#include "comptoir/gui/reconcile/reconcile_pane.h"
#include "comptoir/gui/widgets/buttons.h"

#include <QAction>
#include <QDialog>
#include <QDir>
#include <QPainter>
#include <QPixmap>
#include <QPushButton>

#include <algorithm>
#include <fstream>

namespace comptoir::gui {

namespace {

constexpr int k_width = 1440, k_height = 900; // as people have it
constexpr int k_poll_ms = 40;
constexpr int k_quiet_needed = 6; // nothing under way for a quarter of a second
constexpr int k_ticks_max = 1500; // one minute for one picture
constexpr int k_shade = 60;
constexpr int k_languages = 2, k_themes = 2;
constexpr int k_stages = 3; // of a window over the pane

// What is done in the statements pane before it is drawn.
enum Scene {
    ShowFolder,
    ShowFiles,
    NameColumns,
    ImportFiles,
    AskUndo,
    Repair,
    ShowSettings,
    ListUsers,
    SignIn,
    TakeIn,
    ShowTab
};

struct View {
    const char* name;
    MainWindow::PaneIndex pane;
    int tab; // of the pane, or the chip of the payments pane or of the intake
    Scene scene = ShowTab;
    // Over the pane: where the cursor stands, the act that opens a window, and one inside it.
    const char* line = nullptr;
    const char* act = nullptr;
    const char* then = nullptr;
};
constexpr View k_views[] = {
    {"reconcile", MainWindow::Reconcile, ReconcilePane::General},
    {"reconcile-control", MainWindow::Reconcile, ReconcilePane::Control},
    {"documents", MainWindow::Documents, 0},
    {"invoices", MainWindow::Invoices, 0},
    {"payments", MainWindow::Payments, PaymentsPane::ToPay},
    {"payments-basket", MainWindow::Payments, PaymentsPane::Basket},
    {"payments-ordered", MainWindow::Payments, PaymentsPane::Ordered},
    {"entries", MainWindow::Entries, 0},
    {"reports", MainWindow::Reports, 0},
    {"reconcile-matched", MainWindow::Reconcile, ReconcilePane::Matched},
    {"reconcile-account", MainWindow::Reconcile, ReconcilePane::General, ShowTab, "CARTE PAPETERIE",
     "account"},
    {"reconcile-write-off", MainWindow::Reconcile, ReconcilePane::General, ShowTab,
     "COMMISSION MOUVEMENT", "write_off"},
    {"reconcile-template", MainWindow::Reconcile, ReconcilePane::General, ShowTab, "FRAIS DE TENUE",
     "template"},
    {"reconcile-party-words", MainWindow::Reconcile, ReconcilePane::General, ShowTab,
     "PRLV SEPA URSSAF", "party"},
    {"reconcile-templates", MainWindow::Reconcile, ReconcilePane::General, ShowTab, nullptr,
     "templates"},
    {"reconcile-template-change", MainWindow::Reconcile, ReconcilePane::General, ShowTab, nullptr,
     "templates", "change"},
    {"reconcile-learned", MainWindow::Reconcile, ReconcilePane::General, ShowTab, nullptr,
     "learned"},
    {"reconcile-movement", MainWindow::Reconcile, ReconcilePane::General, ShowTab,
     "CARTE PAPETERIE", "movement"},
    {"reconcile-invoice", MainWindow::Reconcile, ReconcilePane::General, ShowTab, "CHEQUE 4412087",
     "invoice"},
    {"reconcile-note", MainWindow::Reconcile, ReconcilePane::General, ShowTab, "CARTE PAPETERIE",
     "note"},
    {"reconcile-causes", MainWindow::Reconcile, ReconcilePane::General, ShowTab, nullptr, "causes"},
    {"ledger", MainWindow::Reconcile, ReconcilePane::General, ShowTab, "CHEQUE 4412087", "ledger"},
    {"ledger-lettering", MainWindow::Reconcile, ReconcilePane::General, ShowTab, "CHEQUE 4412087",
     "ledger", "letter_auto"},
    {"statements-folder", MainWindow::Statements, StatementsPane::Import, ShowFolder},
    // These import: what is drawn before them stays as the sample dossier has it.
    {"statements-import", MainWindow::Statements, StatementsPane::Import, ShowFiles},
    {"statements-columns", MainWindow::Statements, StatementsPane::Import, NameColumns},
    {"statements-result", MainWindow::Statements, StatementsPane::Import, ImportFiles},
    {"statements-history", MainWindow::Statements, StatementsPane::History},
    {"statements-expected", MainWindow::Statements, StatementsPane::Expected},
    {"statements-duplicates", MainWindow::Statements, StatementsPane::Duplicates},
    {"statements-undo", MainWindow::Statements, StatementsPane::History, AskUndo},
    {"statements-quarantine", MainWindow::Statements, StatementsPane::Quarantine},
    {"statements-repaired", MainWindow::Statements, StatementsPane::Quarantine, Repair},
    {"statements-settings", MainWindow::Statements, StatementsPane::Import, ShowSettings},
    {"users", MainWindow::Reports, 0, ListUsers, nullptr, "users"},
    {"users-password", MainWindow::Reports, 0, ShowTab, nullptr, "users", "set_password"},
    // These close the dossier.
    {"users-sign-in", MainWindow::k_panes, 0, SignIn},
    {"intake-tray", MainWindow::k_panes, IntakePage::Tray, TakeIn},
    {"intake-received", MainWindow::k_panes, IntakePage::Received},
    {"intake-grid", MainWindow::k_panes, IntakePage::Grid},
};
constexpr int k_steps = static_cast<int>(std::size(k_views)) * k_languages * k_themes;

constexpr int k_damaged_line = 6;
constexpr std::string_view k_invented_password = "plage de galets";

std::vector<QDialog*> open_dialogs(const MainWindow& window) {
    std::vector<QDialog*> open;
    for (QDialog* dialog : window.findChildren<QDialog*>())
        if (dialog->isVisible())
            open.push_back(dialog);
    return open;
}

// One at a time: a window takes those of its own with it.
void close_dialogs(const MainWindow& window) {
    for (auto open = open_dialogs(window); !open.empty(); open = open_dialogs(window))
        delete open.front();
}

// An action or a button, whichever has the name.
bool act_on(const QObject& within, const char* name) {
    if (auto* action = within.findChild<QAction*>(QLatin1String(name)); action) {
        action->trigger();
        return true;
    }
    auto* button = within.findChild<QPushButton*>(QLatin1String(name));
    if (button)
        button->click();
    return button != nullptr;
}

// In the pane, else in the menus of the window.
void act_over(QWidget& pane, const char* name) {
    if (!act_on(pane, name))
        act_on(*pane.window(), name);
}

void stand_on(const MatchingView& view, const char* label) {
    for (int row = 0; row < view.line_model()->rowCount(); ++row)
        if (view.line_model()->row_at(row)->label.contains(QLatin1String(label)))
            return view.line_table()->setCurrentIndex(
                view.line_model()->index(row, LineTableModel::Label));
}

// The damaged line of the sample as its bank meant it: a plus without cents.
std::string mended_line(const std::filesystem::path& file) {
    std::ifstream lines(file);
    std::string line;
    for (int number = 0; number < k_damaged_line; ++number)
        std::getline(lines, line);
    std::replace(line.begin(), line.end(), '#', '{');
    return line;
}

// As the desktop would show it: in the middle, the window behind it a little darker.
void draw_over(QPixmap& picture, QDialog& dialog, const Colours& colours) {
    const QPixmap front = dialog.grab();
    QRect place(QPoint(), front.deviceIndependentSize().toSize());
    place.moveCenter(picture.rect().center());
    QPainter painter(&picture);
    painter.fillRect(picture.rect(), QColor(0, 0, 0, k_shade));
    painter.drawPixmap(place.topLeft(), front);
    painter.setPen(colours.line);
    painter.drawRect(place.adjusted(0, 0, -1, -1));
}

} // namespace

PictureRun::PictureRun(MainWindow& window, Surroundings surroundings, const QString& folder)
    : m_window(window), m_surroundings(surroundings), m_folder(folder) {
    m_timer.setInterval(k_poll_ms);
    connect(&m_timer, &QTimer::timeout, this, &PictureRun::settle);
    connect(&window, &MainWindow::dossier_failed, this, [this] { emit finished(1); });
    connect(&window, &MainWindow::dossier_opened, this, &PictureRun::next);
}

void PictureRun::start(const std::filesystem::path& ledger) {
    QDir().mkpath(m_folder);
    m_ledger = ledger;
    m_beside = ledger.parent_path();
    m_window.resize(k_width, k_height);
    m_window.show();
    m_window.open_dossier(ledger);
}

void PictureRun::next() {
    if (m_step == k_steps)
        return emit finished(0);
    const View& view = k_views[m_step / (k_languages * k_themes)];
    m_surroundings.words.choose(m_step / k_themes % k_languages == 0 ? i18n::Language::French
                                                                     : i18n::Language::English);
    m_surroundings.theme.choose(m_step % k_themes == 0 ? ThemeChoice::Light : ThemeChoice::Dark);
    if (view.pane == MainWindow::k_panes) {
        close_dialogs(m_window);
        if (view.scene == SignIn)
            ask_who();
        else if (m_step % (k_languages * k_themes) == 0)
            prepare_intake(view.tab, view.scene == TakeIn);
        m_stage = m_quiet_ticks = m_ticks = 0;
        return m_timer.start();
    }
    m_window.show_pane(view.pane);
    if (auto* reconcile = qobject_cast<ReconcilePane*>(m_window.pane(view.pane))) {
        reconcile->show_tab(static_cast<ReconcilePane::Tab>(view.tab));
        // What is matched lies in earlier statements too.
        if (view.tab == ReconcilePane::Matched)
            reconcile->show_all_statements();
    }
    if (auto* payments = qobject_cast<PaymentsPane*>(m_window.pane(view.pane)))
        payments->chips()->choose(view.tab);
    if (m_step % (k_languages * k_themes) == 0)
        prepare();
    close_dialogs(m_window);
    if (view.scene == ShowSettings)
        open_settings();
    if (view.scene == AskUndo)
        ask_undo();
    m_stage = m_quiet_ticks = m_ticks = 0;
    m_timer.start();
}

void PictureRun::prepare() {
    const View& view = k_views[m_step / (k_languages * k_themes)];
    if (view.scene == ListUsers)
        list_users();
    auto* statements = qobject_cast<StatementsPane*>(m_window.pane(view.pane));
    if (!statements)
        return;
    statements->show_tab(static_cast<StatementsPane::Tab>(view.tab));
    prepare_statements(view.scene);
}

void PictureRun::list_users() {
    command(
        *m_window.session(), &m_window,
        [](app::Writer& writer) -> Result<users::User> {
            CT_TRY(app::set_role(writer,
                                 {.code = "stagiaire", .name = "Stagiaire", .like = "assistant"}));
            CT_TRY(app::add_user(writer, {"claire", "Claire Martin", "owner"}));
            CT_TRY(app::add_user(writer, {"lise", "Lise Moreau", "reviewer"}));
            return app::add_user(writer, {"paul", "Paul Petit", "stagiaire"});
        },
        [](const Result<users::User>&) {});
}

// The first password closes the dossier, which asks who goes on.
void PictureRun::ask_who() {
    if (!m_window.session())
        return m_window.open_dossier(m_ledger);
    command(
        *m_window.session(), this,
        [](app::Writer& writer) {
            return app::set_password(
                writer, {.user = "claire", .password = SecretString(k_invented_password)});
        },
        [this](const Result<users::User>&) { m_window.open_dossier(m_ledger); });
}

void PictureRun::prepare_intake(int tab, bool begins) {
    IntakePage* intake = m_window.intake();
    if (begins) {
        m_window.show_intake();
        // Where the folder really is: its own name is shown.
        std::error_code problem;
        intake->set_folder(std::filesystem::canonical(m_beside / "clients", problem));
        intake->take({m_beside / "cabinet" / "cabinet-2026-11.zip"});
    }
    intake->show_view(static_cast<IntakePage::View>(tab));
}

void PictureRun::watch_folder() {
    command(
        *m_window.session(), &m_window,
        [](app::Writer& writer) {
            return app::set_journal_import(writer, {.journal = "BQ", .watched = true});
        },
        [](const Result<app::JournalImport>&) {});
}

void PictureRun::open_settings() {
    auto* statements = qobject_cast<StatementsPane*>(m_window.pane(MainWindow::Statements));
    statements->import_view()->bar()->choose("BQ");
    statements->import_view()->ask_settings();
}

// Of the oldest statement, which has matches.
void PictureRun::ask_undo() {
    HistoryView* history =
        qobject_cast<StatementsPane*>(m_window.pane(MainWindow::Statements))->history();
    history->table()->setCurrentIndex(
        history->model()->index(history->model()->rowCount() - 1, HistoryTableModel::File));
    history->ask_undo();
}

void PictureRun::repair() {
    QuarantineView* quarantine =
        qobject_cast<StatementsPane*>(m_window.pane(MainWindow::Statements))->quarantine();
    const std::string line = mended_line(m_beside / "a-importer" / "releve-2026-11-abime.cfonb");
    command(
        *m_window.session(), &m_window,
        [line](app::Writer& writer) -> Result<app::Correction> {
            CT_ASSIGN(files, app::list_quarantine(writer, {}));
            return app::correct_line(writer, {.file = files.front().id,
                                              .kind = bank::CorrectionKind::Replace,
                                              .line = k_damaged_line,
                                              .text = line,
                                              .why = "1 980,00 € sur l’avis de la banque",
                                              .expected = std::nullopt});
        },
        [quarantine](const Result<app::Correction>&) { quarantine->try_file(); });
}

void PictureRun::prepare_statements(int scene) {
    auto* statements = qobject_cast<StatementsPane*>(m_window.pane(MainWindow::Statements));
    ImportView* view = statements->import_view();
    switch (static_cast<Scene>(scene)) {
    case ShowFolder:
        watch_folder();
        break;
    case ShowFiles: {
        std::vector<std::filesystem::path> files;
        for (const QFileInfo& file : QDir(q((m_beside / "a-importer").string()))
                                         .entryInfoList(QDir::Files, QDir::Name | QDir::Reversed))
            files.emplace_back(file.filePath().toStdString());
        statements->add_files(files); // the message of the folder goes
        break;
    }
    case NameColumns:
        for (const FileRow& row : view->preview()->file_model()->rows())
            if (row.need == FileNeed::Columns)
                view->preview()->file_table()->select_key(row.key);
        view->ask_columns();
        break;
    case ImportFiles:
        view->start_again();
        view->import_all();
        break;
    case ShowSettings:
        view->start_again();
        break;
    case Repair:
        repair();
        break;
    case AskUndo:
    case ListUsers:
    case SignIn:
    case TakeIn:
    case ShowTab:
        break;
    }
}

bool PictureRun::is_quiet() const {
    // Previews follow each other in small steps: between two of them nothing is asked.
    if (!m_surroundings.jobs.jobs().empty())
        return false;
    if (k_views[m_step / (k_languages * k_themes)].scene == SignIn)
        return !m_window.session() && !open_dialogs(m_window).empty();
    if (!m_window.session())
        return !m_window.intake()->is_busy();
    return m_window.session()->is_quiet() && !m_window.folders()->is_busy();
}

bool PictureRun::open_more() {
    const View& view = k_views[m_step / (k_languages * k_themes)];
    for (; m_stage < k_stages; ++m_stage) {
        const char* const stages[k_stages] = {view.line, view.act, view.then};
        const char* stage = stages[m_stage];
        if (!stage)
            continue;
        QWidget* pane = m_window.pane(view.pane);
        if (stage == view.line)
            stand_on(*qobject_cast<ReconcilePane*>(pane)->matching(), stage);
        else if (stage == view.act)
            act_over(*pane, stage);
        else if (const auto open = open_dialogs(m_window); !open.empty())
            act_on(*open.front(), stage);
        ++m_stage;
        return true;
    }
    return false;
}

void PictureRun::settle() {
    m_quiet_ticks = is_quiet() ? m_quiet_ticks + 1 : 0;
    if (m_quiet_ticks < k_quiet_needed && ++m_ticks < k_ticks_max)
        return;
    if (open_more()) {
        m_quiet_ticks = m_ticks = 0;
        return;
    }
    m_timer.stop();
    const View& view = k_views[m_step / (k_languages * k_themes)];
    const QString name =
        QStringLiteral("%1-%2-%3.png")
            .arg(QLatin1String(view.name), q(i18n::to_text(m_surroundings.words.language())),
                 m_surroundings.theme.is_dark() ? QStringLiteral("dark") : QStringLiteral("light"));
    QPixmap picture = m_window.grab();
    for (QDialog* dialog : open_dialogs(m_window))
        draw_over(picture, *dialog, m_surroundings.theme.colours());
    if (!picture.save(QDir(m_folder).filePath(name)))
        return emit finished(1);
    ++m_step;
    next();
}

} // namespace comptoir::gui
