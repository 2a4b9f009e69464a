#include "comptoir/gui/shell/main_window.h"

#include "comptoir/gui/intake/intake_page.h"
#include "comptoir/gui/shell/key_help.h"
#include "comptoir/gui/shell/year_dialog.h"
#include "comptoir/gui/widgets/card.h"
#include "comptoir/gui/widgets/page_stack.h"

#include <QActionGroup>
#include <QApplication>
#include <QComboBox>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QMenuBar>
#include <QMimeData>
#include <QScreen>
#include <QSettings>
#include <QStackedWidget>
#include <QToolButton>

#include <array>

namespace comptoir::gui {

namespace {
constexpr int k_least_width = 1100;
constexpr int k_least_height = 680;
constexpr int k_roomy_width = 1280; // below, the tables need what the rail can spare
constexpr std::array k_lock_minutes{5, 15, 30, 60, 0}; // 0: never
void fill_menu(QMenu* menu, const QList<Pane::ActionGroup>& groups) {
    menu->clear();
    qDeleteAll(menu->findChildren<QMenu*>(QString(), Qt::FindDirectChildrenOnly));
    for (const Pane::ActionGroup& group : groups) {
        if (!group.title.isEmpty()) {
            QMenu* inner = menu->addMenu(group.title);
            inner->setToolTipsVisible(true);
            inner->addActions(group.actions);
            continue;
        }
        menu->addSeparator();
        menu->addActions(group.actions);
    }
}

} // namespace

MainWindow::MainWindow(Surroundings surroundings, app::OpenOptions options)
    : m_surroundings(surroundings), m_options(std::move(options)) {
    setObjectName(QStringLiteral("main_window"));
    setWindowIcon(QIcon(QStringLiteral(":/icons/comptoir.svg")));
    setAcceptDrops(true);
    setMinimumSize(k_least_width, k_least_height);
    // A small screen shows the whole window, down to the least that fits.
    const QScreen* place = screen();
    resize(QSize(1440, 860).boundedTo(place ? place->availableSize() : QSize(1440, 860)));
    m_idle = new IdleLock([this] { lock(); }, this);
    build_actions();
    connect_actions();
    auto* whole = new QWidget(this);
    auto* column = new QVBoxLayout(whole);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    build_header();
    build_menus();
    column->addWidget(m_header);
    auto* middle = new QHBoxLayout;
    middle->setSpacing(0);
    m_rail = new Rail(surroundings, whole);
    m_stack = new PageStack(whole);
    m_stack->setObjectName(QStringLiteral("pane_stack"));
    m_home = new PageStack(m_stack);
    m_start = new StartPage(surroundings, m_new, m_open, m_intake, m_home);
    m_intake_page = new IntakePage(surroundings, m_options, m_home);
    m_home->addWidget(m_start);
    m_home->addWidget(m_intake_page);
    m_stack->addWidget(m_home);
    connect(m_intake_page->back(), &QAction::triggered, this,
            [this] { m_home->setCurrentWidget(m_start); });
    middle->addWidget(m_rail);
    middle->addWidget(m_stack, 1);
    column->addLayout(middle, 1);
    m_status = new StatusLine(surroundings, whole);
    column->addWidget(m_status);
    setCentralWidget(whole);
    connect(m_start, &StartPage::path_chosen, this,
            [this](const QString& path) { open_dossier(path.toStdString()); });
    connect(m_rail, &Rail::chosen, this,
            [this](int index) { show_pane(static_cast<PaneIndex>(index)); });
    connect(m_search, &SearchBox::jump_asked, this, &MainWindow::jump);
    connect(&surroundings.theme, &Theme::changed, this, &MainWindow::show_header);
    m_search->set_local([this] { return local_hits(); });
    retranslate();
    update_actions();
    m_start->show_recent(recent());
}

MainWindow::~MainWindow() {
    drop_locked();
    take_apart();
}

QAction* MainWindow::add_global(const QString& name, const QString& icon, const QKeySequence& key) {
    auto* action = new QAction(this);
    action->setObjectName(name);
    action->setProperty("icon_name", icon);
    action->setShortcut(key);
    action->setShortcutContext(Qt::WindowShortcut);
    addAction(action);
    m_actions << action;
    return action;
}

void MainWindow::build_actions() {
    m_new = add_global(QStringLiteral("new_dossier"), QStringLiteral("add"), QKeySequence::New);
    m_open =
        add_global(QStringLiteral("open_dossier"), QStringLiteral("folder"), QKeySequence::Open);
    m_close =
        add_global(QStringLiteral("close_dossier"), QStringLiteral("close"), Qt::CTRL | Qt::Key_W);
    m_import = add_global(QStringLiteral("import_statements"), QStringLiteral("import"),
                          Qt::CTRL | Qt::Key_I);
    m_intake = add_global(QStringLiteral("intake"), QStringLiteral("bank"), {});
    m_documents = add_global(QStringLiteral("add_documents"), QStringLiteral("documents"),
                             Qt::CTRL | Qt::Key_D);
    m_books = add_global(QStringLiteral("import_books"), QStringLiteral("entries"), {});
    m_year = add_global(QStringLiteral("open_year"), QStringLiteral("add"), {});
    m_fec = add_global(QStringLiteral("export_fec"), QStringLiteral("export"), {});
    m_pull =
        add_global(QStringLiteral("pull_feeds"), QStringLiteral("refresh"), Qt::CTRL | Qt::Key_R);
    m_users = add_global(QStringLiteral("users"), {}, {});
    m_change_user = add_global(QStringLiteral("change_user"), {}, {});
    m_quit = add_global(QStringLiteral("quit"), {}, Qt::CTRL | Qt::Key_Q);
    m_undo = add_global(QStringLiteral("undo"), QStringLiteral("undo"), QKeySequence::Undo);
    m_search_action =
        add_global(QStringLiteral("search"), QStringLiteral("search"), Qt::CTRL | Qt::Key_K);
    m_help = add_global(QStringLiteral("help"), QStringLiteral("help"), Qt::Key_F1);
    for (int index = 0; index < k_panes; ++index) {
        QAction* go = add_global(QStringLiteral("go_%1").arg(index), {},
                                 QKeySequence(static_cast<int>(Qt::Key_F2) + index));
        m_pane_switches << go;
        connect(go, &QAction::triggered, this,
                [this, index] { show_pane(static_cast<PaneIndex>(index)); });
    }
    m_french = add_global(QStringLiteral("french"), {}, {});
    m_english = add_global(QStringLiteral("english"), {}, {});
    for (const int minutes : k_lock_minutes) {
        QAction* choice = add_global(QStringLiteral("lock_after_%1").arg(minutes), {}, {});
        choice->setData(minutes);
        m_lock_choices << choice;
    }
    m_system = add_global(QStringLiteral("theme_system"), {}, {});
    m_light = add_global(QStringLiteral("theme_light"), {}, {});
    m_dark = add_global(QStringLiteral("theme_dark"), {}, {});
    for (const QList<QAction*>& choices :
         {QList<QAction*>{m_french, m_english}, {m_system, m_light, m_dark}, m_lock_choices}) {
        auto* group = new QActionGroup(this);
        for (QAction* choice : choices) {
            choice->setCheckable(true);
            group->addAction(choice);
        }
    }
}

void MainWindow::connect_actions() {
    const auto on = [this](QAction* action, auto act) {
        connect(action, &QAction::triggered, this, act);
    };
    on(m_new, [this] {
        open_new_dossier_dialog(m_surroundings, this, m_options,
                                [this](const std::filesystem::path& path) { open_dossier(path); });
    });
    on(m_open, [this] {
        open_dossier_chooser(this,
                             [this](const std::filesystem::path& path) { open_dossier(path); });
    });
    on(m_close, [this] { close_dossier(); });
    on(m_import, [this] { run_work(QStringLiteral("import")); });
    on(m_intake, [this] { show_intake(); });
    on(m_documents, [this] { choose_documents(); });
    on(m_books, [this] { choose_books(); });
    on(m_year, [this] { open_year_dialog(*m_session, messages(), this); });
    on(m_fec, [this] { ask_fec_export(); });
    on(m_pull, [this] {
        if (m_feed)
            m_feed->pull(messages());
    });
    on(m_users, [this] { show_users(); });
    on(m_change_user, [this] { change_user(); });
    on(m_quit, [this] { close(); });
    on(m_undo, [this] { undo(); });
    on(m_search_action, [this] {
        m_search->setFocus(Qt::ShortcutFocusReason);
        m_search->selectAll();
    });
    on(m_help, [this] {
        const int index = m_stack->currentIndex() - 1;
        Pane* shown =
            index >= 0 && !m_panes.empty() ? m_panes[static_cast<std::size_t>(index)] : nullptr;
        open_key_help(m_surroundings, this, shown ? shown->title() : tr("Start"),
                      shown ? shown->pane_actions() : QList<QAction*>{}, m_actions);
    });
    const auto speak = [this](i18n::Language language) {
        QSettings().setValue(QStringLiteral("language"), q(i18n::to_text(language)));
        m_surroundings.words.choose(language);
    };
    on(m_french, [speak] { speak(i18n::Language::French); });
    on(m_english, [speak] { speak(i18n::Language::English); });
    for (QAction* choice : std::as_const(m_lock_choices))
        on(choice, [this, choice] {
            IdleLock::set_minutes(choice->data().toInt());
            watch_idle();
        });
    const auto paint = [this](ThemeChoice choice) {
        QSettings().setValue(QStringLiteral("theme"), static_cast<int>(choice));
        m_surroundings.theme.choose(choice);
    };
    on(m_system, [paint] { paint(ThemeChoice::System); });
    on(m_light, [paint] { paint(ThemeChoice::Light); });
    on(m_dark, [paint] { paint(ThemeChoice::Dark); });
}

void MainWindow::resizeEvent(QResizeEvent* event) {
    QMainWindow::resizeEvent(event);
    if (m_rail)
        m_rail->set_compact(width() < k_roomy_width);
}

void MainWindow::build_header() {
    m_header = new QFrame(this);
    m_header->setObjectName(QStringLiteral("header"));
    m_header->setFixedHeight(44);
    auto* row = new QHBoxLayout(m_header);
    row->setContentsMargins(14, 0, 14, 0);
    row->setSpacing(10);
    m_brand = new QLabel(QStringLiteral("Comptoir"), m_header);
    m_brand->setObjectName(QStringLiteral("brand"));
    m_dossier_button = new QToolButton(m_header);
    m_dossier_button->setProperty("role", "chip");
    m_dossier_button->setPopupMode(QToolButton::InstantPopup);
    m_dossier_button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_dossier_button->setLayoutDirection(Qt::RightToLeft); // the arrow stands after the name
    m_dossier_menu = new QMenu(m_dossier_button);
    m_dossier_button->setMenu(m_dossier_menu);
    m_years = new QComboBox(m_header);
    m_years->setObjectName(QStringLiteral("year_chooser"));
    m_years->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_menus = new QMenuBar(m_header);
    m_menus->setNativeMenuBar(false);
    m_menus->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_search = new SearchBox(m_surroundings, m_header);
    m_search->setMinimumWidth(170);
    m_search->setMaximumWidth(330);
    row->addWidget(m_brand);
    row->addWidget(m_dossier_button);
    row->addWidget(m_years);
    row->addWidget(m_menus);
    row->addStretch(1);
    row->addWidget(m_search, 3);
    connect(m_years, &QComboBox::activated, this, [this](int index) {
        if (!m_session)
            return;
        const QVariant from = m_years->itemData(index, Qt::UserRole),
                       to = m_years->itemData(index, Qt::UserRole + 1);
        m_session->set_year(from.isValid() ? std::optional(DateRange{Date::from_days(from.toInt()),
                                                                     Date::from_days(to.toInt())})
                                           : std::nullopt);
    });
}

void MainWindow::build_menus() {
    m_file_menu = m_menus->addMenu(QString());
    m_file_menu->setToolTipsVisible(true); // why an act is not there for this person
    m_file_menu->addActions({m_new, m_open, m_close});
    m_file_menu->addSeparator();
    m_file_menu->addAction(m_intake);
    m_file_menu->addActions({m_import, m_documents, m_books, m_pull});
    m_file_menu->addSeparator();
    m_file_menu->addActions({m_year, m_fec});
    m_file_menu->addSeparator();
    m_file_menu->addActions({m_users, m_change_user});
    m_file_menu->addSeparator();
    m_file_menu->addAction(m_quit);
    m_edit_menu = m_menus->addMenu(QString());
    m_edit_menu->setToolTipsVisible(true);
    m_edit_menu->addActions({m_undo, m_search_action});
    m_go_menu = m_menus->addMenu(QString());
    m_go_menu->addActions(m_pane_switches);
    m_pane_menu = m_menus->addMenu(QString());
    m_pane_menu->setToolTipsVisible(true);
    m_view_menu = m_menus->addMenu(QString());
    m_language_menu = m_view_menu->addMenu(QString());
    m_language_menu->addActions({m_french, m_english});
    m_theme_menu = m_view_menu->addMenu(QString());
    m_theme_menu->addActions({m_system, m_light, m_dark});
    m_lock_menu = m_view_menu->addMenu(QString());
    m_lock_menu->addActions(m_lock_choices);
    m_help_menu = m_menus->addMenu(QString());
    m_help_menu->addAction(m_help);
    connect(m_dossier_menu, &QMenu::aboutToShow, this, [this] {
        m_dossier_menu->clear();
        for (const QString& path : recent())
            connect(m_dossier_menu->addAction(QFileInfo(path).completeBaseName()),
                    &QAction::triggered, this, [this, path] { open_dossier(path.toStdString()); });
        m_dossier_menu->addSeparator();
        m_dossier_menu->addActions({m_new, m_open, m_close});
        m_dossier_menu->addSeparator();
        m_dossier_menu->addActions({m_users, m_change_user});
    });
}

void MainWindow::show_pane(PaneIndex index) {
    if (m_panes.empty())
        return;
    Pane* shown = m_panes[static_cast<std::size_t>(index)];
    m_stack->setCurrentWidget(shown);
    m_rail->choose(index);
    fill_menu(m_pane_menu, shown->action_groups());
    m_pane_menu->setTitle(shown->title());
    QSettings().setValue(QStringLiteral("pane"), static_cast<int>(index));
    // The first table takes the keyboard, so that the arrows work at once.
    if (QWidget* first = shown->first_focus(); first && first->isVisible())
        first->setFocus(Qt::OtherFocusReason);
}

MessageBar& MainWindow::messages() const {
    const int index = m_stack->currentIndex() - 1;
    if (index < 0 && m_home->currentWidget() == m_intake_page)
        return m_intake_page->messages();
    return index < 0 || m_panes.empty() ? m_start->messages()
                                        : m_panes[static_cast<std::size_t>(index)]->messages();
}

void MainWindow::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        const int index = m_stack->currentIndex() - 1;
        if (index >= 0 && !m_panes.empty())
            fill_menu(m_pane_menu, m_panes[static_cast<std::size_t>(index)]->action_groups());
        if (m_session && !m_arrived_words.isEmpty() && messages().sentence() == m_arrived_words) {
            messages().clear();
            show_arrived(WaitingFolders(m_arrived));
        }
    }
    QMainWindow::changeEvent(event);
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
    if (event->mimeData()->hasUrls())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event) {
    std::vector<std::filesystem::path> files;
    for (const QUrl& url : event->mimeData()->urls())
        if (url.isLocalFile())
            files.emplace_back(url.toLocalFile().toStdString());
    event->acceptProposedAction();
    take_files(files);
}

} // namespace comptoir::gui
