#include "comptoir/gui/intake/intake_page.h"

#include "comptoir/gui/support/async.h"
#include "comptoir/gui/widgets/buttons.h"
#include "comptoir/gui/widgets/card.h"
#include "comptoir/gui/widgets/page_stack.h"
#include "comptoir/gui/widgets/table.h"
#include "gui/intake/intake_work.h"

#include <QDir>
#include <QDragEnterEvent>
#include <QHBoxLayout>
#include <QMimeData>
#include <QSettings>
#include <QStackedWidget>

namespace comptoir::gui {

namespace {
constexpr const char* k_folder_setting = "intake/folder";
} // namespace

IntakePage::IntakePage(Surroundings surroundings, app::OpenOptions options, QWidget* parent)
    : QWidget(parent), m_surroundings(surroundings), m_options(std::move(options)) {
    setObjectName(QStringLiteral("intake_page"));
    setAcceptDrops(true);
    m_back = add_action("intake_back", "close");
    m_choose = add_action("intake_folder", "folder");
    m_add = add_action("intake_files", "import");
    m_again = add_action("intake_again", "refresh");
    m_assign = add_action("intake_assign", "account");
    m_drop = add_action("intake_drop", "dash");
    m_pdf = add_action("intake_pdf", "pdf");
    build_head();
    build_tables();
    connect(m_choose, &QAction::triggered, this, &IntakePage::choose_folder);
    connect(m_add, &QAction::triggered, this, &IntakePage::choose_files);
    connect(m_again, &QAction::triggered, this, [this] { take({}); });
    connect(m_assign, &QAction::triggered, this, &IntakePage::ask_assign);
    connect(m_drop, &QAction::triggered, this, &IntakePage::ask_drop);
    connect(m_pdf, &QAction::triggered, this, &IntakePage::choose_pdf);
    m_folder = QSettings().value(QLatin1String(k_folder_setting)).toString().toStdString();
    retranslate();
}

IntakePage::~IntakePage() {
    if (m_job)
        m_job->stop.request_stop();
}

QAction* IntakePage::add_action(const char* name, const char* icon) {
    auto* action = new QAction(this);
    action->setObjectName(QLatin1String(name));
    action->setProperty("icon_name", QLatin1String(icon));
    action->setIcon(m_surroundings.theme.icon(QLatin1String(icon)));
    addAction(action);
    return action;
}

void IntakePage::build_head() {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 12, 16, 12);
    column->setSpacing(8);
    auto* titles = new QHBoxLayout;
    m_title = role_label("title", this);
    titles->addWidget(m_title);
    titles->addStretch(1);
    titles->addWidget(new ActionButton(m_back, m_surroundings.theme, false, this));
    column->addLayout(titles);
    m_sentence = role_label("dim", this);
    m_sentence->setWordWrap(true);
    column->addWidget(m_sentence);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(new ActionButton(m_add, m_surroundings.theme, true, this));
    buttons->addWidget(new ActionButton(m_again, m_surroundings.theme, false, this));
    buttons->addWidget(new ActionButton(m_choose, m_surroundings.theme, false, this));
    m_where = role_label("dim", this);
    m_where->setTextInteractionFlags(Qt::TextSelectableByMouse);
    buttons->addWidget(m_where, 1);
    column->addLayout(buttons);
    m_messages = new MessageBar(m_surroundings, this);
    column->addWidget(m_messages);
}

Table* IntakePage::add_table(const QString& name, IntakeTableModel* model, int stretch) {
    auto* table = new Table(name, m_surroundings.theme, m_views);
    table->show_model(model, stretch);
    m_views->addWidget(table);
    return table;
}

void IntakePage::build_tables() {
    auto* column = static_cast<QVBoxLayout*>(layout());
    auto* row = new QHBoxLayout;
    m_chips = new ChipRow(this);
    for (const View view : {Received, Tray, Grid})
        m_chips->add(view, QStringLiteral("intake_view_%1").arg(view));
    row->addWidget(m_chips);
    row->addStretch(1);
    row->addWidget(new ActionButton(m_assign, m_surroundings.theme, false, this));
    row->addWidget(new ActionButton(m_drop, m_surroundings.theme, false, this));
    row->addWidget(new ActionButton(m_pdf, m_surroundings.theme, false, this));
    column->addLayout(row);
    m_views = new PageStack(this);
    m_views->setProperty("role", "card");
    m_views->setContentsMargins(1, 1, 1, 1); // within its border
    column->addWidget(m_views, 1);
    using Columns = std::vector<IntakeTableModel::Column>;
    m_received_model = new IntakeTableModel(Columns{{24},
                                                    {5, CellKind::Dim},
                                                    {34},
                                                    {11, CellKind::Dim},
                                                    {11, CellKind::Dim},
                                                    {9, CellKind::Amount},
                                                    {9, CellKind::Amount},
                                                    {18},
                                                    {24, CellKind::Dim}},
                                            this);
    m_tray_model = new IntakeTableModel(Columns{{34},
                                                {16},
                                                {11, CellKind::Dim},
                                                {11, CellKind::Dim},
                                                {8, CellKind::Amount},
                                                {38, CellKind::Dim},
                                                {50}},
                                        this);
    m_grid_model = new IntakeTableModel(Columns{{24},
                                                {5, CellKind::Dim},
                                                {34},
                                                {11, CellKind::Dim},
                                                {16, CellKind::Amount},
                                                {18},
                                                {50}},
                                        this);
    m_received_table = add_table(QStringLiteral("intake_received_table"), m_received_model, 8);
    m_tray_table = add_table(QStringLiteral("intake_tray_table"), m_tray_model, 6);
    m_grid_table = add_table(QStringLiteral("intake_grid_table"), m_grid_model, 6);
    m_tray_table->addActions({m_assign, m_drop});
    connect(m_tray_table, &Table::current_changed, this, &IntakePage::update_actions);
    connect(m_tray_table, &Table::enter_pressed, this, [this] { m_assign->trigger(); });
    connect(m_chips, &ChipRow::chosen_changed, this, [this](int id) {
        m_views->setCurrentIndex(id);
        update_actions();
    });
    m_chips->choose(Received);
}

const IntakeTableModel& IntakePage::model(View view) const {
    switch (view) {
    case Received:
        return *m_received_model;
    case Tray:
        return *m_tray_model;
    case Grid:
        break;
    }
    return *m_grid_model;
}

void IntakePage::show_view(View view) {
    m_chips->choose(view);
    m_views->setCurrentIndex(view);
    update_actions();
}

void IntakePage::retranslate() {
    m_title->setText(tr("Intake for many dossiers"));
    m_sentence->setText(tr("Drop the bank's files here. Each account goes to the dossier and "
                           "journal that follow it; what is unknown waits in the tray."));
    m_back->setText(tr("Back"));
    m_choose->setText(tr("Folder of the dossiers…"));
    m_add->setText(tr("Take in files…"));
    m_again->setText(tr("Try again what waits"));
    m_assign->setText(tr("Assign…", "an account to a dossier"));
    m_drop->setText(tr("Drop…", "give up what waits for an account"));
    m_pdf->setText(tr("Grid as PDF…"));
    m_received_table->setAccessibleName(tr("Accounts taken in"));
    m_tray_table->setAccessibleName(tr("Accounts that wait"));
    m_grid_table->setAccessibleName(tr("Accounts of all clients"));
    const QString client = tr("Company"), journal = tr("Jnl", "short for journal"),
                  account = tr("Account"), from = tr("From"), to = tr("To"),
                  balances = tr("Balances"), file = tr("File");
    m_received_model->set_headings({client, journal, account, from, to, tr("New", "lines"),
                                    tr("Known", "lines"), balances, file});
    m_tray_model->set_headings({account, tr("Holder"), from, to, tr("Lines"), file, tr("Why")});
    m_grid_model->set_headings(
        {client, journal, account, tr("Last day"), tr("Closing"), balances, tr("Gaps")});
    for (QAction* action : actions())
        action->setIcon(m_surroundings.theme.icon(action->property("icon_name").toString()));
    show_rows();
    if (!m_told.isEmpty() && m_messages->sentence() == m_told)
        tell_report();
    update_actions();
}

void IntakePage::update_actions() {
    const bool ready = !m_folder.empty() && m_busy == 0;
    m_where->setText(m_folder.empty() ? tr("Choose the folder of the dossiers first.")
                                      : QDir::toNativeSeparators(q(m_folder.string())));
    m_choose->setEnabled(m_busy == 0);
    m_back->setEnabled(m_busy == 0);
    m_add->setEnabled(ready);
    m_again->setEnabled(ready);
    m_pdf->setEnabled(ready && m_views->currentIndex() == Grid && !m_grid.rows.empty());
    const bank::IntakePart* part = chosen_part();
    const bool waits = part && part->state == bank::IntakeState::Waiting;
    m_assign->setEnabled(ready && waits);
    m_drop->setEnabled(ready && waits);
}

app::IntakeFolder IntakePage::folder() const {
    return {.path = m_folder,
            .user = m_options.user,
            .clock = m_options.clock,
            .password = m_options.password};
}

void IntakePage::set_folder(const std::filesystem::path& folder) {
    m_folder = folder;
    m_report = {};
    QSettings().setValue(QLatin1String(k_folder_setting), q(folder.string()));
    reload();
}

void IntakePage::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void IntakePage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    if (!m_folder.empty() && m_busy == 0)
        reload();
}

void IntakePage::dragEnterEvent(QDragEnterEvent* event) {
    if (event->mimeData()->hasUrls())
        event->acceptProposedAction();
}

void IntakePage::dropEvent(QDropEvent* event) {
    std::vector<std::filesystem::path> files;
    for (const QUrl& url : event->mimeData()->urls())
        if (url.isLocalFile())
            files.emplace_back(url.toLocalFile().toStdString());
    event->acceptProposedAction();
    take(files);
}

} // namespace comptoir::gui
